import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningSubgraph, serveSector, type SourceFault } from '@samsyn/kit'
import { askSector, createTestKey, type GrantTerms } from '@samsyn/kit/testing'
import { SLICE_IDS, type SliceId } from '@samsyn/schema/policy'
import { createFamilies } from '@samsyn/demo/families'
import { writeNavFiles } from '@samsyn/demo/files'
import { createLoaders } from './loaders.ts'
import { resolvers } from './resolvers.ts'
import { openFolderSource } from './source.ts'

const families = createFamilies('2026-11-20')
const { key, keyring } = createTestKey()
const faults: SourceFault[] = []
let folder: string
let nav: RunningSubgraph

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nav-'))
  await writeNavFiles(families, folder)
  const source = await openFolderSource(folder, (fault) => faults.push(fault))
  nav = await serveSector({
    sector: 'nav',
    sdl: await readFile(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers,
    createLoaders: () => createLoaders(source),
    config: { host: '127.0.0.1', port: 0, grantKeys: keyring },
    log: () => {},
  })
})

afterAll(async () => {
  await nav.close()
  await rm(folder, { recursive: true })
})

const NAV_SLICES = SLICE_IDS.filter((id) => id.startsWith('nav.'))
const PARENTS = families.parents.map((parent) => parent.nationalIdentityNumber)

const EVERYTHING = `nav {
  contact { officeNumber officeName }
  followUp { underFollowUp periods { startDate endDate } }
  activities { title type status startDate endDate agreedWithNav }
  decision14a { supportGroup mainGoal decidedOn }
  benefits { kind startDate endDate }
  householdEconomy { parent supports { kind startDate endDate } }
}`

interface Asked {
  readonly children: readonly string[]
  readonly slices?: readonly SliceId[]
  readonly since?: string
  /** Keys of the parents who have said yes. */
  readonly parents?: readonly string[]
  readonly locating?: boolean
}

function grant({ children, slices = NAV_SLICES, since, parents, locating = true }: Asked): GrantTerms {
  const consenting = parents?.map((parent) => families.person(parent).nationalIdentityNumber) ?? PARENTS
  return {
    slices: slices.map((slice) => ({
      slice,
      since: since ?? null,
      subjects: slice === 'nav.householdEconomy' ? consenting : null,
    })),
    children: children.map(
      (child) => [families.child(child).id, families.child(child).nationalIdentityNumber] as const,
    ),
    locating,
  }
}

type NavAnswer = Record<string, unknown>

async function ask(asked: Asked): Promise<Record<string, NavAnswer>> {
  const { status, body } = await askSector(nav.url, 'nav', key, EVERYTHING, grant(asked))
  expect(status).toBe(200)
  expect(body.errors).toBeUndefined()
  const entities = body.data?._entities ?? []
  return Object.fromEntries(asked.children.map((child, index) => [child, entities[index]?.['nav'] as NavAnswer]))
}

const NOTHING = {
  contact: null,
  followUp: null,
  activities: null,
  decision14a: null,
  benefits: null,
  householdEconomy: null,
}

const OFFICE = { officeNumber: '9901', officeName: 'Nav Testvik' }

const THEA = {
  contact: OFFICE,
  followUp: {
    underFollowUp: true,
    periods: [
      { startDate: '2025-05-09', endDate: null },
      { startDate: '2023-09-27', endDate: '2024-09-11' },
    ],
  },
  activities: [
    {
      title: 'Mentor',
      type: 'MENTOR',
      status: 'IN_PROGRESS',
      startDate: '2026-05-04',
      endDate: '2026-12-10',
      agreedWithNav: true,
    },
    {
      title: 'Sommerjobb',
      type: 'SUMMER_JOB',
      status: 'COMPLETED',
      startDate: '2025-06-18',
      endDate: '2025-07-28',
      agreedWithNav: true,
    },
    {
      title: 'Egen aktivitet',
      type: 'OWN_ACTIVITY',
      status: 'COMPLETED',
      startDate: '2026-08-12',
      endDate: '2026-11-10',
      agreedWithNav: false,
    },
  ],
  decision14a: {
    supportGroup: 'NEEDS_GUIDANCE_REDUCED_WORK_CAPACITY',
    mainGoal: 'INCREASE_PARTICIPATION',
    decidedOn: '2025-10-26',
  },
  benefits: [
    { kind: 'FINANCIAL_ASSISTANCE', startDate: '2024-02-24', endDate: '2024-05-24' },
    { kind: 'INCOME_BENEFIT', startDate: '2025-12-25', endDate: null },
    { kind: 'HOUSING_ALLOWANCE', startDate: '2026-04-24', endDate: null },
  ],
  householdEconomy: [
    { parent: 'FATHER', supports: [{ kind: 'INCOME_BENEFIT', startDate: '2026-06-13', endDate: null }] },
  ],
}

