import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { generateKeys, type NoteSigner, openCheckpoint, readSigner, writeCheckpoint } from '@samsyn/schema/log'
import { ENGINES } from '../testing.ts'
import { LOG_NAME, openTestLog, type TestLog } from './testing-log.ts'
import { openWitnessFile, readWitnessLines, type WitnessFile } from './witness-file.ts'
import { runWitness, type WitnessAlarm, witnessOnce } from './witness.ts'

const AT = '2026-11-22T08:00:00.000Z'
const now = (): Date => new Date(AT)

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samsyn-witness-'))
  path = join(folder, 'witness.jsonl')
})
afterEach(() => rm(folder, { recursive: true }))

describe.each(ENGINES)('the witness (%s)', (engine) => {
  let log: TestLog
  let child: string
  let file: WitnessFile

  const grow = async (): Promise<void> => {
    await log.recordLook(child)
    await log.recordLook(child)
    await log.recordLook(child)
    await log.sequence()
  }
  const look = (query: TestLog['pool']['query'] = (text, values) => log.pool.query(text, values)) =>
    witnessOnce({ query, verifiers: [log.keys.verifier], file, now })
  const readNotes = async (): Promise<readonly string[]> =>
    (await readFile(path, 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { note: string }).note)

  beforeAll(async () => {
    log = await openTestLog(engine)
    child = await log.registerChild()
  })
  afterAll(() => log.close())
  beforeEach(async () => {
    file = await openWitnessFile(path, [log.keys.verifier])
    return () => file.close()
  })

  it('keeps each checkpoint that it sees once, with the time by its own clock', async () => {
    await grow()
    expect(await look()).toBeNull()
    expect(await look()).toBeNull()
    await grow()
    expect(await look()).toBeNull()
    const newest = (await log.listNotes()).slice(-2)
    expect(await readNotes()).toEqual(newest)
    expect(await readFile(path, 'utf8')).toBe(newest.map((note) => `${JSON.stringify({ at: AT, note })}\n`).join(''))
    expect(await log.verify(await readNotes())).toMatchObject({ ok: true, summary: { witnessed: 2 } })
  })

  it('goes on from its file when it begins again', async () => {
    await grow()
    await look()
    await file.close()
    file = await openWitnessFile(path, [log.keys.verifier])
    await look()
    expect(await readNotes()).toHaveLength(1)
    await grow()
    expect(await look()).toBeNull()
    expect(await readNotes()).toHaveLength(2)
  })

  /** Shows the witness what somebody has made of the log. */
  const afterwards = (...statements: readonly string[]): Promise<WitnessAlarm | null> =>
    log.inTransaction('BEGIN', async (session) => {
      await session.query('SET LOCAL session_replication_role = replica')
      for (const statement of statements) await session.query(statement)
      return look((text, values) => session.query(text, values))
    })

  const [otherKey, root] = [generateKeys(LOG_NAME), Buffer.alloc(32, 1)]
  it.each<[string, WitnessAlarm, (size: number) => readonly string[]]>([
    ['is gone', 'SMALLER', () => ['DELETE FROM audit.checkpoint']],
    ['is an older one', 'SMALLER', (size) => [`DELETE FROM audit.checkpoint WHERE size = ${size}`]],
    [
      'is signed by another key',
      'NOT_SIGNED',
      (size) => {
        const note = writeCheckpoint({ origin: LOG_NAME, size, root }, readSigner(otherKey.signer) as NoteSigner)
        return [`UPDATE audit.checkpoint SET note = '${note}' WHERE size = ${size}`]
      },
    ],
    [
      'is of another tree of the same size',
      'INCONSISTENT',
      (size) => [
        `UPDATE audit.checkpoint SET note = '${writeCheckpoint({ origin: LOG_NAME, size, root }, log.signer)}' WHERE size = ${size}`,
      ],
    ],
    [
      'is of a larger tree with another beginning',
      'INCONSISTENT',
      (size) => [
        `INSERT INTO audit.checkpoint VALUES (${size + 1}, '${writeCheckpoint({ origin: LOG_NAME, size: size + 1, root }, log.signer)}')`,
        `INSERT INTO audit.node SELECT 0, ${size}, decode(repeat('00', 32), 'hex')`,
      ],
    ],
    [
      'is of a tree whose hashes are not there',
      'INCONSISTENT',
      (size) => [
        `INSERT INTO audit.checkpoint VALUES (${size + 1}, '${writeCheckpoint({ origin: LOG_NAME, size: size + 1, root }, log.signer)}')`,
      ],
    ],
  ])('raises the alarm, keeps nothing and goes on when the newest checkpoint %s', async (_, alarm, act) => {
    await grow()
    await look()
    const before = await readNotes()
    const size = openCheckpoint(before.at(-1) as string, log.keys.verifier)?.size as number
    expect(await afterwards(...act(size))).toBe(alarm)
    expect(await readNotes()).toEqual(before)
    await grow()
    expect(await look()).toBeNull()
    expect(await readNotes()).toHaveLength(before.length + 1)
  })

  it('is at work until it is stopped, and says what it sees each time', async () => {
    await grow()
    const lines: [string, object | undefined][] = []
    let isForged = false
    const running = runWitness({
      query: async (text, values) => {
        const answer = await log.pool.query(text, values)
        return isForged && text.includes('read_checkpoint') ? { rows: [{ note: 'forged' }] } : answer
      },
      verifiers: [log.keys.verifier],
      file,
      log: (message, details) => void lines.push([message, details]),
      now,
      intervalMs: 1,
    })
    await vi.waitFor(async () => expect(await readNotes()).toHaveLength(1), { timeout: 20_000 })
    isForged = true
    await vi.waitFor(() => expect(lines.length).toBeGreaterThan(2), { timeout: 20_000 })
    isForged = false
    await grow()
    await vi.waitFor(async () => expect(await readNotes()).toHaveLength(2), { timeout: 20_000 })
    await running.stop()
    const witnessed = openCheckpoint((await readNotes())[0] as string, log.keys.verifier)?.size
    expect(new Set(lines.map((line) => JSON.stringify(line)))).toEqual(
      new Set([JSON.stringify(['ALARM: the log is not what was witnessed', { alarm: 'NOT_SIGNED', witnessed }])]),
    )
  })
})

