import { permitEnd } from './outline.ts'
import type { ChildFacts, Directive } from './facts.ts'
import { countSignatures, requireSigners } from './signatures.ts'
import type { SliceId } from './slices.ts'
import type { Instant, PersonId } from './vocabulary.ts'

/** How one slice of a directive stands. Derived each time from facts and the date; stored nowhere. */
export type DirectiveState =
  | 'PENDING'
  | 'ACTIVE'
  | 'LAPSED_BY_AGE'
  | 'NOT_YET_VALID'
  | 'EXPIRED'
  | 'REFUSED'
  | 'WITHDRAWN'

export function findDirectiveState(
  directive: Directive,
  slice: SliceId,
  facts: ChildFacts,
  at: Instant,
): DirectiveState {
  if (directive.withdrawals.some((withdrawal) => withdrawal.slices.includes(slice))) return 'WITHDRAWN'
  if (directive.refusals.length > 0) return 'REFUSED'
  if (at >= (directive.kind === 'PERMIT' ? permitEnd(directive, slice) : directive.validTo)) return 'EXPIRED'
  if (directive.kind === 'PERMIT' && findMissingSigners(directive, slice, facts, at).length > 0) {
    return wasComplete(directive, slice, facts) ? 'LAPSED_BY_AGE' : 'PENDING'
  }
  return at < directive.validFrom ? 'NOT_YET_VALID' : 'ACTIVE'
}

/** Who must sign one slice of a permit today and has not. Where no one can say who decides: the giver alone. */
export function findMissingSigners(
  directive: Directive,
  slice: SliceId,
  facts: ChildFacts,
  at: Instant,
): readonly PersonId[] {
  const required = requireSigners(facts, slice, at)
  if (!required.ok) return [directive.givenBy]
  return countSignatures(directive, slice, required.signers, facts, at).missing
}

/** Whether the signatures were complete on the day of the last one: then time, not a person, undid it. */
function wasComplete(directive: Directive, slice: SliceId, facts: ChildFacts): boolean {
  const last = directive.signatures.at(-1)
  return last !== undefined && findMissingSigners(directive, slice, facts, last.at).length === 0
}
