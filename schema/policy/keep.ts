import { type Actor, type ActResult, checkActor, done, problem } from './acts.ts'
import type { ChildFacts } from './facts.ts'
import type { ProblemCode } from './problems.ts'
import { isSliceId, SLICES, type SliceId } from './slices.ts'
import { ageAt, familyRole, HEALTH_MAJORITY_AGE, HEALTH_VETO_AGE, isKept } from './standing.ts'

/**
 * What a child does not want the guardians to be told (pasient- og brukerrettighetsloven § 3-4): from 12, and until all
 * that concerns health is the youth's own at 16. While a slice is kept, the child alone says yes to it.
 */

/** Keeps health slices from the guardians; those kept already stay so. */
export function keepSlices(facts: ChildFacts, actor: Actor, slices: readonly string[]): ActResult {
  const fault = checkKeeping(facts, actor, slices)
  if (fault !== null) return problem(fault)
  const age = ageAt(facts.register, actor.at) ?? 0
  if (age < HEALTH_VETO_AGE || age >= HEALTH_MAJORITY_AGE) return problem('NOT_FAMILY')
  const added = slices.filter(isSliceId).filter((slice) => !isKept(facts, slice))
  return added.length === 0 ? done() : done({ kind: 'SLICES_KEPT', body: { slices: added } })
}

/** Keeps them no longer. The guardians' signatures are then needed again. */
export function releaseSlices(facts: ChildFacts, actor: Actor, slices: readonly string[]): ActResult {
  const fault = checkKeeping(facts, actor, slices)
  if (fault !== null) return problem(fault)
  const kept = slices.filter((slice): slice is SliceId => isSliceId(slice) && isKept(facts, slice))
  return kept.length === 0 ? done() : done({ kind: 'SLICES_RELEASED', body: { slices: kept } })
}

function checkKeeping(facts: ChildFacts, actor: Actor, slices: readonly string[]): ProblemCode | null {
  const fault = checkActor(facts, actor)
  if (fault !== null) return fault
  if (familyRole(facts, actor.person, actor.at) !== 'YOUTH') return 'NOT_FAMILY'
  if (slices.length === 0 || new Set(slices).size !== slices.length) return 'INCOMPLETE_TERMS'
  return slices.every((slice) => isSliceId(slice) && SLICES[slice].rule === 'H') ? null : 'UNKNOWN_SLICE'
}
