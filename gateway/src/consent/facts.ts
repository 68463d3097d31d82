import { LRUCache } from 'lru-cache'
import {
  type ChildFacts,
  type ChildId,
  foldLedger,
  type Instant,
  type LedgerEvent,
  type LegalRow,
  NO_OFFICES,
  type Offices,
  type PersonId,
} from '@samsyn/schema/policy'
import type { Database } from '../audit/database.ts'

/** A child as the database has it now. */
export interface KnownChild {
  readonly facts: ChildFacts
  /** Of the legal table in the facts; `null`: none is recorded, and nothing is shared. */
  readonly legalTableSeq: number | null
  readonly nationalIdentityNumber: string
  /** Identity numbers of registered parents, for slices that are a parent's own affairs. */
  readonly parents: Readonly<Record<PersonId, string>>
}

export interface FactsReading {
  /** The database's clock: the decision's now. */
  readonly now: Instant
  /** `null`: a person the registry does not know. */
  readonly person: PersonId | null
  /** Those the caller holds today. */
  readonly offices: Offices
  readonly children: ReadonlyMap<ChildId, KnownChild>
  /** When the population register last told of a child. Read each time: no version tells of it. */
  readonly registerReadAt: ReadonlyMap<ChildId, Instant | null>
}

export interface FactsReader {
  /** @throws when the database does not answer: then nothing is shared. */
  read(caller: string, children: readonly ChildId[]): Promise<FactsReading>
}

interface Row {
  readonly id: ChildId
  readonly version: number
  readonly nationalIdentityNumber: string
  readonly registerReadAt: Instant | null
  readonly events: readonly LedgerEvent[] | null
  readonly parents: Readonly<Record<PersonId, string>> | null
}

/** The table each decision is made by: the country's rows and the municipalities' together. */
interface LegalTable {
  readonly seq: number | null
  readonly rows: readonly LegalRow[]
}

/** No rows, no rule: whatever is decided by it is withheld. */
const NO_TABLE: LegalTable = { seq: null, rows: [] }

interface Answer {
  readonly now: Instant
  readonly callers: Readonly<Record<string, PersonId>>
  readonly offices: Readonly<Record<PersonId, Offices>>
  /** `rows` left out: the table the reader has. */
  readonly legalTable: { readonly seq: number; readonly rows: readonly LegalRow[] | null } | null
  readonly children: readonly Row[]
}

interface Waiting {
  readonly caller: string
  readonly children: readonly ChildId[]
  readonly resolve: (reading: FactsReading) => void
  readonly reject: (error: unknown) => void
}

/** Of all children together, each counting for one more. A directive with its signatures takes some two kilobytes. */
const REMEMBERED_DIRECTIVES = 100_000

/**
 * Reads facts, one query for all that ask in the same tick. A read never joins one already sent: what it returns was
 * true after it was asked for. Folded facts are kept by child, version and legal table, and both are read each time.
 */
export function createFactsReader(database: Database): FactsReader {
  const known = new LRUCache<ChildId, KnownChild>({
    maxSize: REMEMBERED_DIRECTIVES,
    sizeCalculation: ({ facts }) => 1 + facts.directives.length,
  })
  let knownTable = NO_TABLE
  let waiting: Waiting[] = []

  const readBatch = async (): Promise<void> => {
    const batch = waiting
    waiting = []
    try {
      const ids = [...new Set(batch.flatMap((entry) => entry.children))]
      const remembered = new Map(ids.map((id) => [id, known.get(id)]))
      const rememberedTable = knownTable
      const { rows } = await database.query(
        'SELECT gateway.read_facts($1::text[], $2::uuid[], $3::bigint[], $4::bigint) AS answer',
        [
          [...new Set(batch.map((entry) => entry.caller))],
          ids,
          ids.map((id) => remembered.get(id)?.facts.version ?? null),
          rememberedTable.seq,
        ],
      )
      const { now, callers, offices, children, legalTable } = (rows[0] as { answer: Answer }).answer
      const table =
        legalTable === null ? NO_TABLE : { seq: legalTable.seq, rows: legalTable.rows ?? rememberedTable.rows }
      knownTable = table
      const found = new Map<ChildId, KnownChild>()
      for (const row of children) {
        const child = row.events === null ? putUnder(table, remembered.get(row.id)) : foldRow(row, row.events, table)
        if (child === undefined) continue
        found.set(row.id, child)
        if (child !== remembered.get(row.id)) known.set(row.id, child)
      }
      const registerReadAt = new Map(children.map((row) => [row.id, row.registerReadAt]))
      for (const { caller, resolve } of batch) {
        const person = Object.hasOwn(callers, caller) ? (callers[caller] ?? null) : null
        const held = person === null ? NO_OFFICES : (offices[person] ?? NO_OFFICES)
        resolve({ now, person, offices: held, children: found, registerReadAt })
      }
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  return {
    read: (caller, children) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(() => void readBatch())
        waiting.push({ caller, children, resolve, reject })
      }),
  }
}

/** The remembered child, under the table read now: a table changes no event. */
function putUnder({ seq, rows }: LegalTable, child: KnownChild | undefined): KnownChild | undefined {
  if (child === undefined || child.legalTableSeq === seq) return child
  return { ...child, legalTableSeq: seq, facts: { ...child.facts, legalTable: rows } }
}

function foldRow(row: Row, events: readonly LedgerEvent[], { seq, rows }: LegalTable): KnownChild {
  return {
    facts: foldLedger(row.id, row.version, events, rows),
    legalTableSeq: seq,
    nationalIdentityNumber: row.nationalIdentityNumber,
    parents: row.parents ?? {},
  }
}
