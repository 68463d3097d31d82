import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningSubgraph, serveSector, type SourceFault } from '@samsyn/kit'
import { askSector, createTestKey, type GrantTerms } from '@samsyn/kit/testing'
import { SLICE_IDS, type SliceId, sectorOf } from '@samsyn/schema/policy'
import { createFamilies } from '@samsyn/demo/families'
import { writeChildWelfareFiles } from '@samsyn/demo/files'
import { UNSHARED_TEXTS } from '@samsyn/demo/files'
import { createLoaders } from './loaders.ts'
import { resolvers } from './resolvers.ts'
import { openFolderSource } from './source.ts'

const families = createFamilies('2026-11-21')
const { key, keyring } = createTestKey()
const SLICES = SLICE_IDS.filter((id) => sectorOf(id) === 'childWelfare')

const SELECTIONS: Readonly<Record<string, string>> = {
  'childWelfare.contact': 'contact { role name telephone email office }',
  'childWelfare.measures': `measures {
    group category { code text } isPlacement legalBasis { kind act chapter section } startDate endDate
  }`,
  'childWelfare.plan': 'plan { kind startDate endDate evaluations { date } }',
  'childWelfare.aftercare': 'aftercare { offerSentDate outcome concludedDate }',
  'childWelfare.investigationStatus': 'investigationStatus { state startDate endDate hasExtendedDeadline }',
  'childWelfare.parentSupport': 'parentSupport { category { code text } startDate endDate }',
}
const EVERYTHING = `childWelfare { ${Object.values(SELECTIONS).join(' ')} }`

type Answer = Record<string, unknown> | null

let folder: string
let running: RunningSubgraph
const faults: SourceFault[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'child-welfare-'))
  await writeChildWelfareFiles(families, folder)
  const source = await openFolderSource(folder, (fault) => faults.push(fault))
  running = await serveSector({
    sector: 'childWelfare',
    sdl: await readFile(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers,
    createLoaders: () => createLoaders(source),
    config: { host: '127.0.0.1', port: 0, grantKeys: keyring },
    log: () => {},
  })
})

afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true })
})

function grantFor(
  children: readonly string[],
  slices: readonly SliceId[],
  terms: Partial<GrantTerms> = {},
): GrantTerms {
  const parents = families.parents.map(({ nationalIdentityNumber }) => nationalIdentityNumber)
  return {
    children: children.map((child) => [families.child(child).id, families.child(child).nationalIdentityNumber]),
    slices: slices.map((slice) => ({ slice, since: null, subjects: slice.endsWith('parentSupport') ? parents : null })),
    ...terms,
  }
}

async function ask(child: string, slices: readonly SliceId[], terms: Partial<GrantTerms> = {}): Promise<Answer> {
  const answer = await askSector(running.url, 'childWelfare', key, EVERYTHING, grantFor([child], slices, terms))
  expect(answer.status).toBe(200)
  expect(answer.body.errors).toBeUndefined()
  return answer.body.data?._entities[0]?.['childWelfare'] as Answer
}

async function askSlice(child: string, slice: SliceId, terms: Partial<GrantTerms> = {}): Promise<unknown> {
  const answer = await ask(child, [slice], terms)
  return answer?.[slice.slice('childWelfare.'.length)]
}

const assistance = { kind: 'ASSISTANCE', act: 'BVL2021', chapter: '3', section: '1' }
const careOrder = { kind: 'CARE_ORDER', act: 'BVL2021', chapter: '5', section: '1' }
const measure = (group: string, code: string, text: string, startDate: string, endDate: string | null = null) => ({
  group,
  category: { code, text },
  isPlacement: false,
  legalBasis: assistance,
  startDate,
  endDate,
})
const placement = (group: string, legalBasis: object | null, startDate: string, endDate: string | null = null) => ({
  group,
  category: null,
  isPlacement: true,
  legalBasis,
  startDate,
  endDate,
})

