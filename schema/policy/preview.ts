import { type Actor, checkActor, checkGiving, type Terms } from './acts.ts'
import { findMissingSigners } from './directive-state.ts'
import type { ChildFacts, Directive } from './facts.ts'
import type { ProblemCode } from './problems.ts'
import type { Instant } from './vocabulary.ts'

/** A child's facts as they would be, had a directive been given and signed. */
export type Imagined =
  | {
      readonly ok: true
      readonly facts: ChildFacts
      /** The moment to decide at: now, or when the directive begins. */
      readonly at: Instant
    }
  | { readonly ok: false; readonly code: ProblemCode }

const UNREAD_TEXT = ''

/**
 * Imagines that the actor gives a directive now, and that everyone who must sign it by the rules of its first day does so
 * now too. Whoever may not give it gets the problem they would get if they did.
 */
export function imagineGiven(facts: ChildFacts, actor: Actor, terms: Terms): Imagined {
  const fault = checkActor(facts, actor) ?? checkGiving(facts, actor, terms)
  if (fault !== null) return { ok: false, code: fault }
  const at = terms.validFrom > actor.at ? terms.validFrom : actor.at
  const unsigned: Directive = {
    ...terms,
    textHash: UNREAD_TEXT,
    givenBy: actor.person,
    givenAt: actor.at,
    signatures: [],
    unconfirmed: [],
    hearings: [],
    refusals: [],
    withdrawals: [],
  }
  const missing = terms.slices.flatMap((slice) => findMissingSigners(unsigned, slice, facts, at))
  const signatures = [...new Set([actor.person, ...missing])].map((person) => ({
    person,
    at: actor.at,
    method: 'EID_SUBSTANTIAL' as const,
    textHash: UNREAD_TEXT,
    locale: 'nb' as const,
    record: null,
  }))
  return { ok: true, at, facts: { ...facts, directives: [...facts.directives, { ...unsigned, signatures }] } }
}
