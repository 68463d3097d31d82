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
  type StandInRequest,
  startStandIn,
} from '@samsyn/kit/testing'
import { SLICE_IDS, sectorOf } from '@samsyn/schema/policy'
import { createFamilies } from '@samsyn/demo/families'
import { writeChildWelfareFiles } from '@samsyn/demo/files'
import { type DeliverySettings, openDeliverySource } from './delivery-source.ts'
import { createLoaders } from './loaders.ts'
import { resolvers } from './resolvers.ts'
import { openFolderSource, type Source } from './source.ts'

const families = createFamilies('2026-11-20')
const { key, keyring } = createTestKey()
const CHILDREN = families.children.map((child) => [child.id, child.nationalIdentityNumber] as const)
const PARENTS = families.parents.map((parent) => parent.nationalIdentityNumber)
const SLICES = SLICE_IDS.filter((id) => sectorOf(id) === 'childWelfare')
const SDL = await readFile(new URL('../schema.graphql', import.meta.url), 'utf8')

/** Every field of every slice, from the schema itself. */
const EVERYTHING = `childWelfare {
  contact { __typename } measures { startDate endDate } plan { __typename } aftercare { __typename }
  investigationStatus { __typename } parentSupport { __typename }
}`
const FIELDS = ['contact', 'measures', 'plan', 'aftercare', 'investigationStatus', 'parentSupport']

let folder: string
let files: Map<string, Buffer>
let server: StandIn
const faults: SourceFault[] = []
const open: { close(): Promise<void> }[] = []

async function serve(source: Source): Promise<RunningSubgraph> {
  const running = await serveSector({
    sector: 'childWelfare',
    sdl: SDL,
    resolvers,
    createLoaders: () => createLoaders(source),
    config: { host: '127.0.0.1', port: 0, grantKeys: keyring },
    log: () => undefined,
  })
  open.push(running)
  return running
}

async function openDelivery(more: Partial<DeliverySettings> = {}) {
  const source = await openDeliverySource(
    {
      SOURCE_ACCESS: 'none',
      SOURCE_URL: new URL(`${server.url}/uttrekk`),
      SOURCE_MAX_AGE_SECONDS: 3600,
      SOURCE_REFRESH_SECONDS: 3600,
      SOURCE_READING_SECONDS: 60,
      ...more,
    },
    (fault) => faults.push(fault),
  )
  open.push(source)
  return source
}

const ask = (url: string) =>
  askSector(url, 'childWelfare', key, EVERYTHING, {
    slices: SLICES.map((slice) => ({
      slice,
      since: null,
      subjects: slice === 'childWelfare.parentSupport' ? PARENTS : null,
    })),
    children: CHILDREN,
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'child-welfare-delivery-'))
  await writeChildWelfareFiles(families, folder)
})
beforeEach(async () => {
  files = new Map()
  for (const name of await readdir(folder)) files.set(name, await readFile(join(folder, name)))
  faults.length = 0
  server = await startStandIn(({ path, headers }) => {
    const name = path.slice('/uttrekk/'.length)
    const json = { 'content-type': 'application/json' }
    if (name === 'samsyn-leveranse.json') return { headers: json, body: JSON.stringify({ filer: [...files.keys()] }) }
    const content = files.get(name)
    if (content === undefined) return null
    const etag = `"${content.length}"`
    if (headers['if-none-match'] === etag) return { status: 304 }
    const type = name.endsWith('.xml') ? 'application/xml' : 'application/json'
    return { headers: { 'content-type': type, etag }, body: content }
  })
})
afterEach(async () => {
  for (const part of open.splice(0)) await part.close()
  await server.close()
})
afterAll(() => rm(folder, { recursive: true }))

const NOTHING_TOLD = Object.fromEntries(FIELDS.map((field) => [field, null]))
const HANGING = new Set(['never answers', 'begins, and never ends'])
const isMessage = ({ path }: StandInRequest): boolean => path.endsWith('.xml')
const WHERE: readonly (readonly [where: string, fits: (request: StandInRequest) => boolean])[] = [
  ['the list', ({ path }) => path.endsWith('samsyn-leveranse.json')],
  ['one message', ({ path }) => path.endsWith([...files.keys()].find((name) => name.endsWith('.xml')) ?? '')],
  ['the contacts', ({ path }) => path.endsWith('samsyn-kontaktperson.json')],
]
/** What holds no message cannot be told from the answer it was to be. */
const isHarmless = (where: string, fault: string): boolean => where === 'the contacts' && fault === 'gives a list'

