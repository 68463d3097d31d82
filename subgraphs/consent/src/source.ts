import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import {
  type ActResult,
  type ChildFacts,
  type ChildId,
  foldLedger,
  type Instant,
  type LedgerEvent,
  type LegalRow,
  type NewEvent,
  type Office,
  type Offices,
  type PersonId,
  type PlainDate,
  type ProblemCode,
} from '@samsyn/schema/policy'
import type { RegistryDatabase, RegistryTables } from './database.ts'
import { type NewestTable, newestTable, readLegalTable, type RecordedTable } from './legal-table/recorded.ts'
import { readEmail, writeEmail } from './notices/contact-address.ts'

/** The registry's source is its ledger: facts are folded from it, and acts are appended to it under the child's lock. */

export interface Person {
  readonly id: PersonId
  readonly displayName: string
}

export interface Disclosure {
  readonly id: string
  readonly at: Instant
  readonly leaf: DisclosureLeaf
}

/** What the gateway records of one disclosure. */
export interface DisclosureLeaf {
  readonly person: PersonId
  readonly role: string | null
  readonly service: string | null
  readonly organisation: string | null
  readonly purpose: string | null
  readonly slices: readonly { readonly slice: string; readonly directive: string }[]
}

export interface Candidates {
  readonly ids: readonly ChildId[]
  readonly more: boolean
}

export interface Snapshot {
  readonly now: Instant
  readonly facts: ChildFacts
}

export type WriteResult =
  | { readonly ok: true; readonly facts: ChildFacts; readonly now: Instant }
  | { readonly ok: false; readonly code: ProblemCode }