const SHARED: readonly (readonly [slice: SliceId, child: string, expected: unknown])[] = [
  [
    'childWelfare.contact',
    'linnea',
    [
      {
        role: 'CONTACT_PERSON',
        name: 'Åshild Bjørnevåg',
        telephone: '99000101',
        email: 'ashild.bjornevag@testvik.example',
        office: 'Testvik barneverntjeneste, Strandgata 4',
      },
      {
        role: 'DEPUTY',
        name: 'Jørn Sæther',
        telephone: '99000102',
        email: 'jorn.saether@testvik.example',
        office: 'Testvik barneverntjeneste, Strandgata 4',
      },
    ],
  ],
  [
    'childWelfare.measures',
    'linnea',
    [
      measure('CHILD_DEVELOPMENT', '4.6', 'Støttekontakt', '2026-12-21'),
      measure('CHILD_DEVELOPMENT', '4.99', 'Andre tiltak for å styrke barnets utvikling', '2026-09-21'),
      measure('COOPERATION', '6.3', 'Individuell plan', '2026-06-21'),
      measure('CHILD_DEVELOPMENT', '4.5', 'Besøkshjem/ avlastningstiltak', '2026-03-21'),
      measure('CHILD_DEVELOPMENT', '4.3', 'Fritidsaktiviteter', '2026-02-21', '2026-07-21'),
      measure('COOPERATION', '6.4', 'Deltakelse i ansvarsgruppe', '2026-02-21'),
    ],
  ],
  [
    'childWelfare.plan',
    'ante',
    [
      {
        kind: 'MEASURE_PLAN',
        startDate: '2024-07-21',
        endDate: null,
        evaluations: [{ date: '2026-01-21' }, { date: '2025-07-21' }, { date: '2025-01-21' }],
      },
    ],
  ],
  [
    'childWelfare.aftercare',
    'thea',
    [{ offerSentDate: '2023-05-21', outcome: 'ACCEPTED', concludedDate: '2023-07-21' }],
  ],
  [
    'childWelfare.aftercare',
    'maret',
    [{ offerSentDate: '2026-07-21', outcome: 'DECLINED', concludedDate: '2026-09-21' }],
  ],
  ['childWelfare.aftercare', 'frida', [{ offerSentDate: '2026-10-21', outcome: null, concludedDate: null }]],
  [
    'childWelfare.investigationStatus',
    'ailu',
    [{ state: 'RUNNING', startDate: '2026-07-21', endDate: null, hasExtendedDeadline: true }],
  ],
  [
    'childWelfare.investigationStatus',
    'ante',
    [{ state: 'CONCLUDED', startDate: '2024-05-21', endDate: '2024-07-21', hasExtendedDeadline: false }],
  ],
  [
    'childWelfare.parentSupport',
    'ante',
    [
      {
        category: { code: '3.10', text: 'Hjemmekonsulent/miljøarbeider' },
        startDate: '2024-07-21',
        endDate: '2025-07-21',
      },
    ],
  ],
]

