import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  generateKeys,
  hashLeaf,
  type NoteSigner,
  openCheckpoint,
  readSigner,
  writeCheckpoint,
} from '@samsyn/schema/log'
import { ENGINES } from '../testing.ts'
import { hasExactNumbers } from './exact-numbers.ts'
import { readExport, writeExport } from './export-file.ts'
import { readDatabase } from './read-database.ts'
import { LOG_NAME, openTestLog, type TestLog } from './testing-log.ts'
import { type FaultCode, type Verification, verifyLog } from './verify.ts'

describe.each(ENGINES)('a verifier (%s)', (engine) => {
  let log: TestLog
  let child: string
  let notes: readonly string[]

  beforeAll(async () => {
    log = await openTestLog(engine)
    child = await log.registerChild()
    for (let batch = 0; batch < 3; batch++) {
      await log.recordLook(child)
      await log.recordEvent(child)
      await log.sequence()
    }
    notes = await log.listNotes()
  })
  afterAll(() => log.close())

  /** What is found when the owner has done something. */
  const after = (...statements: readonly string[]): Promise<Verification> =>
    log.inTransaction('BEGIN', async (session) => {
      await session.query('SET LOCAL session_replication_role = replica')
      for (const statement of statements) await session.query(statement)
      return log.verify(notes, session)
    })

  it('counts what it found right', async () => {
    expect(await log.verify(notes)).toEqual({
      ok: true,
      summary: { leaves: 7, checkpoints: 3, witnessed: 3, pending: 0, erased: 0 },
    })
  })

  it('finds an empty log right, and one that is empty by now wrong', async () => {
    const all = ['leaf', 'node', 'checkpoint', 'subject', 'disclosure'].map((name) => `DELETE FROM audit.${name}`)
    const empty = [...all, 'DELETE FROM registry.ledger']
    const verification = await log.inTransaction('BEGIN', async (session) => {
      await session.query('SET LOCAL session_replication_role = replica')
      for (const statement of empty) await session.query(statement)
      return log.verify([], session)
    })
    expect(verification).toMatchObject({ ok: true, summary: { leaves: 0 } })
    expect(await after(...empty)).toEqual({ ok: false, fault: { code: 'TRUNCATED', leaf: null } })
  })

  it.each<[FaultCode, number | null, readonly string[]]>([
    ['LEAF_MISSING', 2, ['DELETE FROM audit.leaf WHERE number = 2']],
    ['LEAF_MALFORMED', 3, [`UPDATE audit.leaf SET leaf = leaf || ' ' WHERE number = 3`]],
    ['LEAF_MISPLACED', 0, ['UPDATE audit.leaf SET source = 99 WHERE number = 0']],
    ['NODE_CHANGED', 4, [`UPDATE audit.node SET hash = sha256('') WHERE level = 0 AND index = 4`]],
    ['NODE_CHANGED', null, [`INSERT INTO audit.node VALUES (1, 3, sha256(''))`]],
    ['CHECKPOINT_INVALID', 1, ['UPDATE audit.checkpoint SET size = 2 WHERE size = 3']],
    ['CHECKPOINT_MISSING', 4, ['DELETE FROM audit.checkpoint WHERE size = 5']],
    ['RECORD_MISSING', 1, ['DELETE FROM audit.disclosure WHERE seq = 1']],
    ['RECORD_CHANGED', 1, [`UPDATE audit.disclosure SET at = at + interval '1 microsecond' WHERE seq = 1`]],
    ['KEY_MISSING', 0, ['DELETE FROM audit.subject']],
    ['KEY_CHANGED', 0, [`UPDATE audit.subject SET key = sha256('')`]],
    ['KEY_CHANGED', null, [`UPDATE audit.subject SET pseudonym = 'other'`]],
    [
      'ERASED_KEPT',
      0,
      [
        'INSERT INTO audit.erasure (at, pseudonym) SELECT now(), pseudonym FROM audit.subject',
        `INSERT INTO audit.pending (kind, source) SELECT 'ERASURE', max(seq) FROM audit.erasure`,
      ],
    ],
    ['RECORD_UNLOGGED', null, [`INSERT INTO audit.erasure (at, pseudonym) VALUES (now(), 'nobody')`]],
    ['PENDING_WITHOUT_RECORD', null, [`INSERT INTO audit.pending (kind, source) VALUES ('LEDGER', 99)`]],
    ['PENDING_LOGGED', null, [`INSERT INTO audit.pending (kind, source) VALUES ('LEDGER', 1)`]],
  ])('names %s at leaf %s', async (code, leaf, statements) => {
    expect(await after(...statements)).toEqual({ ok: false, fault: { code, leaf } })
  })

  it('names the first of several faults', async () => {
    const statements = [
      'DELETE FROM audit.disclosure WHERE seq >= 2',
      `UPDATE audit.leaf SET leaf = leaf || ' ' WHERE number >= 6`,
    ]
    expect(await after(...statements)).toEqual({ ok: false, fault: { code: 'RECORD_MISSING', leaf: 3 } })
  })

  it('hears no witness who saw another log', async () => {
    const strange = readSigner(generateKeys(LOG_NAME).signer) as NoteSigner
    const root = hashLeaf('another')
    const sign = (size: number, signer = log.signer): string =>
      writeCheckpoint({ origin: LOG_NAME, size, root }, signer)
    const [first, second] = notes as [string, string]
    for (const [witnessed, code, leaf] of [
      [[sign(3)], 'WITNESS_DIFFERS', 2],
      [[sign(8)], 'TRUNCATED', null],
      [[sign(3, strange)], 'WITNESS_INVALID', 0],
      [['anything'], 'WITNESS_INVALID', 0],
      [[second, first], 'WITNESS_INVALID', 4],
    ] as const) {
      expect(await log.verify(witnessed)).toEqual({ ok: false, fault: { code, leaf } })
    }
    expect(await log.verify([first, first, second])).toMatchObject({ ok: true, summary: { witnessed: 3 } })
  })

  it('verifies by no key but the log’s', async () => {
    const verifyBy = (...verifiers: readonly string[]): Promise<Verification> =>
      log.inTransaction('BEGIN', (session) =>
        verifyLog({ reader: readDatabase((text, values) => session.query(text, [...values])), verifiers }),
      )
    const other = generateKeys(LOG_NAME).verifier
    expect(await verifyBy(other)).toEqual({ ok: false, fault: { code: 'CHECKPOINT_INVALID', leaf: 2 } })
    expect(await verifyBy(other, log.keys.verifier)).toMatchObject({ ok: true })
  })

  describe('of an export', () => {
    let folder: string
    let path: string
    let lines: readonly string[]

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'samsyn-export-'))
      path = join(folder, 'log.ndjson')
      await log.inTransaction('BEGIN', (session) =>
        writeExport(
          readDatabase((text, values) => session.query(text, [...values])),
          path,
        ),
      )
      lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    })
    afterAll(() => rm(folder, { recursive: true }))

    const verify = async (altered: readonly string[], witnessed: readonly string[] = []): Promise<Verification> => {
      const file = join(folder, 'altered.ndjson')
      await writeFile(file, altered.map((line) => `${line}\n`).join(''))
      return verifyLog({
        reader: readExport(file),
        verifiers: [log.keys.verifier],
        witnessed: (async function* () {
          yield* witnessed
        })(),
      })
    }

    it('finds it right, and says that it cannot tell what is pending', async () => {
      expect(await verify(lines, notes)).toEqual({
        ok: true,
        summary: { leaves: 7, checkpoints: 3, witnessed: 3, pending: null, erased: 0 },
      })
    })

    it('finds nobody in it', () => {
      const text = lines.join('\n')
      expect(text).not.toContain(child)
      for (const line of lines) {
        expect(Object.keys(JSON.parse(line) as object)).toEqual(
          line.includes('note') ? ['size', 'note'] : ['number', 'leaf'],
        )
      }
    })

    it('is not written over a file that is there', async () => {
      const again = log.inTransaction('BEGIN', (session) =>
        writeExport(
          readDatabase((text, values) => session.query(text, [...values])),
          path,
        ),
      )
      await expect(again).rejects.toMatchObject({ code: 'EEXIST' })
    })

    it.each<[string, FaultCode, number | null, (all: readonly string[]) => readonly string[]]>([
      ['without a leaf', 'LEAF_MISSING', 3, (all) => all.toSpliced(3, 1)],
      ['with a leaf twice', 'LEAF_MISSING', 1, (all) => all.toSpliced(0, 0, all[0] as string)],
      ['without its last leaf', 'TRUNCATED', null, (all) => all.toSpliced(6, 1)],
      ['without its last checkpoint', 'CHECKPOINT_MISSING', 6, (all) => all.slice(0, -1)],
      [
        'with a leaf of another instant',
        'CHECKPOINT_DIFFERS',
        2,
        (all) => all.with(0, (all[0] as string).replace('2026', '2025')),
      ],
      [
        'without its last leaves and their checkpoint',
        'TRUNCATED',
        null,
        (all) => [...all.slice(0, 5), ...all.slice(7, 9)],
      ],
    ])('names what is wrong with one %s', async (_, code, leaf, alter) => {
      expect(await verify(alter(lines), notes)).toEqual({ ok: false, fault: { code, leaf } })
    })

    it('refuses a file that is none', async () => {
      await expect(verify(['{}'])).rejects.toThrow('line 1 of the export')
      await expect(verify([...lines, 'null'])).rejects.toThrow('line 11 of the export')
    })
  })

  it('reads what the sequencer signed as anybody would', () => {
    expect(notes.map((note) => openCheckpoint(note, log.keys.verifier)?.size)).toEqual([3, 5, 7])
  })
})

describe('numbers in a record', () => {
  it.each([
    '0',
    '1',
    '-1',
    '1.5',
    '0.1',
    '-0.001',
    '9007199254740991',
    '0.0000001',
    '1000000000000000000000',
    '123456789012345680000',
  ])('%s is as a program reads it', (text) => {
    expect(hasExactNumbers(`{"a": [${text}, "1.0"], "b": ${text}}`)).toBe(true)
  })

  it.each([
    '1.0',
    '1.50',
    '-0',
    '9007199254740993',
    '0.10000000000000000001',
    '123456789012345678901',
    `1${'0'.repeat(400)}`,
  ])('%s is not', (text) => {
    expect(hasExactNumbers(`{"a": ${text}}`)).toBe(false)
  })

  it('are none in a text', () => {
    expect(hasExactNumbers('{"1.0": "2.0", "a\\"1.0": "\\\\", "b": "1.0"}')).toBe(true)
  })
})
