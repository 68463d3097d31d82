import type { ChildFacts, Directive, RegisterFacts } from './facts.ts'
import { type LegalRow, MAJORITY_AGE } from './legal-table.ts'
import { type NamedSlice, openSigning, type Signing } from './outline.ts'
import { countSignatures, type Quorum, type RequiredSigners, requireSigners } from './signatures.ts'
import { type RuleLetter, SLICES, type SliceId } from './slices.ts'
import { ageAt } from './standing.ts'
import { type Shared, type Verdict, withhold, type WithholdReason } from './verdict.ts'
import type { Instant, PersonId, Purpose, Recipient, Service, TeamRole } from './vocabulary.ts'

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
  readonly table: readonly LegalRow[]
  readonly signing: Signing
  readonly isAdult: boolean
  /** For each directive that has one, why it is not for these seats and this purpose. */
  readonly astray: ReadonlyMap<Directive, 'OTHER_RECIPIENT' | 'OTHER_PURPOSE'>
}

export function openBench(question: Question, seats: readonly Seat[], table: readonly LegalRow[]): Bench {
  const { facts, purpose, at } = question
  const astray = new Map<Directive, 'OTHER_RECIPIENT' | 'OTHER_PURPOSE'>()
  for (const directive of facts.directives) {
    if (!matchesRecipient(directive.recipients, seats)) astray.set(directive, 'OTHER_RECIPIENT')
    else if (!directive.purposes.includes(purpose as Purpose)) astray.set(directive, 'OTHER_PURPOSE')
  }
  const isAdult = (ageAt(facts.register, at) ?? 0) >= MAJORITY_AGE
  return { question, table, signing: openSigning(facts, at, table), isAdult, astray }
}

export function findRequired({ signing, question, table }: Bench, slice: SliceId): RequiredSigners {
  const { rule } = SLICES[slice]
  const known = signing.required.get(rule)
  if (known !== undefined) return known
  const required = requireSigners(question.facts, slice, question.at, table)
  signing.required.set(rule, required)
  return required
}

export type Signers = Extract<RequiredSigners, { ok: true }>['signers']

export function findQuorum(
  { signing, question, table }: Bench,
  directive: Directive,
  slice: SliceId,
  signers: Signers,
): Quorum {
  const { rule } = SLICES[slice]
  const byRule = signing.quorums.get(directive) ?? new Map<RuleLetter, Quorum>()
  const known = byRule.get(rule)
  if (known !== undefined) return known
  const quorum = countSignatures(directive, slice, signers, question.facts, question.at, table)
  signing.quorums.set(directive, byRule.set(rule, quorum))
  return quorum
}

export function decideSlice(bench: Bench, slice: SliceId, named: readonly NamedSlice[]): Verdict {
  const required = findRequired(bench, slice)
  if (!required.ok) return withhold(required.reason, null, required.row)
  const { row, signers } = required
  const denies = findDenies(bench, slice, named)
  const deny = findDecisiveDeny(bench, signers, denies)
  if (deny !== null) return withhold('DENIED', deny, row)

  let closest: { reason: WithholdReason; directive: Directive } | null = null
  const permits: Permit[] = []
  for (const candidate of named) {
    const { directive } = candidate
    if (directive.kind !== 'PERMIT') continue
    const weighed = weighPermit(bench, slice, candidate, signers, denies)
    if (typeof weighed !== 'string') permits.push(weighed)
    else if (closest === null || closeness(weighed) > closeness(closest.reason)) {
      closest = { reason: weighed, directive }
    }
  }
  if (permits.length > 0) return share(permits, row)
  return closest === null ? withhold('NEVER_ASKED', null, row) : withhold(closest.reason, closest.directive, row)
}

/** The denies of a slice that count. */
export function findDenies(bench: Bench, slice: SliceId, named: readonly NamedSlice[]): readonly Directive[] {
  return named
    .filter((candidate) => candidate.directive.kind === 'DENY' && findDenyFault(bench, slice, candidate) === null)
    .map(({ directive }) => directive)
}

