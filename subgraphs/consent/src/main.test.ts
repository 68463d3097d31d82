import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readShippedLegalTable } from './legal-table/file.ts'
import { ENGINES, openTestDatabase, type TestDatabase } from './testing.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
const MIGRATIONS = new URL('../migrations/', import.meta.url)
const SETTINGS = {
  GRANT_KEYS: `test:${Buffer.alloc(32, 7).toString('base64url')}`,
  HELP_NAME: 'Blåøy kommune',
  HELP_PHONE: '00 00 00 00',
}

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
      'configuration: HELP_NAME is not set',
      'configuration: HELP_PHONE is not set',
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

  it('names every fault of the municipal rules, and does not start', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samsyn-rules-'))
    const file = join(folder, 'regler.json')
    const entry = {
      municipality: '46',
      name: 'Blåøy',
      source: 'rettleiing',
      inForceFrom: '2024-08-01',
      inForceTo: null,
    }
    await writeFile(file, JSON.stringify([{ ...entry, replaces: ['H-0-15'], rows: [] }]))
    try {
      const url = 'postgres://owner@127.0.0.1:1/registry'
      const process = start({ ...SETTINGS, DATABASE_URL: url, MUNICIPAL_RULES_FILE: file })
      const [faults, [code]] = await Promise.all([text(process.stderr as NodeJS.ReadableStream), once(process, 'exit')])
      expect(code).toBe(78)
      expect(faults.trim().split('\n')).toEqual([
        'configuration: MUNICIPAL_RULES_FILE: [0].municipality must be a municipality number of four digits',
        'configuration: MUNICIPAL_RULES_FILE: [0].replaces[0] rule H follows the statute: a municipality has rows of rule S only',
        'configuration: MUNICIPAL_RULES_FILE: [0].rows must be a list of one or more',
      ])
    } finally {
      await rm(folder, { recursive: true })
    }
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

  it('migrate it and record the legal table once, all serve, and end when they are told to', async () => {
    for (let count = 0; count < 2; count++) {
      running.push(start({ ...SETTINGS, DATABASE_URL: opened.url as string }))
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
    const migrations = (await readdir(MIGRATIONS)).toSorted()
    expect(rows).toEqual(migrations.map((file) => ({ name: file.replace('.sql', '') })))
    const tables = await opened.pool.query('SELECT seq::int, legal_rows FROM registry.legal_table')
    expect(tables.rows).toEqual([{ seq: 1, legal_rows: await readShippedLegalTable() }])
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
      const process = start({ ...SETTINGS, DATABASE_URL: opened.url as string, REGISTER_FOLDER: folder })
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
