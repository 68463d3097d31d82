import { addMonths, dateInNorway, startOfDate } from './calendar.ts'
import { type Assurance, isAssured } from './decision.ts'
import { findDirectiveState } from './directive-state.ts'
import type { ChildFacts, Directive } from './facts.ts'
import type { GivenDirective, LedgerEvent } from './ledger.ts'
import { MAJORITY_AGE } from './legal-table.ts'
import type { ProblemCode } from './problems.ts'
import { isSliceId, SLICES, type SliceId } from './slices.ts'
import { ageAt, familyRole, HEALTH_VETO_AGE, isKept, isStrictlyProtected, VETO_AGE } from './standing.ts'
import type { DirectiveId, Instant, Locale, PersonId, PlainDate, Recipient } from './vocabulary.ts'
import { isBehindWall, seeFacts } from './wall.ts'

/**
 * What a family member may do. Each act is checked against the facts as they are under the child's lock, and becomes
 * one or two events of the ledger, or a problem and nothing at all. A guardian's acts are checked against what a guardian
 * may see, so that no answer tells what the child keeps.
 */

/** An event as it is appended: the ledger adds who and when. */
export type NewEvent = LedgerEvent extends infer E ? (E extends LedgerEvent ? Omit<E, 'at' | 'actor'> : never) : never

export type ActResult =
  | { readonly ok: true; readonly events: readonly NewEvent[] }
  | { readonly ok: false; readonly code: ProblemCode }

export interface Actor {
  readonly person: PersonId
  readonly assurance: Assurance
  readonly at: Instant
}

export const problem = (code: ProblemCode) => ({ ok: false, code }) as const
export const done = (...events: NewEvent[]): ActResult => ({ ok: true, events })

/**
 * Whether the actor may say yes for the family: a guardian, a verge, the youth from 15, and from 12 the child to what is
 * kept from the guardians (pasient- og brukerrettighetsloven § 4-3).
 */
function mayPermit(facts: ChildFacts, { person, at }: Actor, slices: readonly SliceId[]): boolean {
  const role = familyRole(facts, person, at)
  if (role !== 'YOUTH') return role !== null
  const age = ageAt(facts.register, at) ?? 0
  return age >= VETO_AGE || (age >= HEALTH_VETO_AGE && slices.every((slice) => isKept(facts, slice)))
}

/** Whoever may say yes may say no; and from 12 a child on health slices (pasient- og brukerrettighetsloven § 3-4). */
function mayDeny(facts: ChildFacts, actor: Actor, slices: readonly SliceId[]): boolean {
  if (mayPermit(facts, actor, slices)) return true
  return (
    familyRole(facts, actor.person, actor.at) === 'YOUTH' &&
    (ageAt(facts.register, actor.at) ?? 0) >= HEALTH_VETO_AGE &&
    slices.every((slice) => SLICES[slice].rule === 'H')
  )
}

export function checkActor(
  facts: ChildFacts,
  actor: Actor,
  isKnown: boolean = familyRole(facts, actor.person, actor.at) !== null,
): ProblemCode | null {
  if (facts.register === null || isStrictlyProtected(facts.register) || !isKnown) return 'NOT_FOUND'
  return isAssured(actor.assurance) ? null : 'ASSURANCE_TOO_LOW'
}

export type Terms = Omit<GivenDirective, 'textHash'>

/** What a signer has read. */
export interface ReadText {
  /** Of the text that was read; a giver who read another text has read something else. */
  readonly textHash: string
  readonly locale: Locale
}

/**
 * Gives a directive and signs it.
 * @param textHash the hash of the text of these terms
 */
export function giveDirective(
  facts: ChildFacts,
  actor: Actor,
  terms: Terms,
  textHash: string,
  read: ReadText,
): ActResult {
  const fault = checkActor(facts, actor) ?? checkGiving(facts, actor, terms)
  if (fault !== null) return problem(fault)
  if (textHash !== read.textHash) return problem('TEXT_CHANGED')
  return done(
    { kind: 'DIRECTIVE_GIVEN', body: { ...terms, textHash } },
    { kind: 'DIRECTIVE_SIGNED', body: { directive: terms.id, method: signingMethod(actor), ...read } },
  )
}

