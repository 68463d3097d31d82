import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  LASTING_FAULTS,
  PASSING_FAULTS,
  type StandIn,
  type StandInAnswer,
  type StandInRequest,
  startStandIn,
} from '@samsyn/kit/testing'
import { createFamilies } from '@samsyn/demo/families'
import { writeHealthFiles } from '@samsyn/demo/files'
import { openFhirServer } from './fhir-server.ts'
import {
  EVERYTHING,
  grantFor,
  grantSlice,
  HEALTH_SLICES,
  type ServedFolder,
  serveFolder,
  serveSource,
} from './testing.ts'

const families = createFamilies('2026-11-20')
const LINNEA = families.child('linnea').nationalIdentityNumber
const FIRST_SEARCH = ['Patient']
const SEARCHED = ['EpisodeOfCare', 'Encounter', 'Appointment', 'CareTeam', 'CarePlan', 'Observation']

interface Resource {
  readonly resourceType: string
  readonly id: string
  readonly identifier?: readonly { readonly system: string; readonly value: string }[]
  readonly [member: string]: unknown
}

/** The references of a resource that name a patient. */
function patientsOf({ subject, patient, participant }: Resource): readonly string[] {
  const actors = Array.isArray(participant) ? participant.map((part) => (part as { actor?: unknown }).actor) : []
  return [subject, patient, ...actors].flatMap((reference) => {
    const text = (reference as { reference?: string } | undefined)?.reference
    return text?.startsWith('Patient/') === true ? [text] : []
  })
}

/** A FHIR server over the bundles of a folder: two matches a page, with what they refer to. */
async function startFhir(folder: string): Promise<StandIn> {
  const bundles = await Promise.all(
    (await readdir(folder)).map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Bundle),
  )
  const all = bundles.flatMap(({ entry }) => entry.map(({ resource }) => resource))
  const find = (type: string, form: URLSearchParams): Resource[] =>
    all.filter((resource) => {
      if (resource.resourceType !== type) return false
      const ids = form.get('_id')?.split(',')
      const numbers = form.get('identifier')?.split(',')
      const patients = form.get('patient')?.split(',')
      return (
        (ids?.includes(resource.id) ?? true) &&
        (numbers?.some((wanted) => resource.identifier?.some(({ system, value }) => `${system}|${value}` === wanted)) ??
          true) &&
        (patients?.some((wanted) => patientsOf(resource).includes(wanted)) ?? true)
      )
    })
  const standIn = await startStandIn(({ method, path, query, body }): StandInAnswer | null => {
    const type = /^\/fhir\/(\w+)(?:\/_search)?$/.exec(path)?.[1]
    if (type === undefined) return null
    const form = method === 'POST' ? new URLSearchParams(body) : query
    const found = find(type, form)
    const from = Number(form.get('_from') ?? 0)
    const matches = found.slice(from, from + 2)
    const included = form.getAll('_include').length === 0 ? [] : includeFrom(all, matches)
    const next = new URLSearchParams(form)
    next.set('_from', String(from + 2))
    const toEntry = (mode: string) => (resource: Resource) => ({
      fullUrl: `${standIn.url}/fhir/${resource.resourceType}/${resource.id}`,
      resource,
      search: { mode },
    })
    const bundle = {
      resourceType: 'Bundle',
      type: 'searchset',
      total: found.length,
      link: [
        { relation: 'self', url: `${standIn.url}/fhir/${type}` },
        ...(found.length > from + 2
          ? [{ relation: 'next', url: `${standIn.url}/fhir/${type}?${next.toString()}` }]
          : []),
      ],
      entry: [...matches.map(toEntry('match')), ...included.map(toEntry('include'))],
    }
    return { headers: { 'content-type': 'application/fhir+json; charset=utf-8' }, body: JSON.stringify(bundle) }
  })
  return standIn
}

interface Bundle {
  readonly entry: readonly { readonly resource: Resource }[]
}

function includeFrom(all: readonly Resource[], matches: readonly Resource[]): readonly Resource[] {
  const text = JSON.stringify(matches)
  return all.filter(
    ({ resourceType, id }) => resourceType !== 'Patient' && text.includes(`"reference":"${resourceType}/${id}"`),
  )
}

let folder: string
let fhir: StandIn
let overFolder: ServedFolder
let overHttp: ServedFolder
let deadlineMs = 20_000

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'health-fhir-'))
  await writeHealthFiles(families, folder)
  fhir = await startFhir(folder)
  overFolder = await serveFolder(folder)
  overHttp = await serveSource(
    (onFault) => openFhirServer({ SOURCE_ACCESS: 'none', SOURCE_URL: new URL(`${fhir.url}/fhir`) }, onFault),
    () => deadlineMs,
  )
})
afterEach(() => {
  fhir.heal()
  deadlineMs = 20_000
  ;(overHttp.faults as unknown[]).length = 0
})
afterAll(async () => {
  await Promise.all([overFolder.close(), overHttp.close()])
  await fhir.close()
  await rm(folder, { recursive: true })
})

