import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RunningSubgraph, serveSector, type SourceFault } from '@samsyn/kit'
import { openInMemory, type OpenedSource, startDeadline } from '@samsyn/kit/http'
import {
  askSector,
  createTestKey,
  LASTING_FAULTS,
  PASSING_FAULTS,
  type StandIn,
  type StandInAnswer,
  type StandInRequest,
  startStandIn,
} from '@samsyn/kit/testing'
import { SLICE_IDS } from '@samsyn/schema/policy'
import { createFamilies } from '@samsyn/demo/families'
import { writeNavFiles } from '@samsyn/demo/files'
import { createLoaders } from './loaders.ts'
import { resolvers } from './resolvers.ts'
import { openFolderSource, type Source } from './source.ts'
import { openNavSystems } from './systems.ts'

const families = createFamilies('2026-11-20')
const { key, keyring } = createTestKey()
const CHILDREN = families.children.map((child) => [child.id, child.nationalIdentityNumber] as const)
const PARENTS = families.parents.map((parent) => parent.nationalIdentityNumber)
/** Long where an answer is expected, however busy the machine is. */
let deadlineMs = 20_000

/** Each slice of NAV, and the systems without which it cannot be told. */
const SLICES = {
  contact: ['pdl', 'oppfolging'],
  followUp: ['pdl', 'oppfolging'],
  activities: ['pdl', 'oppfolging', 'aktivitet'],
  decision14a: ['pdl', 'oppfolging', 'vedtak'],
  benefits: ['pdl', 'oppfolging', 'ytelser'],
  householdEconomy: ['pdl', 'oppfolging', 'husholdning'],
} as const
const SYSTEMS = ['pdl', 'oppfolging', 'aktivitet', 'vedtak', 'ytelser', 'husholdning'] as const
type System = (typeof SYSTEMS)[number]

const EVERYTHING = `nav {
  contact { officeNumber officeName }
  followUp { underFollowUp periods { startDate endDate } }
  activities { title type status startDate endDate agreedWithNav }
  decision14a { supportGroup mainGoal decidedOn }
  benefits { kind startDate endDate }
  householdEconomy { parent supports { kind startDate endDate } }
}`

const FILES: Readonly<Record<System, string>> = {
  pdl: 'pdl-hentPerson.json',
  oppfolging: 'veilarboppfolging.json',
  aktivitet: 'veilarbaktivitet-perioder.json',
  vedtak: 'vedtak14a.json',
  ytelser: 'ytelser.json',
  husholdning: 'husholdningsokonomi.json',
}

/** What each system says of someone it has nothing on. */
const NOTHING: Readonly<Record<System, string>> = {
  pdl: '{"data":null,"errors":[{"message":"Fant ikke person","extensions":{"code":"not_found"}}]}',
  oppfolging: JSON.stringify({
    data: {
      brukerStatus: { erKontorsperret: false },
      oppfolgingsEnhet: null,
      oppfolging: { erUnderOppfolging: false },
      oppfolgingsPerioder: [],
    },
  }),
  aktivitet: '{"data":{"perioder":[]}}',
  vedtak: 'null',
  ytelser: '{"ytelser":[]}',
  husholdning: '{"ytelser":[]}',
}

/** NAV's systems, over the files of a folder. */
async function startNav(folder: string): Promise<StandIn> {
  const people = new Map<string, Readonly<Record<string, string>>>()
  for (const name of await readdir(folder)) {
    const files = await readdir(join(folder, name))
    const contents = await Promise.all(files.map((file) => readFile(join(folder, name, file), 'utf8')))
    const person = Object.fromEntries(files.map((file, index) => [file, contents[index] ?? '']))
    const { data } = JSON.parse(person[FILES.pdl] ?? '') as {
      data: { hentPerson: { folkeregisteridentifikator: { identifikasjonsnummer: string }[] } }
    }
    people.set(data.hentPerson.folkeregisteridentifikator[0]?.identifikasjonsnummer ?? '', person)
  }
  return startStandIn(({ path, method, body }): StandInAnswer | null => {
    const system = SYSTEMS.find((name) => path === `/${name}/graphql`)
    if (system === undefined || method !== 'POST') return null
    const asked = JSON.parse(body) as { variables?: { ident?: string; fnr?: string }; fnr?: string }
    const number = asked.variables?.ident ?? asked.variables?.fnr ?? asked.fnr ?? ''
    const content = people.get(number)?.[FILES[system]] ?? NOTHING[system]
    return { headers: { 'content-type': 'application/json' }, body: content }
  })
}

let folder: string
let nav: StandIn
let systems: OpenedSource<Source>
let overFolder: RunningSubgraph
let overHttp: RunningSubgraph
const faults: SourceFault[] = []

