import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dateInNorway, type PlainDate } from '@samsyn/schema/policy'
import { askFor, recordLooks, type TestLook } from '../access-log/testing-looks.ts'
import { recordEvents, registerOfficer } from '../intake.ts'
import { joinTeam, ORGANISATION, readRegister, serveFamilies } from '../testing-families.ts'
import { BOTH_ENGINES, type TestRegistry } from '../testing.ts'
import { LOOK_RULES } from './look-rules.ts'
import { isRestDay } from './rest-days.ts'

interface Looks {
  readonly id: string
  readonly date: PlainDate
  readonly by: string | null
  readonly looks: number
  readonly children: number
  readonly childrenShown: number
  readonly flags: readonly string[]
  readonly parts: readonly { readonly role: string | null; readonly organisation: string | null }[]
}

interface Page<T> {
  readonly nodes: readonly T[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

const LOOKS = `query ($flagged: Boolean!, $first: Int!, $after: String) {
  page: overseenLooks(flagged: $flagged, first: $first, after: $after) {
    nodes { id date by looks children childrenShown flags
      parts { role service organisation purpose looks children } }
    pageInfo { hasNextPage endCursor }
  }
}`
const CHILDREN = `query ($looks: ID!, $first: Int!, $after: String) {
  page: overseenChildren(looks: $looks, first: $first, after: $after) {
    nodes { child { id } looks flags }
    pageInfo { hasNextPage endCursor }
  }
}`

/** The last day before a date on which offices were open. */
function workdayBefore(date: PlainDate): PlainDate {
  const day = addDays(date, -1)
  return isRestDay(day) ? workdayBefore(day) : day
}
function saturdayBefore(date: PlainDate): PlainDate {
  const day = addDays(date, -1)
  return new Date(`${day}T00:00:00Z`).getUTCDay() === 6 ? day : saturdayBefore(day)
}

describe.each(BOTH_ENGINES)('what a privacy officer sees of who looked (%s)', (engine) => {
  let registry: TestRegistry
  let today: PlainDate
  /** Days of their own, each for one test. */
  let days: PlainDate[]
  const nextDay = (): PlainDate => days.shift() as PlainDate

  const readPage = async (person: string, first = 50, after: string | null = null, flagged = false) =>
    (await askFor<{ page: Page<Looks> }>(registry, person, LOOKS, { flagged, first, after })).page
  const readAll = async (person: string, first = 50, flagged = false): Promise<readonly Looks[]> => {
    const all: Looks[] = []
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo }: Page<Looks> = await readPage(person, first, after, flagged)
      all.push(...nodes)
      after = pageInfo.endCursor
      expect(pageInfo.hasNextPage).toBe(after !== null)
      if (after === null) return all
    }
  }
  const readDay = async (day: PlainDate) => (await readAll('siri')).filter(({ date }) => date === day)
  const childrenOf = async (looks: Looks | undefined, person = 'siri', first = 50, after: string | null = null) =>
    (
      await askFor<{ page: Page<{ child: { id: string }; looks: number; flags: readonly string[] }> }>(
        registry,
        person,
        CHILDREN,
        { looks: looks?.id ?? '', first, after },
      )
    ).page
  const at = (day: PlainDate, time: string, changes: Partial<TestLook> = {}): TestLook => ({
    at: `${day}T${time}:00Z`,
    slices: ['school.ppt'],
    ...changes,
  })
  /** Someone on the team asks for something on a day: then there is work in the case. */
  const work = (child: string, day: PlainDate) =>
    recordEvents(registry.database, registry.idOf(child), registry.idOf('kari'), `${day}T09:00:00.000Z`, [
      {
        kind: 'CONSENT_REQUESTED',
        body: {
          id: randomUUID(),
          slices: ['school.ppt'],
          purpose: 'COORDINATION',
          recipient: { service: 'COORDINATION_UNIT' },
        },
      },
    ])

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    ;({ today } = registry.families)
    days = []
    for (let day = workdayBefore(addDays(today, -5)); days.length < 12; day = workdayBefore(day)) days.push(day)
    for (const child of ['linnea', 'hakon', 'froya', 'ante', 'ase']) {
      await registry.record(child, null, joinTeam(registry, 'kari', { from: addDays(today, -400) }))
    }
    for (const child of ['linnea', 'hakon', 'froya', 'ase']) {
      for (const ago of [200, 120, 60, 10]) await work(child, addDays(today, -ago))
    }
  })
  afterAll(() => registry.close())

  it('is a line for each person and day, with capacities and purposes, and every look is counted once', async () => {
    const day = nextDay()
    await recordLooks(registry, 'linnea', [at(day, '10:00'), at(day, '11:00', { slices: [] })])
    await recordLooks(registry, 'hakon', [at(day, '10:00', { purpose: 'TRANSITION', slices: [] })])
    await recordLooks(registry, 'froya', [
      at(day, '10:00', { person: registry.idOf('siri'), role: null, service: null, purpose: null, slices: [] }),
    ])
    const alike = { role: 'COORDINATOR', service: 'COORDINATION_UNIT', organisation: ORGANISATION }
    expect(await readDay(day)).toEqual([
      {
        id: expect.any(String),
        date: day,
        by: 'Kari Nordvik',
        looks: 3,
        children: 2,
        childrenShown: 1,
        flags: [],
        parts: [
          { ...alike, purpose: 'COORDINATION', looks: 2, children: 1 },
          { ...alike, purpose: 'TRANSITION', looks: 1, children: 1 },
        ],
      },
      {
        id: expect.any(String),
        date: day,
        by: 'Siri Vernes',
        looks: 1,
        children: 1,
        childrenShown: 0,
        flags: [],
        parts: [{ role: null, service: null, organisation: ORGANISATION, purpose: null, looks: 1, children: 1 }],
      },
    ])
    const { rows } = await registry.pool.query('SELECT count(*)::int AS looks FROM audit.disclosure')
    const all = await readAll('siri')
    expect(all.reduce((sum, { looks }) => sum + looks, 0)).toBe((rows[0] as { looks: number }).looks)
  })

  it.each([
    [
      '06:00 on a workday is no odd hour, nor is 21:59',
      [
        [6, 0],
        [21, 59],
      ],
      [],
    ],
    ['05:59 is', [[5, 59]], ['ODD_HOURS']],
    ['22:00 is', [[22, 0]], ['ODD_HOURS']],
  ] as const)('%s, on a clock in Norway', async (_, times, flags) => {
    const day = nextDay()
    for (const [hour, minute] of times) {
      // From the local midnight: no hour is skipped or comes twice on a workday.
      const midnight = Date.parse(`${day}T00:00:00Z`)
      const offset = dateInNorway(new Date(midnight - 2 * 3_600_000).toISOString()) === day ? 2 : 1
      const instant = new Date(midnight + (hour - offset) * 3_600_000 + minute * 60_000).toISOString()
      await recordLooks(registry, 'linnea', [{ at: instant, slices: ['school.ppt'] }])
    }
    expect((await readDay(day)).map((looks) => looks.flags)).toEqual([flags])
  })

  it('a Saturday is odd all day', async () => {
    const day = saturdayBefore(addDays(today, -30))
    await recordLooks(registry, 'linnea', [at(day, '10:00')])
    expect((await readDay(day)).map(({ flags }) => flags)).toEqual([['ODD_HOURS']])
  })

  it('a look in a case where nothing has happened for long is flagged, at that child and no other', async () => {
    const day = nextDay()
    await recordLooks(registry, 'linnea', [at(day, '10:00')])
    await recordLooks(registry, 'ante', [at(day, '10:00')])
    const [looks] = await readDay(day)
    expect(looks).toMatchObject({ by: 'Kari Nordvik', flags: ['NO_CASE_WORK'] })
    expect((await childrenOf(looks)).nodes).toEqual([
      { child: { id: registry.idOf('ante') }, looks: 1, flags: ['NO_CASE_WORK'] },
      { child: { id: registry.idOf('linnea') }, looks: 1, flags: [] },
    ])
  })

  it('nor is it one by whoever has just joined the team, by an office, or that showed nothing', async () => {
    const day = nextDay()
    await registry.record('ante', null, joinTeam(registry, 'hedda', { from: addDays(day, -20), service: 'SCHOOL' }))
    await recordLooks(registry, 'ante', [
      at(day, '10:00', { person: registry.idOf('hedda'), service: 'SCHOOL' }),
      at(day, '10:00', { person: registry.idOf('siri'), role: null, service: null, purpose: null }),
      at(day, '10:00', { slices: [] }),
    ])
    expect((await readDay(day)).map(({ flags }) => flags)).toEqual([[], [], []])
  })

  it('what is done in the case after a look does not excuse it', async () => {
    const day = nextDay()
    await registry.record('bjorn', null, joinTeam(registry, 'kari', { from: addDays(today, -400) }))
    await recordLooks(registry, 'bjorn', [at(day, '10:00')])
    await work('bjorn', addDays(day, 1))
    expect((await readDay(day)).map(({ flags }) => flags)).toEqual([['NO_CASE_WORK']])
    await work('bjorn', day)
    expect((await readDay(day)).map(({ flags }) => flags)).toEqual([[]])
  })

  it('of a child with a protected address nobody who looked is named, nor their organisation', async () => {
    const day = nextDay()
    await recordLooks(registry, 'ase', [at(day, '10:00')])
    await recordLooks(registry, 'linnea', [at(day, '10:00')])
    const looks = await readDay(day)
    expect(looks.map(({ by, children, parts }) => [by, children, parts[0]?.organisation])).toEqual(
      expect.arrayContaining([
        [null, 1, null],
        ['Kari Nordvik', 1, ORGANISATION],
      ]),
    )
    const unnamed = looks.find(({ by }) => by === null)
    expect((await childrenOf(unnamed)).nodes.map(({ child }) => child.id)).toEqual([registry.idOf('ase')])
  })

  it('is found at any page size, each line once', async () => {
    const all = await readAll('siri')
    expect(all.length).toBeGreaterThan(8)
    for (const size of [1, 2, 3, 7]) expect(await readAll('siri', size)).toEqual(all)
    const flagged = all.filter(({ flags }) => flags.length > 0)
    for (const size of [1, 2, 50]) expect(await readAll('siri', size, true)).toEqual(flagged)
  })

  it('goes on after no cursor but its own, and names children for no id but its own', async () => {
    const empty = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    const { nodes, pageInfo } = await readPage('siri', 1)
    for (const cursor of ['', 'x', randomUUID(), `${pageInfo.endCursor}x`]) {
      expect(await readPage('siri', 1, cursor)).toEqual(empty)
    }
    expect(await readPage('siri', 1, pageInfo.endCursor, true)).toEqual(empty)
    const [looks] = nodes as [Looks]
    for (const id of ['', 'x', `${looks.id}x`, pageInfo.endCursor as string]) {
      expect(await childrenOf({ ...looks, id })).toEqual(empty)
    }
    expect(await childrenOf(looks, 'kari')).toEqual(empty)
  })

  it.each(['kari', 'ingrid', 'froya', 'hedda', 'tor'])('is empty for %s, who is none', async (person) => {
    expect(await readAll(person)).toEqual([])
  })

  it('is of the officer’s own municipality and organisation, and never of the officer’s own family', async () => {
    const { database, idOf, families } = registry
    const from = addDays(today, -5)
    await registerOfficer(database, { person: idOf('tor'), municipality: '0301', organisation: ORGANISATION, from })
    await registerOfficer(database, {
      person: idOf('hedda'),
      municipality: families.municipality.number,
      organisation: '314000099',
      from,
    })
    expect(await readAll('tor')).toEqual([])
    expect(await readAll('hedda')).toEqual([])
    await registerOfficer(database, {
      person: idOf('pal'),
      municipality: families.municipality.number,
      organisation: ORGANISATION,
      from,
    })
    const { rows } = await registry.pool.query(
      'SELECT count(*)::int AS looks FROM audit.disclosure WHERE child = ANY ($1)',
      [['ante', 'ase', 'bjorn'].map(idOf)],
    )
    const seen = await readAll('pal')
    expect(seen.reduce((sum, { looks }) => sum + looks, 0)).toBe((rows[0] as { looks: number }).looks)
    const siris = (await readAll('siri'))[0]
    expect((await childrenOf(siris, 'pal')).nodes).toEqual([])
  })

  it('is nothing of a child whose address is strictly protected by now', async () => {
    const count = async (): Promise<number> => (await readAll('siri')).reduce((sum, { looks }) => sum + looks, 0)
    const before = await count()
    await recordLooks(registry, 'emil', [at(addDays(today, -2), '10:00')])
    expect(await count()).toBe(before + 1)
    await registry.record('emil', null, readRegister(registry, 'emil', { addressProtection: 'STRENGT_FORTROLIG' }))
    expect(await count()).toBe(before)
  })

  it('tells the thresholds it goes by', async () => {
    const { lookRules } = await askFor<{ lookRules: unknown }>(
      registry,
      'siri',
      '{ lookRules { childrenInADay dayFrom dayTo caseWorkDays inForceFrom inForceTo } }',
      {},
    )
    expect(lookRules).toEqual(LOOK_RULES)
  })
})
