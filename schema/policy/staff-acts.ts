import { type Actor, type ActResult, checkPeriod, done, problem } from './acts.ts'
import { addDays, addHours, dateInNorway, isPlainDate, startOfDate } from './calendar.ts'
import { isAssured } from './decision.ts'
import type { ChildFacts, ConsentRequest, Membership } from './facts.ts'
import type { ProblemCode } from './problems.ts'
import { findCapacities, maySee, type Offices, type RegistryArea } from './roles.ts'
import { isSliceId, type SliceId } from './slices.ts'
import { currentMemberships, isOfFamily } from './standing.ts'
import { seeFacts } from './wall.ts'
import type { DirectiveId, Instant, Participation, PlainDate } from './vocabulary.ts'

/** What those who help may do: who is on the team, what to ask the family for, and how the child was heard. */

export interface StaffActor extends Actor {
  readonly offices: Offices
}

/** Whether the actor may act in an area: whoever may not find the child is told no more than that. */
export function checkStaff(facts: ChildFacts, actor: StaffActor, area: RegistryArea): ProblemCode | null {
  const capacities = findCapacities(facts, actor.person, actor.offices, actor.at)
  if (capacities.length === 0) return 'NOT_FOUND'
  if (!isAssured(actor.assurance)) return 'ASSURANCE_TOO_LOW'
  return maySee(area, capacities) ? null : 'NOT_STAFF'
}

/** Puts someone on the team. Nobody puts themselves there, nor one of the family. */
export function addMember(facts: ChildFacts, actor: StaffActor, member: Omit<Membership, 'removedAt'>): ActResult {
  const fault = checkStaff(facts, actor, 'record')
  if (fault !== null) return problem(fault)
  const { person, role, service, organisation, from, to } = member
  if (person === actor.person) return problem('NOT_INDEPENDENT')
  if (isOfFamily(facts, person)) return problem('OWN_FAMILY')
  if (!/^\d{9}$/.test(organisation)) return problem('INVALID_ORGANISATION')
  const dates = to === null ? [from] : [from, to]
  if (!dates.every(isPlainDate) || from < dateInNorway(actor.at)) return problem('INVALID_PERIOD')
  if (to !== null && to <= from) return problem('INVALID_PERIOD')
  const isThere = facts.team.some(
    (other) =>
      other.person === person &&
      other.role === role &&
      other.service === service &&
      other.removedAt === null &&
      (other.to === null || from < other.to) &&
      (to === null || other.from < to),
  )
  return isThere ? problem('ALREADY_ON_TEAM') : done({ kind: 'MEMBER_ADDED', body: member })
}

/** Takes someone off the team; whoever is on it may take themselves off. */
export function removeMember(facts: ChildFacts, actor: StaffActor, membership: string): ActResult {
  const member = facts.team.find(({ id, removedAt }) => id === membership && removedAt === null)
  const isOwn = currentMemberships(facts, actor.person, actor.at).some(({ id }) => id === membership)
  const fault = checkStaff(facts, actor, isOwn ? 'request' : 'record')
  if (fault !== null) return problem(fault)
  return member === undefined ? problem('NOT_FOUND') : done({ kind: 'MEMBER_REMOVED', body: { membership } })
}

/** Tells that a care order (omsorgsovertakelse) is in force, or is not any more. */
export function recordCareOrder(facts: ChildFacts, actor: StaffActor, inForce: boolean): ActResult {
  const fault = checkStaff(facts, actor, 'record')
  if (fault !== null) return problem(fault)
  return facts.register?.careOrder === inForce ? done() : done({ kind: 'CARE_ORDER_RECORDED', body: { inForce } })
}

/** Days in which a service asks for a slice and purpose once: a family is not to be worn down. */
const ASK_AGAIN_DAYS = 30

/** Asks the family to share some slices with the asker's own service, for as long as they could be shared from today. */
export function requestConsent(
  facts: ChildFacts,
  actor: StaffActor,
  request: Pick<ConsentRequest, 'id' | 'purpose' | 'to'> & { readonly slices: readonly string[] },
): ActResult {
  const fault = checkStaff(facts, actor, 'request')
  if (fault !== null) return problem(fault)
  const { id, purpose, to } = request
  const slices = request.slices.filter(isSliceId)
  if (slices.length !== request.slices.length) return problem('UNKNOWN_SLICE')
  if (slices.length === 0 || new Set(slices).size !== slices.length) return problem('INCOMPLETE_TERMS')
  const periodFault = to === null ? null : checkLastDay(slices, to, actor.at)
  if (periodFault !== null) return problem(periodFault)
  const [membership] = currentMemberships(facts, actor.person, actor.at)
  if (membership === undefined) return problem('NOT_STAFF')
  const { service } = membership
  const isSent = facts.requests.some(
    (other) =>
      addHours(other.at, ASK_AGAIN_DAYS * 24) > actor.at &&
      other.purpose === purpose &&
      'service' in other.recipient &&
      other.recipient.service === service &&
      other.slices.some((slice) => slices.includes(slice)),
  )
  if (isSent) return problem('ALREADY_SENT')
  return done({
    kind: 'CONSENT_REQUESTED',
    body: { id, slices, purpose, recipient: { service }, ...(to === null ? {} : { to }) },
  })
}

/** What would be wrong with a yes to these slices from today until the end of a day. */
function checkLastDay(slices: readonly SliceId[], to: PlainDate, at: Instant): ProblemCode | null {
  if (!isPlainDate(to)) return 'INVALID_PERIOD'
  const validFrom = startOfDate(dateInNorway(at))
  return checkPeriod({ kind: 'PERMIT', slices, validFrom, validTo: startOfDate(addDays(to, 1)) }, at)
}

/** Records that, and how, the child was heard about a directive. */
export function recordHearing(
  facts: ChildFacts,
  actor: StaffActor,
  directive: DirectiveId,
  participation: Participation,
  heardOn: PlainDate,
): ActResult {
  const fault = checkStaff(facts, actor, 'hearing')
  if (fault !== null) return problem(fault)
  const { directives } = seeFacts(facts, actor.person, actor.at)
  if (!directives.some(({ id }) => id === directive)) return problem('NOT_FOUND')
  if (!isPlainDate(heardOn) || heardOn > dateInNorway(actor.at)) return problem('INVALID_DATE')
  return done({ kind: 'CHILD_HEARD', body: { directive, participation, heardOn } })
}
