import { addMonths, dateInNorway, startOfDate } from './calendar.ts'
import { type Assurance, isAssured } from './decision.ts'
import { findDirectiveState } from './directive-state.ts'
import type { ChildFacts, Directive } from './facts.ts'
import type { GivenDirective, LedgerEvent } from './ledger.ts'
import { isSliceId, SLICES, type SliceId } from './slices.ts'
import { ageAt, familyRole, HEALTH_VETO_AGE, isStrictlyProtected, VETO_AGE } from './standing.ts'
import type { DirectiveId, Instant, PersonId, PlainDate } from './vocabulary.ts'

/**
 * What a family member may do. Each act is checked against the facts as they are under the child's lock, and becomes
 * one or two events of the ledger, or a problem and nothing at all.
 */
export type ProblemCode =
  | 'NOT_FOUND'
  | 'NOT_FAMILY'
  | 'ASSURANCE_TOO_LOW'
  | 'UNKNOWN_SLICE'
  | 'INCOMPLETE_TERMS'
  | 'INVALID_PERIOD'
  | 'PERIOD_TOO_LONG'
  | 'TEXT_CHANGED'
  | 'ALREADY_SIGNED'
  | 'NOT_OPEN'

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

const problem = (code: ProblemCode): ActResult => ({ ok: false, code })
const done = (...events: NewEvent[]): ActResult => ({ ok: true, events })

/** Whether the actor may say yes for the family: a guardian, or the youth from 15. */
function mayPermit(facts: ChildFacts, { person, at }: Actor): boolean {
  const role = familyRole(facts, person, at)
  return role === 'GUARDIAN' || (role === 'YOUTH' && (ageAt(facts.register, at) ?? 0) >= VETO_AGE)
}

/** Whoever may say yes may say no; and from 12 a child on health slices (pasient- og brukerrettighetsloven § 3-4). */
function mayDeny(facts: ChildFacts, actor: Actor, slices: readonly SliceId[]): boolean {
  if (mayPermit(facts, actor)) return true
  return (
    familyRole(facts, actor.person, actor.at) === 'YOUTH' &&
    (ageAt(facts.register, actor.at) ?? 0) >= HEALTH_VETO_AGE &&
    slices.every((slice) => SLICES[slice].rule === 'H')
  )
}

function checkActor(
  facts: ChildFacts,
  actor: Actor,
  isKnown: boolean = familyRole(facts, actor.person, actor.at) !== null,
): ProblemCode | null {
  if (facts.register === null || isStrictlyProtected(facts.register) || !isKnown) return 'NOT_FOUND'
  return isAssured(actor.assurance) ? null : 'ASSURANCE_TOO_LOW'
}

/**
 * Gives a directive and signs it.
 * @param expectedHash the hash of the text of these terms; a giver who read another text has read something else
 */
export function giveDirective(
  facts: ChildFacts,
  actor: Actor,
  terms: Omit<GivenDirective, 'textHash'>,
  textHash: string,
  expectedHash: string,
): ActResult {
  const fault = checkActor(facts, actor) ?? checkTerms(terms, actor.at)
  if (fault !== null) return problem(fault)
  if (!(terms.kind === 'PERMIT' ? mayPermit(facts, actor) : mayDeny(facts, actor, terms.slices))) {
    return problem('NOT_FAMILY')
  }
  if (textHash !== expectedHash) return problem('TEXT_CHANGED')
  return done(
    { kind: 'DIRECTIVE_GIVEN', body: { ...terms, textHash } },
    { kind: 'DIRECTIVE_SIGNED', body: { directive: terms.id, method: signingMethod(actor), textHash } },
  )
}