/** What is wrong with a family member's giving these terms, however they do it. */
export function checkGiving(facts: ChildFacts, giver: Actor, terms: Terms): ProblemCode | null {
  const fault = checkTerms(terms, giver.at)
  if (fault !== null) return fault
  const { kind, slices } = terms
  if (!(kind === 'PERMIT' ? mayPermit : mayDeny)(facts, giver, slices)) return 'NOT_FAMILY'
  if (!isRenewal(seeFacts(facts, giver.person, giver.at), terms)) return 'NOT_RENEWABLE'
  // Those asked to sign what concerns them too would read of what does not. From 18 nobody is asked.
  const isAdult = (ageAt(facts.register, giver.at) ?? 0) >= MAJORITY_AGE
  const ownSlices = slices.filter((slice) => isBehindWall(facts, slice, giver.at))
  const isMixed = !isAdult && ownSlices.length > 0 && ownSlices.length < slices.length
  return kind === 'PERMIT' && giver.person === facts.child && isMixed ? 'MIXED_SIGNERS' : null
}

/** Whether what the terms continue, if anything, said the same to the same people, and was not taken back. */
function isRenewal({ directives }: ChildFacts, terms: Terms): boolean {
  if (terms.renews === null) return true
  const renewed = directives.find(({ id }) => id === terms.renews)
  return (
    renewed?.kind === terms.kind &&
    renewed.refusals.length === 0 &&
    terms.slices.every((slice) => renewed.slices.includes(slice) && !isWithdrawn(renewed, slice)) &&
    isSameSet(terms.purposes, renewed.purposes) &&
    isSameSet(terms.recipients.map(writeRecipient), renewed.recipients.map(writeRecipient))
  )
}

function isWithdrawn({ withdrawals }: Directive, slice: SliceId): boolean {
  return withdrawals.some((withdrawal) => withdrawal.slices.includes(slice))
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one))
}

function writeRecipient(recipient: Recipient): string {
  return 'service' in recipient ? recipient.service : recipient.role
}

/** What is wrong with terms in themselves, whoever gives them; `null` when nothing is. */
export function checkTerms(
  terms: Pick<GivenDirective, 'kind' | 'slices' | 'recipients' | 'purposes' | 'validFrom' | 'validTo'>,
  at: Instant,
): ProblemCode | null {
  if (!terms.slices.every(isSliceId)) return 'UNKNOWN_SLICE'
  for (const list of [terms.slices, terms.purposes, terms.recipients.map(writeRecipient)]) {
    if (list.length === 0 || new Set(list).size !== list.length) return 'INCOMPLETE_TERMS'
  }
  return checkPeriod(terms, at)
}

/** What is wrong with how long some slices would be shared, or not shared. */
export function checkPeriod(
  { kind, slices, validFrom, validTo }: Pick<GivenDirective, 'kind' | 'slices' | 'validFrom' | 'validTo'>,
  at: Instant,
): ProblemCode | null {
  const today = dateInNorway(at)
  const from: PlainDate = dateInNorway(validFrom)
  if (from < today || validTo <= validFrom || validTo <= at) return 'INVALID_PERIOD'
  const tooLong = (slice: SliceId): boolean => validTo > startOfDate(addMonths(from, SLICES[slice].longestMonths))
  return kind === 'PERMIT' && slices.some(tooLong) ? 'PERIOD_TOO_LONG' : null
}

export function signDirective(facts: ChildFacts, actor: Actor, id: DirectiveId, read: ReadText): ActResult {
  const found = findOpenDirective(facts, actor, id)
  if ('code' in found) return problem(found.code)
  if (read.textHash !== found.directive.textHash) return problem('TEXT_CHANGED')
  return done({ kind: 'DIRECTIVE_SIGNED', body: { directive: id, method: signingMethod(actor), ...read } })
}

