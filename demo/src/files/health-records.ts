import { Temporal } from 'temporal-polyfill'

/** FHIR R4 resources as a Norwegian patient record would export them, free texts and all. */

export interface Resource {
  readonly resourceType: string
  readonly id: string
  readonly [member: string]: unknown
}

/** Days from the reference date (before it: negative), and a time of day in Norway. */
export type When = readonly [days: number, time: string]

const MUNICIPAL = 'urn:oid:2.16.578.1.12.4.1.1.8663'
const HOSPITAL = 'urn:oid:2.16.578.1.12.4.1.1.8655'

const SERVICES = {
  schoolNurse: [MUNICIPAL, 'KF01', 'Helsestasjons- og skolehelsetjeneste'],
  youthClinic: [MUNICIPAL, 'KF0103', 'Helsestasjon for ungdom'],
  psychologist: [MUNICIPAL, 'KF0107', 'Psykolog, helsestasjon'],
  mentalHealth: [MUNICIPAL, 'KP03', 'Psykisk kommunehelsetjeneste'],
  doctor: [MUNICIPAL, 'KA01', 'Fastlegetjeneste'],
  familyTeam: [MUNICIPAL, 'KX12', 'Familieteam'],
  bup: [HOSPITAL, 'PB', 'Psykisk helsevern for barn og unge (BUP)'],
  habilitation: [HOSPITAL, 'H07', 'Barnehabilitering'],
  speechTherapy: [HOSPITAL, 'A09', 'Logopedi'],
} as const

export type ServiceName = keyof typeof SERVICES

const codeOf = (service: ServiceName) => {
  const [system, code, display] = SERVICES[service]
  return { coding: [{ system, code, display }] }
}

const to = (type: string, id: string, display?: string) => ({
  reference: `${type}/${id}`,
  ...(display === undefined ? {} : { display }),
})

/** Who works in each service of Testvik, and where. */
const STAFF: Readonly<Record<ServiceName, readonly [organization: string, practitioner: string]>> = {
  schoolNurse: ['org-helsestasjon', 'pr-hedda'],
  youthClinic: ['org-helsestasjon', 'pr-hedda'],
  psychologist: ['org-helsestasjon', 'pr-pia'],
  mentalHealth: ['org-psykisk-helse', 'pr-pia'],
  doctor: ['org-legesenter', 'pr-aslaug'],
  familyTeam: ['org-familieteam', 'pr-dag'],
  bup: ['org-bup', 'pr-pia'],
  habilitation: ['org-habilitering', 'pr-jostein'],
  speechTherapy: ['org-habilitering', 'pr-marja'],
}

const organization = (id: string, number: string, name: string, phone: string): Resource => ({
  resourceType: 'Organization',
  id,
  identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.101', value: number }],
  active: true,
  name,
  telecom: [{ system: 'phone', value: phone, use: 'work' }],
})

const practitioner = (id: string, number: string, given: string, family: string): Resource => ({
  resourceType: 'Practitioner',
  id,
  identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.4', value: number }],
  name: [{ family, given: [given] }],
  telecom: [{ system: 'phone', value: '+4700000099', use: 'home' }],
})

const location = (id: string, name: string, managedBy: string): Resource => ({
  resourceType: 'Location',
  id,
  name,
  managingOrganization: to('Organization', managedBy),
})

/** The services and staff of Testvik, as one directory that the children's records refer to. */
export const DIRECTORY: readonly Resource[] = [
  organization('org-helsestasjon', '314000021', 'Testvik helsestasjon og skolehelsetjeneste', '+4700000011'),
  organization('org-legesenter', '314000048', 'Testvik legesenter', '+4700000012'),
  organization('org-habilitering', '314000056', 'Nordfjord habiliteringstjeneste', '+4700000013'),
  organization('org-bup', '314000064', 'BUP Testvik', '+4700000014'),
  organization('org-psykisk-helse', '314000072', 'Testvik rask hjelp', '+4700000015'),
  organization('org-familieteam', '314000080', 'Familiens hus Testvik', '+4700000016'),
  practitioner('pr-hedda', '9900011', 'Hedda', 'Helland'),
  practitioner('pr-pia', '9900022', 'Pia', 'Tindås'),
  practitioner('pr-aslaug', '9900033', 'Åslaug', 'Bjørgo'),
  practitioner('pr-jostein', '9900044', 'Jostein', 'Kråkevik'),
  practitioner('pr-marja', '9900055', 'Márjá', 'Eŋgá'),
  practitioner('pr-dag', '9900066', 'Dag', 'Sæterøy'),
  location('loc-habilitering', 'Nordfjord habilitering, rom 3', 'org-habilitering'),
  location('loc-legesenter', 'Testvik legesenter, Sjøgata 2', 'org-legesenter'),
  location('loc-bup', 'Fjordveien 8, 2. etasje', 'org-bup'),
  location('loc-rask-hjelp', 'Elvegata 4', 'org-psykisk-helse'),
]

