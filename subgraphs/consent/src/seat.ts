import type { Recipient, Seat } from '@samsyn/schema/policy'
import type { RecipientInput } from './terms.ts'

/** Someone who might be on the team: of a service, in a role, or both. */

/** `null` for what is neither a service nor a role. */
export function readSeat({ service = null, role = null }: RecipientInput): Seat | null {
  return service === null && role === null ? null : { service, role }
}

/** A member of the team whom a directive's recipient names, and no other recipient does. */
export function seatOf(recipient: Recipient): Seat {
  return 'service' in recipient ? { service: recipient.service, role: null } : { service: null, role: recipient.role }
}
