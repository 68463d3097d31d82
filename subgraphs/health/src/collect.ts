import type { FaultListener } from '@samsyn/kit'
import { createAffiliations, type Scope, serviceOf, type ServiceResource } from './affiliations.ts'
import { readAppointment } from './appointments.ts'
import type { Entry } from './bundle.ts'
import { mergeContacts, readEpisodeContact, readTeamContacts } from './contacts.ts'
import type { Reference, ResourceOf } from './fhir.ts'
import { mergeConsultations, readConsultation, readPeriod, readPlannedAppointment } from './follow-up.ts'
import { keepLatestNeeds, readNeed } from './needs.ts'
import { readPlan } from './plan.ts'
import type { RecordKind, RecordKinds } from './records.ts'
import { createReferenceIndex, readIdentityNumber } from './references.ts'
import { isSharedService } from './services.ts'

/** One kind's records by national identity number. */
type RecordsOf<K extends RecordKind> = ReadonlyMap<string, readonly RecordKinds[K][]>
export type HealthRecords = { readonly [K in RecordKind]: RecordsOf<K> }

const NO_PATIENT = 'refers to no patient with one national identity number'

/**
 * Sorts resources into the records of each child. A resource whose patient or service cannot be told is
 * reported and left out.
 */
export function collectRecords(entries: readonly Entry[], scope: Scope, onFault: FaultListener): HealthRecords {
  const index = createReferenceIndex(entries)
  const affiliations = createAffiliations(index, scope)
  const records: { [K in RecordKind]: Map<string, RecordKinds[K][]> } = {
    contacts: new Map(),
    schoolNursePeriods: new Map(),
    schoolNurseConsultations: new Map(),
    mentalHealthPeriods: new Map(),
    mentalHealthAppointments: new Map(),
    appointments: new Map(),
    needs: new Map(),
    plans: new Map(),
  }

  const report = ({ file, place }: Entry, member: string, reason: string): void =>
    onFault({ kind: 'RECORD_SKIPPED', file, place: `${place}${member}`, reason })

  const add = <K extends RecordKind>(kind: K, number: string, added: readonly RecordKinds[K][]): void => {
    const known: Map<string, RecordKinds[K][]> = records[kind]
    known.set(number, [...(known.get(number) ?? []), ...added])
  }

  const findSubject = (reference: Reference, entry: Entry, member: string): readonly string[] => {
    const number = index.findPatient(reference, entry)
    if (number === undefined) report(entry, member, NO_PATIENT)
    return number === undefined ? [] : [number]
  }

  const unknownServices = new Set<string>()
  const reportUnknownService = (entry: Entry<ServiceResource>): void => {
    const { resource } = entry
    const member = resource.resourceType === 'EpisodeOfCare' ? 'type' : 'serviceType'
    const written = resource.resourceType === 'EpisodeOfCare' ? resource.type : resource.serviceType
    const key = `${entry.file} ${JSON.stringify(written)}`
    if (!unknownServices.has(key)) report(entry, `/${member}`, 'has no service type, or one not in the code list')
    unknownServices.add(key)
  }

  const collectEpisode = (entry: Entry<ResourceOf<'EpisodeOfCare'>>): void => {
    const service = serviceOf(entry.resource)
    if (service === 'UNKNOWN') return reportUnknownService(entry)
    for (const number of findSubject(entry.resource.patient, entry, '/patient')) {
      if (service === 'SCHOOL_NURSE') add('schoolNursePeriods', number, readPeriod(entry.resource))
      else if (service === 'MENTAL_HEALTH') add('mentalHealthPeriods', number, readPeriod(entry.resource))
      else if (isSharedService(service)) add('contacts', number, readEpisodeContact(entry, service, affiliations))
    }
  }

  const findPresent = (entry: Entry<ResourceOf<'Encounter'> | ResourceOf<'Appointment'>>): readonly string[] => {
    const { resource } = entry
    if (resource.resourceType === 'Encounter') return findSubject(resource.subject, entry, '/subject')
    const numbers = resource.participant.flatMap(({ actor }) => index.findPatient(actor, entry) ?? [])
    if (numbers.length === 0) report(entry, '/participant', NO_PATIENT)
    return [...new Set(numbers)]
  }

  const collectMeeting = (entry: Entry<ResourceOf<'Encounter'> | ResourceOf<'Appointment'>>): void => {
    const { resource } = entry
    const service = serviceOf(resource)
    if (service === 'UNKNOWN') return reportUnknownService(entry)
    for (const number of findPresent(entry)) {
      if (service === 'SCHOOL_NURSE') add('schoolNurseConsultations', number, readConsultation(resource))
      else if (service === 'MENTAL_HEALTH') add('mentalHealthAppointments', number, readPlannedAppointment(resource))
      else if (isSharedService(service) && resource.resourceType === 'Appointment') {
        add('appointments', number, readAppointment({ ...entry, resource }, service, index, affiliations))
      }
    }
  }

  const findGoal = (reference: Reference, plan: Entry, owner: string): ResourceOf<'Goal'> | undefined => {
    const goal = index.find(reference, plan, 'Goal')
    return goal !== undefined && index.findPatient(goal.resource.subject, goal) === owner ? goal.resource : undefined
  }

  const collect = (entry: Entry): void => {
    const { resource } = entry
    switch (resource.resourceType) {
      case 'Patient':
        if (readIdentityNumber(resource.identifier ?? []) === undefined) {
          report(entry, '/identifier', 'holds no single national identity number')
        }
        return
      case 'EpisodeOfCare':
        return collectEpisode({ ...entry, resource })
      case 'Encounter':
      case 'Appointment':
        return collectMeeting({ ...entry, resource })
      case 'CareTeam':
        for (const number of findSubject(resource.subject, entry, '/subject')) {
          add('contacts', number, readTeamContacts({ ...entry, resource }, affiliations))
        }
        return
      case 'CarePlan':
        for (const number of findSubject(resource.subject, entry, '/subject')) {
          add(
            'plans',
            number,
            readPlan({ ...entry, resource }, (goal) => findGoal(goal, entry, number)),
          )
        }
        return
      case 'Observation':
        for (const number of findSubject(resource.subject, entry, '/subject')) add('needs', number, readNeed(resource))
        return
      default:
    }
  }

  index.entries.forEach(collect)
  mapEach(records.contacts, mergeContacts)
  mapEach(records.schoolNurseConsultations, mergeConsultations)
  mapEach(records.needs, keepLatestNeeds)
  return records
}

function mapEach<T>(map: Map<string, T[]>, change: (list: readonly T[]) => readonly T[]): void {
  for (const [key, list] of map) map.set(key, [...change(list)])
}