const typeOf = ({ path }: StandInRequest): string => path.split('/')[2] ?? ''
const isSearchFor =
  (...types: readonly string[]) =>
  (request: StandInRequest): boolean =>
    types.includes(typeOf(request))

describe('a FHIR server', () => {
  it.each(families.children.map(({ key, nationalIdentityNumber }) => [key, nationalIdentityNumber]))(
    'gives the same answers on %s as a folder with what it holds',
    async (_key, number) => {
      expect(await overHttp.askHealth(grantFor(number))).toEqual(await overFolder.askHealth(grantFor(number)))
    },
  )

  it('is read through all its pages', async () => {
    const before = fhir.requests.length
    await overHttp.askHealth(grantFor(LINNEA))
    expect(fhir.requests.slice(before).some(({ method, query }) => method === 'GET' && query.has('_from'))).toBe(true)
  })

  it('is told the identity number in the body of one search, and in no address or header', async () => {
    const before = fhir.requests.length
    await overHttp.askHealth(grantFor(LINNEA))
    const asked = fhir.requests.slice(before)
    expect(asked.filter(({ body }) => body.includes(LINNEA)).map(typeOf)).toEqual(['Patient'])
    const open = asked.map(({ body: _body, query, ...rest }) => ({ ...rest, query: String(query) }))
    expect(JSON.stringify(open)).not.toMatch(/\d{11}/)
  })

  const NEEDED: readonly (readonly [(typeof HEALTH_SLICES)[number], string, readonly string[]])[] = [
    ['health.needsInDailyLife', 'needsInDailyLife { area }', ['Patient', 'Observation']],
    ['health.plan', 'plan { status }', ['Patient', 'CarePlan']],
    ['health.appointments', 'appointments { service }', ['Patient', 'EpisodeOfCare', 'Encounter', 'Appointment']],
  ]
  it.each(NEEDED)('is asked for %s about no more than that is made of', async (slice, selection, types) => {
    const before = fhir.requests.length
    await overHttp.askHealth(grantFor(LINNEA, { slices: [grantSlice(slice)] }), `health { ${selection} }`)
    const asked = new Set(fhir.requests.slice(before).map(typeOf))
    expect([...asked].filter((type) => [...FIRST_SEARCH, ...SEARCHED].includes(type)).toSorted()).toEqual(
      types.toSorted(),
    )
  })
})

const outcome = (severity: string): object => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code: 'processing', diagnostics: `Pasient ${LINNEA}` }],
})
const sendJson =
  (body: object, status = 200): (typeof LASTING_FAULTS)[string] =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(body))
const sendEntries = (entry: readonly object[], link: readonly object[] = []): (typeof LASTING_FAULTS)[string] =>
  sendJson({ resourceType: 'Bundle', type: 'searchset', entry, link })

const EPISODE = {
  resourceType: 'EpisodeOfCare',
  id: 'e1',
  status: 'active',
  patient: { reference: 'Patient/pat-1' },
  type: [{ coding: [{ system: 'urn:oid:2.16.578.1.12.4.1.1.8655', code: 'KX01' }] }],
}
const toNext = (url: string): readonly object[] => [{ relation: 'next', url }]

const FHIR_FAULTS: Readonly<Record<string, (typeof LASTING_FAULTS)[string]>> = {
  ...LASTING_FAULTS,
  'gives an OperationOutcome in place of a bundle': sendJson(outcome('error')),
  'gives an OperationOutcome as an error': sendJson(outcome('error'), 400),
  'gives an OperationOutcome of severity error in the bundle': sendEntries([
    { resource: EPISODE, search: { mode: 'match' } },
    { resource: outcome('error'), search: { mode: 'outcome' } },
  ]),
  'gives a bundle of another type': sendJson({ resourceType: 'Bundle', type: 'history', entry: [] }),
  'says there is more than it gives': sendJson({ resourceType: 'Bundle', type: 'searchset', total: 2, entry: [] }),
  'leads to a page on another host': sendEntries([], toNext('https://elsewhere.example/fhir/EpisodeOfCare?page=2')),
  'leads to a page outside the server’s path': sendEntries([], toNext('/admin/EpisodeOfCare?page=2')),
  'leads to a page above the server’s path': sendEntries([], toNext('../../admin')),
  'gives the same page over again': sendEntries([{ resource: EPISODE }], toNext('EpisodeOfCare?page=2')),
  'leads back to the page it has given': (response, answer) => {
    const size = String(answer.body).length
    sendEntries([{ resource: { ...EPISODE, id: `e${Date.now()}${size}` } }], toNext('EpisodeOfCare?page=2'))(
      response,
      answer,
    )
  },
}