/** Writes one child's resources, dated from the reference date. */
export function createRecordWriter(today: string, patient: string) {
  const reference = Temporal.PlainDate.from(today)
  const subject = to('Patient', patient)
  const day = (days: number): string => reference.add({ days }).toString()
  const at = ([days, time]: When, minutes = 0): string =>
    reference
      .add({ days })
      .toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: time })
      .add({ minutes })
      .toString({ timeZoneName: 'never' })
  let serial = 0
  const id = (prefix: string): string => `${prefix}-${patient}-${++serial}`

  return {
    episode: (service: ServiceName, start: number, end?: number): Resource => ({
      resourceType: 'EpisodeOfCare',
      id: id('eoc'),
      status: end === undefined ? 'active' : 'finished',
      type: [codeOf(service)],
      diagnosis: [{ condition: { display: 'F93.8 Annen emosjonell forstyrrelse' } }],
      patient: subject,
      managingOrganization: to('Organization', STAFF[service][0]),
      period: { start: day(start), ...(end === undefined ? {} : { end: day(end) }) },
      careManager: to('Practitioner', STAFF[service][1]),
    }),

    encounter: (service: ServiceName, status: 'planned' | 'finished', when: When): Resource => ({
      resourceType: 'Encounter',
      id: id('enc'),
      status,
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      serviceType: codeOf(service),
      subject,
      participant: [{ individual: to('Practitioner', STAFF[service][1]) }],
      period: { start: at(when), end: at(when, 40) },
      serviceProvider: to('Organization', STAFF[service][0]),
      reasonCode: [{ text: 'Søvnvansker og uro etter samlivsbrudd' }],
    }),

    appointment: (service: ServiceName, status: string, when: When, place?: string): Resource => ({
      resourceType: 'Appointment',
      id: id('app'),
      status,
      serviceType: [codeOf(service)],
      reasonCode: [{ text: 'Utredning av oppmerksomhetsvansker' }],
      description: 'Gjennomgang av prøvesvar',
      start: at(when),
      end: at(when, 45),
      participant: [
        { actor: subject, status: 'accepted' },
        { actor: to('Practitioner', STAFF[service][1]), status: 'accepted' },
        { actor: { display: 'Mors samboer' }, status: 'tentative' },
        ...(place === undefined ? [] : [{ actor: to('Location', place), status: 'accepted' }]),
      ],
      comment: 'Mor ønsker å komme uten far',
    }),

    need: (code: string, qualifier: number, assessed: number): Resource => ({
      resourceType: 'Observation',
      id: id('obs'),
      status: 'final',
      code: { coding: [{ system: 'http://hl7.org/fhir/sid/icf', code }], text: 'Funksjonsvurdering' },
      subject,
      effectiveDateTime: day(assessed),
      valueInteger: qualifier,
      note: [{ text: 'Far strekker ikke til hjemme' }],
    }),

    team: (members: readonly (readonly [role: string, practitioner: string | null])[]): Resource => ({
      resourceType: 'CareTeam',
      id: id('team'),
      status: 'active',
      subject,
      participant: [
        ...members.map(([role, member]) => ({
          role: [{ text: role }],
          member: member === null ? { display: `${role}, Testvik kommune` } : to('Practitioner', member),
        })),
        { role: [{ text: 'Mor' }], member: { display: 'Mor, tlf. +4700000077' } },
      ],
      note: [{ text: 'Foreldrene møtes ikke i samme rom' }],
    }),

    plan: (start: number, goals: readonly string[], activities: readonly string[]): Resource => ({
      resourceType: 'CarePlan',
      id: id('plan'),
      status: 'active',
      intent: 'plan',
      category: [{ text: 'Individuell plan' }],
      subject,
      period: { start: day(start) },
      contained: goals.map((text, index) => ({
        resourceType: 'Goal',
        id: `g${index + 1}`,
        lifecycleStatus: 'active',
        description: { text },
        subject,
        note: [{ text: 'Målet er satt etter bekymring hjemmefra' }],
      })),
      goal: goals.map((_goal, index) => ({ reference: `#g${index + 1}` })),
      activity: activities.map((description) => ({ detail: { status: 'in-progress', description } })),
      note: [{ text: 'Notat som ikke skal deles' }],
    }),

    treatmentPlan: (start: number): Resource => ({
      resourceType: 'CarePlan',
      id: id('plan'),
      status: 'active',
      intent: 'plan',
      category: [{ text: 'Behandlingsplan' }],
      subject,
      period: { start: day(start) },
      activity: [{ detail: { status: 'in-progress', description: 'Traumefokusert kognitiv atferdsterapi' } }],
    }),

    condition: (): Resource => ({
      resourceType: 'Condition',
      id: id('con'),
      code: { text: 'F90.0 Hyperkinetisk forstyrrelse' },
      subject,
    }),
  }
}

export type RecordWriter = ReturnType<typeof createRecordWriter>
