import type { ChildFacts } from './facts.ts'
import { currentMemberships, familyRole, isStrictlyProtected } from './standing.ts'
import type { Instant, PersonId } from './vocabulary.ts'

/** What a person is to a child, today. Someone may be several things at once. */
export const CAPACITIES = ['YOUTH', 'GUARDIAN', 'TEAM', 'PRIVACY_OFFICER'] as const
export type Capacity = (typeof CAPACITIES)[number]

/**
 * The role table: who sees which of the registry's own fields, and who may act. A slice of a sector is never here; it is
 * decided by `decide`, for the team alone.
 */
export const ROLE_TABLE = {
  /** Name, age, phase and municipality. */
  basics: ['YOUTH', 'GUARDIAN', 'TEAM', 'PRIVACY_OFFICER'],
  team: ['YOUTH', 'GUARDIAN', 'TEAM', 'PRIVACY_OFFICER'],
  guardians: ['YOUTH', 'GUARDIAN', 'TEAM', 'PRIVACY_OFFICER'],
  /** What was said yes and no to, by whom. Not the team: a refusal is nobody's business but the family's. */
  directives: ['YOUTH', 'GUARDIAN', 'PRIVACY_OFFICER'],
  accessLog: ['YOUTH', 'GUARDIAN', 'PRIVACY_OFFICER'],
  /** Which slices the directives share with those on the team. */
  coverage: ['YOUTH', 'GUARDIAN', 'PRIVACY_OFFICER'],
  /** Why, rule by rule and directive by directive, today or at a past moment. */
  explain: ['PRIVACY_OFFICER'],
  /** Give, sign, refuse and withdraw, and preview what that would share; `acts.ts` says who on which slices. */
  consent: ['YOUTH', 'GUARDIAN'],
} as const satisfies Record<string, readonly Capacity[]>

export type RegistryArea = keyof typeof ROLE_TABLE

/**
 * What a person is to a child. Empty for everyone when the address is strictly protected: then nobody reaches the child
 * through this system.
 * @param municipalities those the person is a privacy officer for on that day
 */
export function findCapacities(
  facts: ChildFacts,
  person: PersonId,
  municipalities: readonly string[],
  at: Instant,
): readonly Capacity[] {
  const { register } = facts
  if (register === null || isStrictlyProtected(register)) return []
  const capacities: Capacity[] = []
  const family = familyRole(facts, person, at)
  if (family !== null) capacities.push(family)
  if (currentMemberships(facts, person, at).length > 0) capacities.push('TEAM')
  if (register.municipality !== null && municipalities.includes(register.municipality))
    capacities.push('PRIVACY_OFFICER')
  return capacities
}

export function maySee(area: RegistryArea, capacities: readonly Capacity[]): boolean {
  const allowed: readonly Capacity[] = ROLE_TABLE[area]
  return capacities.some((capacity) => allowed.includes(capacity))
}
