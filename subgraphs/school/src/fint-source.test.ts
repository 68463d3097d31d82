import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningSubgraph, serveSector, type SourceFault } from '@samsyn/kit'
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
import { SLICE_IDS, sectorOf } from '@samsyn/schema/policy'
import { createFamilies } from '@samsyn/demo/families'
import { writeSchoolFiles } from '@samsyn/demo/files'
import { ENDPOINTS } from './fint.ts'
import { type FintSettings, openFintSource } from './fint-source.ts'
import { createLoaders } from './loaders.ts'
import { resolvers } from './resolvers.ts'
import { SLICE_ENDPOINTS } from './slice-endpoints.ts'
import { openFolderSource, type Source } from './source.ts'

const families = createFamilies('2026-11-21')
const { key, keyring } = createTestKey()
const CHILDREN = families.children.map((child) => [child.id, child.nationalIdentityNumber] as const)
const SCHOOL_SLICES = SLICE_IDS.filter((id) => sectorOf(id) === 'school')
const EVERYTHING = `school {
  enrolment { startDate endDate interruptedOn schoolYear grade programme category school { name organisationNumber } }
  attendance {
    registrations { start end kind onDiploma }
    overviews { subject { code } schoolYear firstHalfYear { percent } wholeYear { percent } }
    warnings { percent sentOn subject { code } }
  }
  contacts { name startDate endDate teachers { name } schoolPhone schoolEmail }
  adaptedEducation {
    bilingualSubjectTeaching
    arrangements { subject { code } kind examForm }
    decisions { decidedOn kind startDate endDate hoursPerYear }
  }
  ppt { referredOn completedOn conclusion reassessBy }
  assessment {
    marks { subject { code } schoolYear assessedOn mark status }
    remarks { schoolYear behaviour order }
    warnings { kind sentOn subject { code } }
  }
  followUpService { status unit }
}`

type Entry = Record<string, unknown> & { readonly systemId?: { readonly identifikatorverdi: string } }

interface FintEndpoint {
  entries: Entry[]
  /** When each entry last changed, by FINT's clock. */
  changed: Map<Entry, number>
}

/** A FINT API: pages of two entries, changes by `sinceTimeStamp`, and a clock of its own. */
interface FintStandIn extends StandIn {
  readonly endpoints: ReadonlyMap<string, FintEndpoint>
  /** Puts an entry in the place of the one with the same `systemId`, or beside the others. */
  put(path: string, entry: Entry): void
}

/** Entries a page: a server may give fewer than it was asked for. */
const PAGE = 5

/** FINT's clock is hours behind: nothing may depend on whose is right. */
let fintClock = Date.parse('2026-11-20T04:00:00Z')

async function startFint(folder: string): Promise<FintStandIn> {
  const endpoints = new Map<string, FintEndpoint>()
  for (const { path } of Object.values(ENDPOINTS)) {
    const file = await readFile(join(folder, `${path.replaceAll('/', '-')}.json`), 'utf8').catch(() => null)
    const entries = file === null ? [] : (JSON.parse(file) as { _embedded: { _entries: Entry[] } })._embedded._entries
    endpoints.set(path, { entries, changed: new Map(entries.map((entry) => [entry, fintClock])) })
  }
  const standIn = await startStandIn(({ path, query }): StandInAnswer | null => {
    const [, at = '', last] = /^\/fint\/(.+?)(\/last-updated)?$/.exec(path) ?? []
    const endpoint = endpoints.get(at)
    if (endpoint === undefined) return null
    const json = (body: object): StandInAnswer => ({
      headers: { 'content-type': 'application/hal+json;charset=UTF-8' },
      body: JSON.stringify(body),
    })
    if (last !== undefined) return json({ lastUpdated: String(Math.max(0, ...endpoint.changed.values())) })
    const since = Number(query.get('sinceTimeStamp') ?? 0)
    const offset = Number(query.get('offset') ?? 0)
    const found = endpoint.entries.filter((entry) => (endpoint.changed.get(entry) ?? 0) >= since)
    const page = found.slice(offset, offset + PAGE)
    const rest = since === 0 ? '' : `&sinceTimeStamp=${since}`
    return json({
      _embedded: { _entries: page },
      _links: {
        self: [{ href: `${standIn.url}/fint/${at}` }],
        ...(found.length > offset + PAGE
          ? { next: [{ href: `${standIn.url}/fint/${at}?offset=${offset + PAGE}&size=${PAGE}${rest}` }] }
          : {}),
      },
      offset,
      total_items: endpoint.entries.length,
      size: page.length,
    })
  })
  return {
    ...standIn,
    endpoints,
    put: (path, entry) => {
      const endpoint = endpoints.get(path)
      if (endpoint === undefined) throw new Error('no such endpoint')
      fintClock += 1000
      const id = entry.systemId?.identifikatorverdi
      endpoint.entries = [...endpoint.entries.filter((known) => known.systemId?.identifikatorverdi !== id), entry]
      endpoint.changed.set(entry, fintClock)
    },
  }
}

