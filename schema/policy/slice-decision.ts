import type { ChildFacts, Directive, RegisterFacts } from './facts.ts'
import { type LegalRow, MAJORITY_AGE } from './legal-table.ts'
import { type NamedSlice, openSigning, type Outline, outlineFacts, type Signing } from './outline.ts'
import { countSignatures, type Quorum, type RequiredSigners, requireSigners } from './signatures.ts'
import { SLICES, type SliceId } from './slices.ts'
import { ageAt, familyRole } from './standing.ts'
import { type Shared, type Verdict, withhold, type WithholdReason } from './verdict.ts'
import type { Instant, PersonId, PlainDate, Purpose, Recipient, Service, TeamRole } from './vocabulary.ts'

/** Whether one slice is shared with someone on the team, and what each directive that names it has to do with that. */

/** What is asked about a child, whoever asks. */
export interface Question {
  readonly facts: ChildFacts
  /** `null`: the caller named none, or one we do not know. */
  readonly purpose: Purpose | null
  readonly at: Instant
  /** When the population register last told of the child; `null`: never. Apart from the facts, as no version tells it. */
  readonly registerReadAt: Instant | null
}

/** A place on a child's team. A member has both; one that is only imagined may be a service, or a role, alone. */
export interface Seat {
  readonly service: Service | null
  readonly role: TeamRole | null
}

/** What is the same for several slices of one question. */
export interface Bench {
  readonly question: Question
  readonly signing: Signing
  readonly isAdult: boolean
  readonly outline: Outline
  /** For each directive in the outline's order, why it is not for these seats, this purpose and this moment at all. */
  readonly faults: readonly (WithholdReason | null)[]
}

export function openBench(question: Question, seats: readonly Seat[]): Bench {
  const { facts, at } = question
  const outline = outlineFacts(facts)
  const faults = outline.directives.map((directive) => findFault(directive, question, seats))
  const isAdult = (ageAt(facts.register, at) ?? 0) >= MAJORITY_AGE
  return { question, signing: openSigning(facts, at), isAdult, outline, faults }
}

function findFault(directive: Directive, { purpose, at }: Question, seats: readonly Seat[]): WithholdReason | null {
  if (!isSeatNamed(directive.recipients, seats)) return 'OTHER_RECIPIENT'
  if (!directive.purposes.includes(purpose as Purpose)) return 'OTHER_PURPOSE'
  if (at < directive.validFrom) return 'NOT_YET_VALID'
  return at >= directive.validTo ? 'EXPIRED' : null
}

export function findRequired({ signing, question, outline }: Bench, slice: SliceId): RequiredSigners {
  const { key } = outline.weighing[slice]
  const known = signing.required.get(key)
  if (known !== undefined) return known
  const required = requireSigners(question.facts, slice, question.at)
  signing.required.set(key, required)
  return required
}

export type Signers = Extract<RequiredSigners, { ok: true }>['signers']

/** Whether all who must sign have; worked out once for slices with the same signers. */
export function findQuorum({ signing, question }: Bench, candidate: NamedSlice, signers: Signers): Quorum {
  const { directive, slice, index, key } = candidate
  const quorums = signing.quorums.get(key) ?? []
  const known = quorums[index]
  if (known !== undefined) return known
  const quorum = countSignatures(directive, slice, signers, question.facts, question.at)
  quorums[index] = quorum
  signing.quorums.set(key, quorums)
  return quorum
}

export function decideSlice(bench: Bench, slice: SliceId): Verdict {
  const required = findRequired(bench, slice)
  if (!required.ok) return withhold(required.reason, null, required.row)
  const { row, signers } = required
  const denies = findDenies(bench, slice)
  const deny = findDecisiveDeny(bench, signers, denies)
  if (deny !== null) return withhold('DENIED', deny, row)
  let closest: Closest | null = null
  const permits: Permit[] = []
  for (const candidate of bench.outline.weighing[slice].permits) {
    const weighed = weighPermit(bench, candidate, signers, denies)
    if (typeof weighed !== 'string') permits.push(weighed)
    else if (closest === null || isCloser(weighed, candidate, closest)) closest = { reason: weighed, candidate }
    // The narrowest permit decides alone; under rule R all do, each for the parents who signed it.
    if (permits.length > 0 && signers !== 'PARENT_SELF') break
  }
  const narrowest = permits[0]
  if (narrowest !== undefined) return share(narrowest, permits, row)
  if (closest === null) return withhold('NEVER_ASKED', null, row)
  return withhold(closest.reason, closest.candidate.directive, row)
}

