import type { ResourceOf } from './fhir.ts'
import { toDay, toInstant } from './fhir-date.ts'
import type { Consultation, FollowUpPeriod, PlannedAppointment } from './records.ts'

/** That a service follows a child up: periods, days of contact, what is planned. An empty list: nothing to be told of. */

export function readPeriod({ status, period }: ResourceOf<'EpisodeOfCare'>): readonly FollowUpPeriod[] {
  if (status === 'cancelled' || status === 'entered-in-error') return []
  return [
    {
      status,
      startedOn: period?.start === undefined ? null : toDay(period.start),
      endedOn: period?.end === undefined ? null : toDay(period.end),
    },
  ]
}

const CONSULTATION_STATUS: Readonly<Record<string, Consultation['status']>> = {
  planned: 'planned',
  arrived: 'in-progress',
  triaged: 'in-progress',
  'in-progress': 'in-progress',
  onleave: 'in-progress',
  finished: 'finished',
  pending: 'planned',
  booked: 'planned',
  'checked-in': 'in-progress',
  fulfilled: 'finished',
  noshow: 'noshow',
}

export function readConsultation(
  resource: ResourceOf<'Encounter'> | ResourceOf<'Appointment'>,
): readonly Consultation[] {
  const status = CONSULTATION_STATUS[resource.status]
  const start = resource.resourceType === 'Encounter' ? resource.period.start : resource.start
  return status === undefined || start === undefined ? [] : [{ date: toDay(start), status }]
}

const FURTHEST_FIRST: readonly Consultation['status'][] = ['finished', 'in-progress', 'noshow', 'planned']

/** One consultation a day: an encounter and the appointment it came from are one, and the one that came furthest tells. */
export function mergeConsultations(consultations: readonly Consultation[]): readonly Consultation[] {
  const furthestLast = consultations.toSorted(
    (one, other) => FURTHEST_FIRST.indexOf(other.status) - FURTHEST_FIRST.indexOf(one.status),
  )
  return [...new Map(furthestLast.map((consultation) => [consultation.date, consultation])).values()]
}

/** An appointment, or an encounter without one, that is agreed on and has a time. */
export function readPlannedAppointment(
  resource: ResourceOf<'Encounter'> | ResourceOf<'Appointment'>,
): readonly PlannedAppointment[] {
  const isPlanned = resource.status === 'planned' || resource.status === 'booked'
  const start = resource.resourceType === 'Encounter' ? resource.period.start : resource.start
  const startsAt = start === undefined ? null : toInstant(start)
  return isPlanned && startsAt !== null ? [{ startsAt }] : []
}