/** What is wrong with terms in themselves, whoever gives them; `null` when nothing is. */
export function checkTerms(
  terms: Pick<GivenDirective, 'kind' | 'slices' | 'recipients' | 'purposes' | 'validFrom' | 'validTo'>,
  at: Instant,
): ProblemCode | null {
  if (!terms.slices.every(isSliceId)) return 'UNKNOWN_SLICE'
  for (const list of [terms.slices, terms.purposes, terms.recipients.map((recipient) => JSON.stringify(recipient))]) {
    if (list.length === 0 || new Set(list).size !== list.length) return 'INCOMPLETE_TERMS'
  }
  const today = dateInNorway(at)
  const from: PlainDate = dateInNorway(terms.validFrom)
  if (from < today || terms.validTo <= terms.validFrom || terms.validTo <= at) return 'INVALID_PERIOD'
  const tooLong = (slice: SliceId): boolean => terms.validTo > startOfDate(addMonths(from, SLICES[slice].longestMonths))
  return terms.kind === 'PERMIT' && terms.slices.some(tooLong) ? 'PERIOD_TOO_LONG' : null
}

export function signDirective(facts: ChildFacts, actor: Actor, id: DirectiveId, textHash: string): ActResult {
  const found = findOpenDirective(facts, actor, id)
  if ('code' in found) return problem(found.code)
  if (textHash !== found.directive.textHash) return problem('TEXT_CHANGED')
  return done({ kind: 'DIRECTIVE_SIGNED', body: { directive: id, method: signingMethod(actor), textHash } })
}

/** Refuses a permit one has not signed. One who has, withdraws. */
export function refuseDirective(facts: ChildFacts, actor: Actor, id: DirectiveId): ActResult {
  const found = findOpenDirective(facts, actor, id)
  if ('code' in found) return problem(found.code)
  return done({ kind: 'DIRECTIVE_REFUSED', body: { directive: id } })
}

/** A permit the actor may still sign or refuse. */
function findOpenDirective(
  facts: ChildFacts,
  actor: Actor,
  id: DirectiveId,
): { readonly directive: Directive } | { readonly code: ProblemCode } {
  const fault = checkActor(facts, actor)
  if (fault !== null) return { code: fault }
  const directive = facts.directives.find((candidate) => candidate.id === id)
  if (directive === undefined) return { code: 'NOT_FOUND' }
  if (!mayPermit(facts, actor)) return { code: 'NOT_FAMILY' }
  if (directive.signatures.some((signature) => signature.person === actor.person)) return { code: 'ALREADY_SIGNED' }
  const over = directive.slices.every((slice) => isOver(findDirectiveState(directive, slice, facts, actor.at)))
  return directive.kind !== 'PERMIT' || over ? { code: 'NOT_OPEN' } : { directive }
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
  const directive = facts.directives.find((candidate) => candidate.id === id)
  const reach = directive === undefined ? [] : findReach(directive, facts, actor)
  const fault = checkActor(facts, actor, reach.length > 0 || familyRole(facts, actor.person, actor.at) !== null)
  if (fault !== null) return problem(fault)
  if (directive === undefined) return problem('NOT_FOUND')
  if (reach.length === 0) return problem('NOT_FAMILY')
  if (slices?.some((slice) => !reach.includes(slice)) === true) return problem('UNKNOWN_SLICE')
  const left = (slices ?? reach).filter((slice) => !isOver(findDirectiveState(directive, slice, facts, actor.at)))
  return left.length === 0
    ? problem('NOT_OPEN')
    : done({ kind: 'DIRECTIVE_WITHDRAWN', body: { directive: id, slices: left } })
}

/** The slices of a directive that the actor may take back. */
function findReach(directive: Directive, facts: ChildFacts, actor: Actor): readonly SliceId[] {
  const { person } = actor
  const signed = directive.signatures.some((signature) => signature.person === person)
  const youth = person === facts.child && mayPermit(facts, actor)
  if (directive.kind === 'DENY' ? directive.givenBy !== person : !signed && !youth) return []
  if (familyRole(facts, person, actor.at) !== null) return directive.slices
  const isParent = facts.register?.parents.includes(person) === true
  return isParent ? directive.slices.filter((slice) => SLICES[slice].rule === 'R') : []
}

function isOver(state: ReturnType<typeof findDirectiveState>): boolean {
  return state === 'WITHDRAWN' || state === 'REFUSED' || state === 'EXPIRED'
}

function signingMethod(actor: Actor): 'EID_HIGH' | 'EID_SUBSTANTIAL' {
  return actor.assurance === 'HIGH' ? 'EID_HIGH' : 'EID_SUBSTANTIAL'
}
