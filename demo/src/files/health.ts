import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DemoChild, DemoFamilies } from '../families.ts'
import { createRecordWriter, DIRECTORY, type RecordWriter, type Resource } from './health-records.ts'

const SERVER = 'https://fhir.testvik.example/r4'

type RecordsOf = (write: RecordWriter) => readonly Resource[]

/** As the source marks what it must not hand out. */
const RESTRICTED = { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }

/** What each child has with the health services. Days count from the reference date. */
const RECORDS: Readonly<Record<string, RecordsOf>> = {
  linnea: (write) => [
    write.episode('doctor', -1400),
    write.episode('habilitation', -620),
    write.episode('schoolNurse', -1100),
    write.episode('bup', -190),
    write.episode('familyTeam', -240),
    write.encounter('schoolNurse', 'finished', [-400, '09:00']),
    write.encounter('schoolNurse', 'finished', [-34, '09:00']),
    write.encounter('bup', 'finished', [-28, '12:00']),
    write.appointment('schoolNurse', 'booked', [9, '08:30']),
    write.appointment('habilitation', 'fulfilled', [-430, '13:00'], 'loc-habilitering'),
    write.appointment('habilitation', 'booked', [16, '13:00'], 'loc-habilitering'),
    write.appointment('doctor', 'booked', [23, '10:15'], 'loc-rask-hjelp'),
    write.appointment('bup', 'booked', [6, '12:00'], 'loc-bup'),
    write.appointment('bup', 'booked', [20, '12:00'], 'loc-bup'),
    write.appointment('familyTeam', 'booked', [12, '15:00']),
    write.need('d230', 3, -500),
    write.need('d230', 2, -60),
    write.need('d540', 1, -60),
    write.need('d240', 3, -60),
    write.team([
      ['Barnekoordinator', null],
      ['Fastlege', 'pr-aslaug'],
      ['Helsesykepleier', 'pr-hedda'],
      ['Koordinator', 'pr-pia'],
      ['Psykolog', 'pr-pia'],
    ]),
    write.plan(
      -180,
      ['Trygg start på skoledagen', 'Fast leggetid', 'Færre timer hos BUP'],
      ['Rolig start med kjent voksen', 'Møte med barnevernet hver måned', 'Dagsplan med bilder'],
    ),
    write.treatmentPlan(-170),
    write.condition(),
  ],
  hakon: (write) => [
    write.episode('doctor', -2100),
    write.episode('psychologist', -75),
    write.encounter('schoolNurse', 'finished', [-110, '11:00']),
    write.appointment('psychologist', 'booked', [11, '14:00']),
    { ...write.appointment('doctor', 'booked', [8, '09:00'], 'loc-legesenter'), meta: { security: [RESTRICTED] } },
  ],
  froya: (write) => [
    write.episode('doctor', -900),
    write.episode('youthClinic', -120),
    write.encounter('youthClinic', 'finished', [-45, '15:30']),
    write.appointment('youthClinic', 'booked', [13, '15:30']),
  ],
  ante: (write) => [
    write.episode('doctor', -1500),
    write.episode('schoolNurse', -1800),
    write.appointment('doctor', 'noshow', [-15, '08:15'], 'loc-legesenter'),
  ],
  frida: (write) => [
    write.episode('doctor', -1200),
    write.appointment('doctor', 'booked', [5, '12:30'], 'loc-legesenter'),
  ],
  biret: (write) => [
    write.episode('doctor', -1000),
    write.episode('speechTherapy', -150),
    write.encounter('schoolNurse', 'finished', [-80, '10:00']),
    write.appointment('speechTherapy', 'booked', [7, '09:30'], 'loc-habilitering'),
    write.need('d330', 3, -140),
    write.need('d550', 1, -140),
  ],
  ailu: (write) => [write.episode('schoolNurse', -700), write.appointment('schoolNurse', 'fulfilled', [-25, '12:00'])],
  thea: (write) => [write.episode('doctor', -1700), write.episode('bup', -1650, -700)],
  emil: (write) => [
    write.episode('doctor', -300),
    write.episode('bup', -280),
    write.appointment('bup', 'booked', [10, '10:00'], 'loc-bup'),
    write.plan(-200, ['Fullføre tiende trinn'], ['Leksehjelp to dager i uken']),
  ],
  ase: (write) => [
    write.episode('doctor', -800),
    write.episode('schoolNurse', -600),
    write.episode('mentalHealth', -90),
    write.encounter('schoolNurse', 'finished', [-50, '09:30']),
    write.appointment('doctor', 'booked', [14, '11:00'], 'loc-legesenter'),
    write.need('d820', 2, -70),
    write.plan(-85, ['Trygg vei inn i klassen'], ['Én voksen følger inn om morgenen']),
  ],
  signe: (write) => [
    write.episode('doctor', -500),
    write.episode('schoolNurse', -450),
    write.episode('bup', -400),
    write.encounter('schoolNurse', 'finished', [-30, '13:00']),
    write.appointment('doctor', 'booked', [18, '08:45'], 'loc-legesenter'),
    write.appointment('bup', 'booked', [4, '13:00'], 'loc-bup'),
    write.need('d920', 2, -100),
    write.plan(-390, ['Finne en fritidsaktivitet'], ['Prøve svømming']),
  ],
}

