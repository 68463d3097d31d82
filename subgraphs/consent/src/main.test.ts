import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ENGINES, openTestDatabase, type TestDatabase } from './testing.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
const GRANT_KEYS = `test:${Buffer.alloc(32, 7).toString('base64url')}`

function start(settings: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

describe('the process', () => {
  it('names every setting that is missing, and does not start', async () => {
    const process = start({})
    const [faults, [code]] = await Promise.all([text(process.stderr as NodeJS.ReadableStream), once(process, 'exit')])
    expect(code).toBe(78)
    expect(faults.trim().split('\n').toSorted()).toEqual([
      'configuration: DATABASE_URL is not set',
      'configuration: GRANT_KEYS is not set',
    ])
  })

  it('tells no setting’s value when it refuses it', async () => {
    const process = start({ DATABASE_URL: 'mysql://owner:hemmelig@db/registry', GRANT_KEYS: 'kid:hemmelig' })
    const [faults, [code]] = await Promise.all([text(process.stderr as NodeJS.ReadableStream), once(process, 'exit')])
    expect(code).toBe(78)
    expect(faults).toMatch(/^configuration: GRANT_KEYS: .*\n/m)
    expect(faults).toMatch(/^configuration: DATABASE_URL: .*\n/m)
    expect(faults).not.toContain('hemmelig')
  })
})

describe.skipIf(!ENGINES.includes('PostgreSQL'))('several processes on one database', () => {
  let opened: TestDatabase
  const running: ChildProcess[] = []

  beforeEach(async () => {
    opened = await openTestDatabase('PostgreSQL')
  })
  afterEach(async () => {
    for (const process of running) process.kill('SIGKILL')
    await opened.close()
  })

  it('migrate it once, all serve, and end when they are told to', async () => {
    for (let count = 0; count < 2; count++) {
      running.push(start({ DATABASE_URL: opened.url as string, GRANT_KEYS }))
    }
    const urls = await Promise.all(
      running.map(async (process) => {
        for await (const line of createInterface({ input: process.stdout as NodeJS.ReadableStream })) {
          const { message, url } = JSON.parse(line) as { message: string; url: string }
          if (message === 'listening') return url
        }
        throw new Error('ended before it listened')
      }),
    )
    const { rows } = await opened.pool.query('SELECT name FROM kysely_migration ORDER BY name')
    const migrations = ['0001_registry', '0002_audit', '0003_gateway', '0004_register_feed']
    expect(rows).toEqual(migrations.map((name) => ({ name })))
    for (const url of urls) {
      expect((await fetch(new URL('/health', url))).status).toBe(200)
      const refused = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
      expect(refused.status).toBe(401)
    }
    const ended = running.map((process) => once(process, 'exit'))
    for (const process of running) process.kill('SIGTERM')
    expect((await Promise.all(ended)).map(([code]) => code as unknown)).toEqual([0, 0])
  })

  it('read the population register where they are told it is, and end with it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samsyn-register-'))
    await writeFile(join(folder, 'lest.json'), '{"tidspunkt":"2026-01-01T08:00:00Z"}')
    try {
      const process = start({ DATABASE_URL: opened.url as string, GRANT_KEYS, REGISTER_FOLDER: folder })
      running.push(process)
      for await (const line of createInterface({ input: process.stdout as NodeJS.ReadableStream })) {
        if ((JSON.parse(line) as { message: string }).message === 'the population register was read') break
      }
      const { rows } = await opened.pool.query(
        'SELECT registry.to_instant(max(read_at)) AS at FROM registry.register_feed',
      )
      expect(rows).toEqual([{ at: '2026-01-01T08:00:00.000Z' }])
      const ended = once(process, 'exit')
      process.kill('SIGTERM')
      expect((await ended)[0]).toBe(0)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