export interface Registry {
  now(): Promise<Instant>
  findPerson(nationalIdentityNumber: string): Promise<Person | undefined>
  /** The id of whoever has the number. A number nobody has becomes a new person's, by this name; a known one keeps theirs. */
  enterPerson(nationalIdentityNumber: string, displayName: string): Promise<PersonId>
  /** Where a person wants to be told that there is something to see; `null`: nowhere. */
  readEmail(person: PersonId): Promise<string | null>
  writeEmail(person: PersonId, email: string | null): Promise<void>
  readPersons(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>>
  readFacts(ids: readonly ChildId[]): Promise<ReadonlyMap<ChildId, KnownChild>>
  /** Every event of one child, oldest first. */
  readEvents(child: ChildId): Promise<readonly LedgerEvent[]>
  /** The legal table that held at a past moment. */
  readLegalTable(at: Instant): Promise<readonly LegalRow[]>
  /** When the population register had last told of the child, as it was known at a past moment; `null`: never. */
  readRegisterReadAt(child: ChildId, at: Instant): Promise<Instant | null>
  readDisclosures(child: ChildId): Promise<readonly Disclosure[]>
  /** The offices a person holds on a date. */
  readOffices(person: PersonId, date: PlainDate): Promise<Offices>
  /** Others who hold an office of registrar that the person holds on a date, by name. */
  findFellowRegistrars(person: PersonId, date: PlainDate): Promise<readonly Person[]>
  /** Children the person might find, by name, after one of them. Whether they may is decided from facts. */
  findCandidates(
    person: PersonId,
    municipalities: readonly string[],
    after: ChildId | null,
    limit: number,
  ): Promise<Candidates>
  /**
   * Runs an act against a child's facts as they are under its exclusive lock, and appends what comes of it. When the
   * promise resolves with `ok`, every disclosure that commits later sees it.
   */
  write(child: ChildId, actor: PersonId, act: (snapshot: Snapshot) => ActResult): Promise<WriteResult>
}

/** A child as the registry has it now. */
export interface KnownChild {
  readonly facts: ChildFacts
  /** When the population register last told of the child; `null`: never. */
  readonly registerReadAt: Instant | null
}

interface FactsRow {
  readonly id: ChildId
  readonly version: number
  readonly registerReadAt: Instant | null
  readonly events: readonly LedgerEvent[]
}

/** What facts are folded from. */
interface FactsReading {
  readonly children: readonly FactsRow[]
  readonly legalTable: NewestTable
}

async function readFactsRows(
  database: RegistryDatabase,
  ids: readonly ChildId[],
  knownTable: RecordedTable | null,
): Promise<FactsReading> {
  const unknown = ids.map(() => null)
  const result = await sql<FactsReading>`
    SELECT registry.read_facts(${sql.val([...ids])}::uuid[], ${sql.val(unknown)}::bigint[]) AS children,
      ${newestTable(knownTable)} AS "legalTable"`.execute(database)
  return result.rows[0] as FactsReading
}

async function readNow(database: RegistryDatabase): Promise<Instant> {
  const result = await sql<{ now: Instant }>`SELECT registry.to_instant(clock_timestamp()) AS now`.execute(database)
  return (result.rows[0] as { now: Instant }).now
}

/** Takes the child's exclusive lock; it must be the transaction's first statement. */
export async function lockChild(transaction: Transaction<RegistryTables>, child: ChildId): Promise<void> {
  await sql`SELECT registry.lock_children(ARRAY[${child}]::uuid[])`.execute(transaction)
}

/** Appends events in the transaction that holds the child's lock. */
export async function appendEvents(
  transaction: Transaction<RegistryTables>,
  child: ChildId,
  actor: PersonId | null,
  at: Instant,
  events: readonly NewEvent[],
): Promise<void> {
  for (const { kind, body } of events) {
    await sql`SELECT registry.append(${child}::uuid, ${at}::timestamptz, ${actor}::uuid, ${kind},
      ${JSON.stringify(body)}::jsonb)`.execute(transaction)
  }
}

export function openRegistry(database: RegistryDatabase): Registry {
  let newest: RecordedTable | null = null
  const readKnown = async (
    connection: RegistryDatabase,
    ids: readonly ChildId[],
  ): Promise<ReadonlyMap<ChildId, KnownChild>> => {
    const known = newest
    const { children, legalTable } = await readFactsRows(connection, ids, known)
    // No table, no rule: nothing is shared.
    const rows = legalTable === null ? [] : (legalTable.rows ?? known?.rows ?? [])
    newest = legalTable === null ? null : { seq: legalTable.seq, rows }
    return new Map(
      children.map(({ id, version, events, registerReadAt }) => [
        id,
        { facts: foldLedger(id, version, events, rows), registerReadAt },
      ]),
    )
  }
  return {
    now: () => readNow(database),
    readFacts: async (ids) => (ids.length === 0 ? new Map() : readKnown(database, ids)),
    readLegalTable: (at) => readLegalTable(database, at),
    findPerson: async (nationalIdentityNumber) => {
      const row = await database
        .selectFrom('registry.person')
        .select(['id', 'display_name'])
        .where('national_identity_number', '=', nationalIdentityNumber)
        .executeTakeFirst()
      return row === undefined ? undefined : { id: row.id, displayName: row.display_name }
    },
    enterPerson: async (nationalIdentityNumber, displayName) => {
      const row = await database
        .insertInto('registry.person')
        .values({ id: randomUUID(), national_identity_number: nationalIdentityNumber, display_name: displayName })
        // One statement that returns the id either way: the work does not tell whether the number was known.
        .onConflict((conflict) =>
          conflict.column('national_identity_number').doUpdateSet({ national_identity_number: nationalIdentityNumber }),
        )
        .returning('id')
        .executeTakeFirstOrThrow()
      return row.id
    },
    readEmail: (person) => readEmail(database, person),
    writeEmail: (person, email) => writeEmail(database, person, email),
    readPersons: async (ids) => {
      const rows =
        ids.length === 0
          ? []
          : await database
              .selectFrom('registry.person')
              .select(['id', 'display_name'])
              .where('id', 'in', [...ids])
              .execute()
      return new Map(rows.map((row) => [row.id, { id: row.id, displayName: row.display_name }]))
    },
    readEvents: async (child) => {
      const { children } = await readFactsRows(database, [child], newest)
      return children[0]?.events ?? []
    },
    readRegisterReadAt: async (child, at) => {
      const result = await sql<{ readAt: Instant | null }>`
        SELECT registry.to_instant(max(read_at)) AS "readAt" FROM registry.register_feed
        WHERE recorded_at <= ${at}::timestamptz AND NOT ${child}::uuid = ANY (missed)`.execute(database)
      return result.rows[0]?.readAt ?? null
    },
    readDisclosures: async (child) => {
      const result = await sql<Disclosure>`
        SELECT id, registry.to_instant(at) AS at, leaf FROM audit.disclosure WHERE child = ${child} ORDER BY seq
        `.execute(database)
      return result.rows
    },
    readOffices: async (person, date) => {
      const read = async (table: 'registry.officer' | 'registry.registrar'): Promise<readonly Office[]> =>
        database
          .selectFrom(table)
          .select(['municipality', 'organisation'])
          .where('person', '=', person)
          .where('from_date', '<=', date)
          .where((where) => where.or([where('to_date', 'is', null), where('to_date', '>', date)]))
          .execute()
      const [officerOf, registrarOf] = await Promise.all([read('registry.officer'), read('registry.registrar')])
      return { officerOf, registrarOf }
    },
    findFellowRegistrars: async (person, date) => {
      const result = await sql<Person>`
        SELECT DISTINCT p.id, p.display_name AS "displayName" FROM registry.registrar AS mine
        JOIN registry.registrar AS other USING (municipality, organisation)
        JOIN registry.person AS p ON p.id = other.person
        WHERE mine.person = ${person} AND other.person <> mine.person
        AND mine.from_date <= ${date}::date AND coalesce(mine.to_date > ${date}::date, true)
        AND other.from_date <= ${date}::date AND coalesce(other.to_date > ${date}::date, true)
        ORDER BY p.display_name, p.id`.execute(database)
      return result.rows
    },
    findCandidates: async (person, municipalities, after, limit) => {
      const result = await sql<{ id: string }>`
        SELECT p.id FROM registry.person AS p
        WHERE p.id IN (
          SELECT child FROM registry.membership WHERE person = ${person}
          UNION SELECT child FROM registry.relative WHERE person = ${person}
          UNION SELECT id FROM registry.child WHERE municipality = ANY (${sql.val([...municipalities])}::text[]))
        AND (${after}::uuid IS NULL OR (p.display_name, p.id) > (
          SELECT last.display_name, last.id FROM registry.person AS last WHERE last.id = ${after}::uuid))
        ORDER BY p.display_name, p.id LIMIT ${limit + 1}`.execute(database)
      const ids = result.rows.map((row) => row.id)
      return { ids: ids.slice(0, limit), more: ids.length > limit }
    },
    write: (child, actor, act) =>
      database.transaction().execute(async (transaction): Promise<WriteResult> => {
        await lockChild(transaction, child)
        const now = await readNow(transaction)
        const before = (await readKnown(transaction, [child])).get(child)
        // Of a child nobody has told of there is no register, and so no one who may act but intake.
        const result = act({ now, facts: before?.facts ?? foldLedger(child, 0, [], []) })
        if (!result.ok) return result
        await appendEvents(transaction, child, actor, now, result.events)
        const after = (await readKnown(transaction, [child])).get(child) as KnownChild
        return { ok: true, now, facts: after.facts }
      }),
  }
}