/** Writes FHIR R4 searchset bundles into a folder: one for the services' directory and one a child. */
export async function writeHealthFiles(families: DemoFamilies, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const updated = `${families.today}T06:00:00+01:00`
  const write = (name: string, resources: readonly Resource[]): Promise<void> =>
    writeFile(join(folder, name), `${JSON.stringify(toSearchset(resources, updated), null, 2)}\n`)
  await write('tjenester.json', DIRECTORY)
  for (const [index, child] of families.children.entries()) {
    const patient = `pat-${index + 1}`
    const records = RECORDS[child.key]?.(createRecordWriter(families.today, patient)) ?? []
    await write(`${patient}.json`, [toPatient(child, patient), ...toRelatives(child, patient, families), ...records])
  }
}

function toSearchset(resources: readonly Resource[], lastUpdated: string): object {
  return {
    resourceType: 'Bundle',
    meta: { lastUpdated },
    type: 'searchset',
    total: resources.length,
    entry: resources.map((resource) => ({
      fullUrl: `${SERVER}/${resource.resourceType}/${resource.id}`,
      resource: { ...resource, meta: { lastUpdated, ...(resource['meta'] as object | undefined) } },
      search: { mode: 'match' },
    })),
  }
}

const toIdentifier = (value: string): object[] => [{ system: 'urn:oid:2.16.578.1.12.4.1.4.1', value }]

function toPatient(child: DemoChild, id: string): Resource {
  return {
    resourceType: 'Patient',
    id,
    identifier: toIdentifier(child.nationalIdentityNumber),
    active: true,
    name: [{ family: child.familyName, given: [child.givenName] }],
    gender: child.sex,
    birthDate: child.birthDate,
    address: [{ use: 'home', line: ['Eksempelveien 7'], city: 'TESTVIK', postalCode: '9999', country: 'NO' }],
  }
}

function toRelatives(child: DemoChild, patient: string, families: DemoFamilies): readonly Resource[] {
  return child.parents.map((key, index) => {
    const parent = families.person(key)
    return {
      resourceType: 'RelatedPerson',
      id: `rp-${patient}-${index + 1}`,
      identifier: toIdentifier(parent.nationalIdentityNumber),
      patient: { reference: `Patient/${patient}` },
      relationship: [
        {
          coding: [
            {
              system: 'http://hl7.no/fhir/CodeSystem/no-basis-family-relation',
              code: parent.sex === 'female' ? 'mor' : 'far',
            },
          ],
        },
      ],
      name: [{ family: parent.familyName, given: [parent.givenName] }],
    }
  })
}
