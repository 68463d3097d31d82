import type { ChildFacts, Directive, Signature } from './facts.ts'
import { type DirectiveState, findDirectiveState } from './directive-state.ts'
import { SLICES, type SliceId } from './slices.ts'
import { ageAt, familyRole, HEALTH_MAJORITY_AGE, isKept, isOfFamily, VETO_AGE } from './standing.ts'
import type { Instant, PersonId, Recipient } from './vocabulary.ts'

/**
 * The child's own wall: what a guardian is not told. From 12 a child can keep health slices from the guardians, from 16
 * all of them are the youth's own (pasient- og brukerrettighetsloven §§ 3-4, 4-3), and nobody but the child need know
 * that the child has said no. Everything a guardian reads is made from facts seen through here; the decision never is.
 */

/** A slice of which a guardian is told nothing, whoever has said what about it. */
export function isBehindWall(facts: ChildFacts, slice: SliceId, at: Instant): boolean {
  return isKept(facts, slice) || isOwnByAge(facts, slice, at)
}

/**
 * Whether a guardian is told nothing of what happened with a slice at a past moment: when it was kept then, or is now told
 * to the youth alone by age. What happened before it was kept stays told, as its vanishing would tell as much.
 */
export function wasBehindWall(facts: ChildFacts, slice: SliceId, then: Instant, now: Instant): boolean {
  return wasKept(facts, slice, then) || isOwnByAge(facts, slice, now)
}

/**
 * Whether a yes that the child said at a moment was to what the guardians were not told of: a child under 15 can say no
 * other. It stays untold when the slices are kept no longer; and one that was told of stays told when they are kept later,
 * as its vanishing would tell as much.
 */
export function wasOwnYes(facts: ChildFacts, slices: readonly SliceId[], then: Instant): boolean {
  return (ageAt(facts.register, then) ?? 0) < VETO_AGE || slices.every((slice) => wasKept(facts, slice, then))
}

/**
 * The facts as a person may see them: a guardian's are veiled, a former guardian's hold only what they signed. What one of
 * the family has reported is told to that one, while they speak for the child, and to nobody else of the family.
 */
export function seeFacts(facts: ChildFacts, person: PersonId, at: Instant): ChildFacts {
  if (!isOfFamily(facts, person)) return facts
  const role = familyRole(facts, person, at)
  if (role === null && facts.register?.parents.includes(person) === true) return keepOwnAffairs(facts, person)
  const own = { ...facts, reports: role === null ? [] : facts.reports.filter((report) => report.person === person) }
  return role === 'GUARDIAN' ? veilFacts(own, at) : own
}

/** Whether facts as someone sees them leave out something of what the family has said. */
export function isVeiled(facts: ChildFacts, seen: ChildFacts): boolean {
  return seen.directives !== facts.directives
}

/**
 * What a guardian is told was shown, or asked for, at a moment; `null`: not even that something was. Who looked and was
 * shown nothing is told; who was shown only what is behind the wall is not.
 */
export function veilSlices(
  facts: ChildFacts,
  slices: readonly SliceId[],
  then: Instant,
  now: Instant,
): readonly SliceId[] | null {
  const left = slices.filter((slice) => !wasBehindWall(facts, slice, then, now))
  return slices.length > 0 && left.length === 0 ? null : left
}

/** As if the child had kept nothing and said no to nothing. */
function veilFacts(facts: ChildFacts, at: Instant): ChildFacts {
  const directives = facts.directives
    .filter((directive) => !isHidden(facts, directive, at))
    .map((directive) => leaveOutChild(facts, directive))
  const requests = facts.requests.flatMap((request) => {
    const slices = veilSlices(facts, request.slices, request.at, at)
    return slices === null ? [] : [{ ...request, slices }]
  })
  return { ...facts, directives, requests, kept: [] }
}

/** The child's own no, and the child's own yes to what is behind the wall. */
function isHidden(facts: ChildFacts, { kind, givenBy, givenAt, slices }: Directive, at: Instant): boolean {
  if (givenBy !== facts.child) return false
  return kind === 'DENY' || wasOwnYes(facts, slices, givenAt) || slices.every((slice) => isOwnByAge(facts, slice, at))
}

