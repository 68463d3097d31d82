import type { Directive } from './facts.ts'
import type { LegalRow } from './legal-table.ts'
import type { QuorumFault } from './signatures.ts'
import type { DirectiveId, PersonId, PlainDate } from './vocabulary.ts'

/** What a decision says of one slice. */

/** Why a slice is withheld. For the trace a privacy officer reads; never told to the caller, who sees `NOT_SHARED`. */
export type WithholdReason =
  | 'ASSURANCE_TOO_LOW'
  | 'NOT_ON_TEAM'
  | 'PURPOSE_MISSING'
  | 'ADDRESS_PROTECTED'
  | 'REGISTER_STALE'
  | QuorumFault
  | 'DENIED'
  | 'NEVER_ASKED'
  | 'OTHER_RECIPIENT'
  | 'OTHER_PURPOSE'
  | 'NOT_YET_VALID'
  | 'EXPIRED'
  | 'REFUSED'
  | 'WITHDRAWN'
  | 'SIGNATURES_MISSING'

export interface Shared {
  readonly share: true
  /** The directive that permits it, and the row of the legal table that says who had to sign. */
  readonly directive: DirectiveId
  readonly row: string
  readonly since: PlainDate | null
  /** Rule R: the parents who have said yes, each for their own affairs. `null` for every other slice. */
  readonly subjects: readonly PersonId[] | null
}

export interface Withheld {
  readonly share: false
  readonly reason: WithholdReason
  /** The directive that denied, or that came closest to a permit. */
  readonly directive: DirectiveId | null
  readonly row: string | null
}

export type Verdict = Shared | Withheld

export function withhold(
  reason: WithholdReason,
  directive: Directive | null = null,
  row: LegalRow | null = null,
): Withheld {
  return { share: false, reason, directive: directive?.id ?? null, row: row?.id ?? null }
}
