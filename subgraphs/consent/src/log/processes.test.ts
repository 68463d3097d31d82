import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { REGISTER_READ } from '../testing-ledger.ts'
import { ENGINES, openMigratedDatabase, type TestDatabase } from '../testing.ts'
import { LOG_NAME } from './testing-log.ts'

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

function start(name: string, args: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const process_ = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL(`${name}-main.ts`, import.meta.url)), ...args],
    { env: { PATH: process.env['PATH'], ...settings }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const ended = Promise.all([text(process_.stdout), text(process_.stderr), once(process_, 'exit')]).then(
    ([out, err, [code]]): Ended => ({ code: code as number, out, err }),
  )
  return { process: process_, ended }
}

const run = (name: string, ...args: readonly string[]): Promise<Ended> => start(name, args).ended

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samsyn-log-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('a process of the log', () => {
  it.each([
    ['sequencer', ['DATABASE_URL', 'LOG_KEY_FILE', 'LOG_ORIGIN', 'LOG_VERIFIERS']],
    ['witness', ['DATABASE_URL', 'LOG_VERIFIERS', 'WITNESS_FILE']],
  ])('names every setting that is missing, and does not start: %s', async (name, settings) => {
    const { code, err } = await start(name, []).ended
    expect(code).toBe(78)
    expect(err.trim().split('\n').toSorted()).toEqual(settings.map((setting) => `configuration: ${setting} is not set`))
  })

  it.each(['verify', 'export', 'retain', 'key'])('tells how it is used when it is not used so: %s', async (name) => {
    const { code, out, err } = await run(name, '--secret', 'hemmelig')
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^usage: npm run audit:/)
    expect(err).not.toContain('hemmelig')
  })
})

describe.skipIf(!ENGINES.includes('PostgreSQL'))('the processes of the log, together', () => {
  let opened: TestDatabase
  beforeEach(async () => {
    opened = await openMigratedDatabase('PostgreSQL')
  })
  afterEach(() => opened.close())

  it('write it, witness it, verify it, and find what somebody has done to it', async () => {
    const [keyFile, witnessFile, exported] = ['key', 'witness.jsonl', 'log.ndjson'].map((name) =>
      join(folder, name),
    ) as [string, string, string]
    const url = opened.url as string
    const made = await run('key', '--name', LOG_NAME, '--out', keyFile)
    expect(made).toMatchObject({ code: 0, err: '' })
    const verifier = made.out.trim()
    expect((await stat(keyFile)).mode & 0o077).toBe(0)
    expect((await run('key', '--name', LOG_NAME, '--out', keyFile)).code).toBe(2)

    const settings = { DATABASE_URL: url, LOG_VERIFIERS: verifier }
    const sequencer = start('sequencer', [], { ...settings, LOG_ORIGIN: LOG_NAME, LOG_KEY_FILE: keyFile })
    const witness = start('witness', [], { ...settings, WITNESS_FILE: witnessFile })
    try {
      await opened.pool.query('SELECT registry.append(gen_random_uuid(), now(), NULL, $1, $2)', [
        REGISTER_READ.kind,
        REGISTER_READ.body,
      ])
      await vi.waitFor(async () => expect(await readFile(witnessFile, 'utf8')).toContain(`${LOG_NAME}\\n1\\n`), {
        timeout: 60_000,
        interval: 100,
      })
    } finally {
      sequencer.process.kill('SIGTERM')
      witness.process.kill('SIGTERM')
    }
    expect(await sequencer.ended).toEqual({ code: 0, out: '{"message":"running"}\n', err: '' })
    expect(await witness.ended).toEqual({ code: 0, out: '{"message":"running"}\n', err: '' })

    const checks = ['--key', verifier, '--witness', witnessFile]
    expect(await run('verify', '--database', url, ...checks)).toEqual({
      code: 0,
      out: 'no fault: 1 leaves, 1 checkpoints, 1 of them witnessed, 0 children erased, 0 records pending\n',
      err: '',
    })
    expect((await run('export', '--database', url, '--out', exported)).code).toBe(0)
    expect(await run('verify', '--export', exported, ...checks)).toMatchObject({ code: 0, err: '' })
    expect(await run('retain', '--database', url, '--years', '0')).toMatchObject({
      code: 0,
      out: '0 children would be erased\n',
    })

    const client = await opened.pool.connect()
    await client.query('SET session_replication_role = replica', [])
    await client.query(`UPDATE registry.ledger SET at = at + interval '1 hour'`, [])
    await client.query('SET session_replication_role = origin', [])
    client.release()
    expect(await run('verify', '--database', url, ...checks)).toEqual({
      code: 1,
      out: 'fault: RECORD_CHANGED at leaf 0\n',
      err: '',
    })
  }, 180_000)
})
