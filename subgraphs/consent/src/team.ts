import { type ChildFacts, currentMemberships, type Instant, type Membership } from '@samsyn/schema/policy'

/** The memberships of a child's team that count at a moment, in the order they were made. */
export function listTeam(facts: ChildFacts, at: Instant): readonly Membership[] {
  return facts.team.filter((member) => currentMemberships(facts, member.person, at).includes(member))
}