const HANGING = new Set(['never answers', 'begins, and never ends'])
const NOTHING_TOLD = Object.fromEntries(HEALTH_SLICES.map((slice) => [slice.split('.')[1], null]))

describe('a FHIR server that fails', () => {
  it.each(Object.entries(FHIR_FAULTS))('and %s has nothing told, and all unavailable', async (name, fault) => {
    deadlineMs = HANGING.has(name) ? 300 : 20_000
    fhir.break(fault, isSearchFor(...SEARCHED))
    const { body } = await overHttp.ask(EVERYTHING, grantFor(LINNEA))
    expect(body.data?._entities[0]?.['health']).toEqual(NOTHING_TOLD)
    expect(new Map(body.errors?.map(({ path, extensions }) => [path?.[3], extensions.code]))).toEqual(
      new Map(Object.keys(NOTHING_TOLD).map((slice) => [slice, 'SOURCE_UNAVAILABLE'])),
    )
    expect(overHttp.faults.length).toBeGreaterThan(0)
    expect(JSON.stringify(overHttp.faults)).not.toMatch(/\d{11}|127\.0\.0\.1|Pasient|pat-1/)
  })

  it.each(Object.entries(PASSING_FAULTS))('and %s for each search has nothing missing', async (_name, fault) => {
    const whole = await overHttp.askHealth(grantFor(LINNEA))
    for (const type of [...FIRST_SEARCH, ...SEARCHED]) fhir.break(fault, isSearchFor(type), 1)
    expect(await overHttp.askHealth(grantFor(LINNEA))).toEqual(whole)
  })

  it('for one type has only the slices made of it unavailable', async () => {
    const whole = await overHttp.askHealth(grantFor(LINNEA))
    fhir.break(sendJson(outcome('fatal'), 500), isSearchFor('CareTeam'))
    const { body } = await overHttp.ask(EVERYTHING, grantFor(LINNEA))
    expect(body.data?._entities[0]?.['health']).toEqual({ ...whole, contacts: null })
    expect(body.errors?.map(({ path }) => path?.[3])).toEqual(['contacts'])
  })

  it('in finding the patient is not taken for one that does not know the child', async () => {
    fhir.break(sendJson(outcome('error'), 500), isSearchFor('Patient'))
    const { body } = await overHttp.ask(EVERYTHING, grantFor(LINNEA))
    expect(new Set(body.errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['SOURCE_UNAVAILABLE']))
    expect(body.errors).toHaveLength(HEALTH_SLICES.length)
  })

  it('by giving patients it was not asked for has nothing told of them or of the child', async () => {
    const other = families.child('froya').nationalIdentityNumber
    fhir.break(
      sendEntries([
        {
          resource: {
            resourceType: 'Patient',
            id: 'pat-3',
            identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.1', value: other }],
          },
        },
      ]),
      isSearchFor('Patient'),
    )
    const { body } = await overHttp.ask(EVERYTHING, grantFor(LINNEA))
    expect(body.data?._entities[0]?.['health']).toEqual(NOTHING_TOLD)
    expect(body.errors).toHaveLength(HEALTH_SLICES.length)
    expect(overHttp.faults.map(({ kind, file }) => [kind, file])).toEqual([['NO_ANSWER', 'Patient']])
  })

  it('with a warning beside what it found is no failure', async () => {
    const whole = await overHttp.askHealth(grantFor(LINNEA))
    fhir.break((response, answer) => {
      const bundle = JSON.parse(String(answer.body)) as { entry: object[] }
      bundle.entry.push({ resource: outcome('warning'), search: { mode: 'outcome' } })
      sendJson(bundle)(response, answer)
    })
    expect(await overHttp.askHealth(grantFor(LINNEA))).toEqual(whole)
  })

  it('over one bad record tells the others and reports the place of that one', async () => {
    fhir.break((response, answer) => {
      const bundle = JSON.parse(String(answer.body)) as { entry: { resource: Record<string, unknown> }[] }
      const [first] = bundle.entry
      if (first !== undefined) first.resource['status'] = 'no such status'
      sendJson(bundle)(response, answer)
    }, isSearchFor('CareTeam'))
    const { body } = await overHttp.ask(EVERYTHING, grantFor(LINNEA))
    expect(body.errors).toBeUndefined()
    expect(overHttp.faults).toEqual([
      {
        kind: 'RECORD_SKIPPED',
        file: 'CareTeam, page 1',
        place: '/entry/0/resource/status',
        reason: 'is missing, or not what FHIR R4 has here',
      },
    ])
  })
})
