import { type RawBuilder, sql } from 'kysely'
import {
  addHours,
  type ChildFacts,
  type ChildId,
  dateInNorway,
  foldLedger,
  type Instant,
  type LedgerEvent,
  type LegalRow,
  MAJORITY_AGE,
  type PersonId,
  REGISTER_TRUSTED_HOURS,
  SLICE_IDS,
  SLICES,
} from '@samsyn/schema/policy'
import type { RegistryDatabase } from './database.ts'
import { type NewestTable, newestTable, type RecordedTable } from './legal-table/recorded.ts'

/**
 * Children as the registry knows them, and which of them someone might see. Of a child someone may not see nothing is read
 * but that, so that no time, and no size, tells whether there is such a child: `migrations/0007_findable.sql`.
 */

/** Who looks for children, and when. */
export interface Seeker {
  readonly person: PersonId
  readonly at: Instant
}

export interface Candidates {
  readonly ids: readonly ChildId[]
  readonly more: boolean
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
  /** `null`: those of the version the reader has. */
  readonly events: readonly LedgerEvent[] | null
}

/** Which children someone may find, and how they stand. */
interface FoundReading {
  readonly found: readonly Pick<FactsRow, 'id' | 'version' | 'registerReadAt'>[]
  readonly legalTable: NewestTable
}

/** What facts are folded from. */
interface FactsReading {
  readonly children: readonly FactsRow[]
  readonly legalTable: NewestTable
}

/** A parent's own affairs, by which one without parental responsibility finds the child. */
const OWN_AFFAIRS = SLICE_IDS.filter((slice) => SLICES[slice].rule === 'R')

/** What the database needs to know of a seeker, and of the rules by which they find a child. */
const describeSeeker = ({ person, at }: Seeker): RawBuilder<unknown> => sql`
  today => ${dateInNorway(at)}, of_age => ${MAJORITY_AGE}::int, seeker => ${person}::uuid,
  trusted_since => ${addHours(at, -REGISTER_TRUSTED_HOURS)}::timestamptz, own_affairs => ${sql.val(OWN_AFFAIRS)}::text[]`

/** Every event of one child, oldest first. */
export async function readEvents(database: RegistryDatabase, child: ChildId): Promise<readonly LedgerEvent[]> {
  const result = await sql<{ children: readonly FactsRow[] }>`
    SELECT registry.read_facts(ARRAY[${child}]::uuid[], '{null}') AS children`.execute(database)
  return result.rows[0]?.children[0]?.events ?? []
}

/** What is kept of children from one request to the next. */
interface KnownChildren {
  /** Facts of children, whoever asks. A connection in a transaction sees what it has written. */
  readonly read: (connection: RegistryDatabase, ids: readonly ChildId[]) => Promise<ReadonlyMap<ChildId, KnownChild>>
  /** Facts of those that someone might see. */
  readonly readFound: (seeker: Seeker, ids: readonly ChildId[]) => Promise<ReadonlyMap<ChildId, KnownChild>>
  /** Those someone might see, by name, after one of them. */
  readonly findCandidates: (
    seeker: Seeker,
    options: { readonly byOffice: boolean; readonly after: ChildId | null; readonly limit: number },
  ) => Promise<Candidates>
}

/** Beyond this all are forgotten, and read anew. */
const REMEMBERED_CHILDREN = 20_000

export function openKnownChildren(database: RegistryDatabase): KnownChildren {
  let newest: RecordedTable | null = null
  // Facts are kept by version: a ledger, however long, is read and folded once and not at each look.
  const folded = new Map<ChildId, ChildFacts>()

  const read = async (
    connection: RegistryDatabase,
    ids: readonly ChildId[],
  ): Promise<ReadonlyMap<ChildId, KnownChild>> => {
    const knownTable = newest
    const known = new Map(ids.map((id) => [id, folded.get(id)]))
    const versions = ids.map((id) => known.get(id)?.version ?? null)
    const { rows: answers } = await sql<FactsReading>`
      SELECT registry.read_facts(${sql.val([...ids])}::uuid[], ${sql.val(versions)}::bigint[]) AS children,
        ${newestTable(knownTable)} AS "legalTable"`.execute(connection)
    const { children, legalTable } = answers[0] as FactsReading
    const rows = takeTable(legalTable, knownTable)
    return new Map(
      children.map(({ id, version, events, registerReadAt }) => {
        const facts =
          events === null ? putUnder(rows, known.get(id) as ChildFacts) : foldLedger(id, version, events, rows)
        return [id, { facts, registerReadAt }]
      }),
    )
  }

  /** The rows to decide by from now on. No table, no rule: nothing is shared. */
  const takeTable = (table: NewestTable, known: RecordedTable | null): readonly LegalRow[] => {
    const rows = table === null ? [] : (table.rows ?? known?.rows ?? [])
    newest = table === null ? null : { seq: table.seq, rows }
    return rows
  }

  const readFound = async (seeker: Seeker, ids: readonly ChildId[]): Promise<ReadonlyMap<ChildId, KnownChild>> => {
    const knownTable = newest
    const { rows: answers } = await sql<FoundReading>`
      SELECT registry.read_found(children => ${sql.val([...ids])}::uuid[], ${describeSeeker(seeker)}) AS found,
        ${newestTable(knownTable)} AS "legalTable"`.execute(database)
    const { found, legalTable } = answers[0] as FoundReading
    const rows = takeTable(legalTable, knownTable)
    const children = new Map<ChildId, KnownChild>()
    const others: ChildId[] = []
    for (const { id, version, registerReadAt } of found) {
      const facts = folded.get(id)
      if (facts?.version === version) children.set(id, { facts: putUnder(rows, facts), registerReadAt })
      else others.push(id)
    }
    if (others.length === 0) return children
    if (folded.size + others.length > REMEMBERED_CHILDREN) folded.clear()
    for (const [id, child] of await read(database, others)) {
      folded.set(id, child.facts)
      children.set(id, child)
    }
    return children
  }

  const findCandidates: KnownChildren['findCandidates'] = async (seeker, { byOffice, after, limit }) => {
    const result = await sql<{ id: string }>`
        SELECT p.id FROM registry.person AS p
        WHERE p.id IN (SELECT f.child FROM registry.find_children(${describeSeeker(seeker)}, by_office => ${byOffice}) AS f)
        AND (${after}::uuid IS NULL OR (p.display_name, p.id) > (
          SELECT last.display_name, last.id FROM registry.person AS last WHERE last.id = ${after}::uuid))
        ORDER BY p.display_name, p.id LIMIT ${limit + 1}`.execute(database)
    const ids = result.rows.map((row) => row.id)
    return { ids: ids.slice(0, limit), more: ids.length > limit }
  }

  return { read, readFound, findCandidates }
}

/** Facts under the table read with them: a table changes no event. */
function putUnder(legalTable: readonly LegalRow[], facts: ChildFacts): ChildFacts {
  return facts.legalTable === legalTable ? facts : { ...facts, legalTable }
}