/** The denies of a slice that count. */
export function findDenies(bench: Bench, slice: SliceId): readonly Directive[] {
  return bench.outline.weighing[slice].denies
    .filter((candidate) => findDenyFault(bench, candidate) === null)
    .map(({ directive }) => directive)
}

/** The deny that withholds the slice altogether. What a parent denies of their own affairs does not. */
export function findDecisiveDeny(bench: Bench, signers: Signers, denies: readonly Directive[]): Directive | null {
  const { parents } = bench.question.facts.register as RegisterFacts
  return denies.find(({ givenBy }) => signers !== 'PARENT_SELF' || !parents.includes(givenBy)) ?? null
}

/**
 * Why a deny does not count. One does from the moment it is given, whoever signs or does not sign it. When the child is
 * 18 a guardian's lapses, unless as that of a verge, but not for slices that are a parent's own affairs.
 */
export function findDenyFault(
  bench: Bench,
  { directive, slice, index, withdrawn }: NamedSlice,
): WithholdReason | 'LAPSED_BY_AGE' | null {
  const { at, facts } = bench.question
  const fault = bench.faults[index] ?? null
  if (fault !== null) return fault
  if (withdrawn) return 'WITHDRAWN'
  if (!bench.isAdult || SLICES[slice].rule === 'R') return null
  return familyRole(facts, directive.givenBy, at) === null ? 'LAPSED_BY_AGE' : null
}

interface Permit {
  readonly directive: Directive
  readonly subjects: readonly PersonId[] | null
}

/** A permit that counts, or why it does not. Denies of the whole slice are not its affair. */
export function weighPermit(
  bench: Bench,
  candidate: NamedSlice,
  signers: Signers,
  denies: readonly Directive[],
): Permit | WithholdReason {
  const fault = findPermitFault(bench, candidate)
  if (fault !== null) return fault
  const { directive } = candidate
  const quorum = findQuorum(bench, candidate, signers)
  if (quorum.missing.length > 0) return 'SIGNATURES_MISSING'
  // What a parent denies of their own affairs takes that parent out, and leaves the other parent's yes as it is.
  const subjects = quorum.subjects?.filter((person) => !denies.some((own) => own.givenBy === person)) ?? null
  return subjects?.length === 0 ? 'DENIED' : { directive, subjects }
}

/** Why a permit is not for this question, whoever has signed it. */
export function findPermitFault(
  bench: Bench,
  { directive, index, end, endsEarly, withdrawn }: NamedSlice,
): WithholdReason | null {
  const fault = bench.faults[index] ?? null
  if (fault !== null) return fault
  if (endsEarly && bench.question.at >= end) return 'EXPIRED'
  if (directive.refusals.length > 0) return 'REFUSED'
  return withdrawn ? 'WITHDRAWN' : null
}

/** Reasons a permit does not count, the closest to counting last: the closest permit is the one a trace names. */
const PERMIT_FAULTS: readonly WithholdReason[] = [
  'OTHER_RECIPIENT',
  'OTHER_PURPOSE',
  'NOT_YET_VALID',
  'EXPIRED',
  'REFUSED',
  'WITHDRAWN',
  'DENIED',
  'SIGNATURES_MISSING',
]

/** A permit that does not count, and why. */
interface Closest {
  readonly reason: WithholdReason
  readonly candidate: NamedSlice
}

/** Whether a permit came closer to counting than another; of several alike, the first of the directives did. */
function isCloser(reason: WithholdReason, { index }: NamedSlice, other: Closest): boolean {
  if (reason === other.reason) return index < other.candidate.index
  return PERMIT_FAULTS.indexOf(reason) > PERMIT_FAULTS.indexOf(other.reason)
}

function share({ directive, subjects }: Permit, permits: readonly Permit[], row: LegalRow): Shared {
  const { id, recordsSince } = directive
  if (subjects === null) return { share: true, directive: id, row: row.id, since: recordsSince, subjects }
  const parents = new Set<PersonId>()
  // Several parents may have set different dates; the latest holds for all of them.
  let latest: PlainDate | null = null
  for (const permit of permits) {
    const since = permit.directive.recordsSince
    if (since !== null && (latest === null || since > latest)) latest = since
    for (const parent of permit.subjects ?? []) parents.add(parent)
  }
  return { share: true, directive: id, row: row.id, since: latest, subjects: [...parents].toSorted() }
}

/** Whether one of the recipients names one of the seats. */
export function isSeatNamed(recipients: readonly Recipient[], seats: readonly Seat[]): boolean {
  return recipients.some((recipient) =>
    seats.some((seat) => ('service' in recipient ? seat.service === recipient.service : seat.role === recipient.role)),
  )
}
