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
import type { RecordId, StoredAct } from './access-log/log-entry.ts'
import { readActs } from './access-log/stored-acts.ts'
import {
  countLooks,
  type CountedLooks,
  type CountsAsked,
  type Disclosure,
  findDisclosure,
  type LooksAsked,
  readDisclosures,
} from './access-log/stored-looks.ts'
import { type Proof, readNewestCheckpoint, readProofs, type StoredCheckpoint } from './access-log/stored-proofs.ts'
import type { RegistryDatabase, RegistryTables } from './database.ts'
import { type Candidates, type KnownChild, openKnownChildren, readEvents, type Seeker } from './known-children.ts'
import { type OfPerson, openOfPerson } from './everything/of-person.ts'
import { type DatedTable, readLegalTable, readLegalTables } from './legal-table/recorded.ts'
import { readEmail, writeEmail } from './notices/contact-address.ts'
import { openOverseen, type Overseen } from './oversight/stored-overseen.ts'
import { findReports, type ReportPlace, type StoredReport } from './reports/stored-reports.ts'

/** The registry's source is its ledger: facts are folded from it, and acts are appended to it under the child's lock. */

export interface Person {
  readonly id: PersonId
  readonly displayName: string
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
  /** Whether the grant of this id acts for the first time, here or in any other process of the registry. */
  useGrant(jti: string): Promise<boolean>
  findPerson(nationalIdentityNumber: string): Promise<Person | undefined>
  /** The id of whoever has the number. A number nobody has becomes a new person's, by this name; a known one keeps theirs. */
  enterPerson(nationalIdentityNumber: string, displayName: string): Promise<PersonId>
  /** Registers a child for an organisation, unless it has. The work does not tell whether the child was known. */
  enterChild(child: ChildId, actor: PersonId, organisation: string): Promise<void>
  /** Where a person wants to be told that there is something to see; `null`: nowhere. */
  readEmail(person: PersonId): Promise<string | null>
  writeEmail(person: PersonId, email: string | null): Promise<void>
  readPersons(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>>
  readFacts(ids: readonly ChildId[]): Promise<ReadonlyMap<ChildId, KnownChild>>
  /**
   * Facts of the children someone might see. Of any other, whether there is one or not, no more is read than that the
   * person is nothing to them: the time it takes does not tell.
   */
  readFound(seeker: Seeker, ids: readonly ChildId[]): Promise<ReadonlyMap<ChildId, KnownChild>>
  /** Every event of one child, oldest first. */
  readEvents(child: ChildId): Promise<readonly LedgerEvent[]>
  /** The legal table that held at a past moment. */
  readLegalTable(at: Instant): Promise<readonly LegalRow[]>
  /** Every legal table that was on record, the first first. */
  readLegalTables(): Promise<readonly DatedTable[]>
  /** When the population register had last told of the child, as it was known at a past moment; `null`: never. */
  readRegisterReadAt(child: ChildId, at: Instant): Promise<Instant | null>
  /** Those that are lines of the child's log, oldest first. */
  readActs(child: ChildId): Promise<readonly StoredAct[]>
  /** Looks at a child before a place in its log, newest first. */
  readDisclosures(child: ChildId, asked: LooksAsked): Promise<readonly Disclosure[]>
  findDisclosure(child: ChildId, id: string): Promise<Disclosure | undefined>
  /** Counts the looks of the last few days on which there were any, newest day first. */
  countLooks(child: ChildId, asked: CountsAsked): Promise<readonly CountedLooks[]>
  /** That records are in the log as they were written; `null` for one that is under no checkpoint yet. */
  readProofs(records: readonly RecordId[]): Promise<readonly (Proof | null)[]>
  /** `null` while there is none. */
  readNewestCheckpoint(): Promise<StoredCheckpoint | null>
  /** Reports about children of the offices that a privacy officer holds on a date, the newest first. */
  findReports(
    officer: PersonId,
    options: { readonly today: PlainDate; readonly after: ReportPlace | null; readonly limit: number },
  ): Promise<readonly StoredReport[]>
  /** What a privacy officer oversees of all children of their offices. */
  readonly overseen: Overseen
  /** What the registry holds of a person, whoever's child it is about. */
  readonly ofPerson: OfPerson
  /** The offices a person holds on a date. */
  readOffices(person: PersonId, date: PlainDate): Promise<Offices>
  /** Others who hold an office of registrar that the person holds on a date, by name. */
  findFellowRegistrars(person: PersonId, date: PlainDate): Promise<readonly Person[]>
  /** Children someone might see, by name, after one of them. Whether they may is decided from facts. */
  findCandidates(
    seeker: Seeker,
    options: { readonly byOffice: boolean; readonly after: ChildId | null; readonly limit: number },
  ): Promise<Candidates>
  /**
   * Runs an act against a child's facts as they are under its exclusive lock, and appends what comes of it. When the
   * promise resolves with `ok`, every disclosure that commits later sees it.
   */
  write(child: ChildId, actor: PersonId, act: (snapshot: Snapshot) => ActResult): Promise<WriteResult>
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
  const children = openKnownChildren(database)
  return {
    now: () => readNow(database),
    useGrant: async (jti) => {
      const { rows } = await sql<{ first: boolean }>`SELECT registry.use_grant(${jti}) AS first`.execute(database)
      return rows[0]?.first === true
    },
    readFacts: async (ids) => (ids.length === 0 ? new Map() : children.read(database, ids)),
    readFound: children.readFound,
    findCandidates: children.findCandidates,
    readLegalTable: (at) => readLegalTable(database, at),
    readLegalTables: () => readLegalTables(database),
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
    enterChild: (child, actor, organisation) =>
      database.transaction().execute(async (transaction) => {
        await lockChild(transaction, child)
        await sql`SELECT registry.append(${child}::uuid, date_trunc('milliseconds', clock_timestamp()), ${actor}::uuid,
            'CHILD_REGISTERED', jsonb_build_object('organisation', ${organisation}::text))
          WHERE NOT EXISTS (SELECT FROM registry.helping AS h
            WHERE h.organisation = ${organisation} AND h.child = ${child}::uuid)`.execute(transaction)
      }),
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
    readEvents: (child) => readEvents(database, child),
    readRegisterReadAt: async (child, at) => {
      const result = await sql<{ readAt: Instant | null }>`
        SELECT registry.to_instant(max(read_at)) AS "readAt" FROM registry.register_feed
        WHERE recorded_at <= ${at}::timestamptz AND NOT ${child}::uuid = ANY (missed)`.execute(database)
      return result.rows[0]?.readAt ?? null
    },
    readActs: (child) => readActs(database, child),
    readDisclosures: (child, asked) => readDisclosures(database, child, asked),
    findDisclosure: (child, id) => findDisclosure(database, child, id),
    countLooks: (child, asked) => countLooks(database, child, asked),
    readProofs: (records) => readProofs(database, records),
    readNewestCheckpoint: () => readNewestCheckpoint(database),
    findReports: (officer, options) => findReports(database, officer, options),
    overseen: openOverseen(database),
    ofPerson: openOfPerson(database),
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
    write: (child, actor, act) =>
      database.transaction().execute(async (transaction): Promise<WriteResult> => {
        await lockChild(transaction, child)
        const now = await readNow(transaction)
        const before = (await children.read(transaction, [child])).get(child)
        // Of a child nobody has told of there is no register, and so no one who may act but intake.
        const result = act({ now, facts: before?.facts ?? foldLedger(child, 0, [], []) })
        if (!result.ok) return result
        await appendEvents(transaction, child, actor, now, result.events)
        const after = (await children.read(transaction, [child])).get(child) as KnownChild
        return { ok: true, now, facts: after.facts }
      }),
  }
}
