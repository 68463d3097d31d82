import type { Membership } from './facts.ts'
import { isRegisterTrusted, listFreshnessEnds } from './freshness.ts'
import { outlineFacts, type Weighing } from './outline.ts'
import { decideSlice, openBench, type Question, type Seat } from './slice-decision.ts'
import { SLICE_IDS, type SliceId } from './slices.ts'
import { currentMemberships, isStrictlyProtected, mayLocate } from './standing.ts'
import { type Verdict, withhold, type WithholdReason } from './verdict.ts'
import type { Instant, PersonId } from './vocabulary.ts'

/**
 * The decision: which slices of one child's records a caller may have, now. A pure function over plain data. Nothing here
 * reads a clock, a database or a setting; whatever cannot be established withholds.
 *
 * The order is that of the domain: assurance → on the team today → protected address → rule version for slice and age →
 * signatures complete → any deny → the narrowest permit → otherwise nothing, silently.
 */

export const ASSURANCES = ['LOW', 'SUBSTANTIAL', 'HIGH'] as const
export type Assurance = (typeof ASSURANCES)[number]

/** Whether a sign-in is good enough for anything here. */
export function isAssured(assurance: Assurance): boolean {
  return assurance === 'SUBSTANTIAL' || assurance === 'HIGH'
}

export interface DecisionRequest extends Question {
  readonly person: PersonId
  readonly assurance: Assurance
}

export interface ChildDecision {
  /** False: the caller is told nothing, not even that the child exists. */
  readonly onTeam: boolean
  /** The membership the decision was made for; `null` when there is none. */
  readonly membership: Membership | null
  readonly verdicts: Readonly<Record<SliceId, Verdict>>
  /** Whether fields that tell where the child is may be shown. */
  readonly locating: boolean
  /** By time alone, nothing in this decision changes before this instant. */
  readonly validUntil: Instant
}

const FAR_FUTURE: Instant = '9999-12-31T00:00:00.000Z'

/** Decides every slice of the catalogue for one child and one caller. */
export function decide(request: DecisionRequest): ChildDecision {
  const { facts, registerReadAt, at } = request
  const memberships = currentMemberships(facts, request.person, at)
  const obstacle = isAssured(request.assurance) ? findObstacle(request, memberships) : 'ASSURANCE_TOO_LOW'
  const { boundaries } = outlineFacts(facts)
  const ends = [boundaries, listFreshnessEnds(registerReadAt)].map((all) => all.find((end) => end > at) ?? FAR_FUTURE)
  return {
    onTeam: obstacle === null || obstacle === 'PURPOSE_MISSING',
    membership: memberships[0] ?? null,
    verdicts: decideSlices(request, memberships, obstacle),
    locating: mayLocate(facts.register, registerReadAt, at),
    validUntil: ends.reduce((a, b) => (a < b ? a : b)),
  }
}

/** What stands in the way of every slice alike, once someone has signed in well enough. */
export function findObstacle(question: Question, seats: readonly Seat[]): WithholdReason | null {
  if (seats.length === 0) return 'NOT_ON_TEAM'
  const { register } = question.facts
  if (register === null) return 'REGISTER_MISSING'
  if (isStrictlyProtected(register)) return 'ADDRESS_PROTECTED'
  if (!isRegisterTrusted(question.registerReadAt, question.at)) return 'REGISTER_STALE'
  return question.purpose === null ? 'PURPOSE_MISSING' : null
}

// What is not decided is withheld. Every decision starts from a copy: that is faster than to add the slices one by one.
const NOTHING = Object.fromEntries(SLICE_IDS.map((slice) => [slice, withhold('NEVER_ASKED')])) as Record<
  SliceId,
  Verdict
>

export function decideSlices(
  question: Question,
  seats: readonly Seat[],
  obstacle: WithholdReason | null,
): Readonly<Record<SliceId, Verdict>> {
  const verdicts = { ...NOTHING }
  if (obstacle === null) {
    const bench = openBench(question, seats)
    const told = new Map<Weighing, Verdict>()
    for (const slice of SLICE_IDS) {
      const weighing = bench.outline.weighing[slice]
      const verdict = told.get(weighing) ?? decideSlice(bench, slice)
      told.set(weighing, verdict)
      verdicts[slice] = verdict
    }
  } else {
    for (const slice of SLICE_IDS) verdicts[slice] = withhold(obstacle)
  }
  return verdicts
}
