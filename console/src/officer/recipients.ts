import { ROLES, SERVICES } from '../format/recipients.ts'
import type { Seat } from './write-seat.ts'

/** Every service and role, on the team or not. */
export const RECIPIENTS: { readonly services: readonly Seat[]; readonly roles: readonly Seat[] } = {
  services: SERVICES.map((service) => ({ service, role: null })),
  roles: ROLES.map((role) => ({ service: null, role })),
}
