import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { LEGAL_TABLE } from '@samsyn/schema/policy'
import { migrate, openDatabase } from './database.ts'
import { recordEvents, registerPersons } from './intake.ts'
import { recordLegalTable } from './legal-table/recorded.ts'
import { commitDisclosure, PARENT, RECORDED_AT, REGISTER_READ, toDisclosure } from './testing-ledger.ts'
import { BOTH_ENGINES, openTestDatabase, type TestPool } from './testing.ts'

/** The last migration of the release before this one. */
const RELEASED = '0009_used_grants'
const DIRECTIVE = randomUUID()
const WITHDRAWN = { kind: 'DIRECTIVE_WITHDRAWN', body: { directive: DIRECTIVE, slices: ['nav.contact'] } } as const
const LOOK = { person: PARENT.id, role: null, service: null, organisation: null, purpose: null, slices: [] }

describe.each(BOTH_ENGINES)('a database of the release before, with children in it (%s)', (engine) => {
  let pool: TestPool
  const children = [randomUUID(), randomUUID()]
  const [child = ''] = children

  beforeEach(async () => {
    const opened = await openTestDatabase(engine)
    pool = opened.pool
    const database = openDatabase(pool)
    await migrate(database, RELEASED)
    await recordLegalTable(database, LEGAL_TABLE)
    await registerPersons(database, [
      PARENT,
      ...children.map((id, index) => ({ id, nationalIdentityNumber: `0281000000${index}`, displayName: 'Barn Prøve' })),
    ])
    for (const id of children) await recordEvents(database, id, null, RECORDED_AT, [REGISTER_READ, WITHDRAWN])
    for (const id of children) {
      await pool.query('INSERT INTO audit.disclosure (id, at, child, leaf) VALUES ($1, clock_timestamp(), $2, $3)', [
        randomUUID(),
        id,
        JSON.stringify(LOOK),
      ])
    }
    return () => opened.close()
  })

  const read = async (text: string): Promise<unknown[]> => (await pool.query(text)).rows
  const HELD = `SELECT l.child, l.at, l.actor, l.kind, l.body, c.version FROM registry.ledger AS l
    JOIN registry.child AS c ON c.id = l.child ORDER BY l.seq`

  it('keeps every event, version and look-up', async () => {
    const before = await read(HELD)
    const looks = await read('SELECT id, at, child, leaf AS details FROM audit.disclosure ORDER BY seq')
    expect([before.length, looks.length]).toEqual([4, 2])
    await migrate(openDatabase(pool))
    expect(await read(HELD)).toEqual(before)
    expect(await read('SELECT id, at, child, details FROM audit.disclosure ORDER BY seq')).toEqual(looks)
  })

  it('has all that was recorded wait for the log, each once, and what is recorded from then on too', async () => {
    await migrate(openDatabase(pool))
    await recordEvents(openDatabase(pool), child, null, RECORDED_AT, [WITHDRAWN])
    const look = toDisclosure(child, { version: 3 })
    expect(await commitDisclosure(pool, look)).toEqual({ committed: true, changed: [] })
    expect(await read('SELECT kind, count(DISTINCT source)::int AS records FROM audit.pending GROUP BY kind')).toEqual(
      expect.arrayContaining([
        { kind: 'LEDGER', records: 5 },
        { kind: 'DISCLOSURE', records: 3 },
      ]),
    )
    expect(
      await read(`SELECT audit.read_record(p.kind, p.source) IS NULL AS missing, count(*)::int FROM audit.pending AS p
        GROUP BY 1`),
    ).toEqual([{ missing: false, count: 8 }])
  })

  it('lets no answer leave that was decided by the release before, once something has changed', async () => {
    const before = toDisclosure(child, { version: 2 })
    await migrate(openDatabase(pool))
    expect(await commitDisclosure(pool, before)).toEqual({ committed: true, changed: [] })
    await recordEvents(openDatabase(pool), child, null, RECORDED_AT, [WITHDRAWN])
    expect(await commitDisclosure(pool, toDisclosure(child, { version: 2 }))).toEqual({
      committed: false,
      changed: [child],
    })
  })
})
