import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dateInNorway, type PlainDate, PURPOSES, SLICE_IDS, startOfDate } from '@samsyn/schema/policy'
import { recordEvents } from '../intake.ts'
import { joinTeam, serveFamilies } from '../testing-families.ts'
import { BOTH_ENGINES, type TestRegistry } from '../testing.ts'
import { askFor, recordLooks, type TestLook } from './testing-looks.ts'

interface Group {
  readonly date: PlainDate
  readonly purpose: string | null
  readonly count: number
  readonly lookers: readonly {
    readonly by: string | null
    readonly role: string | null
    readonly service: string | null
    readonly count: number
    readonly slices: readonly { readonly id: string }[]
  }[]
  readonly slices: readonly { readonly id: string }[]
}

interface Page<T> {
  readonly nodes: readonly T[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

interface Look {
  readonly at: string
  readonly kind: string
  readonly by: string
  readonly role: string | null
  readonly service: string | null
  readonly purpose: string | null
  readonly slices: readonly { readonly id: string }[]
}

const LOOKS = `query ($id: ID!, $first: Int!, $after: String) { child(id: $id) { page: looks(first: $first, after: $after) {
  nodes { date purpose count lookers { by role service count slices { id } } slices { id } }
  pageInfo { hasNextPage endCursor }
} } }`
const LOG = `query ($id: ID!, $first: Int!, $after: String) { child(id: $id) { page: accessLog(first: $first, after: $after) {
  nodes { at kind by role service purpose slices { id } }
  pageInfo { hasNextPage endCursor }
} } }`

describe.each(BOTH_ENGINES)('who looked, by day and purpose (%s)', (engine) => {
  let registry: TestRegistry
  let today: PlainDate

  const readPage = async <T>(query: string, person: string, child: string, first: number, after: string | null) => {
    const variables = { id: registry.idOf(child), first, after }
    return (await askFor<{ child: { page: Page<T> } }>(registry, person, query, variables)).child.page
  }
  const readAll = async <T>(query: string, person: string, child: string, first = 50): Promise<readonly T[]> => {
    const all: T[] = []
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo }: Page<T> = await readPage<T>(query, person, child, first, after)
      all.push(...nodes)
      after = pageInfo.endCursor
      expect(pageInfo.hasNextPage).toBe(after !== null)
      if (after === null) return all
    }
  }
  const looks = (person: string, child: string, first?: number) => readAll<Group>(LOOKS, person, child, first)

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    ;({ today } = registry.families)
    for (const child of ['linnea', 'ailu', 'froya', 'ase']) {
      await registry.record(child, null, joinTeam(registry, 'kari'))
    }
  })
  afterAll(() => registry.close())

  it('gathers the looks of a day in Norway, from midnight to midnight', async () => {
    const day = addDays(today, -40)
    const atStart = Date.parse(startOfDate(day))
    const look = (ms: number): TestLook => ({ at: new Date(atStart + ms).toISOString(), slices: ['school.ppt'] })
    await recordLooks(registry, 'hakon', [look(-1), look(0), look(1)])
    expect((await looks('ingrid', 'hakon')).map(({ date, count }) => [date, count])).toEqual([
      [day, 2],
      [addDays(day, -1), 1],
    ])
  })

  it('tells for each purpose who looked in which role, how often, and what they were shown', async () => {
    const at = `${addDays(today, -20)}T10:00:00Z`
    const hedda = { person: registry.idOf('hedda'), role: 'TEAM_MEMBER', service: 'SCHOOL' }
    await recordLooks(registry, 'ante', [
      { at, slices: ['health.plan', 'school.attendance'] },
      { at, slices: ['school.attendance'] },
      { at, ...hedda, slices: [] },
      { at, ...hedda, purpose: 'INDIVIDUAL_PLAN', slices: ['school.ppt'] },
      { at, role: 'TEAM_LEADER', slices: ['nav.contact'] },
      { at, person: registry.idOf('siri'), role: null, service: null, purpose: null, slices: [] },
    ])
    const date = addDays(today, -20)
    const kari = { by: 'Kari Nordvik', service: 'COORDINATION_UNIT' }
    const other = { by: 'Hedda Helland', role: 'TEAM_MEMBER', service: 'SCHOOL', count: 1 }
    const groups = await looks('gro', 'ante')
    expect(groups).toEqual([
      {
        date,
        purpose: 'COORDINATION',
        count: 4,
        lookers: expect.arrayContaining([
          { ...kari, role: 'COORDINATOR', count: 2, slices: [{ id: 'school.attendance' }, { id: 'health.plan' }] },
          { ...kari, role: 'TEAM_LEADER', count: 1, slices: [{ id: 'nav.contact' }] },
          { ...other, slices: [] },
        ]),
        slices: [{ id: 'school.attendance' }, { id: 'health.plan' }, { id: 'nav.contact' }],
      },
      {
        date,
        purpose: 'INDIVIDUAL_PLAN',
        count: 1,
        lookers: [{ ...other, slices: [{ id: 'school.ppt' }] }],
        slices: [{ id: 'school.ppt' }],
      },
      {
        date,
        purpose: null,
        count: 1,
        lookers: [{ by: 'Siri Vernes', role: null, service: null, count: 1, slices: [] }],
        slices: [],
      },
    ])
    expect(groups[0]?.lookers.map(({ count }) => count)).toEqual([2, 1, 1])
  })

  /** A hundred looks of the last ten days, of which a child has kept something on some of them. */
  const recordMany = async (child: string): Promise<void> => {
    const slices = ['health.plan', 'health.contacts', 'school.attendance', 'nav.contact']
    const many = Array.from({ length: 100 }, (_, n): TestLook => {
      const purpose = PURPOSES[n % 3]
      return {
        at: new Date(Date.parse(startOfDate(today)) - n * 2.4 * 3_600_000 - 1_800_000).toISOString(),
        person: registry.idOf(n % 4 === 0 ? 'hedda' : 'kari'),
        ...(purpose === undefined ? {} : { purpose: n % 10 === 9 ? null : purpose }),
        slices: slices.filter((_slice, place) => ((n * 7) % 16) & (1 << place)),
      }
    })
    await recordLooks(registry, child, many)
  }
  const keep = (
    child: string,
    at: string,
    kind: 'SLICES_KEPT' | 'SLICES_RELEASED',
    ...kept: ('health.plan' | 'health.contacts')[]
  ) =>
    recordEvents(registry.database, registry.idOf(child), registry.idOf(child), at, [{ kind, body: { slices: kept } }])

  it.each([
    ['linnea', ['ingrid', 'linnea', 'siri']],
    ['ailu', ['sara', 'ailu', 'siri']],
    ['froya', ['pal', 'froya', 'siri']],
    ['ase', ['hanne', 'siri']],
  ])('tells of %s no more and no less than the log, to whoever reads it: %s', async (child, readers) => {
    await recordMany(child)
    if (child === 'ailu') {
      const noon = (days: number): string => `${addDays(today, days)}T11:00:00.000Z`
      await keep(child, noon(-8), 'SLICES_KEPT', 'health.plan', 'health.contacts')
      await keep(child, noon(-5), 'SLICES_RELEASED', 'health.plan')
      await keep(child, noon(-4), 'SLICES_RELEASED', 'health.contacts')
      await keep(child, noon(-2), 'SLICES_KEPT', 'health.plan')
    }
    const told = await Promise.all(readers.map((reader) => looks(reader, child)))
    for (const [index, reader] of readers.entries()) {
      const log = (await readAll<Look>(LOG, reader, child)).filter(({ kind }) => kind === 'LOOKED')
      expect(told[index]?.map(order)).toEqual(groupByHand(log).map(order))
    }
    // What the guardian is told of is less where there is a wall.
    const counts = told.map((groups) => groups.reduce((sum, { count }) => sum + count, 0))
    expect(counts.at(-1)).toBe(100)
    if (child === 'ailu' || child === 'froya') expect(counts[0]).toBeLessThan(100)
  })

  it('is veiled for a guardian from the moment a slice is kept to the moment it is not, and so is the log', async () => {
    const [from, to] = [`${addDays(today, -12)}T11:00:00.000Z`, `${addDays(today, -11)}T11:00:00.000Z`]
    const before = (at: string): string => at.replace('T11:00:00.000Z', 'T10:59:59.999Z')
    const moments = [before(from), from, before(to), before(to).replace('.999Z', '.999999Z'), to]
    await keep('hakon', from, 'SLICES_KEPT', 'health.plan')
    await keep('hakon', to, 'SLICES_RELEASED', 'health.plan')
    for (const slices of [['health.plan'], ['health.plan', 'nav.contact']]) {
      await recordLooks(
        registry,
        'hakon',
        moments.map((at) => ({ at, slices, purpose: 'TRANSITION' })),
      )
    }
    const read = async (reader: string, slices: readonly string[]) =>
      (await readAll<Look>(LOG, reader, 'hakon'))
        .filter((one) => one.kind === 'LOOKED' && one.purpose === 'TRANSITION')
        .filter((one) => JSON.stringify(one.slices.map(({ id }) => id)) === JSON.stringify(slices))
        .map(({ at }) => at)
        .toReversed()
    const inMilliseconds = [before(from), from, before(to), before(to), to]
    expect(await read('hakon', ['health.plan'])).toEqual(inMilliseconds)
    expect(await read('hakon', ['health.plan', 'nav.contact'])).toEqual(inMilliseconds)
    expect(await read('pal', ['health.plan'])).toEqual([before(from), to])
    expect(await read('pal', ['health.plan', 'nav.contact'])).toEqual([before(from), to])
    expect(await read('pal', ['nav.contact'])).toEqual([from, before(to), before(to)])
    const count = async (reader: string): Promise<readonly number[]> =>
      (await looks(reader, 'hakon')).flatMap((group) => (group.purpose === 'TRANSITION' ? [group.count] : []))
    expect([await count('hakon'), await count('pal')]).toEqual([
      [6, 4],
      [4, 3],
    ])
  })

  it.each([1, 7, 50])('has each group on one page, whatever the size: %i', async (size) => {
    for (const reader of ['ailu', 'sara']) {
      expect(await looks(reader, 'ailu', size)).toEqual(await looks(reader, 'ailu'))
    }
  })

  it('goes on after no cursor but the reader’s own of this list', async () => {
    const empty = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    const { pageInfo } = await readPage<Group>(LOOKS, 'siri', 'ailu', 2, null)
    const ofLog = await readPage<Look>(LOG, 'sara', 'ailu', 2, null)
    const ofSibling = await readPage<Group>(LOOKS, 'sara', 'biret', 2, null)
    expect(ofSibling).toEqual(empty)
    for (const cursor of [pageInfo.endCursor, ofLog.pageInfo.endCursor, `${today} NONE`, '', 'x']) {
      expect(await readPage<Group>(LOOKS, 'sara', 'ailu', 2, cursor)).toEqual(empty)
    }
  })

  it('names nobody where places are withheld', async () => {
    const named = (await looks('hanne', 'ase')).flatMap(({ lookers }) => lookers.map(({ by }) => by))
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((by) => by !== null)).toEqual([])
  })

  it('is not the team’s to read', async () => {
    const { body } = await registry.ask('kari', LOOKS, { id: registry.idOf('linnea'), first: 5 })
    expect(body).toEqual({ data: { child: { page: null } } })
  })
})