/** A directive without what the child has said no to, and without a yes that only one who keeps something can say. */
function leaveOutChild(facts: ChildFacts, directive: Directive): Directive {
  const isByOther = ({ person }: { readonly person: PersonId }): boolean => person !== facts.child
  const isTold = (yes: Pick<Signature, 'person' | 'at'>): boolean =>
    isByOther(yes) || !wasOwnYes(facts, directive.slices, yes.at)
  return {
    ...directive,
    signatures: directive.signatures.filter(isTold),
    unconfirmed: directive.unconfirmed.filter(isTold),
    refusals: directive.refusals.filter(isByOther),
    withdrawals: directive.withdrawals.filter(isByOther),
  }
}

/** What a parent without parental responsibility, or whose child is an adult, can still take back, and nothing else. */
function keepOwnAffairs(facts: ChildFacts, person: PersonId): ChildFacts {
  const isOwnAffair = (slice: SliceId): boolean => SLICES[slice].rule === 'R'
  const directives = facts.directives.flatMap((directive) => {
    const slices = directive.slices.filter(isOwnAffair)
    const hasSpoken = directive.signatures.some((signature) => signature.person === person)
    if (slices.length === 0 || (!hasSpoken && directive.givenBy !== person)) return []
    const told = leaveOutChild(facts, directive)
    const withdrawals = told.withdrawals.flatMap((withdrawal) => {
      const own = withdrawal.slices.filter(isOwnAffair)
      return own.length === 0 ? [] : [{ ...withdrawal, slices: own }]
    })
    return [{ ...told, slices, withdrawals }]
  })
  return { ...facts, directives, requests: [], reports: [], kept: [], team: [] }
}

/** Whether the slice is of health, and the youth old enough that it is told to nobody else. */
function isOwnByAge(facts: ChildFacts, slice: SliceId, at: Instant): boolean {
  return SLICES[slice].rule === 'H' && (ageAt(facts.register, at) ?? 0) >= HEALTH_MAJORITY_AGE
}

/** Whether the child kept the slice from the guardians at a moment. */
function wasKept({ kept }: ChildFacts, slice: SliceId, then: Instant): boolean {
  return kept.some((one) => one.slice === slice && one.from <= then && (one.to === null || then < one.to))
}

/**
 * The state of one slice of a directive as the person sees it.
 * @param seen the facts as `seeFacts` gives them
 */
export function findSeenState(
  directive: Directive,
  slice: SliceId,
  facts: ChildFacts,
  seen: ChildFacts,
  at: Instant,
): DirectiveState | 'NOT_ACTIVE' {
  const state = findDirectiveState(directive, slice, seen, at)
  if (state !== 'ACTIVE' || directive.kind === 'DENY' || !isVeiled(facts, seen)) return state
  const actual = facts.directives.find(({ id }) => id === directive.id)
  if (actual === undefined || findDirectiveState(actual, slice, facts, at) !== 'ACTIVE') return 'NOT_ACTIVE'
  return facts.directives.some((other) => isChildsNo(facts, other, actual, slice, at)) ? 'NOT_ACTIVE' : 'ACTIVE'
}

/** A no of the child's own in force that takes something from a yes. */
function isChildsNo(facts: ChildFacts, no: Directive, yes: Directive, slice: SliceId, at: Instant): boolean {
  return (
    no.kind === 'DENY' &&
    no.givenBy === facts.child &&
    no.slices.includes(slice) &&
    findDirectiveState(no, slice, facts, at) === 'ACTIVE' &&
    no.purposes.some((purpose) => yes.purposes.includes(purpose)) &&
    no.recipients.some((one) => yes.recipients.some((other) => mayBeSameMember(one, other)))
  )
}

/** Whether one member of a team can be both: of one service only, in one role only, but in any role of any service. */
function mayBeSameMember(one: Recipient, other: Recipient): boolean {
  if ('service' in one && 'service' in other) return one.service === other.service
  if ('role' in one && 'role' in other) return one.role === other.role
  return true
}
