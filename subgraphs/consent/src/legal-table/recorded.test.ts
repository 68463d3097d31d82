import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LEGAL_TABLE, type LegalRow } from '@samsyn/schema/policy'
import { openDatabase } from '../database.ts'
import { openRegistry } from '../source.ts'
import { commitDisclosure, openTestLedger, refusalOf, type TestLedger, toDisclosure } from '../testing-ledger.ts'
import { ENGINES } from '../testing.ts'
import { readLegalTable, recordLegalTable } from './recorded.ts'

const WITHOUT_SCHOOL = LEGAL_TABLE.filter(({ rule }) => rule !== 'S')

describe.each(ENGINES)('the legal table on record (%s)', (engine) => {
  let ledger: TestLedger
  let child: string
  /** Of the country's rows, which each test begins with. */
  let seq: number

  const record = (rows: readonly LegalRow[]) => recordLegalTable(openDatabase(ledger.pool), rows)
  const query = async (text: string, ...values: unknown[]) => (await ledger.pool.query(text, values)).rows
  const readSince = async () => {
    const rows = await query('SELECT legal_rows FROM registry.legal_table WHERE seq > $1 ORDER BY seq', seq)
    return (rows as { legal_rows: unknown }[]).map(({ legal_rows }) => legal_rows)
  }
  const readAsGateway = async (knownTable: number | null) => {
    const [row] = await query(`SELECT gateway.read_facts('{}', '{}', '{}', $1::bigint) AS facts`, knownTable)
    return (row as { facts: { legalTable: unknown } }).facts.legalTable
  }

  beforeAll(async () => {
    ledger = await openTestLedger(engine)
  })
  afterAll(() => ledger.close())
  beforeEach(async () => {
    child = await ledger.registerChild()
    await record(LEGAL_TABLE)
    const [row] = await query('SELECT max(seq)::int AS seq FROM registry.legal_table')
    seq = (row as { seq: number }).seq
  })

  it('is recorded once, however often and in whatever order of its words it comes', async () => {
    const reordered = LEGAL_TABLE.map((row) => Object.fromEntries(Object.entries(row).toReversed()) as never)
    expect([await record(LEGAL_TABLE), await record(reordered)]).toEqual([false, false])
    expect(await readSince()).toEqual([])
  })

  it('is recorded anew when it differs from the newest, were it as it was before that', async () => {
    const recorded: boolean[] = []
    for (const table of [WITHOUT_SCHOOL, WITHOUT_SCHOOL, LEGAL_TABLE]) recorded.push(await record(table))
    expect(recorded).toEqual([true, false, true])
    expect(await readSince()).toEqual([WITHOUT_SCHOOL, LEGAL_TABLE])
  })

  it('is recorded by one of several that start at once', async () => {
    const recorded = await Promise.all(Array.from({ length: 6 }, () => record(WITHOUT_SCHOOL)))
    expect(recorded.filter((one) => one)).toEqual([true])
    expect(await readSince()).toEqual([WITHOUT_SCHOOL])
  })

  it.each([
    "UPDATE registry.legal_table SET legal_rows = '[]'",
    'DELETE FROM registry.legal_table',
    'TRUNCATE registry.legal_table',
  ])('cannot be changed: %s', async (statement) => {
    expect(await refusalOf(ledger.pool.query(statement))).toBe('P0001')
    expect(await readAsGateway(null)).toEqual({ seq, rows: LEGAL_TABLE })
  })

  it('of a past moment is the newest of then; before the first, the first', async () => {
    // Two tables of one millisecond could not be told apart.
    await pause(5)
    await record(WITHOUT_SCHOOL)
    const recorded = (await query(
      'SELECT registry.to_instant(recorded_at) AS at FROM registry.legal_table WHERE seq >= $1 ORDER BY seq',
      seq,
    )) as { at: string }[]
    const moments = ['2020-01-01T00:00:00.000Z', ...recorded.map(({ at }) => at), '9999-01-01T00:00:00.000Z']
    const database = openDatabase(ledger.pool)
    expect(await Promise.all(moments.map((at) => readLegalTable(database, at)))).toEqual([
      LEGAL_TABLE,
      LEGAL_TABLE,
      WITHOUT_SCHOOL,
      WITHOUT_SCHOOL,
    ])
  })

  it('is what the registry’s facts hold, from the moment another is recorded', async () => {
    const registry = openRegistry(openDatabase(ledger.pool))
    const read = async () => (await registry.readFacts([child])).get(child)?.facts.legalTable
    expect([await read(), await read()]).toEqual([LEGAL_TABLE, LEGAL_TABLE])
    await record(WITHOUT_SCHOOL)
    let written: unknown
    const result = await registry.write(child, child, ({ facts }) => {
      written = facts.legalTable
      return { ok: true, events: [] }
    })
    expect([written, result.ok && result.facts.legalTable]).toEqual([WITHOUT_SCHOOL, WITHOUT_SCHOOL])
    expect([await read(), await read()]).toEqual([WITHOUT_SCHOOL, WITHOUT_SCHOOL])
  })

  it('is told to the gateway with its rows, and without them to a gateway that has them', async () => {
    expect(await readAsGateway(null)).toEqual({ seq, rows: LEGAL_TABLE })
    expect(await readAsGateway(seq)).toEqual({ seq, rows: null })
    await record(WITHOUT_SCHOOL)
    const [newest] = await query('SELECT max(seq)::int AS seq FROM registry.legal_table')
    expect(await readAsGateway(seq)).toEqual({ ...(newest as object), rows: WITHOUT_SCHOOL })
  })

  it('lets no answer leave that was decided by an older one, and records nothing of it', async () => {
    const decided = toDisclosure(child, { legalTable: seq })
    const recordsOf = () => query('SELECT id FROM audit.disclosure WHERE child = $1', child)
    await record(WITHOUT_SCHOOL)
    expect(await commitDisclosure(ledger.pool, decided)).toEqual({ committed: false, changed: [child] })
    expect(await recordsOf()).toEqual([])
    const { seq: legalTable } = (await readAsGateway(null)) as { seq: number }
    const again = toDisclosure(child, { legalTable, records: decided.records })
    expect(await commitDisclosure(ledger.pool, again)).toEqual({ committed: true, changed: [] })
    expect(await recordsOf()).toEqual([{ id: decided.records[0]?.id }])
  })
})

describe.each(ENGINES)('without a legal table on record (%s)', (engine) => {
  let ledger: TestLedger
  let child: string
  beforeAll(async () => {
    ledger = await openTestLedger(engine, null)
    child = await ledger.registerChild()
  })
  afterAll(() => ledger.close())

  it('the registry has no rule to share by, today or at a past moment', async () => {
    const registry = openRegistry(openDatabase(ledger.pool))
    expect((await registry.readFacts([child])).get(child)?.facts.legalTable).toEqual([])
    expect(await registry.readLegalTable('9999-01-01T00:00:00.000Z')).toEqual([])
  })

  it.each([null, 1, undefined])('no answer leaves, decided by %j', async (legalTable) => {
    expect(await commitDisclosure(ledger.pool, toDisclosure(child, { legalTable }))).toEqual({
      committed: false,
      changed: [child],
    })
  })
})