/** Lookers who looked as often come in no certain order. */
function order({ lookers, ...group }: Group): unknown {
  return { ...group, lookers: lookers.map((one) => JSON.stringify(one)).toSorted() }
}

function groupByHand(log: readonly Look[]): readonly Group[] {
  const sum = (looks: readonly Look[]) => {
    const shown = new Set(looks.flatMap(({ slices }) => slices.map(({ id }) => id)))
    return { count: looks.length, slices: SLICE_IDS.filter((id) => shown.has(id)).map((id) => ({ id })) }
  }
  const split = (looks: readonly Look[], keyOf: (look: Look) => readonly unknown[]) => {
    const groups = new Map<string, Look[]>()
    for (const look of looks) {
      const key = JSON.stringify(keyOf(look))
      groups.set(key, [...(groups.get(key) ?? []), look])
    }
    return [...groups.values()] as [Look, ...Look[]][]
  }
  const places = [...PURPOSES, null] as readonly (string | null)[]
  return split(log, ({ at, purpose }) => [dateInNorway(at), purpose])
    .map((looks): Group => {
      const lookers = split(looks, ({ by, role, service }) => [by, role, service])
      return {
        date: dateInNorway(looks[0].at),
        purpose: looks[0].purpose,
        ...sum(looks),
        lookers: lookers.map((own) => {
          const [{ by, role, service }] = own
          return { by, role, service, ...sum(own) }
        }),
      }
    })
    .toSorted((a, b) =>
      a.date === b.date ? places.indexOf(a.purpose) - places.indexOf(b.purpose) : a.date < b.date ? 1 : -1,
    )
}
