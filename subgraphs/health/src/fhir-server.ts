import type { FaultListener } from '@samsyn/kit'
import {
  type AccessSettings,
  openAccess,
  type OpenedSource,
  openSourceClient,
  type SourceClient,
  SourceUnavailable,
} from '@samsyn/kit/http'
import type { Entry } from './bundle.ts'
import { collectRecords, type HealthRecords } from './collect.ts'
import { findMissing, readPatients } from './fhir-references.ts'
import { search, type SearchParameters } from './fhir-search.ts'
import type { RecordKind } from './records.ts'
import type { Source } from './source.ts'

/** A FHIR server by its address. */
export interface FhirSettings extends AccessSettings {
  readonly SOURCE_URL: URL
}

const ANSWER_LIMIT_BYTES = 8 * 1024 * 1024
/** From a role to its organisation and on to nothing: references go no deeper. */
const REFERENCE_ROUNDS = 3

/** The searches for a child's resources, each with what it refers to. */
const SEARCHES = {
  EpisodeOfCare: ['EpisodeOfCare:care-manager', 'EpisodeOfCare:organization'],
  Encounter: ['Encounter:participant', 'Encounter:service-provider'],
  Appointment: ['Appointment:actor'],
  CareTeam: ['CareTeam:participant'],
  CarePlan: ['CarePlan:goal'],
  Observation: [],
} as const

type SearchName = keyof typeof SEARCHES

const SERVICES: readonly SearchName[] = ['EpisodeOfCare', 'Encounter', 'Appointment']

/**
 * What each kind of record is made of. Who works for a service that a kind leaves out shows in that service's records, so
 * that all services are read for any.
 */
const SEARCHES_OF_KIND: Readonly<Record<RecordKind, readonly SearchName[]>> = {
  contacts: [...SERVICES, 'CareTeam'],
  schoolNursePeriods: SERVICES,
  schoolNurseConsultations: SERVICES,
  mentalHealthPeriods: SERVICES,
  mentalHealthAppointments: SERVICES,
  appointments: SERVICES,
  needs: ['Observation'],
  plans: ['CarePlan'],
}

/**
 * Asks a FHIR R4 server when the gateway asks: for the children it asks about, each on their own, and for the types that
 * the slices asked for are made of. The national identity number stands in the body of the first search; from there on
 * the server's own ids do.
 * @throws Error when the client's key cannot be used; whether the server answers shows when it is asked
 */
export async function openFhirServer(settings: FhirSettings, onFault: FaultListener): Promise<OpenedSource<Source>> {
  const access = await openAccess(settings)
  const client = openSourceClient({ url: settings.SOURCE_URL, access, answerLimitBytes: ANSWER_LIMIT_BYTES })
  return {
    begin: (signal) => {
      const children = new Map<string, ChildReading>()
      const readingOf = (number: string): ChildReading => {
        const reading = children.get(number) ?? beginChild(client, number, signal, reportOnce(onFault))
        children.set(number, reading)
        return reading
      }
      return {
        find: (kind, numbers) =>
          Promise.all(
            numbers.map(async (number) => {
              try {
                return (await readingOf(number)(kind))[kind].get(number) ?? []
              } catch (error) {
                return error as Error
              }
            }),
          ),
      }
    },
    close: () => client.close(),
  }
}

/** Records of one child, among which those of one kind are whole. */
type ChildReading = (kind: RecordKind) => Promise<HealthRecords>

function beginChild(client: SourceClient, number: string, signal: AbortSignal, onFault: FaultListener): ChildReading {
  /** What was asked for once is not asked for again, whichever slice needs it. */
  const answers = new Map<string, Promise<readonly Entry[]>>()
  const ask = (type: Parameters<typeof search>[1], parameters: SearchParameters): Promise<readonly Entry[]> => {
    const key = JSON.stringify([type, parameters])
    const answer = answers.get(key) ?? search(client, type, parameters, signal, onFault).catch(report(type, onFault))
    answers.set(key, answer)
    return answer
  }

  const findPatients = async (): Promise<readonly Entry[]> => {
    const systems = ['urn:oid:2.16.578.1.12.4.1.4.1', 'urn:oid:2.16.578.1.12.4.1.4.2']
    const value = systems.map((system) => `${system}|${number}`).join(',')
    const found = await ask('Patient', [['identifier', value]])
    try {
      return readPatients(found, number)
    } catch (error) {
      return report('Patient', onFault)(error)
    }
  }

  const complete = async (found: readonly Entry[]): Promise<readonly Entry[]> => {
    let entries = found
    for (let round = 0; round < REFERENCE_ROUNDS; round += 1) {
      const missing = findMissing(entries)
      const added = await Promise.all(
        [...missing].map(([type, ids]) => ask(type, [['_id', [...ids].toSorted().join(',')]])),
      )
      if (added.flat().length === 0) break
      entries = [...entries, ...added.flat()]
    }
    return entries
  }

  return async (kind) => {
    const patients = await findPatients()
    if (patients.length === 0) return collectRecords([], 'ONE_CHILD', onFault)
    const patient = patients.map(({ resource }) => `Patient/${resource.id}`).join(',')
    const found = await Promise.all(
      SEARCHES_OF_KIND[kind].map((name) =>
        ask(name, [['patient', patient], ...SEARCHES[name].map((include) => ['_include', include] as const)]),
      ),
    )
    return collectRecords(await complete([...patients, ...found.flat()]), 'ONE_CHILD', onFault)
  }
}

function report(name: string, onFault: FaultListener) {
  return (error: unknown): never => {
    const failure = error instanceof SourceUnavailable ? error : new SourceUnavailable('BROKEN')
    onFault({ kind: 'NO_ANSWER', file: name, place: 'whole search', reason: failure.message })
    throw failure
  }
}

/** The same resources are sorted for each kind that is asked for, and their faults found each time. */
function reportOnce(onFault: FaultListener): FaultListener {
  const reported = new Set<string>()
  return (fault) => {
    const key = JSON.stringify(fault)
    if (!reported.has(key)) onFault(fault)
    reported.add(key)
  }
}
