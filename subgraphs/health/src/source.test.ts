import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceFault } from '@samsyn/kit'
import { openFolderSource } from './source.ts'
import { grantFor, grantSlice, HEALTH_SLICES, type ServedFolder, serveFolder } from './testing.ts'

const fixtures = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))
const skipped = (file: string, place: string, reason: string): SourceFault => ({
  kind: 'RECORD_SKIPPED',
  file,
  place,
  reason,
})
const refused = (file: string, place: string, reason: string): SourceFault => ({
  kind: 'FILE_REFUSED',
  file,
  place,
  reason,
})

interface AnyResource {
  readonly resourceType: string
  readonly id: string
  readonly [member: string]: unknown
}

const NO_PATIENT = 'refers to no patient with one national identity number'
const NOT_FHIR = 'is missing, or not what FHIR R4 has here'
const NO_SERVICE = 'has no service type, or one not in the code list'

describe('the examples of HL7 Norway’s format', () => {
  let served: ServedFolder
  beforeAll(async () => {
    served = await serveFolder(fixtures('no-basis'))
  })
  afterAll(() => served.close())

  it('are read', async () => {
    expect(await served.askHealth(grantFor('14831750031', { iat: 0 }))).toEqual({
      contacts: [{ role: 'CHILD_COORDINATOR', name: null, organisation: null, phone: null }],
      schoolNurseContact: {
        periods: [{ status: 'ONGOING', startedOn: '2023-08-17', endedOn: null }],
        consultations: [
          { date: '2026-08-25', status: 'HELD' },
          { date: '2026-09-29', status: 'PLANNED' },
        ],
      },
      needsInDailyLife: null,
      appointments: null,
      mentalHealthFollowUp: {
        periods: [{ status: 'ONGOING', startedOn: '2026-05-11', endedOn: null }],
        nextAppointmentAt: '2026-10-06T10:00:00Z',
      },
      plan: {
        status: 'ACTIVE',
        startedOn: '2026-05-20',
        endsOn: null,
        goals: [
          { text: 'Trygg start på skoledagen', status: 'ACTIVE' },
          { text: 'Fast leggetid', status: 'ACTIVE' },
        ],
        activities: [
          { text: 'Rolig start med kjent voksen', status: 'ONGOING' },
          { text: 'Møte med skolen hver fjortende dag', status: 'SCHEDULED' },
        ],
      },
    })
  })

  it('have no fault but the appointment without a service and the server’s own message', () => {
    expect(served.faults).toEqual([
      refused('operation-outcome-not-found.json', '/', "is the server's OperationOutcome, not records"),
      skipped('example-appointment.json', '/serviceType', NO_SERVICE),
    ])
  })
})