const MOTHER_OF_LINNEA = {
  parent: 'MOTHER',
  supports: [
    { kind: 'INCOME_BENEFIT', startDate: '2025-07-28', endDate: null },
    { kind: 'FINANCIAL_ASSISTANCE', startDate: '2026-09-06', endDate: '2026-12-05' },
    { kind: 'FINANCIAL_COUNSELLING', startDate: '2026-10-06', endDate: null },
  ],
}
const FATHER_OF_LINNEA = {
  parent: 'FATHER',
  supports: [{ kind: 'INCOME_BENEFIT', startDate: '2026-07-03', endDate: null }],
}

test('the demo’s files are read without a fault', () => {
  expect(faults).toEqual([])
})

describe('what a grant covers is answered', () => {
  test('a youth in follow-up has all six slices', async () => {
    expect(await ask({ children: ['thea'] })).toEqual({ thea: THEA })
  })

  test('each child of a batch gets its own records', async () => {
    const { maret, frida, linnea, froya } = await ask({ children: ['maret', 'frida', 'linnea', 'froya'] })
    expect(maret).toMatchObject({
      contact: OFFICE,
      followUp: { underFollowUp: true, periods: [{ startDate: '2026-08-22', endDate: null }] },
      activities: [
        { title: 'Arbeidstrening', status: 'IN_PROGRESS' },
        { title: 'Møte med Nav', status: 'PLANNED', startDate: '2026-12-02' },
      ],
      decision14a: { supportGroup: 'NEEDS_GUIDANCE', mainGoal: 'GET_WORK', decidedOn: '2026-09-06' },
      benefits: [{ kind: 'INCOME_BENEFIT', startDate: '2026-10-26', endDate: '2026-12-18' }],
    })
    expect(frida).toMatchObject({
      activities: [{ type: 'SUMMER_JOB' }, { type: 'JOB_APPLICATION', status: 'INTERESTED' }],
      decision14a: { supportGroup: 'GOOD_OPPORTUNITIES' },
      benefits: null,
    })
    expect(linnea).toEqual({ ...NOTHING, householdEconomy: [MOTHER_OF_LINNEA, FATHER_OF_LINNEA] })
    expect(froya).toMatchObject({
      followUp: { underFollowUp: false, periods: [{ startDate: '2026-10-22', endDate: '2026-11-12' }] },
      decision14a: null,
    })
  })

  test('nothing recorded is null, never an empty list', async () => {
    expect(await ask({ children: ['hakon'], parents: [] })).toEqual({ hakon: NOTHING })
  })
})

describe('what a grant does not cover is not answered', () => {
  test.each(NAV_SLICES)('without %s in the grant it alone is null', async (slice) => {
    const field = slice.slice('nav.'.length)
    const { thea } = await ask({ children: ['thea'], slices: NAV_SLICES.filter((id) => id !== slice) })
    expect(thea).toEqual({ ...THEA, [field]: null })
  })

  test.each(NAV_SLICES)('with %s alone in the grant nothing else comes', async (slice) => {
    const field = slice.slice('nav.'.length) as keyof typeof THEA
    expect(await ask({ children: ['thea'], slices: [slice] })).toEqual({ thea: { ...NOTHING, [field]: THEA[field] } })
  })

  test('a child that is not in the grant is null', async () => {
    const terms = grant({ children: ['thea'] })
    const ids = [families.child('maret').id, families.child('thea').id]
    const { body } = await askSector(nav.url, 'nav', key, EVERYTHING, terms, ids)
    expect(body.data?._entities).toEqual([null, { __typename: 'Child', id: ids[1], nav: THEA }])
  })

  test('no grant, or a grant for another sector, is 401 and no data', async () => {
    const ids = [families.child('thea').id]
    expect(await askSector(nav.url, 'nav', key, EVERYTHING, null, ids)).toMatchObject({
      status: 401,
      body: { errors: [{ extensions: { code: 'GRANT_REQUIRED' } }] },
    })
    const { status, body } = await askSector(nav.url, 'school', key, EVERYTHING, {
      ...grant({ children: ['thea'] }),
      slices: [],
    })
    expect([status, body.data]).toEqual([401, undefined])
  })
})

describe('where a child is', () => {
  test('without locating the office is withheld, and nothing else', async () => {
    expect(await ask({ children: ['thea', 'ase'], locating: false })).toEqual({
      thea: { ...THEA, contact: { officeNumber: null, officeName: null } },
      ase: {
        ...NOTHING,
        contact: { officeNumber: null, officeName: null },
        benefits: [{ kind: 'INCOME_BENEFIT', startDate: '2023-01-20', endDate: null }],
        householdEconomy: [
          {
            parent: 'MOTHER',
            supports: [
              { kind: 'INCOME_BENEFIT', startDate: '2024-09-11', endDate: '2026-08-12' },
              { kind: 'HOUSING_ALLOWANCE', startDate: '2026-08-17', endDate: null },
            ],
          },
        ],
      },
    })
  })
})

