import { type ChildDecision, type DecisionRequest, decide, type Instant } from '@samsyn/schema/policy'
import type { KnownChild } from './facts.ts'

/** What a decision is made from, beside the child. */
export type DecisionTerms = Omit<DecisionRequest, 'facts'>

interface Remembered {
  /** By the database's clock. */
  readonly from: Instant
  readonly decision: ChildDecision
}

/** Of a child's team few look at a time. */
const REMEMBERED_CALLERS = 8

const remembered = new WeakMap<KnownChild, Map<string, Remembered>>()

/**
 * Decides, or gives the decision that was made from the very same: the child at one version and legal table, the caller,
 * assurance, purpose and reading of the register, at a time between that decision and its `validUntil`, before which time
 * alone changes nothing in it. Every one of these is read anew for each request, so nothing here can be stale; and what is
 * recorded and compared at the disclosure commit is the same either way.
 */
export function decideOnce(child: KnownChild, terms: DecisionTerms): ChildDecision {
  const { person, assurance, purpose, registerReadAt, at } = terms
  const key = JSON.stringify([person, assurance, purpose, registerReadAt])
  const known = remembered.get(child)?.get(key)
  if (known !== undefined && known.from <= at && at < known.decision.validUntil) return known.decision
  const decision = decide({ facts: child.facts, person, assurance, purpose, registerReadAt, at })
  const byCaller = remembered.get(child) ?? new Map<string, Remembered>()
  if (byCaller.size >= REMEMBERED_CALLERS) byCaller.clear()
  byCaller.set(key, { from: at, decision })
  remembered.set(child, byCaller)
  return decision
}