describe('a folder with faults', () => {
  let served: ServedFolder
  beforeAll(async () => {
    served = await serveFolder(fixtures('broken'))
  })
  afterAll(() => served.close())

  it('has each fault told by its place, and never by a value', () => {
    expect(served.faults).toEqual([
      skipped('dates.json', '/entry/5/resource/period/start', NOT_FHIR),
      skipped('dates.json', '/entry/6/resource/period/start', NOT_FHIR),
      refused('history.json', '/type', 'is not a searchset Bundle'),
      refused('lonely.json', '/', 'is not a FHIR resource'),
      refused('operation-outcome.json', '/', "is the server's OperationOutcome, not records"),
      skipped('records.json', '/entry/1/resource', 'the entry has no resource that can be read'),
      skipped('records.json', '/entry/2', 'the entry has no resource that can be read'),
      skipped('records.json', '/entry/3/resource/status', NOT_FHIR),
      skipped('records.json', '/entry/4/resource/subject', NOT_FHIR),
      skipped('records.json', '/entry/9/resource', 'is changed in meaning by a modifier not known here'),
      refused('truncated.json', 'line 13, column 22', 'is not JSON'),
      skipped('unknown-types.json', '/entry/1/resource', 'is of a resource type not known here'),
      skipped('unknown-types.json', '/entry/3/resource', 'is of a resource type not known here'),
      skipped('unknown-types.json', '/entry/5/resource', 'the server reports a fault of the search'),
      skipped('records.json', '/entry/5/resource/identifier', 'holds no single national identity number'),
      skipped('records.json', '/entry/6/resource/participant', NO_PATIENT),
      skipped('records.json', '/entry/7/resource/serviceType', NO_SERVICE),
      skipped('records.json', '/entry/10/resource/participant', NO_PATIENT),
      skipped('records.json', '/entry/11/resource/subject', NO_PATIENT),
    ])
  })

  it('serves the record beside the unknown types', async () => {
    expect(await served.askHealth(grantFor('02890950046'))).toMatchObject({
      appointments: [{ service: 'GENERAL_PRACTITIONER', startsAt: '2026-10-01T07:00:00Z', status: 'BOOKED' }],
    })
  })

  it('serves the good record among bad ones, and those alone', async () => {
    const answer = await served.askHealth(grantFor('21910750035'))
    expect(answer).toMatchObject({ appointments: [{ startsAt: '2026-10-10T07:00:00Z' }] })
    expect(answer).toMatchObject({ schoolNurseContact: null, mentalHealthFollowUp: null })
  })

  it('gives nothing to the child another reference contradicts', async () => {
    expect(await served.askHealth(grantFor('14831750031'))).toMatchObject({ schoolNurseContact: null })
  })

  it('does not take another kind of number for a national identity number', async () => {
    expect(await served.askHealth(grantFor('98765432109'))).toMatchObject({ appointments: null })
  })

  it('gives dates as precise as they were written, in Norwegian time', async () => {
    expect(await served.askHealth(grantFor('51811250043'))).toMatchObject({
      schoolNurseContact: {
        periods: [{ startedOn: null }, { startedOn: '2025' }, { startedOn: '2025-11' }, { startedOn: '2026-06-01' }],
      },
    })
  })

  it('shares a date without a day only when the whole of it is late enough', async () => {
    const since = (date: string) =>
      served.askHealth(grantFor('51811250043', { slices: HEALTH_SLICES.map((slice) => grantSlice(slice, date)) }))
    expect(await since('2024-12-31')).toMatchObject({
      schoolNurseContact: { periods: [{ startedOn: '2025' }, { startedOn: '2025-11' }, { startedOn: '2026-06-01' }] },
    })
    expect(await since('2025-01-02')).toMatchObject({
      schoolNurseContact: { periods: [{ startedOn: '2025-11' }, { startedOn: '2026-06-01' }] },
    })
    expect(await since('2025-11-02')).toMatchObject({ schoolNurseContact: { periods: [{ startedOn: '2026-06-01' }] } })
    expect(await since('2026-06-01')).toMatchObject({ schoolNurseContact: { periods: [{ startedOn: '2026-06-01' }] } })
    expect(await since('2026-06-02')).toMatchObject({ schoolNurseContact: null })
  })
})