describe('records from before the agreed date', () => {
  test('are left out of every slice, by start date; today’s state is kept', async () => {
    const { thea } = await ask({ children: ['thea'], since: '2026-04-24' })
    expect(thea).toEqual({
      contact: OFFICE,
      followUp: { underFollowUp: true, periods: null },
      activities: [THEA.activities[0], THEA.activities[2]],
      decision14a: null,
      benefits: [THEA.benefits[2]],
      householdEconomy: THEA.householdEconomy,
    })
  })

  test('a record of the very date is shared, one of the day before is not', async () => {
    const on = await ask({ children: ['thea'], since: '2025-05-09' })
    expect(on['thea']?.['followUp']).toEqual({ underFollowUp: true, periods: [THEA.followUp.periods[0]] })
    const after = await ask({ children: ['thea'], since: '2025-05-10' })
    expect(after['thea']?.['followUp']).toEqual({ underFollowUp: true, periods: null })
  })

  test('a follow-up that ended is not hinted at when its period is too old', async () => {
    const { froya } = await ask({ children: ['froya'], since: '2026-10-23' })
    expect(froya?.['followUp']).toBeNull()
  })
})

describe('a parent’s own affairs', () => {
  const household = async (asked: Asked) => {
    const answers = await ask({ slices: ['nav.householdEconomy'], ...asked })
    return asked.children.map((child) => answers[child]?.['householdEconomy'])
  }

  test('only the parent who has said yes is in it', async () => {
    expect(await household({ children: ['linnea'], parents: ['pal'] })).toEqual([[FATHER_OF_LINNEA]])
  })

  test('no parent has said yes: null', async () => {
    expect(await household({ children: ['linnea'], parents: [] })).toEqual([null])
  })

  test('a yes from someone else’s parent gives nothing about them', async () => {
    expect(await household({ children: ['linnea', 'ante'], parents: ['hanne', 'gro'] })).toEqual([
      null,
      [{ parent: 'MOTHER', supports: [{ kind: 'HOUSING_ALLOWANCE', startDate: '2026-03-15', endDate: null }] }],
    ])
  })

  test('a grant that says nothing of parents is refused', async () => {
    const terms = grant({ children: ['linnea'] })
    const slices = terms.slices.map((granted) => ({ ...granted, subjects: null }))
    expect((await askSector(nav.url, 'nav', key, EVERYTHING, { ...terms, slices })).status).toBe(401)
  })

  test('a parent under office lock is not in it, whatever was consented', async () => {
    expect(await household({ children: ['emil'], parents: ['lene'] })).toEqual([null])
  })

  test('before the agreed date counts for a parent too', async () => {
    expect(await household({ children: ['linnea'], since: '2026-10-06' })).toEqual([
      [{ parent: 'MOTHER', supports: [MOTHER_OF_LINNEA.supports[2]] }],
    ])
  })
})

describe('what must never come out, when everything is asked for', () => {
  const everyone = families.children.map((child) => child.key)

  test('no text from a file but the office, and no identity number', async () => {
    const answer = JSON.stringify(await ask({ children: everyone }))
    const texts = new Set<string>()
    for (const name of await readdir(folder, { recursive: true })) {
      if (!name.endsWith('.json')) continue
      JSON.parse(await readFile(join(folder, name), 'utf8'), (member, value) => {
        if (typeof value === 'string' && member !== 'fraDato' && member !== 'tilDato') texts.add(value)
      })
    }
    expect(texts.size).toBeGreaterThan(200)
    const answered = new Set([...answer.matchAll(/"([^"]*)"/g)].map((match) => match[1]))
    // MENTOR is the one word that is the same in the graph as at NAV.
    expect([...texts].filter((text) => answered.has(text)).toSorted()).toEqual(['9901', 'MENTOR', 'Nav Testvik'])
    for (const text of texts) if (text.length > 12 && !/^\d{4}-/.test(text)) expect(answer).not.toContain(text)
  })

  test('no trace of treatment, illness, a workplace or a note', async () => {
    const answer = JSON.stringify(await ask({ children: everyone }))
    expect(answer).not.toMatch(
      /behandling|psykolog|DPS|BUP|angst|rehab|diagnose|F32|syk|epilepsi|reindrift|bibliotek|kafé|Ærfugl|Samvirke|Sjøgata|314000013|Z990200|\d{11}/i,
    )
  })

  test('a benefit given for illness alone leaves no trace', async () => {
    expect(await ask({ children: ['emil'], parents: [] })).toEqual({ emil: NOTHING })
  })
})

test('every slice has records for at least two children of the demo', async () => {
  const answers = Object.values(await ask({ children: families.children.map((child) => child.key) }))
  for (const slice of NAV_SLICES) {
    const field = slice.slice('nav.'.length)
    expect([field, answers.filter((answer) => answer[field] !== null).length >= 2]).toEqual([field, true])
  }
})
