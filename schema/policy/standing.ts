import { ageOn, dateInNorway } from './calendar.ts'
import type { ChildFacts, Membership, RegisterFacts } from './facts.ts'
import { isRegisterFresh } from './freshness.ts'
import { MAJORITY_AGE } from './legal-table.ts'
import { SLICES, type SliceId } from './slices.ts'
import type { Instant, PersonId, PlainDate } from './vocabulary.ts'

/** What a person is to a child on a day. Roles are rows of the registry; what a token says of roles is never read. */

/** Ages at which the law lets the child speak: a veto on health slices at 12, on any slice at 15. */
export const HEALTH_VETO_AGE = 12
export const VETO_AGE = 15
/** The age from which all that concerns health is the youth's own (pasient- og brukerrettighetsloven § 4-3). */
export const HEALTH_MAJORITY_AGE = 16

export function ageAt(register: RegisterFacts | null, at: Instant): number | null {
  if (register === null || register.birthDate === null) return null
  const age = ageOn(register.birthDate, dateInNorway(at))
  return age < 0 ? null : age
}

// A removal in the facts has happened, even when a clock that was set back dates it later than now.
function isCurrent(membership: Membership, date: PlainDate): boolean {
  return membership.removedAt === null && membership.from <= date && (membership.to === null || date < membership.to)
}

/** The person's memberships of the child's team that count at an instant. */
export function currentMemberships(facts: ChildFacts, person: PersonId, at: Instant): readonly Membership[] {
  const date = dateInNorway(at)
  const age = ageAt(facts.register, at)
  return facts.team.filter(
    (membership) =>
      membership.person === person &&
      isCurrent(membership, date) &&
      !isOfFamily(facts, person) &&
      // Helse- og omsorgstjenesteloven § 7-2 a: a barnekoordinator follows a child, not an adult.
      (membership.role !== 'CHILD_COORDINATOR' || (age !== null && age < MAJORITY_AGE)),
  )
}

/**
 * The registered holders of parental responsibility, or `null` when the register leaves any doubt about who they are:
 * none registered, or one of them `ukjent`.
 */
export function knownHolders(register: RegisterFacts): readonly PersonId[] | null {
  if (register.responsibility.length === 0) return null
  if (register.responsibility.some((entry) => entry.kind === 'ukjent')) return null
  return register.responsibility.map((entry) => entry.person)
}

/** The child, or someone who is or may be asked on the child's behalf: nobody handles the case of their own family. */
export function isOfFamily({ child, register }: ChildFacts, person: PersonId): boolean {
  if (person === child) return true
  if (register === null) return false
  const { parents, responsibility, verger } = register
  return [...parents, ...verger, ...responsibility.map((entry) => entry.person)].includes(person)
}

/** Whether the child has told that this health slice is kept from the guardians. Until 16; from then the youth decides. */
export function isKept({ kept }: ChildFacts, slice: SliceId): boolean {
  return SLICES[slice].rule === 'H' && kept.some((one) => one.slice === slice && one.to === null)
}

export type FamilyRole = 'GUARDIAN' | 'YOUTH' | 'VERGE'

/**
 * Whether the person is the child, or speaks for the child: a guardian until 18, a verge from then on. `null`: neither.
 * One whose responsibility is `ukjent` is no guardian here until a person has looked.
 */
export function familyRole(facts: ChildFacts, person: PersonId, at: Instant): FamilyRole | null {
  if (facts.register === null) return null
  if (person === facts.child) return 'YOUTH'
  const age = ageAt(facts.register, at)
  if (age === null) return null
  const { responsibility, verger } = facts.register
  // Vergemålsloven § 31: one whose mandate covers personal affairs.
  if (age >= MAJORITY_AGE) return verger.includes(person) ? 'VERGE' : null
  return responsibility.some((entry) => entry.person === person && entry.kind !== 'ukjent') ? 'GUARDIAN' : null
}

/** A strict grade, or one we do not know: the child cannot be found through the gateway at all. */
export function isStrictlyProtected(register: RegisterFacts): boolean {
  return register.addressProtection !== 'UGRADERT' && register.addressProtection !== 'FORTROLIG'
}

/**
 * Whether fields that tell where the child is may be shown to anybody.
 * @param readAt when the population register last told of the child; `null`: never
 */
export function mayLocate(register: RegisterFacts | null, readAt: Instant | null, at: Instant): boolean {
  return register?.addressProtection === 'UGRADERT' && isRegisterFresh(readAt, at)
}