describe('a folder', () => {
  const write = async (files: Readonly<Record<string, string | Uint8Array>>) => {
    const folder = await mkdtemp(join(tmpdir(), 'health-source-'))
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    const faults: SourceFault[] = []
    const source = await openFolderSource(folder, (fault) => faults.push(fault))
    await rm(folder, { recursive: true })
    return { source, faults }
  }
  const patient = (id: string, value: string) => ({
    resourceType: 'Patient',
    id,
    identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.1', value }],
  })
  const nurse = (id: string, member: object) => ({
    resourceType: 'Encounter',
    id,
    status: 'finished',
    serviceType: { coding: [{ system: 'urn:oid:2.16.578.1.12.4.1.1.8663', code: 'KF01' }] },
    period: { start: '2026-09-01' },
    subject: { reference: 'Patient/1' },
    ...member,
  })
  const bundle = (server: string | null, ...resources: AnyResource[]): string =>
    JSON.stringify({
      resourceType: 'Bundle',
      type: 'searchset',
      entry: resources.map((resource) => ({
        ...(server === null ? {} : { fullUrl: `https://${server}/${resource.resourceType}/${resource.id}` }),
        resource,
      })),
    })
  const [LINNEA, HAKON] = ['14831750031', '02890950046'] as const
  const consultationsOf = async (files: Parameters<typeof write>[0]) => {
    const { source } = await write(files)
    return (await source.find('schoolNurseConsultations', [LINNEA, HAKON])).map((found) => found.length)
  }

  it('that cannot be read stops the process with a reason and no path', async () => {
    await expect(openFolderSource(join(tmpdir(), 'no-such-folder-here'), () => {})).rejects.toThrow(
      /^SOURCE_FOLDER cannot be read \(ENOENT\)$/,
    )
  })

  it('with a file that is not UTF-8 has that file refused', async () => {
    const { faults } = await write({ 'a.json': Buffer.from('{"resourceType":"Bl\u00e5b\u00e6r"}', 'latin1') })
    expect(faults).toEqual([refused('a.json', 'whole file', 'is not UTF-8')])
  })

  it('whose file is named after its patient has the number kept out of the report', async () => {
    const { faults } = await write({ '14831750031.json': '{' })
    expect(faults).toEqual([refused('***********.json', 'line 1, column 2', 'is not JSON')])
  })

  it('resolves a reference into another file of the same server', async () => {
    expect(
      await consultationsOf({
        'a.json': bundle('one.example', patient('1', LINNEA)),
        'b.json': bundle('one.example', nurse('e', {})),
      }),
    ).toEqual([1, 0])
  })

  it('never gives a record to the child who has the same id on another server', async () => {
    expect(
      await consultationsOf({
        'a.json': bundle('one.example', patient('1', LINNEA)),
        'b.json': bundle('two.example', patient('1', HAKON), nurse('e', {})),
        'c.json': bundle('three.example', nurse('e', {})),
      }),
    ).toEqual([0, 1])
  })

  it('never gives a record from a server to a child in a file without URLs', async () => {
    expect(
      await consultationsOf({
        'a.json': bundle(null, patient('1', LINNEA)),
        'b.json': bundle('two.example', nurse('e', {})),
      }),
    ).toEqual([0, 0])
  })

  it('never guesses between two children with one id in files without URLs', async () => {
    expect(
      await consultationsOf({
        'a.json': bundle(null, patient('1', LINNEA)),
        'b.json': bundle(null, patient('1', HAKON)),
        'c.json': bundle(null, nurse('e', {})),
      }),
    ).toEqual([0, 0])
  })

  it('gives nothing from a patient id that stands for two numbers', async () => {
    const files = { 'a.json': bundle('one.example', patient('1', LINNEA), nurse('e', {})) }
    expect(await consultationsOf({ ...files, 'b.json': bundle('one.example', patient('1', HAKON)) })).toEqual([0, 0])
    expect(await consultationsOf(files)).toEqual([1, 0])
  })

  it.each([
    ['the patient record is not in use', { active: false }],
    ['the patient record is restricted', { meta: { security: [{ system: 'urn:example', code: 'VIP' }] } }],
  ])('gives nothing where %s', async (_case, member) => {
    expect(
      await consultationsOf({
        'a.json': bundle('one.example', { ...patient('1', LINNEA), ...member }, nurse('e', {})),
      }),
    ).toEqual([0, 0])
  })

  it.each([
    ['a national identity number', { identifier: patient('', LINNEA).identifier[0] }],
    ['an absolute URL', { reference: 'https://one.example/Patient/1' }],
    ['a version', { reference: 'Patient/1/_history/7' }],
    ['a contained patient', { reference: '#me' }],
  ])('resolves a patient by %s', async (_case, subject) => {
    const contained = [patient('me', LINNEA)]
    expect(
      await consultationsOf({
        'a.json': bundle('one.example', patient('1', LINNEA), nurse('e', { subject, contained })),
      }),
    ).toEqual([1, 0])
  })

  it('holds the newest version of a record, also when that one is withdrawn or restricted', async () => {
    const at = (lastUpdated: string, member: object = {}) => ({ meta: { lastUpdated }, ...member })
    const versions = (newer: object) => ({
      'a.json': bundle('one.example', patient('1', LINNEA), nurse('e', newer)),
      'b.json': bundle('one.example', nurse('e', at('2026-09-02T08:00:00+02:00'))),
    })
    expect(await consultationsOf(versions(at('2026-09-03T08:00:00+02:00')))).toEqual([1, 0])
    expect(await consultationsOf(versions(at('2026-09-03T08:00:00+02:00', { status: 'entered-in-error' })))).toEqual([
      0, 0,
    ])
    const restricted = { meta: { lastUpdated: '2026-09-03T08:00:00+02:00', security: [{ code: 'R' }] } }
    expect(await consultationsOf(versions(restricted))).toEqual([0, 0])
  })

  describe('with something of another slice or person inside a record', () => {
    const KA01 = [{ coding: [{ system: 'urn:oid:2.16.578.1.12.4.1.1.8663', code: 'KA01' }] }]
    const me = { reference: 'Patient/1' }
    const appointment = (member: object, ...actors: object[]) => ({
      resourceType: 'Appointment',
      id: 'a',
      status: 'booked',
      serviceType: KA01,
      start: '2026-10-01T09:00:00+02:00',
      participant: [me, ...actors].map((actor) => ({ actor, status: 'accepted' })),
      ...member,
    })
    const read = async (...resources: AnyResource[]) =>
      (await write({ 'a.json': bundle('one.example', patient('1', LINNEA), patient('2', HAKON), ...resources) })).source

    it.each([
      ['a text that says it is a place', { type: 'Location', display: 'Legesenteret, rom 2' }, 'Legesenteret, rom 2'],
      ['a text that may be a person', { display: 'Legesenteret, rom 2' }, null],
      ['a place at another slice’s service', { type: 'Location', display: 'BUP Testvik' }, null],
    ])('shows %s as it should', async (_case, actor, place) => {
      const source = await read(appointment({}, actor))
      expect(await source.find('appointments', [LINNEA])).toMatchObject([[{ place }]])
    })

    it.each([
      ['a coordinator', ['Koordinator'], {}, 1],
      ['a coordinator who is a psychologist too', ['Koordinator', 'Psykolog'], {}, 0],
      ['a coordinator whose time has been given an end', ['Koordinator'], { period: { end: '2026-08-01' } }, 0],
      ['a relative', ['Mor'], {}, 0],
      ['a role without words', [], {}, 0],
    ])('counts %s of the team as it should', async (_case, roles, member, expected) => {
      const role = roles.map((text) => ({ text }))
      const participant = [{ role, member: { display: 'Koordinator, Testvik' }, ...member }]
      const source = await read({ resourceType: 'CareTeam', id: 't', status: 'active', subject: me, participant })
      expect((await source.find('contacts', [LINNEA]))[0]).toHaveLength(expected)
    })

    it.each([
      ['Testvik legesenter', 'Testvik legesenter'],
      ['Legene ved Testvik helsestasjon', null],
    ])('tells of an organisation called %s as %s', async (name, organisation) => {
      const source = await read(
        { resourceType: 'Organization', id: 'o', name },
        {
          resourceType: 'EpisodeOfCare',
          id: 'e',
          status: 'active',
          type: KA01,
          patient: me,
          managingOrganization: { reference: 'Organization/o' },
        },
      )
      expect(await source.find('contacts', [LINNEA])).toMatchObject([[{ role: 'GENERAL_PRACTITIONER', organisation }]])
    })

    it('leaves a goal of another child out of the plan', async () => {
      const goal = (id: string, subject: string) => ({
        resourceType: 'Goal',
        id,
        lifecycleStatus: 'active',
        description: { text: `Mål ${id}` },
        subject: { reference: `Patient/${subject}` },
      })
      const source = await read(goal('mitt', '1'), goal('hans', '2'), {
        resourceType: 'CarePlan',
        id: 'p',
        status: 'active',
        intent: 'plan',
        category: [{ text: 'Individuell plan' }],
        subject: me,
        goal: [{ reference: 'Goal/mitt' }, { reference: 'Goal/hans' }],
      })
      expect(await source.find('plans', [LINNEA, HAKON])).toMatchObject([[{ goals: [{ text: 'Mål mitt' }] }], []])
    })

    it.each([
      ['an everyday need', 'd540', {}, 1],
      ['a need that is of a parent', 'd540', { focus: [{ reference: 'RelatedPerson/7' }] }, 0],
      ['a body function', 'b152', {}, 0],
      ['handling stress', 'd240', {}, 0],
      ['family relationships', 'd760', {}, 0],
      ['an assessment that is not final', 'd540', { status: 'preliminary' }, 0],
    ])('counts %s as it should', async (_case, code, member, expected) => {
      const source = await read({
        resourceType: 'Observation',
        id: 'o',
        status: 'final',
        code: { coding: [{ system: 'http://hl7.org/fhir/sid/icf', code }] },
        subject: me,
        effectiveDateTime: '2026-03',
        valueInteger: 2,
        ...member,
      })
      expect((await source.find('needs', [LINNEA]))[0]).toHaveLength(expected)
    })
  })
})