let folder: string
let fint: FintStandIn
const faults: SourceFault[] = []
const open: { close(): Promise<void> }[] = []

function settingsFor(more: Partial<FintSettings> = {}): FintSettings {
  return {
    SOURCE_ACCESS: 'none',
    SOURCE_URL: new URL(`${fint.url}/fint`),
    SOURCE_MAX_AGE_SECONDS: 3600,
    SOURCE_REFRESH_SECONDS: 3600,
    SOURCE_READING_SECONDS: 60,
    FINT_ABSENT: [],
    ...more,
  }
}

async function serve(source: Source): Promise<RunningSubgraph> {
  const running = await serveSector({
    sector: 'school',
    sdl: await readFile(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers,
    createLoaders: () => createLoaders(source),
    config: { host: '127.0.0.1', port: 0, grantKeys: keyring },
    log: () => undefined,
  })
  open.push(running)
  return running
}

async function openFint(more: Partial<FintSettings> = {}) {
  const source = await openFintSource(settingsFor(more), (fault) => faults.push(fault))
  open.push(source)
  return source
}

const ask = (url: string) =>
  askSector(url, 'school', key, EVERYTHING, {
    slices: SCHOOL_SLICES.map((slice) => ({ slice, since: null, subjects: null })),
    children: CHILDREN,
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'school-fint-'))
  await writeSchoolFiles(families, folder)
})
beforeEach(async () => {
  fint = await startFint(folder)
  faults.length = 0
})
afterEach(async () => {
  for (const part of open.splice(0)) await part.close()
  await fint.close()
})
afterAll(() => rm(folder, { recursive: true }))

const SLICES = Object.keys(SLICE_ENDPOINTS) as (keyof typeof SLICE_ENDPOINTS)[]
const NOTHING_TOLD = Object.fromEntries(SLICES.map((slice) => [slice, null]))

describe('a FINT API', () => {
  it('gives the same answers as a folder with what it holds', async () => {
    expect((await readdir(folder)).length).toBeGreaterThan(20)
    const overFolder = await serve(await openFolderSource(folder, () => undefined))
    const overHttp = await serve(await openFint())
    const { body } = await ask(overHttp.url)
    expect(body.errors).toBeUndefined()
    expect(body).toEqual((await ask(overFolder.url)).body)
    expect(faults).toEqual([])
    expect(fint.requests.some(({ query }) => query.get('offset') === String(PAGE))).toBe(true)
  })

  it('is asked with no identity number, anywhere', async () => {
    await openFint()
    expect(JSON.stringify(fint.requests.map(({ query, ...rest }) => ({ ...rest, query: String(query) })))).not.toMatch(
      /\d{11}(?!\d)(?<!\d{12})/,
    )
  })

  it.each([
    ['absent by setting counts as empty', ['utdanning/ot/otungdom'], true],
    ['not there, and not said to be absent, makes its slices unavailable', [], false],
  ])('endpoint %s', async (_rule, absent, isTold) => {
    fint.break(LASTING_FAULTS['says 404'] as never, ({ path }) => path.includes('otungdom'))
    const source = await openFint({ FINT_ABSENT: absent })
    const told = source.followUpService([CHILDREN[0]?.[1] ?? ''])
    await (isTold ? expect(told).resolves.toEqual([[]]) : expect(told).rejects.toMatchObject({ kind: 'OUTDATED' }))
  })
})