describe('what the family shares', () => {
  it.each(SHARED)('%s of %s is told as recorded', async (slice, child, expected) => {
    expect(await askSlice(child, slice)).toEqual(expected)
  })

  it("joins a child's cases, and tells a care order but not with whom the child lives", async () => {
    expect(await askSlice('emil', 'childWelfare.measures')).toEqual([
      measure('CHILD_DEVELOPMENT', '4.8', 'Utdanning og arbeid', '2025-11-21'),
      placement('FOSTER_HOME', careOrder, '2024-01-21'),
      placement('FOSTER_HOME', careOrder, '2023-11-21', '2024-01-21'),
      {
        ...measure('CHILD_DEVELOPMENT', '4.5', 'Besøkshjem/ avlastningstiltak', '2022-04-21', '2023-06-21'),
        legalBasis: { kind: 'ASSISTANCE', act: 'BVL', chapter: '4', section: '4' },
      },
    ])
  })

  it('does not tell by the legal basis of a measure that it is aftercare', async () => {
    expect(await askSlice('thea', 'childWelfare.measures')).toEqual([
      placement('HOUSING', null, '2026-05-21'),
      { ...measure('CHILD_DEVELOPMENT', '4.8', 'Utdanning og arbeid', '2025-03-21'), legalBasis: null },
      placement('HOUSING', null, '2024-05-21', '2026-05-21'),
      placement('FOSTER_HOME', { ...careOrder, act: 'BVL', chapter: '4', section: '12' }, '2022-02-21', '2023-08-21'),
    ])
  })

  it('is read from the demo files without a fault', () => {
    expect(faults).toEqual([])
  })

  it.each(SLICES)('%s is recorded for two children or more, and not for all', async (slice) => {
    const having = await Promise.all(
      families.children.map(async ({ key: child }) => (await askSlice(child, slice)) !== null),
    )
    expect(having.filter(Boolean).length).toBeGreaterThanOrEqual(2)
    expect(having).toContain(false)
  })
})

describe('what the family does not share', () => {
  it.each(SLICES)('%s is null when the grant holds every slice but it', async (slice) => {
    for (const { key: child } of families.children) {
      const answer = await ask(
        child,
        SLICES.filter((other) => other !== slice),
      )
      expect(answer?.[slice.slice('childWelfare.'.length)]).toBeNull()
    }
  })

  it('nothing recorded and nothing shared look alike: null, never an empty list', async () => {
    const nothing = Object.fromEntries(SLICES.map((slice) => [slice.slice('childWelfare.'.length), null]))
    expect(await ask('biret', SLICES)).toEqual(nothing)
    expect(await ask('linnea', [])).toEqual(nothing)
  })

  it('a child that is not in the grant is null, whether it has a case or not', async () => {
    const ids = ['linnea', 'emil', 'biret'].map((child) => families.child(child).id)
    const answer = await askSector(running.url, 'childWelfare', key, EVERYTHING, grantFor(['linnea'], SLICES), ids)
    expect(answer.body.errors).toBeUndefined()
    expect(answer.body.data?._entities.map((entity) => entity?.['id'])).toEqual([ids[0], undefined, undefined])
    expect(answer.body.data?._entities.slice(1)).toEqual([null, null])
  })

  it('a request without a grant, or with one for another sector, is refused', async () => {
    const ids = [families.child('linnea').id]
    const refused = { errors: [{ message: 'A valid grant is required.', extensions: { code: 'GRANT_REQUIRED' } }] }
    const without = await askSector(running.url, 'childWelfare', key, EVERYTHING, null, ids)
    const other = await askSector(running.url, 'nav', key, EVERYTHING, grantFor(['linnea'], []), ids)
    expect([without, other]).toEqual([
      { status: 401, body: refused },
      { status: 401, body: refused },
    ])
  })

  it('of a protected child every locating field is null, and nothing else is', async () => {
    for (const child of ['signe', 'ase']) {
      const open = await ask(child, SLICES)
      const hidden = await ask(child, SLICES, { locating: false })
      expect(open?.['contact']).toMatchObject([{ role: 'CONTACT_PERSON', name: expect.any(String) }])
      expect(hidden).toEqual({
        ...open,
        contact: [{ role: 'CONTACT_PERSON', name: null, telephone: null, email: null, office: null }],
      })
    }
  })
})

