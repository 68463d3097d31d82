import { dateInNorway } from '../format/dates.ts'
import type { ConsentTermsInput, DirectiveFragment } from '../generated/graphql.ts'
import { listWaitingSlices } from './standing.ts'

/** The terms of a directive that waits, as they would be given today. */
export function readTerms(directive: DirectiveFragment, now = new Date()): ConsentTermsInput {
  const { kind, recipients, purposes, validFrom, validTo, recordsSince } = directive
  return {
    kind,
    slices: listWaitingSlices(directive).map(({ slice }) => slice.id),
    recipients: recipients.map(({ service, role }) => (service === null ? { role } : { service })),
    purposes,
    from: Date.parse(validFrom) > now.getTime() ? dateInNorway(new Date(validFrom)) : null,
    to: dateInNorway(new Date(Date.parse(validTo) - 1)),
    recordsSince,
  }
}
