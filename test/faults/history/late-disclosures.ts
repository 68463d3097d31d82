import type { Pool } from 'pg'

/** What was recorded, in the order in which it was committed. */

export interface CommittedDisclosure {
  readonly id: string
  readonly child: string
  /** Microseconds since 1970 of the database's clock: when the disclosure was decided, and when it was committed. */
  readonly at: bigint
  readonly committed: bigint
  readonly slices: readonly { readonly slice: string; readonly directive: string }[]
}

export interface CommittedWithdrawal {
  readonly child: string
  readonly directive: string
  readonly slices: readonly string[]
  /** As above; the ledger's instants are whole milliseconds, cut off. */
  readonly at: bigint
  readonly committed: bigint
}

export interface LateDisclosure {
  readonly disclosure: CommittedDisclosure
  readonly withdrawal: CommittedWithdrawal
  readonly slice: string
}

/** An instant of the ledger is up to this much before the moment it stands for. */
const CUT_OFF_MICROSECONDS = 1_000n

/**
 * Disclosures of a slice by a directive that was committed, or decided, after the slice was withdrawn from the directive.
 * That is more than what is promised, which is nothing after the acknowledgement: the lock promises it from the commit on.
 */
export function findLateDisclosures(
  disclosures: readonly CommittedDisclosure[],
  withdrawals: readonly CommittedWithdrawal[],
): readonly LateDisclosure[] {
  const byDirective = new Map<string, CommittedWithdrawal[]>()
  for (const withdrawal of withdrawals) {
    const list = byDirective.get(withdrawal.directive) ?? []
    byDirective.set(withdrawal.directive, list)
    list.push(withdrawal)
  }
  return disclosures.flatMap((disclosure) =>
    disclosure.slices.flatMap(({ slice, directive }) =>
      (byDirective.get(directive) ?? [])
        .filter(
          (withdrawal) =>
            withdrawal.child === disclosure.child &&
            withdrawal.slices.includes(slice) &&
            (disclosure.committed > withdrawal.committed || disclosure.at >= withdrawal.at + CUT_OFF_MICROSECONDS),
        )
        .map((withdrawal) => ({ disclosure, withdrawal, slice })),
    ),
  )
}

const MICROSECONDS = (instant: string): string => `(extract(epoch FROM ${instant}) * 1000000)::bigint::text`

/** @param pool of a server with `track_commit_timestamp` on, as the owner */
export async function readDisclosures(pool: Pool): Promise<readonly CommittedDisclosure[]> {
  const { rows } = await pool.query<Stamped<CommittedDisclosure>>(
    `SELECT id, child, ${MICROSECONDS('at')} AS at, ${MICROSECONDS('pg_xact_commit_timestamp(xmin)')} AS committed,
       details -> 'slices' AS slices FROM audit.disclosure ORDER BY seq`,
  )
  return rows.map(readStamps)
}

/** @param pool as above */
export async function readWithdrawals(pool: Pool): Promise<readonly CommittedWithdrawal[]> {
  const { rows } = await pool.query<Stamped<CommittedWithdrawal>>(
    `SELECT child, ${MICROSECONDS('at')} AS at, ${MICROSECONDS('pg_xact_commit_timestamp(xmin)')} AS committed,
       body ->> 'directive' AS directive, body -> 'slices' AS slices
     FROM registry.ledger WHERE kind = 'DIRECTIVE_WITHDRAWN' ORDER BY seq`,
  )
  return rows.map(readStamps)
}

type Stamped<T> = Omit<T, 'at' | 'committed'> & { readonly at: string; readonly committed: string }

function readStamps<T extends { readonly at: string; readonly committed: string }>(row: T) {
  return { ...row, at: BigInt(row.at), committed: BigInt(row.committed) }
}