const FINT_FAULTS: Readonly<Record<string, (typeof LASTING_FAULTS)[string]>> = {
  ...LASTING_FAULTS,
  'gives fewer entries than it says there are': (response, answer) => {
    const page = JSON.parse(String(answer.body)) as { total_items: number }
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ ...page, total_items: page.total_items + 1 }))
  },
  'gives the same page over again': (response, answer) => {
    const page = JSON.parse(String(answer.body)) as object
    const next = { next: [{ href: '/fint/utdanning/elev/elev?offset=40' }] }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ...page, _links: next }))
  },
  'leads to a page on another host': (response, answer) => {
    const page = JSON.parse(String(answer.body)) as object
    const next = { next: [{ href: 'https://elsewhere.example/fint/utdanning/elev/elev?offset=40' }] }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ...page, _links: next }))
  },
  'leads to a page outside its path': (response, answer) => {
    const page = JSON.parse(String(answer.body)) as object
    const next = { next: [{ href: '/fint/../admin?offset=40' }] }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ...page, _links: next }))
  },
}
const HANGING = new Set(['never answers', 'begins, and never ends'])
const isPage = ({ path }: StandInRequest): boolean => !path.endsWith('/last-updated')

describe('a FINT API that fails', () => {
  it.each(Object.entries(FINT_FAULTS))('and %s has nothing told, and all unavailable', async (name, fault) => {
    fint.break(fault, isPage)
    const served = await serve(await openFint(HANGING.has(name) ? { SOURCE_READING_SECONDS: 1 } : {}))
    const { body } = await ask(served.url)
    expect(body.data?._entities.map((entity) => entity?.['school'])).toEqual(CHILDREN.map(() => NOTHING_TOLD))
    expect(body.errors).toHaveLength(CHILDREN.length * SLICES.length)
    expect(new Set(body.errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['SOURCE_UNAVAILABLE']))
    expect(faults.length).toBeGreaterThan(0)
    expect(JSON.stringify(faults)).not.toMatch(/\d{11}|127\.0\.0\.1|elsewhere\.example/)
  })

  it.each(Object.entries(PASSING_FAULTS))('and %s for each page has nothing missing', async (_name, fault) => {
    const whole = (await ask((await serve(await openFint())).url)).body
    for (const { path } of Object.values(ENDPOINTS)) {
      fint.break(fault, (request) => isPage(request) && request.path === `/fint/${path}`, 1)
    }
    expect((await ask((await serve(await openFint())).url)).body).toEqual(whole)
  })

  it.each(Object.entries(ENDPOINTS).map(([name, { path }]) => [path, name]))(
    'for %s alone has each slice as it was, or unavailable',
    async (path, name) => {
      const whole = await openFint()
      fint.break(
        (response) => response.writeHead(500).end(),
        (request) => request.path === `/fint/${path}`,
      )
      const broken = await openFint()
      const numbers = CHILDREN.map(([, number]) => number)
      for (const slice of SLICES) {
        if ((SLICE_ENDPOINTS[slice] as readonly string[]).includes(name)) {
          await expect(broken[slice](numbers)).rejects.toMatchObject({ kind: 'OUTDATED' })
        } else {
          expect([slice, await broken[slice](numbers)]).toEqual([slice, await whole[slice](numbers)])
        }
      }
    },
  )
})

