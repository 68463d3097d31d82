import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readSettings, SERVE_SETTINGS } from './config.ts'

const secret = (): string => randomBytes(32).toString('base64url')

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  const result = readSettings(SERVE_SETTINGS, env)
  return result.ok ? [] : result.faults
}

describe('the settings of a subgraph', () => {
  it('need keys, and nothing else', () => {
    const current = secret()
    const result = readSettings(SERVE_SETTINGS, { GRANT_KEYS: `2026-11:${current}` })
    expect(result).toEqual({
      ok: true,
      config: {
        HOST: '127.0.0.1',
        OPERATIONS_HOST: '127.0.0.1',
        PORT: 0,
        GRANT_KEYS: new Map([['2026-11', Buffer.from(current, 'base64url')]]),
      },
    })
    expect(result.ok && Object.isFrozen(result.config)).toBe(true)
  })

  it('may hold two keys while they rotate', () => {
    const result = readSettings(SERVE_SETTINGS, { GRANT_KEYS: `a:${secret()},b:${secret()}` })
    expect(result.ok && [...result.config.GRANT_KEYS.keys()]).toEqual(['a', 'b'])
  })

  it('have no default key', () => {
    expect(faultsOf({})).toEqual(['GRANT_KEYS is not set'])
  })

  it('are told all their faults at once', () => {
    const settings = { ...SERVE_SETTINGS, SOURCE_FOLDER: z.string().min(1) }
    const result = readSettings(settings, { PORT: '70000', GRANT_KEYS: 'x' })
    expect(result.ok ? [] : result.faults.map((fault) => fault.split(/[ :]/)[0])).toEqual([
      'PORT',
      'GRANT_KEYS',
      'SOURCE_FOLDER',
    ])
  })

  it.each([
    ['no kid', `:${secret()}`],
    ['no secret', 'a'],
    ['a secret too short', `a:${randomBytes(31).toString('base64url')}`],
    ['a secret too long', `a:${randomBytes(33).toString('base64url')}`],
    ['a secret in hexadecimal', `a:${randomBytes(32).toString('hex')}`],
    ['a third part', `a:${secret()}:b`],
    ['a good key and a bad one', `a:${secret()},b:x`],
    ['a key after the last comma', `a:${secret()},`],
    ['two keys of one kid', `a:${secret()},a:${secret()}`],
    ['nothing', ''],
  ])('are refused with %s for a key, and the value is not repeated', (_description, value) => {
    const faults = faultsOf({ GRANT_KEYS: value })
    expect(faults).toEqual([
      'GRANT_KEYS: must be one or more <kid>:<32 bytes, base64url>, separated by commas, no kid twice',
    ])
  })

  it('never repeat a faulty value', () => {
    const faults = faultsOf({ PORT: 'hemmelig-8080', GRANT_KEYS: 'a:hemmelig' })
    expect(faults).toHaveLength(2)
    expect(faults.join()).not.toContain('hemmelig')
  })
})
