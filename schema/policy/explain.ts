import { dateInNorway } from './calendar.ts'
import { decideSlices, findObstacle } from './decision.ts'
import type { ChildFacts, Directive, Membership } from './facts.ts'
import type { LegalRow } from './legal-table.ts'
import { type NamedSlice, outlineFacts } from './outline.ts'
import {
  type Bench,
  decideSlice,
  findDecisiveDeny,
  findDenies,
  findDenyFault,
  findPermitFault,
  findQuorum,
  findRequired,
  openBench,
  type Question,
  type Seat,
  weighPermit,
} from './slice-decision.ts'
import type { RequiredSigners } from './signatures.ts'
import { SLICE_IDS, type SliceId } from './slices.ts'
import { currentMemberships } from './standing.ts'
import type { Instant, PersonId } from './vocabulary.ts'
import { type Verdict, withhold, type WithholdReason } from './verdict.ts'

/**
 * The decision for someone who might be on the team, and how it came about. Nobody need be: what a member in such a seat
 * would be told at that moment is worked out by the rules that decide for those who are. That they have signed in well
 * enough is taken for granted.
 */

/** Why a directive does not count. `LAPSED_BY_AGE`: a guardian's no ended when the child turned 18. */
export type TraceReason = WithholdReason | 'LAPSED_BY_AGE'

export interface DecisionTrace {
  /** What stood in the way of every slice alike. */
  readonly obstacle: WithholdReason | null
  /** Every slice of the catalogue, in its order. */
  readonly slices: readonly SliceTrace[]
}

export interface SliceTrace {
  readonly slice: SliceId
  /** What such a member is told. */
  readonly verdict: Verdict
  /** The row of the legal table that says who must sign; `null` when none holds for the child that day. */
  readonly row: LegalRow | null
  /** Who must sign. Rule R: the parents, each for their own affairs. Empty when no one can say who decides. */
  readonly mustSign: readonly PersonId[]
  /** Every directive that names the slice. */
  readonly directives: readonly DirectiveTrace[]
}

export interface DirectiveTrace {
  readonly directive: Directive
  /** Whether it permits, or denies, by itself. Of several that permit, `verdict` names the one that decides. */
  readonly counts: boolean
  /** Why not. */
  readonly reason: TraceReason | null
  /** Whose signature counts. Empty for a deny, which nobody need sign. */
  readonly signed: readonly PersonId[]
  readonly missing: readonly PersonId[]
}

/** What a member of the team in this seat is told of each slice. */
export function decideSeat(question: Question, seat: Seat): Readonly<Record<SliceId, Verdict>> {
  const seats = takeSeat(question.facts, seat, question.at)
  return decideSlices(question, seats, findObstacle(question, seats))
}

/**
 * The same with its reasons.
 * @param question facts are those of `question.at`: folded from the events up to then, not later ones
 */
export function explainDecision(question: Question, seat: Seat): DecisionTrace {
  const seats = takeSeat(question.facts, seat, question.at)
  const obstacle = findObstacle(question, seats)
  const bench = openBench(question, seats)
  const { naming } = outlineFacts(question.facts)
  return { obstacle, slices: SLICE_IDS.map((slice) => explainSlice(bench, slice, naming.get(slice) ?? [], obstacle)) }
}

/** The seat, unless nobody can have it: the rules of a membership hold for one that is only imagined. */
function takeSeat(facts: ChildFacts, seat: Seat, at: Instant): readonly Seat[] {
  const imagined: Membership = {
    id: '',
    person: '',
    role: seat.role ?? 'TEAM_MEMBER',
    service: seat.service ?? 'COORDINATION_UNIT',
    organisation: '',
    from: dateInNorway(at),
    to: null,
    removedAt: null,
  }
  return currentMemberships({ ...facts, team: [imagined] }, imagined.person, at).map(() => seat)
}

function explainSlice(
  bench: Bench,
  slice: SliceId,
  named: readonly NamedSlice[],
  obstacle: WithholdReason | null,
): SliceTrace {
  const required = findRequired(bench, slice)
  return {
    slice,
    verdict: obstacle === null ? decideSlice(bench, slice) : withhold(obstacle),
    row: required.row,
    mustSign: listRequired(bench.question.facts, required),
    directives: named.map((candidate) =>
      candidate.directive.kind === 'DENY'
        ? explainDeny(candidate.directive, findDenyFault(bench, candidate))
        : explainPermit(bench, slice, candidate, required, obstacle),
    ),
  }
}

function explainDeny(directive: Directive, reason: TraceReason | null): DirectiveTrace {
  return { directive, counts: reason === null, reason, signed: [], missing: [] }
}

function explainPermit(
  bench: Bench,
  slice: SliceId,
  candidate: NamedSlice,
  required: RequiredSigners,
  obstacle: WithholdReason | null,
): DirectiveTrace {
  const { directive } = candidate
  const counted = countFor(bench, candidate, required)
  const fault = findPermitFault(bench, candidate) ?? obstacle
  const reason = fault ?? (required.ok ? findOutweighing(bench, slice, candidate, required) : required.reason)
  return { directive, counts: reason === null, reason, ...counted }
}

/** What a permit that is in force falls short of: signatures, or a no. */
function findOutweighing(
  bench: Bench,
  slice: SliceId,
  candidate: NamedSlice,
  { signers }: Extract<RequiredSigners, { ok: true }>,
): WithholdReason | null {
  const denies = findDenies(bench, slice)
  const weighed = weighPermit(bench, candidate, signers, denies)
  if (typeof weighed === 'string') return weighed
  return findDecisiveDeny(bench, signers, denies) === null ? null : 'DENIED'
}

function countFor(
  bench: Bench,
  candidate: NamedSlice,
  required: RequiredSigners,
): Pick<DirectiveTrace, 'signed' | 'missing'> {
  if (!required.ok) return { signed: [], missing: [] }
  const { signed, missing } = findQuorum(bench, candidate, required.signers)
  return { signed, missing }
}

function listRequired({ child, register }: ChildFacts, required: RequiredSigners): readonly PersonId[] {
  if (!required.ok) return []
  if (required.signers === 'PARENT_SELF') return register?.parents ?? []
  const { youth, holders } = required.signers
  return youth ? [...holders, child] : holders
}
