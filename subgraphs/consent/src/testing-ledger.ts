import { randomUUID } from 'node:crypto'
import { type ChildId, type Instant, LEGAL_TABLE, type LegalRow, type NewEvent } from '@samsyn/schema/policy'
import { openDatabase } from './database.ts'
import { recordEvents, registerPersons } from './intake.ts'
import { recordLegalTable } from './legal-table/recorded.ts'
import { type Engine, openMigratedDatabase, type TestPool } from './testing.ts'

/** The registry's database by itself, holding the country's legal table and children of whom one register has told once. */

export type Connection = Pick<TestPool, 'query'>

export interface TestLedger {
  readonly pool: TestPool
  /** A child at version 1. */
  readonly registerChild: () => Promise<ChildId>
  readonly record: (child: ChildId, ...events: NewEvent[]) => Promise<void>
  readonly versionOf: (child: ChildId) => Promise<number>
  /** Runs statements in one transaction of one connection, and undoes what it has not committed. */
  readonly inTransaction: <T>(begin: string, run: (connection: Connection) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export const RECORDED_AT: Instant = '2026-01-01T00:00:00.000Z'
export const PARENT = { id: randomUUID(), nationalIdentityNumber: '01810000001', displayName: 'Åse Prøve' }

export const REGISTER_READ: NewEvent = {
  kind: 'REGISTER_READ',
  body: {
    birthDate: '2017-03-14',
    addressProtection: 'UGRADERT',
    careOrder: false,
    responsibility: [{ person: PARENT.id, kind: 'mor' }],
    parents: [PARENT.id],
    verger: [],
    municipality: '9901',
  },
}

/** @param table the legal table on record; `null`: none is */
export async function openTestLedger(
  engine: Engine,
  table: readonly LegalRow[] | null = LEGAL_TABLE,
): Promise<TestLedger> {
  const opened = await openMigratedDatabase(engine)
  const { pool } = opened
  const database = openDatabase(pool)
  if (table !== null) await recordLegalTable(database, table)
  await registerPersons(database, [PARENT])
  const record: TestLedger['record'] = (child, ...events) => recordEvents(database, child, null, RECORDED_AT, events)
  let children = 0
  return {
    pool,
    record,
    registerChild: async () => {
      const id = randomUUID()
      const nationalIdentityNumber = `0281${String(children++).padStart(7, '0')}`
      await registerPersons(database, [{ id, nationalIdentityNumber, displayName: 'Barn Prøve' }])
      await record(id, REGISTER_READ)
      return id
    },
    versionOf: async (child) => {
      const { rows } = await pool.query('SELECT version::int AS version FROM registry.child WHERE id = $1', [child])
      return (rows[0] as { version: number }).version
    },
    inTransaction: async (begin, run) => {
      const client = await pool.connect()
      try {
        await client.query(begin, [])
        return await run({ query: (text, values = []) => client.query(text, values) })
      } finally {
        await client.query('ROLLBACK', [])
        client.release()
      }
    },
    close: () => opened.close(),
  }
}

/** SQLSTATE of what a statement is refused with; `null` when it is not. */
export async function refusalOf(statement: Promise<unknown>): Promise<string | null> {
  try {
    await statement
    return null
  } catch (error) {
    return (error as { code: string }).code
  }
}

export interface DisclosureItem {
  readonly child: ChildId
  readonly records: readonly { readonly id: string; readonly details: object }[]
}

/** What the gateway sends about a child at version 1, decided by the first legal table, with changes. */
export function toDisclosure(child: ChildId, changes: Readonly<Record<string, unknown>> = {}): DisclosureItem {
  return {
    child,
    version: 1,
    legalTable: 1,
    validUntil: '9999-12-31T00:00:00.000Z',
    records: [{ id: randomUUID(), details: { person: PARENT.id, slices: [] } }],
    ...changes,
  } as DisclosureItem
}

/** Asks for one answer to leave; its result of `gateway.commit_disclosures`. */
export async function commitDisclosure(connection: Connection, ...items: readonly DisclosureItem[]): Promise<unknown> {
  const { rows } = await connection.query('SELECT gateway.commit_disclosures($1::jsonb) -> 0 AS result', [
    JSON.stringify([items]),
  ])
  return (rows[0] as { result: unknown }).result
}
