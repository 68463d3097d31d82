import type { ChildId, Instant, Offices } from '@samsyn/schema/policy'
import type { Database } from './database.ts'

/** One record of who was shown what of a child, and why. Never the records themselves. */
export interface DisclosureRecord {
  readonly id: string
  readonly leaf: {
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

const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Records disclosures; when it resolves with `committed`, the answer may leave.
 * @throws when the database does not answer: then nothing may leave.
 */
export async function commitDisclosure(database: Database, items: readonly DisclosureItem[]): Promise<CommitResult> {
  try {
    const { rows } = await database.query('SELECT gateway.commit_disclosure($1::jsonb) AS result', [
      JSON.stringify(items),
    ])
    return (rows[0] as { result: CommitResult }).result
  } catch (error) {
    if ((error as { code?: unknown }).code === LOCK_NOT_AVAILABLE) return { committed: false, locked: true }
    throw error
  }
}
