import type { Canaries } from '../canaries.ts'
import type { Child } from '../people.ts'
import type { Random } from '../random.ts'
import { earliestFirst, hold, latest, listed, type SliceRecords } from '../records.ts'
import { createBundle } from './health-bundle.ts'
import { addEpisode, addShared, addTeam } from './health-contacts.ts'
import { addAppointment, addBooking, addEncounter } from './health-meetings.ts'
import { addNeed, addPlan, addUnshared } from './health-plans.ts'

/** What the health services have on a child, as a FHIR R4 bundle and in the graph's words. */

export interface HealthFiles {
  readonly bundle: object
  readonly slices: SliceRecords
}

export function createHealthFiles(child: Child, canaries: Canaries, random: Random): HealthFiles {
  const bundle = createBundle(child, canaries)
  const contacts = (['doctor', 'habilitation'] as const).map((service) => addShared(bundle, service))
  const team = addTeam(bundle)
  const nurse = [0, 1].map(() => addEpisode(bundle, 'nurse', random))
  const consultations = [
    addEncounter(bundle, 'nurse', 'finished'),
    addBooking(bundle, 'nurse', -3_000, -5).consultation,
  ]
  const needs = (['d230', 'd540', 'd820'] as const).map((code) => addNeed(bundle, code, random))
  const appointments = (['doctor', 'speech', 'habilitation'] as const).map((service) =>
    addAppointment(bundle, service, random),
  )
  const periods = [0, 1].map(() => addEpisode(bundle, 'bup', random))
  addEncounter(bundle, 'bup', 'finished')
  addBooking(bundle, 'bup', -3_000, -5)
  const next = addBooking(bundle, 'bup', 60, 400).startsAt
  addBooking(bundle, 'youthClinic', -3_000, -5)
  const plans = [0, 1].map(() => addPlan(bundle, 'Individuell plan', random))
  addPlan(bundle, 'Behandlingsplan', random)
  addUnshared(bundle)
  const entry = bundle.resources.map((resource) => ({
    fullUrl: `https://fhir.example/r4/${resource.resourceType}/${resource.id}`,
    resource,
  }))
  return {
    bundle: { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry },
    slices: {
      contacts: listed([...contacts, ...team]),
      schoolNurseContact: hold({ periods: earliestFirst(nurse), consultations: earliestFirst(consultations) }, [
        'periods',
        'consultations',
      ]),
      needsInDailyLife: listed(needs),
      appointments: earliestFirst(appointments),
      mentalHealthFollowUp: hold(
        { periods: earliestFirst(periods), nextAppointmentAt: latest([{ date: next.slice(0, 10), told: next }]) },
        ['periods', 'nextAppointmentAt'],
      ),
      plan: latest(plans),
    },
  }
}
