import {
  type ChildFacts,
  type ChildId,
  foldLedger,
  type Instant,
  type LedgerEvent,
  type PersonId,
} from '@samsyn/schema/policy'
import type { Database } from '../audit/database.ts'

/** A child as the database has it now. */
export interface KnownChild {
  readonly facts: ChildFacts
  readonly nationalIdentityNumber: string
  /** Identity numbers of registered parents, for slices that are a parent's own affairs. */
  readonly parents: Readonly<Record<PersonId, string>>
}

export interface FactsReading {
  /** The database's clock: the decision's now. */
  readonly now: Instant
  /** `null`: a person the registry does not know. */
  readonly person: PersonId | null
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

interface Answer {
  readonly now: Instant
  readonly callers: Readonly<Record<string, PersonId>>
  readonly children: readonly Row[]
}

interface Waiting {
  readonly caller: string
  readonly children: readonly ChildId[]
  readonly resolve: (reading: FactsReading) => void
  readonly reject: (error: unknown) => void
}

const REMEMBERED_CHILDREN = 20_000

/**
 * Reads facts, one query for all that ask in the same tick. A read never joins one already sent: what it returns was
 * true after it was asked for. Folded facts are kept by child and version, and the version is read each time.
 */
export function createFactsReader(database: Database): FactsReader {
  const known = new Map<ChildId, KnownChild>()
  let waiting: Waiting[] = []

  const readBatch = async (): Promise<void> => {
    const batch = waiting
    waiting = []
    try {
      const ids = [...new Set(batch.flatMap((entry) => entry.children))]
      const remembered = new Map(ids.map((id) => [id, known.get(id)]))
      const { rows } = await database.query(
        'SELECT gateway.read_facts($1::text[], $2::uuid[], $3::bigint[]) AS answer',
        [
          [...new Set(batch.map((entry) => entry.caller))],
          ids,
          ids.map((id) => remembered.get(id)?.facts.version ?? null),
        ],
      )
      const { now, callers, children } = (rows[0] as { answer: Answer }).answer
      const found = new Map<ChildId, KnownChild>()
      for (const row of children) {
        const child = row.events === null ? remembered.get(row.id) : foldRow(row)
        if (child === undefined) continue
        found.set(row.id, child)
        if (known.size >= REMEMBERED_CHILDREN) known.clear()
        known.set(row.id, child)
      }
      const registerReadAt = new Map(children.map((row) => [row.id, row.registerReadAt]))
      for (const { caller, resolve } of batch) {
        const person = Object.hasOwn(callers, caller) ? (callers[caller] ?? null) : null
        resolve({ now, person, children: found, registerReadAt })
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

function foldRow(row: Row): KnownChild {
  return {
    facts: foldLedger(row.id, row.version, row.events ?? []),
    nationalIdentityNumber: row.nationalIdentityNumber,
    parents: row.parents ?? {},
  }
}