describe('a delivery over HTTP', () => {
  it('gives the same answers as a folder with the same files', async () => {
    const overFolder = await serve(await openFolderSource(folder, () => undefined))
    const overHttp = await serve(await openDelivery())
    const { body } = await ask(overHttp.url)
    expect(body.errors).toBeUndefined()
    expect(body).toEqual((await ask(overFolder.url)).body)
    expect(JSON.stringify(body)).toContain('startDate')
  })

  describe.each(WHERE)('of which %s fails', (where, fits) => {
    it.each(Object.entries(LASTING_FAULTS).filter(([name]) => !isHarmless(where, name)))(
      'and the server %s, has nothing told, and all unavailable',
      async (name, fault) => {
        server.break(fault, fits)
        const served = await serve(await openDelivery(HANGING.has(name) ? { SOURCE_READING_SECONDS: 1 } : {}))
        const { body } = await ask(served.url)
        expect(body.data?._entities.map((entity) => entity?.['childWelfare'])).toEqual(CHILDREN.map(() => NOTHING_TOLD))
        expect(body.errors).toHaveLength(CHILDREN.length * FIELDS.length)
        expect(new Set(body.errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['SOURCE_UNAVAILABLE']))
        expect(faults.length).toBeGreaterThan(0)
        expect(JSON.stringify(faults)).not.toMatch(/\d{11}|127\.0\.0\.1/)
      },
    )
  })

  // A message that broke off cannot be gone on with: it is read anew with the next reading.
  const beforeTheFirstByte = Object.entries(PASSING_FAULTS).filter(([name]) => !name.includes('in the middle'))
  it.each(beforeTheFirstByte)('with a server that %s for each file has nothing missing', async (_name, fault) => {
    const whole = (await ask((await serve(await openDelivery())).url)).body
    for (const name of ['samsyn-leveranse.json', ...files.keys()]) {
      server.break(fault, ({ path }) => path === `/uttrekk/${name}`, 1)
    }
    expect((await ask((await serve(await openDelivery())).url)).body).toEqual(whole)
  })

  it('names no file outside its address', async () => {
    files.set('../admin.xml', Buffer.from(''))
    const source = await openDelivery()
    await expect(source.findCaseRecords([CHILDREN[0]?.[1] ?? ''])).rejects.toMatchObject({ kind: 'OUTDATED' })
    expect(server.requests.map(({ path }) => path)).toEqual(['/uttrekk/samsyn-leveranse.json'])
  })

  it('has files that have not changed given only once', async () => {
    await openDelivery({ SOURCE_REFRESH_SECONDS: 0.02 })
    const messages = [...files.keys()].filter((name) => name.endsWith('.xml')).length
    const askedAgain = (): number =>
      server.requests.filter((request) => isMessage(request) && request.headers['if-none-match'] !== undefined).length
    while (askedAgain() < messages) await new Promise((resolve) => setTimeout(resolve, 20))
    const unconditional = server.requests.filter(
      (request) => isMessage(request) && request.headers['if-none-match'] === undefined,
    )
    expect(unconditional).toHaveLength(messages)
  })

  it('that fails after it was read is told as it was, until that is too old', async () => {
    const lasting = await openDelivery({ SOURCE_REFRESH_SECONDS: 0.02 })
    const short = await openDelivery({ SOURCE_REFRESH_SECONDS: 0.02, SOURCE_MAX_AGE_SECONDS: 0.5 })
    const numbers = CHILDREN.map(([, number]) => number)
    const known = await lasting.findCaseRecords(numbers)
    expect(known.size).toBeGreaterThan(0)
    server.break(LASTING_FAULTS['says 500'] as never)
    const isOutdated = (error: unknown): boolean => (error as { kind?: string }).kind === 'OUTDATED'
    while (!(await short.findCaseRecords(numbers).then(() => false, isOutdated))) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(await lasting.findCaseRecords(numbers)).toEqual(known)
  })
})
