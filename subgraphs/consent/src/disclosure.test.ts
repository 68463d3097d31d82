import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  commitDisclosure,
  type Connection,
  openTestLedger,
  PARENT,
  refusalOf,
  REGISTER_READ,
  type TestLedger,
  toDisclosure,
} from './testing-ledger.ts'
import { openDatabase } from './database.ts'
import { registerOfficer } from './intake.ts'
import { BOTH_ENGINES, type TestPool } from './testing.ts'

describe.each(BOTH_ENGINES)('the commit of a disclosure (%s)', (engine) => {
  let ledger: TestLedger
  let pool: TestPool
  let child: string

  beforeAll(async () => {
    ledger = await openTestLedger(engine)
    pool = ledger.pool
  })
  afterAll(() => ledger.close())
  beforeEach(async () => {
    child = await ledger.registerChild()
  })

  const recordsOf = async (...children: string[]): Promise<string[]> => {
    const { rows } = await pool.query('SELECT id FROM audit.disclosure WHERE child = ANY ($1::uuid[]) ORDER BY seq', [
      children,
    ])
    return (rows as { id: string }[]).map(({ id }) => id)
  }

  describe('lets an answer leave', () => {
    it('when nothing has changed, and records it at that moment', async () => {
      const item = toDisclosure(child)
      expect(await commitDisclosure(pool, item)).toEqual({ committed: true, changed: [] })
      const { rows } = await pool.query('SELECT id, details FROM audit.disclosure WHERE child = $1', [child])
      expect(rows).toEqual(item.records)
    })

    it('once for one record, however often it is sent', async () => {
      const first = toDisclosure(child)
      const [sent] = first.records
      const second = toDisclosure(child, { records: [sent, ...toDisclosure(child).records] })
      for (const item of [first, first, second, second])
        expect(await commitDisclosure(pool, item)).toMatchObject({ committed: true })
      expect(await recordsOf(child)).toEqual([sent?.id, expect.any(String)])
    })

    it('of several children in whatever order, with locks they share', async () => {
      const other = await ledger.registerChild()
      expect(await commitDisclosure(pool, toDisclosure(child), toDisclosure(other), toDisclosure(child))).toMatchObject(
        {
          committed: true,
        },
      )
      expect(await recordsOf(child, other)).toHaveLength(3)
    })
  })

  describe('lets no answer leave, and records nothing of any child in it', () => {
    // biome-ignore format: a table
    it.each([
      ['a version has risen', { version: 0 }],
      ['a version is not there yet', { version: 2 }],
      ['no version is named', { version: undefined }],
      ['a newer legal table holds', { legalTable: 0 }],
      ['a legal table is not there yet', { legalTable: 2 }],
      ['no legal table is named', { legalTable: undefined }],
      ['there was no legal table to decide by', { legalTable: null }],
      ['the decision has passed its time', { validUntil: '2020-01-01T00:00:00.000Z' }],
      ['no time is named', { validUntil: undefined }],
      ['nobody has such a child', { child: randomUUID() }],
      ['nobody has such a child, and no version is named', { child: randomUUID(), version: undefined }],
    ])('when %s', async (_, changes) => {
      const other = await ledger.registerChild()
      const item = toDisclosure(child, changes)
      expect(await commitDisclosure(pool, toDisclosure(other), item)).toEqual({ committed: false, changed: [item.child] })
      expect(await recordsOf(other, item.child)).toEqual([])
    })

    it('when a withdrawal came between the decision and the answer', async () => {
      const item = toDisclosure(child)
      await ledger.record(child, {
        kind: 'DIRECTIVE_WITHDRAWN',
        body: { directive: randomUUID(), slices: ['nav.contact'] },
      })
      expect(await commitDisclosure(pool, item)).toEqual({ committed: false, changed: [child] })
    })

    it.each(['REPEATABLE READ', 'SERIALIZABLE'])('under %s, whose snapshot is older than the locks', async (level) => {
      const refused = ledger.inTransaction(`BEGIN ISOLATION LEVEL ${level}`, (client) =>
        commitDisclosure(client, toDisclosure(child)),
      )
      expect(await refusalOf(refused)).toBe('25001')
      expect(await recordsOf(child)).toEqual([])
    })
  })

  describe('of what is shown without a slice', () => {
    const withSlice = (changes: object) => {
      const details = { person: PARENT.id, slices: [{ slice: 'nav.contact', directive: randomUUID() }] }
      return toDisclosure(child, { ...changes, records: [{ id: randomUUID(), details }] })
    }

    it('does without the lock, and never where a slice is shown', async () => {
      expect(await refusalOf(commitDisclosure(pool, withSlice({ withoutLock: true })))).toBe('22023')
      expect(await recordsOf(child)).toEqual([])
      expect(await commitDisclosure(pool, toDisclosure(child, { withoutLock: true }))).toMatchObject({
        committed: true,
      })
      expect(await recordsOf(child)).toHaveLength(1)
    })

    it('lets nothing leave without the lock when a version has risen', async () => {
      const item = toDisclosure(child, { withoutLock: true, version: 0 })
      expect(await commitDisclosure(pool, item)).toEqual({ committed: false, changed: [child] })
    })

    it('lets a look by an office leave while the office is held, and no longer', async () => {
      const office = { municipality: '9901', organisation: '314000013' }
      const offices = { officerOf: [office], registrarOf: [] }
      const look = () => commitDisclosure(pool, toDisclosure(child, { offices }))
      const changed = { committed: false, changed: [child] }
      expect(await look()).toEqual(changed)
      await registerOfficer(openDatabase(pool), { ...office, person: PARENT.id, from: '2020-01-01' })
      const { rows } = await pool.query(`SELECT gateway.read_facts($1::text[], '{}', '{}', NULL) AS facts`, [
        [PARENT.nationalIdentityNumber],
      ])
      expect(rows).toMatchObject([{ facts: { offices: { [PARENT.id]: offices } } }])
      expect(await look()).toMatchObject({ committed: true })
      await pool.query(`UPDATE registry.officer SET to_date = '2020-02-01' WHERE person = $1`, [PARENT.id])
      expect(await look()).toEqual(changed)
      expect(await commitDisclosure(pool, toDisclosure(child, { offices: null }))).toEqual(changed)
    })
  })

  // The embedded database has one session, so nobody can hold a lock against another.
  describe.skipIf(engine === 'embedded')('between two connections', () => {
    const lock = (client: Connection, id: string) =>
      client.query('SELECT registry.lock_children(ARRAY[$1]::uuid[])', [id])
    const appendIn = (client: Connection, id: string) =>
      client.query(`SELECT registry.append($1, now(), NULL, 'REGISTER_READ', $2::jsonb)`, [
        id,
        JSON.stringify(REGISTER_READ.body),
      ])
    /** Resolves when a session of this database waits for an advisory lock. */
    const untilSomeoneWaits = async (): Promise<void> => {
      for (;;) {
        const { rows } = await pool.query(
          `SELECT 1 FROM pg_locks JOIN pg_database AS d ON d.oid = database
           WHERE locktype = 'advisory' AND NOT granted AND d.datname = current_database()`,
        )
        if (rows.length > 0) return
      }
    }

    it('gives up on an answer when a writer holds a lock for too long', async () => {
      const other = await ledger.registerChild()
      await ledger.inTransaction('BEGIN', async (writer) => {
        await lock(writer, child)
        expect(await refusalOf(commitDisclosure(pool, toDisclosure(other), toDisclosure(child)))).toBe('55P03')
        expect(await recordsOf(child, other)).toEqual([])
        expect(await commitDisclosure(pool, toDisclosure(other))).toMatchObject({ committed: true })
        expect(await commitDisclosure(pool, toDisclosure(child, { withoutLock: true }))).toMatchObject({
          committed: true,
        })
      })
      expect(await commitDisclosure(pool, toDisclosure(child))).toMatchObject({ committed: true })
    })

    it('waits for a writer that is done within the limit, and then sees what it wrote', async () => {
      // A limit that a slow machine does not reach; the limit itself is the test above.
      await pool.query(`ALTER FUNCTION gateway.commit_disclosures SET lock_timeout = '20s'`)
      try {
        await ledger.inTransaction('BEGIN', async (writer) => {
          await lock(writer, child)
          await appendIn(writer, child)
          const waiting = commitDisclosure(pool, toDisclosure(child))
          await untilSomeoneWaits()
          await writer.query('COMMIT')
          expect(await waiting).toEqual({ committed: false, changed: [child] })
        })
        expect(await recordsOf(child)).toEqual([])
      } finally {
        await pool.query(`ALTER FUNCTION gateway.commit_disclosures SET lock_timeout = '250ms'`)
      }
    })

    it('lets two answers about one child leave side by side', async () => {
      await ledger.inTransaction('BEGIN', async (reader) => {
        await commitDisclosure(reader, toDisclosure(child))
        expect(await commitDisclosure(pool, toDisclosure(child))).toMatchObject({ committed: true })
      })
    })

    it('acknowledges no withdrawal while an answer about the child is leaving', async () => {
      await ledger.inTransaction('BEGIN', async (reader) => {
        await commitDisclosure(reader, toDisclosure(child))
        const writing = ledger.inTransaction('BEGIN', async (writer) => {
          await writer.query(`SET LOCAL lock_timeout = '50ms'`)
          return lock(writer, child)
        })
        expect(await refusalOf(writing)).toBe('55P03')
      })
    })

    it('ends no writers in a deadlock, whatever order they name the children in', async () => {
      const children = [child, ...(await Promise.all(Array.from({ length: 5 }, ledger.registerChild)))]
      const write = (ids: readonly string[]) =>
        ledger.inTransaction('BEGIN', (client) => client.query('SELECT registry.lock_children($1::uuid[])', [ids]))
      const writers = Array.from({ length: 8 }, (_, index) => write(index % 2 === 0 ? children : children.toReversed()))
      expect(await Promise.all(writers)).toHaveLength(8)
    })
  })
})
