import { setTimeout } from 'node:timers/promises'
import type { ChildId, Instant, Offices } from '@samsyn/schema/policy'
import { waitWithin } from '../consent/wait-within.ts'
import { type Database, readState } from './database.ts'

/** One record of who was shown what of a child, and why. Never the records themselves. */
export interface DisclosureRecord {
  readonly id: string
  readonly details: {
    readonly person: string
    readonly role: string | null
    readonly service: string | null
    readonly organisation: string | null
    readonly purpose: string | null
    readonly slices: readonly { readonly slice: string; readonly directive: string }[]
  }
}

/** What must still hold about a child when the answer leaves, and what is recorded if it does. */
export interface DisclosureItem {
  readonly child: ChildId
  readonly version: number
  /** The legal table it was decided by. `null`: there was none, and the answer does not leave. */
  readonly legalTable: number | null
  readonly validUntil: Instant
  /** The offices by which the child is shown, where it is by one: they must still be those the caller holds. */
  readonly offices?: Offices
  /** A writer holds the child's lock: none of the slices is shown, and what else is need not wait. */
  readonly withoutLock?: true
  readonly records: readonly DisclosureRecord[]
}

export type CommitResult =
  | { readonly committed: true }
  /** Nothing was recorded: these children's facts or the legal table changed, or a decision about them passed its time. */
  | { readonly committed: false; readonly changed: readonly ChildId[] }
  /** A writer held a child's lock for too long; nothing was recorded. */
  | { readonly committed: false; readonly locked: true }

/** Lets answers leave. Those that ask in the same tick go to the database together, and each gets a result of its own. */
export interface DisclosureCommits {
  /**
   * Records disclosures; when it resolves with `committed`, the answer may leave. A reply that was lost says neither yes nor
   * no: the same records are sent again, which records them once.
   * @throws when the database does not answer, or the signal is aborted: then nothing may leave.
   */
  commit(items: readonly DisclosureItem[], signal: AbortSignal): Promise<CommitResult>
}

interface Waiting {
  readonly items: readonly DisclosureItem[]
  readonly resolve: (result: CommitResult) => void
  readonly reject: (error: unknown) => void
}

const LOCK_NOT_AVAILABLE = '55P03'
/** Shared locks are kept in the server's memory: 64 for each connection it allows, unless it is set otherwise. */
const LOCKS_PER_BATCH = 2_000
const RETRY_AFTER_MS = 100
/** How long a database that went away is waited for, by a request whose disclosure it was asked to record. */
const RETRY_FOR_MS = 3_000

export function openDisclosureCommits(database: Database): DisclosureCommits {
  let waiting: Waiting[] = []

  const send = async (answers: readonly (readonly DisclosureItem[])[]): Promise<readonly CommitResult[]> => {
    const { rows } = await database.query('SELECT gateway.commit_disclosures($1::jsonb) AS results', [
      JSON.stringify(answers),
    ])
    const { results } = rows[0] as { results: readonly CommitResult[] }
    // Whose is whose would be a guess.
    if (results.length !== answers.length) throw new RangeError('not as many results as answers')
    return results
  }

  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const results = await send(batch.map(({ items }) => items))
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as CommitResult)
    } catch (error) {
      // One of them may be why; the others have nothing to do with it. Where nobody knows, each asks again by itself.
      if (batch.length > 1 && !isLost(readState(error))) await Promise.all(batch.map((one) => settle([one])))
      else for (const { reject } of batch) reject(error)
    }
  }

  const flush = (): void => {
    const all = waiting
    waiting = []
    let batch: Waiting[] = []
    let locks = 0
    for (const one of all) {
      if (batch.length > 0 && locks + one.items.length > LOCKS_PER_BATCH) {
        void settle(batch)
        batch = []
        locks = 0
      }
      batch.push(one)
      locks += one.items.length
    }
    void settle(batch)
  }

  const enqueue = (items: readonly DisclosureItem[]): Promise<CommitResult> =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({ items, resolve, reject })
    })

  return {
    commit: async (items, signal) => {
      if (items.length === 0) return { committed: true }
      let firstLost: number | null = null
      for (;;) {
        try {
          return await waitWithin(signal, () => enqueue(items))
        } catch (error) {
          const code = readState(error)
          if (code === LOCK_NOT_AVAILABLE) return { committed: false, locked: true }
          firstLost ??= performance.now()
          if (signal.aborted || !isLost(code) || performance.now() - firstLost > RETRY_FOR_MS) throw error
          await setTimeout(RETRY_AFTER_MS)
        }
      }
    },
  }
}

/**
 * Whether nobody knows what became of a statement: the connection broke, or the server was stopped over it (SQLSTATE classes
 * 08 and 57P). Any other SQLSTATE is the server's own word that nothing was recorded.
 */
function isLost(state: string | null): boolean {
  return state === null || state.startsWith('08') || state.startsWith('57P')
}