/** Asks until the rule holds: when the next reading is done, nobody can know. */
async function waitUntil(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe('what has changed', () => {
  const ELEVFORHOLD = 'utdanning/elev/elevforhold'
  // Settings have whole seconds at least; the source does not mind.
  const OFTEN = { SOURCE_REFRESH_SECONDS: 0.05 }
  const isFull = ({ path, query }: StandInRequest): boolean =>
    path === `/fint/${ELEVFORHOLD}` && query.get('offset') === '0' && !query.has('sinceTimeStamp')

  function findEnrolled(): { number: string; entry: Entry } {
    const endpoint = fint.endpoints.get(ELEVFORHOLD)
    const linnea = families.child('linnea').nationalIdentityNumber
    const elev = fint.endpoints
      .get('utdanning/elev/elev')
      ?.entries.find((entry) => JSON.stringify(entry).includes(linnea))
    const id = elev?.systemId?.identifikatorverdi
    const entry = endpoint?.entries.find(
      (candidate) =>
        candidate['hovedskole'] === true && JSON.stringify(candidate).includes(`elev/elev/systemid/${id}"`),
    )
    if (entry === undefined) throw new Error('Linnea has an enrolment at a main school')
    return { number: linnea, entry }
  }

  it('is read by the time FINT gives, and told without all being read anew', async () => {
    const { number, entry } = findEnrolled()
    const source = await openFint(OFTEN)
    const before = fint.requests.filter(isFull).length
    fint.put(ELEVFORHOLD, { ...entry, beskrivelse: '9. trinn' })
    await waitUntil(async () => JSON.stringify(await source.enrolment([number])).includes('GRADE_9'))
    expect(fint.requests.filter(isFull)).toHaveLength(before)
    const stamps = fint.requests.flatMap(({ query }) => query.get('sinceTimeStamp') ?? [])
    expect(stamps.every((stamp) => Number(stamp) <= fintClock)).toBe(true)
  })

  it('and is gone is told no longer', async () => {
    const { number, entry } = findEnrolled()
    const source = await openFint(OFTEN)
    const before = (await source.enrolment([number]))[0]?.length ?? 0
    const endpoint = fint.endpoints.get(ELEVFORHOLD)
    if (endpoint !== undefined) endpoint.entries = endpoint.entries.filter((candidate) => candidate !== entry)
    await waitUntil(async () => (await source.enrolment([number]))[0]?.length === before - 1)
  })

  it('and cannot be read is unavailable once what was read is too old', async () => {
    const { number } = findEnrolled()
    const source = await openFint({ ...OFTEN, SOURCE_MAX_AGE_SECONDS: 0.5 })
    fint.break(LASTING_FAULTS['says 500'] as never)
    const isOutdated = (error: unknown): boolean => (error as { kind?: string }).kind === 'OUTDATED'
    await waitUntil(() => source.enrolment([number]).then(() => false, isOutdated))
  })

  it('and cannot be read leaves what was read, until that is too old', async () => {
    const { number } = findEnrolled()
    const source = await openFint(OFTEN)
    const known = await source.enrolment([number])
    const asked = fint.requests.length
    fint.break(LASTING_FAULTS['says 500'] as never)
    await waitUntil(() => faults.length > 0 && fint.requests.length > asked)
    expect(await source.enrolment([number])).toEqual(known)
  })
})

it('one bad record is reported with its page and place and left out, and the others are told', async () => {
  fint.put('utdanning/ot/otungdom', { systemId: { identifikatorverdi: 'bad' }, _links: {} })
  const whole = (await ask((await serve(await openFolderSource(folder, () => undefined))).url)).body
  const { body } = await ask((await serve(await openFint())).url)
  expect(body).toEqual(whole)
  expect(faults).toEqual([
    {
      kind: 'RECORD_SKIPPED',
      file: 'utdanning/ot/otungdom',
      place: expect.stringMatching(/^page 1, \/_embedded\/_entries\/\d+\/_links\/person$/) as string,
      reason: 'is missing',
    },
  ])
})
