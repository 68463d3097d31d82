import type { ChildFacts } from './facts.ts'
import { SLICES } from './slices.ts'
import { currentMemberships, familyRole, isOfFamily, isStrictlyProtected } from './standing.ts'
import type { Instant, PersonId } from './vocabulary.ts'

/** What a person is to a child, today. Someone may be several things at once, but never of the family and in its service. */
export const CAPACITIES = ['YOUTH', 'GUARDIAN', 'VERGE', 'PARENT', 'TEAM', 'REGISTRAR', 'PRIVACY_OFFICER'] as const
export type Capacity = (typeof CAPACITIES)[number]

const FAMILY = ['YOUTH', 'GUARDIAN', 'VERGE'] as const

/**
 * The role table: who sees which of the registry's own fields, and who may act. A slice of a sector is never here; it is
 * decided by `decide`, for the team alone. A guardian sees all of it through the child's own wall (`wall.ts`), and a
 * PARENT, whose child is 18 or who has no parental responsibility, only what they said of their own affairs.
 */
export const ROLE_TABLE = {
  /** Name, age, phase and municipality. */
  basics: [...FAMILY, 'TEAM', 'REGISTRAR', 'PRIVACY_OFFICER'],
  team: [...FAMILY, 'TEAM', 'REGISTRAR', 'PRIVACY_OFFICER'],
  guardians: [...FAMILY, 'TEAM', 'REGISTRAR', 'PRIVACY_OFFICER'],
  /** What was said yes and no to, by whom. Not the team: a refusal is nobody's business but the family's. */
  directives: [...FAMILY, 'PARENT', 'PRIVACY_OFFICER'],
  /** Permits that wait for a signature, for whoever puts one on record: their text, and who has not signed. */
  openDirectives: ['REGISTRAR'],
  accessLog: [...FAMILY, 'PRIVACY_OFFICER'],
  /** Look-ups that were reported, and the answers: to one of the family their own. */
  reports: [...FAMILY, 'PRIVACY_OFFICER'],
  /** All that the registry holds about the child, as far as the one who asks may see it (GDPR art. 15). */
  everything: FAMILY,
  /** Which slices the directives share with those on the team. */
  coverage: [...FAMILY, 'PRIVACY_OFFICER'],
  /** What of a yes ends soon. */
  reminders: FAMILY,
  /** What someone on the team asks for. To the team: their own, and whether it is shared. */
  requests: [...FAMILY, 'TEAM', 'PRIVACY_OFFICER'],
  /** What became of a request, by whom; and who looked and what is shared, over all children of an office. */
  oversight: ['PRIVACY_OFFICER'],
  /** What was said and who looked, with what it takes to check it. */
  evidence: ['PRIVACY_OFFICER'],
  /** What the child keeps from the guardians. */
  keptSlices: ['YOUTH'],
  /** Why, rule by rule and directive by directive, today or at a past moment. */
  explain: ['PRIVACY_OFFICER'],
  /** Give, sign, refuse, renew and preview what that would share; `acts.ts` says who on which slices. */
  consent: FAMILY,
  /** Take back what one has said. */
  withdraw: [...FAMILY, 'PARENT'],
  /** Ask the privacy officer about a look-up. */
  report: FAMILY,
  answerReport: ['PRIVACY_OFFICER'],
  /** Ask the family to share. */
  request: ['TEAM'],
  /** Tell that the child was heard. */
  hearing: [...FAMILY, 'REGISTRAR'],
  /** Put on record what the family said by word of mouth or on paper, and who is on the team. */
  record: ['REGISTRAR'],
} as const satisfies Record<string, readonly Capacity[]>

export type RegistryArea = keyof typeof ROLE_TABLE

/** Where someone holds an office of the registry on a day. */
export interface Office {
  readonly municipality: string
  /** Organisation number. */
  readonly organisation: string
}

/** The offices a person holds, as of a day. */
export interface Offices {
  readonly officerOf: readonly Office[]
  readonly registrarOf: readonly Office[]
}

export const NO_OFFICES: Offices = { officerOf: [], registrarOf: [] }

/**
 * What a person is to a child. Empty for everyone when the address is strictly protected: then nobody reaches the child
 * through this system.
 */
export function findCapacities(
  facts: ChildFacts,
  person: PersonId,
  { officerOf, registrarOf }: Offices,
  at: Instant,
): readonly Capacity[] {
  const { register } = facts
  if (register === null || isStrictlyProtected(register)) return []
  const role = familyRole(facts, person, at)
  if (role !== null) return [role]
  if (isOfFamily(facts, person)) return hasOwnAffairs(facts, person) ? ['PARENT'] : []
  const capacities: Capacity[] = []
  if (currentMemberships(facts, person, at).length > 0) capacities.push('TEAM')
  if (registrarOf.some((office) => answersFor(office, facts))) capacities.push('REGISTRAR')
  if (officerOf.some((office) => answersFor(office, facts))) capacities.push('PRIVACY_OFFICER')
  return capacities
}

/** An office reaches the children of its municipality whom its own organisation has registered or helps. */
function answersFor({ municipality, organisation }: Office, { register, organisations }: ChildFacts): boolean {
  return register?.municipality === municipality && organisations.includes(organisation)
}

function hasOwnAffairs({ register, directives }: ChildFacts, person: PersonId): boolean {
  return (
    register?.parents.includes(person) === true &&
    directives.some(
      ({ slices, signatures, givenBy }) =>
        slices.some((slice) => SLICES[slice].rule === 'R') &&
        (givenBy === person || signatures.some((signature) => signature.person === person)),
    )
  )
}

export function maySee(area: RegistryArea, capacities: readonly Capacity[]): boolean {
  const allowed: readonly Capacity[] = ROLE_TABLE[area]
  return capacities.some((capacity) => allowed.includes(capacity))
}
