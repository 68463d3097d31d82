import { randomUUID } from 'node:crypto'
import type { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { generateKeys, type NoteSigner, openCheckpoint, readLeaf, readSigner } from '@samsyn/schema/log'
import { ENGINES } from '../testing.ts'
import { runSequencer, sequencePending } from './sequencer.ts'
import { LOG_NAME, openTestLog, type TestLog } from './testing-log.ts'

let log: TestLog
let child: string

const count = async (table: string): Promise<number> => {
  const { rows } = await log.pool.query(`SELECT count(*)::int AS count FROM ${table}`)
  return (rows[0] as { count: number }).count
}

// Each test needs a log of its own; on the embedded database the rounds of manipulations and the proofs have theirs.
describe.each(ENGINES)('the sequencer (%s)', (engine) => {
  beforeEach(async () => {
    log = await openTestLog(engine)
    child = await log.registerChild()
    return () => log.close()
  })

  it('makes one leaf of each record, in the order they were written, and one checkpoint of a batch', async () => {
    await log.recordLook(child)
    await log.recordEvent(child)
    expect(await log.sequence()).toBe(3)
    expect(await log.sequence()).toBe(0)
    const { rows } = await log.pool.query('SELECT number::int, kind, source::int, leaf FROM audit.leaf ORDER BY number')
    expect(rows).toMatchObject([
      { number: 0, kind: 'LEDGER', source: 1 },
      { number: 1, kind: 'DISCLOSURE', source: 1 },
      { number: 2, kind: 'LEDGER', source: 2 },
    ])
    const leaves = (rows as { leaf: string }[]).map(({ leaf }) => readLeaf(leaf))
    expect(leaves[1]?.at).toBe('2026-02-03T04:05:06.123456Z')
    expect(new Set(leaves.map((leaf) => leaf?.child)).size).toBe(1)
    const [note, ...others] = await log.listNotes()
    expect(others).toEqual([])
    expect(openCheckpoint(note as string, log.keys.verifier)).toMatchObject({ origin: LOG_NAME, size: 3 })
    expect(await count('audit.pending')).toBe(0)
    expect(await log.verify()).toMatchObject({ ok: true, summary: { leaves: 3, checkpoints: 1, pending: 0 } })
  })

  it('names nobody in a leaf', async () => {
    await log.recordLook(child)
    await log.sequence()
    const { rows } = await log.pool.query('SELECT leaf FROM audit.leaf')
    const text = JSON.stringify(rows)
    for (const word of [child, 'COORDINATION', 'TEACHER', 'school.attendance', '999999999']) {
      expect(text).not.toContain(word)
    }
  })

  it('has no way to tell two children’s leaves to be of one, nor one’s of two', async () => {
    const other = await log.registerChild()
    await log.sequence()
    await log.recordLook(child)
    await log.recordLook(other)
    await log.sequence()
    const { rows } = await log.pool.query('SELECT leaf FROM audit.leaf ORDER BY number')
    const [a, b, c, d] = (rows as { leaf: string }[]).map(({ leaf }) => readLeaf(leaf)?.child)
    expect([c, d]).toEqual([a, b])
    expect(a).not.toBe(b)
  })

  it('goes on past a record that is gone, says its kind alone, and leaves it to whoever verifies', async () => {
    await log.pool.query(`INSERT INTO audit.pending (kind, source) VALUES ('DISCLOSURE', 4711)`)
    await log.recordLook(child)
    const lines: unknown[] = []
    const say = (message: string, details?: object): void => void lines.push([message, details])
    const options = { connect: log.connect, signer: log.signer, verifiers: [log.keys.verifier], log: say }
    expect(await sequencePending(options)).toBe(3)
    expect(lines).toEqual([['a record is pending of which no leaf can be made', { kind: 'DISCLOSURE' }]])
    expect(await count('audit.leaf')).toBe(2)
    expect(await count('audit.pending')).toBe(1)
    expect(await log.verify()).toEqual({ ok: false, fault: { code: 'PENDING_WITHOUT_RECORD', leaf: null } })
  })

  it('goes on past more such records than a batch holds', async () => {
    await log.pool.query(
      `INSERT INTO audit.pending (kind, source) SELECT 'DISCLOSURE', 9000 + n FROM generate_series(1, 1200) AS n`,
    )
    await log.recordLook(child)
    await log.sequence()
    expect(await count('audit.leaf')).toBe(2)
    expect(await count('audit.pending')).toBe(1200)
  })

  it('makes no second leaf of a record, whoever says that it is pending', async () => {
    await log.sequence()
    await log.pool.query(`INSERT INTO audit.pending (kind, source) VALUES ('LEDGER', 1)`)
    await log.recordLook(child)
    await log.sequence()
    expect(await count('audit.leaf')).toBe(2)
    expect(await log.verify()).toEqual({ ok: false, fault: { code: 'PENDING_LOGGED', leaf: null } })
  })

  it('takes a thousand at a time, and all', async () => {
    await log.pool.query(
      `WITH added AS (
         INSERT INTO audit.disclosure (id, at, child, details)
         SELECT gen_random_uuid(), now(), $1, jsonb_build_object('n', n) FROM generate_series(1, 2500) AS n RETURNING seq)
       INSERT INTO audit.pending (kind, source) SELECT 'DISCLOSURE', seq FROM added`,
      [child],
    )
    expect(await log.sequence()).toBe(2501)
    const notes = await log.listNotes()
    expect(notes.map((note) => openCheckpoint(note, log.keys.verifier)?.size)).toEqual([1000, 2000, 2501])
    expect(await log.verify(notes)).toEqual({
      ok: true,
      summary: { leaves: 2501, checkpoints: 3, witnessed: 3, pending: 0, erased: 0 },
    })
  })

  it('does not go on from a tree that it has not signed', async () => {
    await log.sequence()
    await log.recordLook(child)
    const other = generateKeys(LOG_NAME)
    const options = { connect: log.connect, signer: readSigner(other.signer) as NoteSigner, log: () => {} }
    await expect(sequencePending({ ...options, verifiers: [other.verifier] })).rejects.toMatchObject({
      code: 'TREE_NOT_SIGNED',
    })
    expect(await count('audit.pending')).toBe(1)
    // A key that follows another knows what that one signed.
    expect(await sequencePending({ ...options, verifiers: [other.verifier, log.keys.verifier] })).toBe(1)
  })

  it('does not sign a tree that was changed under it', async () => {
    await log.sequence()
    await log.recordLook(child)
    await log.inTransaction('BEGIN', async (session) => {
      await session.query('SET LOCAL session_replication_role = replica')
      await session.query(`UPDATE audit.node SET hash = sha256('')`)
      await session.query('COMMIT')
    })
    await expect(log.sequence()).rejects.toMatchObject({ code: 'TREE_NOT_SIGNED' })
  })

  it('works while records come, and ends when it is told to', async () => {
    const running = runSequencer({
      connect: log.connect,
      signer: log.signer,
      verifiers: [log.keys.verifier],
      log: () => {},
      intervalMs: 1,
    })
    for (let look = 0; look < 30; look++) await log.recordLook(child)
    await vi.waitFor(async () => expect(await count('audit.pending')).toBe(0), { timeout: 20_000 })
    await running.stop()
    await log.recordLook(child)
    expect(await count('audit.leaf')).toBe(31)
    expect(await log.verify()).toMatchObject({ ok: true, summary: { leaves: 31, pending: 1 } })
  })

  it('says once that it cannot write, and once that it can again', async () => {
    let isAway = true
    const lines: string[] = []
    const running = runSequencer({
      connect: () => (isAway ? Promise.reject(Object.assign(new Error('away'), { code: '57P03' })) : log.connect()),
      signer: log.signer,
      verifiers: [log.keys.verifier],
      log: (message, details) => {
        lines.push(`${message} ${JSON.stringify(details)}`)
        // Whoever comes again is let in.
        isAway = false
      },
      intervalMs: 1,
    })
    await vi.waitFor(() => expect(lines).toHaveLength(2), { timeout: 20_000 })
    await running.stop()
    expect(lines).toEqual(['the log could not be written {"code":"57P03"}', 'the log is written again undefined'])
  })
})

const ignore = (): void => undefined

describe.skipIf(!ENGINES.includes('PostgreSQL'))('several sequencers on one database', () => {
  beforeEach(async () => {
    log = await openTestLog('PostgreSQL')
    child = await log.registerChild()
  })
  afterEach(() => log.close())

  it('make one leaf of each record without a gap, while many write and their connections are broken', async () => {
    const WRITERS = 6
    const LOOKS = 40
    const running = [1, 2, 3].map(() =>
      runSequencer({
        connect: async () => {
          const client = await log.pool.connect()
          // As the product's own pools do: a broken connection is told of by its queries.
          const emitter = client as unknown as EventEmitter
          if (!emitter.listeners('error').includes(ignore)) emitter.on('error', ignore)
          return client
        },
        signer: log.signer,
        verifiers: [log.keys.verifier],
        log: () => {},
        intervalMs: 1,
      }),
    )
    const over = new AbortController()
    const breakConnections = async (): Promise<number> => {
      let broken = 0
      while (!over.signal.aborted) {
        const { rows } = await log.pool.query(
          `SELECT pg_terminate_backend(a.pid) FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid)
           WHERE l.locktype = 'advisory' AND a.datname = current_database() AND l.granted
           AND (l.classid::bigint << 32 | l.objid::bigint) = sequencer.leader_lock() AND a.pid <> pg_backend_pid() LIMIT 1`,
        )
        broken += rows.length
      }
      return broken
    }
    const breaking = breakConnections()
    await Promise.all(
      Array.from({ length: WRITERS }, async () => {
        for (let look = 0; look < LOOKS; look++)
          await log.recordLook(look % 7 === 0 ? await log.registerChild() : child)
      }),
    )
    over.abort()
    expect(await breaking).toBeGreaterThan(0)
    await vi.waitFor(async () => expect(await count('audit.pending')).toBe(0), { timeout: 25_000, interval: 100 })
    await Promise.all(running.map((one) => one.stop()))
    const records = (await count('audit.disclosure')) + (await count('registry.ledger'))
    expect(records).toBe(WRITERS * LOOKS + 1 + WRITERS * Math.ceil(LOOKS / 7))
    expect(await count('audit.leaf')).toBe(records)
    expect(await log.verify(await log.listNotes())).toMatchObject({
      ok: true,
      summary: { leaves: records, pending: 0 },
    })
  }, 60_000)

  it('of which one leads: the others take nothing meanwhile', async () => {
    await log.inTransaction('BEGIN', async (session) => {
      await session.query('SELECT pg_advisory_xact_lock(sequencer.leader_lock())')
      expect(await log.sequence()).toBe(0)
    })
    expect(await log.sequence()).toBe(1)
  })

  it('cannot add where another has', async () => {
    await log.sequence()
    const append = log.pool.query(`SELECT sequencer.append(0, '[]', '[]', '[]', 'note')`)
    await expect(append).rejects.toMatchObject({ code: '40001' })
  })

  it('cannot add of a child whose key is gone', async () => {
    const leaf = { kind: 'LEDGER', source: 1, leaf: JSON.stringify({ child: randomUUID() }) }
    const append = log.pool.query(`SELECT sequencer.append(0, '[]', $1::jsonb, '[]', 'note')`, [JSON.stringify([leaf])])
    await expect(append).rejects.toMatchObject({ code: '40001' })
  })
})