describe('a limit on how old the records may be', () => {
  const since = (date: string) => ({
    slices: SLICES.map((slice) => ({
      slice,
      since: date,
      subjects: slice.endsWith('parentSupport') ? [families.person('ingrid').nationalIdentityNumber] : null,
    })),
  })

  it('leaves out what started before it, counts the day itself, and never limits the contact of today', async () => {
    const answer = await ask('linnea', [], since('2026-06-21'))
    expect(answer?.['measures']).toMatchObject([
      { startDate: '2026-12-21' },
      { startDate: '2026-09-21' },
      { startDate: '2026-06-21' },
    ])
    expect(answer).toMatchObject({ plan: null, investigationStatus: null, parentSupport: null })
    expect(answer?.['contact']).toHaveLength(2)
  })

  it('cuts an offer of aftercare by the date it was sent', async () => {
    expect((await ask('thea', [], since('2023-05-21')))?.['aftercare']).toHaveLength(1)
    expect((await ask('thea', [], since('2023-05-22')))?.['aftercare']).toBeNull()
  })

  it('cuts what started earlier even while it lasts', async () => {
    expect((await ask('emil', [], since('2024-01-22')))?.['measures']).toHaveLength(1)
  })
})

describe("a parent's own affairs", () => {
  const support = async (child: string, parents: readonly string[]) => {
    const subjects = parents.map((parent) => families.person(parent).nationalIdentityNumber)
    const slices = [{ slice: 'childWelfare.parentSupport', since: null, subjects }] as const
    const told = (await askSlice(child, 'childWelfare.parentSupport', { slices })) as
      | { category: { code: string } }[]
      | null
    return told?.map(({ category }) => category.code) ?? null
  }

  it.each([
    ['the one parent who said yes', ['ingrid'], ['3.6', '3.9']],
    ['the other', ['pal'], ['5.1']],
    ['both', ['ingrid', 'pal'], ['5.1', '3.6', '3.9']],
    ['nobody', [], null],
    ["another child's parent", ['gro'], null],
  ])('are told for %s', async (_who, parents, expected) => {
    expect(await support('linnea', parents)).toEqual(expected)
  })

  it('are not answered to a grant that says nothing of parents', async () => {
    const slices = [{ slice: 'childWelfare.parentSupport', since: null, subjects: null }] as const
    const terms = grantFor(['linnea'], ['childWelfare.parentSupport'], { slices })
    expect((await askSector(running.url, 'childWelfare', key, EVERYTHING, terms)).status).toBe(401)
  })
})

describe('what is never shared', () => {
  it('comes out in no answer, whoever is asked about and whatever is granted', async () => {
    const children = families.children.map(({ key: child }) => child)
    const answer = await askSector(running.url, 'childWelfare', key, EVERYTHING, grantFor(children, SLICES))
    const text = JSON.stringify(answer.body)
    expect(answer.body.data?._entities).toHaveLength(children.length)
    for (const unshared of Object.values(UNSHARED_TEXTS)) expect(text).not.toContain(unshared)
    for (const person of [...families.children, ...families.parents]) {
      expect(text).not.toContain(person.nationalIdentityNumber)
    }
    for (const place of ['9901', '9902', '9903']) expect(text).not.toContain(`"${place}"`)
  })

  it('is no measure that tells of a parent, of money or of treatment, and no plan of contact or investigation', async () => {
    const codes = new Set<string>()
    for (const { key: child } of families.children) {
      const measures = ((await askSlice(child, 'childWelfare.measures')) ?? []) as {
        category: { code: string } | null
      }[]
      for (const { category } of measures) if (category !== null) codes.add(category.code)
    }
    expect([...codes].toSorted()).toEqual(['4.2', '4.3', '4.5', '4.6', '4.8', '4.99', '6.3', '6.4'])
    expect(await askSlice('linnea', 'childWelfare.plan')).toHaveLength(1)
    expect(await askSlice('emil', 'childWelfare.plan')).toHaveLength(1)
  })

  it.each([
    'melding',
    'melder',
    'vedtaksgrunnlag',
    'saksinnhold',
    'presisering',
    'conclusion',
    'nationalIdentityNumber',
  ])('is not in the graph under the name %s', async (field) => {
    const answer = await askSector(
      running.url,
      'childWelfare',
      key,
      `childWelfare { measures { ${field} } }`,
      grantFor(['linnea'], SLICES),
    )
    expect(answer.body.data).toBeUndefined()
    expect(answer.body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })
})