async function serve(source: OpenedSource<Source>): Promise<RunningSubgraph> {
  return serveSector({
    sector: 'nav',
    sdl: await readFile(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers,
    createLoaders: () => createLoaders(source.begin(startDeadline(deadlineMs))),
    config: { host: '127.0.0.1', port: 0, grantKeys: keyring },
    log: () => undefined,
  })
}

const addressOf = (system: System): URL => new URL(`${nav.url}/${system}/graphql`)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nav-systems-'))
  await writeNavFiles(families, folder)
  nav = await startNav(folder)
  systems = await openNavSystems(
    {
      SOURCE_ACCESS: 'none',
      PDL_URL: addressOf('pdl'),
      PDL_BEHANDLINGSNUMMER: 'B123',
      VEILARBOPPFOLGING_URL: addressOf('oppfolging'),
      VEILARBAKTIVITET_URL: addressOf('aktivitet'),
      VEDTAK14A_URL: addressOf('vedtak'),
      YTELSER_URL: addressOf('ytelser'),
      HUSHOLDNINGSOKONOMI_URL: addressOf('husholdning'),
    },
    (fault) => faults.push(fault),
  )
  overFolder = await serve(openInMemory(await openFolderSource(folder, () => undefined)))
  overHttp = await serve(systems)
})
afterEach(() => {
  nav.heal()
  deadlineMs = 20_000
  faults.length = 0
})
afterAll(async () => {
  await Promise.all([overFolder.close(), overHttp.close(), systems.close(), nav.close()])
  await rm(folder, { recursive: true })
})

const NAV_SLICES = SLICE_IDS.filter((id) => id.startsWith('nav.'))

function ask(
  url: string,
  children = CHILDREN,
  slices: readonly (keyof typeof SLICES)[] | null = null,
  selection = EVERYTHING,
) {
  const granted = slices?.map((slice) => `nav.${slice}` as const) ?? NAV_SLICES
  return askSector(url, 'nav', key, selection, {
    slices: granted.map((slice) => ({
      slice,
      since: null,
      subjects: slice === 'nav.householdEconomy' ? PARENTS : null,
    })),
    children,
  })
}

test('the queries hold to the published schemas', async () => {
  const read = (name: string): Promise<string> =>
    readFile(new URL(`../formats/${name}.graphql`, import.meta.url), 'utf8')
  for (const [query, schema] of [
    ['hentPerson', 'pdl-excerpt'],
    ['oppfolging', 'veilarboppfolging-shape'],
    ['perioder', 'veilarbaktivitet'],
  ] as const) {
    expect(validate(buildSchema(await read(schema)), parse(await read(query)))).toEqual([])
  }
})

describe('NAV’s systems', () => {
  test('give the same answers as a folder with what they hold', async () => {
    const expected = (await ask(overFolder.url)).body
    expect(expected.errors).toBeUndefined()
    expect(JSON.stringify(expected)).toContain('WORK_TRAINING')
    expect((await ask(overHttp.url)).body).toEqual(expected)
    expect(faults).toEqual([])
  })

  test('are asked with the identity number in the body, and in no address or header', async () => {
    const before = nav.requests.length
    await ask(overHttp.url)
    const asked = nav.requests.slice(before)
    expect(asked.length).toBeGreaterThan(CHILDREN.length)
    expect(
      JSON.stringify(asked.map(({ body: _body, query, ...rest }) => ({ ...rest, query: String(query) }))),
    ).not.toMatch(/\d{11}/)
    expect(asked.find(({ path }) => path.startsWith('/pdl'))?.headers).toMatchObject({ behandlingsnummer: 'B123' })
  })

  test('are not asked for a slice that is not shared', async () => {
    const before = nav.requests.length
    await ask(overHttp.url, CHILDREN, ['contact'])
    expect(new Set(nav.requests.slice(before).map(({ path }) => path))).toEqual(
      new Set(['/pdl/graphql', '/oppfolging/graphql']),
    )
  })

  test('are asked for nothing more of one under office lock', async () => {
    const locked = JSON.stringify({ data: { brukerStatus: { erKontorsperret: true } } })
    nav.break(
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(locked),
      ({ path }) => path.startsWith('/oppfolging'),
    )
    const before = nav.requests.length
    const { body } = await ask(overHttp.url)
    expect(body.errors).toBeUndefined()
    expect(body.data?._entities.map((entity) => Object.values(entity?.['nav'] as object))).toEqual(
      CHILDREN.map(() => Object.keys(SLICES).map(() => null)),
    )
    expect(new Set(nav.requests.slice(before).map(({ path }) => path))).toEqual(
      new Set(['/pdl/graphql', '/oppfolging/graphql']),
    )
  })
})

const HANGING = new Set(['never answers', 'begins, and never ends'])
const needs = (slice: string): readonly string[] => SLICES[slice as keyof typeof SLICES]

const GRAPHQL_FAULTS = {
  ...LASTING_FAULTS,
  'gives a GraphQL error with status 200': (response: Parameters<(typeof LASTING_FAULTS)[string]>[0]) =>
    void response
      .writeHead(200, { 'content-type': 'application/json' })
      .end('{"data":null,"errors":[{"message":"Ikke autentisert","extensions":{"code":"unauthenticated"}}]}'),
}

type Told = Readonly<Record<string, unknown>>
const NOTHING_TOLD = Object.fromEntries(Object.keys(SLICES).map((slice) => [slice, null]))
const isAsked =
  (system: System) =>
  ({ path }: StandInRequest): boolean =>
    path === `/${system}/graphql`