/** The deny that withholds the slice altogether. What a parent denies of their own affairs does not. */
export function findDecisiveDeny(bench: Bench, signers: Signers, denies: readonly Directive[]): Directive | null {
  const { parents } = bench.question.facts.register as RegisterFacts
  return denies.find(({ givenBy }) => signers !== 'PARENT_SELF' || !parents.includes(givenBy)) ?? null
}

/**
 * Why a deny does not count. One does from the moment it is given, whoever signs or does not sign it. A guardian's lapses
 * when the child is 18, but not for slices that are a parent's own affairs.
 */
export function findDenyFault(
  bench: Bench,
  slice: SliceId,
  { directive, end, withdrawn }: NamedSlice,
): WithholdReason | 'LAPSED_BY_AGE' | null {
  const { at, facts } = bench.question
  const astray = bench.astray.get(directive)
  if (astray !== undefined) return astray
  if (at < directive.validFrom) return 'NOT_YET_VALID'
  if (at >= end) return 'EXPIRED'
  if (withdrawn) return 'WITHDRAWN'
  return bench.isAdult && directive.givenBy !== facts.child && SLICES[slice].rule !== 'R' ? 'LAPSED_BY_AGE' : null
}

interface Permit {
  readonly directive: Directive
  readonly subjects: readonly PersonId[] | null
}

/** A permit that counts, or why it does not. Denies of the whole slice are not its affair. */
export function weighPermit(
  bench: Bench,
  slice: SliceId,
  candidate: NamedSlice,
  signers: Signers,
  denies: readonly Directive[],
): Permit | WithholdReason {
  const fault = findPermitFault(bench, candidate)
  if (fault !== null) return fault
  const { directive } = candidate
  const quorum = findQuorum(bench, directive, slice, signers)
  if (quorum.missing.length > 0) return 'SIGNATURES_MISSING'
  // What a parent denies of their own affairs takes that parent out, and leaves the other parent's yes as it is.
  const subjects = quorum.subjects?.filter((person) => !denies.some((own) => own.givenBy === person)) ?? null
  return subjects?.length === 0 ? 'DENIED' : { directive, subjects }
}

/** Why a permit is not for this question, whoever has signed it. */
export function findPermitFault(bench: Bench, { directive, end, withdrawn }: NamedSlice): WithholdReason | null {
  const { at } = bench.question
  const astray = bench.astray.get(directive)
  if (astray !== undefined) return astray
  if (at < directive.validFrom) return 'NOT_YET_VALID'
  if (at >= end) return 'EXPIRED'
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

function closeness(reason: WithholdReason): number {
  return PERMIT_FAULTS.indexOf(reason)
}

/** Shares by the narrowest permit; under rule R by all of them, each for the parents who signed it. */
function share(permits: readonly Permit[], row: LegalRow): Shared {
  const narrowest = permits.reduce((a, b) => (compareBreadth(a.directive, b.directive) <= 0 ? a : b))
  const { id: directive, recordsSince } = narrowest.directive
  if (narrowest.subjects === null) return { share: true, directive, row: row.id, since: recordsSince, subjects: null }
  const since = permits.map((permit) => permit.directive.recordsSince).filter((date) => date !== null)
  return {
    share: true,
    directive,
    row: row.id,
    // Several parents may have set different dates; the latest holds for all of them.
    since: since.length === 0 ? null : since.reduce((a, b) => (a > b ? a : b)),
    subjects: [...new Set(permits.flatMap((permit) => permit.subjects ?? []))].toSorted(),
  }
}

function matchesRecipient(recipients: readonly Recipient[], seats: readonly Seat[]): boolean {
  return recipients.some((recipient) =>
    seats.some((seat) => ('service' in recipient ? seat.service === recipient.service : seat.role === recipient.role)),
  )
}

/** Narrowest first: fewest slices, purposes and recipients, then the one that ends first; ids settle a tie. */
function compareBreadth(a: Directive, b: Directive): number {
  return (
    a.slices.length - b.slices.length ||
    a.recipients.length - b.recipients.length ||
    a.purposes.length - b.purposes.length ||
    (a.validTo < b.validTo ? -1 : a.validTo > b.validTo ? 1 : a.id < b.id ? -1 : 1)
  )
}
