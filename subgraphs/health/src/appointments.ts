import type { Affiliations } from './affiliations.ts'
import type { Entry } from './bundle.ts'
import type { ResourceOf } from './fhir.ts'
import { toInstant } from './fhir-date.ts'
import type { Appointment } from './records.ts'
import type { ReferenceIndex } from './references.ts'
import { namesOtherService, type SharedService } from './services.ts'

type AppointmentEntry = Entry<ResourceOf<'Appointment'>>

/** An appointment with a service of the `appointments` slice. */
export function readAppointment(
  entry: AppointmentEntry,
  service: SharedService,
  index: ReferenceIndex,
  affiliations: Affiliations,
): readonly Appointment[] {
  const { status, start, end } = entry.resource
  if (status === 'entered-in-error') return []
  return [
    {
      service,
      status,
      startsAt: start === undefined ? null : toInstant(start),
      endsAt: end === undefined ? null : toInstant(end),
      place: readPlace(entry, index, affiliations),
    },
  ]
}

function readPlace(entry: AppointmentEntry, index: ReferenceIndex, affiliations: Affiliations): string | null {
  for (const { actor, status } of entry.resource.participant) {
    if (actor === undefined || status === 'declined') continue
    const place = index.find(actor, entry, 'Location')?.resource.name ?? actor.place
    if (place === undefined || namesOtherService(place)) continue
    const { organization } = affiliations.resolve(actor, entry)
    if (!affiliations.isOtherSlices(organization) && !namesOtherService(organization?.name ?? '')) return place
  }
  return null
}