describe('where NAV’s systems fail', () => {
  test.each(Object.entries(GRAPHQL_FAULTS))(
    'and each %s, nothing is told and all is unavailable',
    async (_name, fault) => {
      deadlineMs = HANGING.has(_name) ? 300 : 20_000
      nav.break(fault)
      const { body } = await ask(overHttp.url)
      expect(body.data?._entities.map((entity) => entity?.['nav'])).toEqual(CHILDREN.map(() => NOTHING_TOLD))
      expect(body.errors).toHaveLength(CHILDREN.length * Object.keys(SLICES).length)
      expect(new Set(body.errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['SOURCE_UNAVAILABLE']))
      expect(faults.length).toBeGreaterThan(0)
      expect(JSON.stringify(faults)).not.toMatch(/\d{11}|127\.0\.0\.1|autentisert/)
    },
  )

  test.each(Object.entries(PASSING_FAULTS))('and each %s, nothing is missing', async (_name, fault) => {
    const whole = (await ask(overHttp.url)).body
    for (const system of SYSTEMS) nav.break(fault, isAsked(system), 1)
    expect((await ask(overHttp.url)).body).toEqual(whole)
  })

  test.each(SYSTEMS)(
    'and %s alone does, the slices that need it are unavailable, the others as they were',
    async (system) => {
      const whole = (await ask(overHttp.url)).body
      nav.break((response) => response.writeHead(500).end(), isAsked(system))
      const { body } = await ask(overHttp.url)
      const told = (body.data?._entities ?? []).map((entity) => entity?.['nav'] as Told)
      expect(told).toEqual(
        (whole.data?._entities ?? []).map((entity) => {
          const before = entity?.['nav'] as Told
          const isTold = ([slice]: [string, unknown]): boolean => !needs(slice).includes(system)
          return { ...NOTHING_TOLD, ...Object.fromEntries(Object.entries(before).filter(isTold)) }
        }),
      )
      const failed = new Set(body.errors?.map(({ path }) => String(path?.[3])))
      expect([...failed].toSorted()).toEqual(
        Object.keys(SLICES)
          .filter((slice) => needs(slice).includes(system))
          .toSorted(),
      )
      expect(new Set(body.errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['SOURCE_UNAVAILABLE']))
    },
  )

  test('and the decision alone is empty, there is none', async () => {
    nav.break((response) => response.writeHead(200, { 'content-length': 0 }).end(), isAsked('vedtak'))
    const { body } = await ask(overHttp.url, CHILDREN, ['decision14a'])
    expect(body.errors).toBeUndefined()
  })
})

test('what fails for one child is told of the others', async () => {
  const [first, second] = CHILDREN
  if (first === undefined || second === undefined) throw new Error('the demo has two children or more')
  nav.break(
    (response) => response.writeHead(500).end(),
    ({ body }) => body.includes(first[1]),
  )
  const { body } = await ask(
    overHttp.url,
    [first, second],
    ['contact', 'followUp'],
    'nav { followUp { underFollowUp } }',
  )
  expect(body.errors?.map(({ path, extensions }) => [path?.[1], extensions.code])).toEqual([[0, 'SOURCE_UNAVAILABLE']])
})

test('another person’s answer is not told as the child’s', async () => {
  const [first, second] = CHILDREN
  if (first === undefined || second === undefined) throw new Error('the demo has two children or more')
  const other = nav.requests.find(({ path, body }) => path.startsWith('/pdl') && body.includes(second[1]))
  expect(other).toBeDefined()
  const person = JSON.stringify({
    data: { hentPerson: { folkeregisteridentifikator: [{ identifikasjonsnummer: second[1], status: 'I_BRUK' }] } },
  })
  nav.break(
    (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(person),
    ({ path }) => path.startsWith('/pdl'),
  )
  const { body } = await ask(overHttp.url, [first])
  expect(new Set(body.errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['SOURCE_UNAVAILABLE']))
  expect(body.data?._entities[0]?.['nav']).toEqual(NOTHING_TOLD)
  expect(faults.map(({ file, reason }) => [file, reason])).toEqual([
    ['PDL', 'is not about the number that was asked about'],
  ])
})

test('a system that is not set is not available, and is not taken for one that has nothing', async () => {
  const some = await openNavSystems(
    {
      SOURCE_ACCESS: 'none',
      PDL_URL: addressOf('pdl'),
      PDL_BEHANDLINGSNUMMER: 'B123',
      VEILARBOPPFOLGING_URL: addressOf('oppfolging'),
      VEILARBAKTIVITET_URL: addressOf('aktivitet'),
      VEDTAK14A_URL: addressOf('vedtak'),
    },
    () => undefined,
  )
  const found = await some.begin(startDeadline(deadlineMs)).findBenefits([CHILDREN[0]?.[1] ?? ''])
  expect([...found.values()]).toEqual([expect.objectContaining({ kind: 'NOT_FOUND' })])
  await some.close()
})
