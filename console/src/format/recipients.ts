import type { RecipientInput, Service, TeamRole } from '../generated/graphql.ts'
import { wordFor } from '../texts/index.ts'

const IS_SERVICE = {
  COORDINATION_UNIT: true,
  SCHOOL: true,
  PPT: true,
  SCHOOL_HEALTH_SERVICE: true,
  SPECIALIST_HEALTH_SERVICE: true,
  CHILD_WELFARE_SERVICE: true,
  NAV_OFFICE: true,
} as const satisfies Readonly<Record<Service, true>>

const IS_ROLE = {
  CHILD_COORDINATOR: true,
  COORDINATOR: true,
  TEAM_LEADER: true,
  TEAM_MEMBER: true,
} as const satisfies Readonly<Record<TeamRole, true>>

/** A service, or a role in the team. No service has the name of a role. */
export type Recipient = Service | TeamRole

/** Whoever can be named, on the team or not, in the order they are offered everywhere. */
export const SERVICES = Object.keys(IS_SERVICE) as readonly Service[]
export const ROLES = Object.keys(IS_ROLE) as readonly TeamRole[]

/** Whoever is on a team, now or later: each member belongs to a service and has a role. */
export const EVERYONE: readonly Recipient[] = [...SERVICES, ...ROLES]

/** Whether recipients are whoever may be on the team. */
export function isEveryone(recipients: readonly Recipient[]): boolean {
  const names = (all: readonly Recipient[]): boolean => all.every((one) => recipients.includes(one))
  return names(SERVICES) || names(ROLES)
}

interface Named {
  readonly service?: Service | null | undefined
  readonly role?: TeamRole | null | undefined
}

/** The services and roles that are named. */
export function readRecipients(named: readonly Named[]): readonly Recipient[] {
  return named.flatMap(({ service, role }) => service ?? role ?? [])
}

/** As the registry takes it. */
export function writeRecipientInput(recipient: Recipient): RecipientInput {
  return isService(recipient) ? { service: recipient } : { role: recipient }
}

export function writeRecipient(recipient: Recipient): string {
  return isService(recipient) ? wordFor('words.services', recipient) : wordFor('words.roles', recipient)
}

function isService(recipient: Recipient): recipient is Service {
  return Object.hasOwn(IS_SERVICE, recipient)
}