describe('the file of the witness', () => {
  const keys = generateKeys(LOG_NAME)
  const signer = readSigner(keys.signer) as NoteSigner
  const lineOf = (size: number): string =>
    `${JSON.stringify({ at: AT, note: writeCheckpoint({ origin: LOG_NAME, size, root: Buffer.alloc(32, size) }, signer) })}\n`

  it('is made where there is none, for its owner to write', async () => {
    const file = await openWitnessFile(path, [keys.verifier])
    expect(file.last()).toBeNull()
    await file.close()
    expect((await stat(path)).mode & 0o022).toBe(0)
  })

  it.each([0o664, 0o646, 0o666])('is refused where others may write to it: %o', async (mode) => {
    await writeFile(path, lineOf(1))
    await chmod(path, mode)
    await expect(openWitnessFile(path, [keys.verifier])).rejects.toThrow('others than its owner may write')
  })

  it('loses a last line that was not written to its end, and nothing else', async () => {
    for (const torn of ['{', lineOf(3).slice(0, -1), lineOf(3).slice(0, 40)]) {
      await writeFile(path, lineOf(1) + lineOf(2) + torn, { mode: 0o600 })
      const file = await openWitnessFile(path, [keys.verifier])
      expect(file.last()?.size).toBe(2)
      await file.close()
      expect(await readFile(path, 'utf8')).toBe(lineOf(1) + lineOf(2))
    }
  })

  it.each([
    ['that is torn', () => `${lineOf(1).slice(0, 20)}\n${lineOf(2)}`],
    ['that is empty', () => `${lineOf(1)}\n${lineOf(2)}`],
    ['of another key', () => lineOf(1).replace(LOG_NAME, 'annen.example/log') + lineOf(2)],
    ['of fewer leaves than the one before', () => lineOf(2) + lineOf(1)],
  ])('is refused with a line %s', async (_, content) => {
    await writeFile(path, content(), { mode: 0o600 })
    await expect(openWitnessFile(path, [keys.verifier])).rejects.toThrow('bad line')
  })

  it('is read up to where it is told', async () => {
    await writeFile(path, lineOf(1) + lineOf(2))
    const read = async (bytes: number) => {
      const lines: unknown[] = []
      for await (const line of readWitnessLines(path, bytes)) lines.push(line)
      return lines
    }
    expect(await read(0)).toEqual([])
    expect(await read(Buffer.byteLength(lineOf(1)))).toEqual([JSON.parse(lineOf(1))])
    expect(await read(Buffer.byteLength(lineOf(1) + lineOf(2)))).toHaveLength(2)
  })
})