/** Refuses a permit one has not signed. One who has, withdraws. */
export function refuseDirective(facts: ChildFacts, actor: Actor, id: DirectiveId): ActResult {
  const found = findOpenDirective(facts, actor, id)
  if ('code' in found) return problem(found.code)
  return done({ kind: 'DIRECTIVE_REFUSED', body: { directive: id } })
}

/** A permit the actor may still sign or refuse. */
export function findOpenDirective(
  facts: ChildFacts,
  actor: Actor,
  id: DirectiveId,
): { readonly directive: Directive } | { readonly code: ProblemCode } {
  const fault = checkActor(facts, actor)
  if (fault !== null) return { code: fault }
  const seen = seeFacts(facts, actor.person, actor.at)
  const directive = seen.directives.find((candidate) => candidate.id === id)
  if (directive === undefined) return { code: 'NOT_FOUND' }
  if (!mayPermit(facts, actor, directive.slices)) return { code: 'NOT_FAMILY' }
  if (directive.signatures.some((signature) => signature.person === actor.person)) return { code: 'ALREADY_SIGNED' }
  return isOpen(directive, seen, actor.at) ? { directive } : { code: 'NOT_OPEN' }
}

/** Whether a signature on a directive could still make a difference to any of its slices. */
export function isOpen(directive: Directive, facts: ChildFacts, at: Instant): boolean {
  const isPast = (slice: SliceId): boolean => isOver(findDirectiveState(directive, slice, facts, at))
  return directive.kind === 'PERMIT' && !directive.slices.every(isPast)
}

/**
 * Withdraws slices of a directive; `null`: all that are left. A permit is withdrawn by anyone who signed it and by a
 * youth of 15 or more; a deny by the one who gave it. A parent whose child is 18, or who has lost parental
 * responsibility, takes back what they said of their own affairs and nothing else.
 */
export function withdrawDirective(
  facts: ChildFacts,
  actor: Actor,
  id: DirectiveId,
  slices: readonly SliceId[] | null,
): ActResult {
  const seen = seeFacts(facts, actor.person, actor.at)
  const directive = seen.directives.find((candidate) => candidate.id === id)
  const reach = directive === undefined ? [] : findReach(directive, facts, actor)
  const fault = checkActor(facts, actor, reach.length > 0 || familyRole(facts, actor.person, actor.at) !== null)
  if (fault !== null) return problem(fault)
  if (directive === undefined) return problem('NOT_FOUND')
  if (reach.length === 0) return problem('NOT_FAMILY')
  if (slices?.some((slice) => !reach.includes(slice)) === true) return problem('UNKNOWN_SLICE')
  const left = (slices ?? reach).filter((slice) => !isOver(findDirectiveState(directive, slice, seen, actor.at)))
  return left.length === 0
    ? problem('NOT_OPEN')
    : done({ kind: 'DIRECTIVE_WITHDRAWN', body: { directive: id, slices: left } })
}

/** The slices of a directive that the actor may take back. */
function findReach(directive: Directive, facts: ChildFacts, actor: Actor): readonly SliceId[] {
  const { person } = actor
  // A yes on record can be taken back before its witness has confirmed it.
  const signed = [...directive.signatures, ...directive.unconfirmed].some((signature) => signature.person === person)
  const youth = person === facts.child && mayPermit(facts, actor, directive.slices)
  if (directive.kind === 'DENY' ? directive.givenBy !== person : !signed && !youth) return []
  if (familyRole(facts, person, actor.at) !== null) return directive.slices
  // What such a parent sees of a directive is their own affairs alone.
  return facts.register?.parents.includes(person) === true ? directive.slices : []
}

function isOver(state: ReturnType<typeof findDirectiveState>): boolean {
  return state === 'WITHDRAWN' || state === 'REFUSED' || state === 'EXPIRED'
}

function signingMethod(actor: Actor): 'EID_HIGH' | 'EID_SUBSTANTIAL' {
  return actor.assurance === 'HIGH' ? 'EID_HIGH' : 'EID_SUBSTANTIAL'
}
