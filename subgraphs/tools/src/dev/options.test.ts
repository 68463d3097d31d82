import { describe, expect, it } from 'vitest'
import { readDevOptions } from './options.ts'

describe('the command that runs a sector where it is developed', () => {
  it('takes a sector by its name or its folder', () => {
    for (const name of ['childWelfare', 'child-welfare']) {
      expect(readDevOptions([name])).toEqual({
        ok: true,
        options: { sector: 'childWelfare', port: 4000, settings: null },
      })
    }
  })

  it.each([
    ['no sector', []],
    ['a sector that is none', ['leisure']],
    ['two sectors', ['school', 'nav']],
    ['a flag that is none', ['school', '--watch']],
    ['a port that is none', ['school', '--port', '70000']],
    ['a file of settings that is not there', ['school', '--settings', 'no-such-file']],
  ])('refuses %s', (_what, args) => {
    expect(readDevOptions(args)).toMatchObject({ ok: false })
  })

  it('tells every fault at once', () => {
    const read = readDevOptions(['--port', 'x', '--settings', 'no-such-file'])
    expect(read.ok ? [] : read.faults).toHaveLength(3)
  })
})
