import type { Service, TeamRole } from '../generated/graphql.ts'
import type { Seat } from './write-seat.ts'

const SERVICES = {
  COORDINATION_UNIT: true,
  SCHOOL: true,
  PPT: true,
  SCHOOL_HEALTH_SERVICE: true,
  SPECIALIST_HEALTH_SERVICE: true,
  CHILD_WELFARE_SERVICE: true,
  NAV_OFFICE: true,
} as const satisfies Readonly<Record<Service, true>>

const ROLES = {
  CHILD_COORDINATOR: true,
  COORDINATOR: true,
  TEAM_LEADER: true,
  TEAM_MEMBER: true,
} as const satisfies Readonly<Record<TeamRole, true>>

/** Every service and role, on the team or not. */
export const RECIPIENTS: { readonly services: readonly Seat[]; readonly roles: readonly Seat[] } = {
  services: (Object.keys(SERVICES) as readonly Service[]).map((service) => ({ service, role: null })),
  roles: (Object.keys(ROLES) as readonly TeamRole[]).map((role) => ({ service: null, role })),
}
