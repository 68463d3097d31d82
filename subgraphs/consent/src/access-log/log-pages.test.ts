import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@samsyn/schema/policy'
import type { ChildView } from '../loaders.ts'
import { actIn } from '../testing-acts.ts'
import { joinTeam, serveFamilies } from '../testing-families.ts'
import { BOTH_ENGINES, type TestRegistry } from '../testing.ts'
import { readAccessLog } from './log-fields.ts'
import { readLooks } from './looks.ts'
import { readAs, recordLooks } from './testing-looks.ts'

const LOOKS = 3_000
const PER_DAY = 10

describe.each(BOTH_ENGINES)('a log of three thousand looks (%s)', (engine) => {
  let registry: TestRegistry

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    const { today } = registry.families
    await registry.record('linnea', null, joinTeam(registry, 'kari'))
    await actIn(registry).given('ingrid', 'linnea')
    const looks = Array.from({ length: LOOKS }, (_, n) => ({
      // Several of one millisecond, and of one moment.
      at: `${addDays(today, -Math.floor(n / PER_DAY) - 1)}T09:00:00.00${n % 3}${n % 2}00Z`,
      slices: ['school.attendance'],
    }))
    await recordLooks(registry, 'linnea', looks)
    await recordLooks(
      registry,
      'froya',
      looks.map((look, n) => ({ ...look, slices: [n % 100 === 0 ? 'school.attendance' : 'health.plan'] })),
    )
  })
  afterAll(() => registry.close())

  const open = async (person: string, child: string) => {
    const { context, countRows } = readAs(registry, person)
    const view = (await context.child(registry.idOf(child))) as ChildView
    countRows()
    const turn = async <T>(read: (after: string | null) => Promise<T>, after: string | null) => {
      const page = await read(after)
      return { page, rows: countRows() }
    }
    return {
      log: (first: number, after: string | null = null) =>
        turn((cursor) => readAccessLog(view, { first, after: cursor }, context), after),
      looks: (first: number, after: string | null = null) =>
        turn((cursor) => readLooks(view, { first, after: cursor }, context), after),
    }
  }

  it.each([1, 20, 50])('is read a page at a time: for %i entries no more than twice as many rows', async (size) => {
    const { log } = await open('ingrid', 'linnea')
    let after: string | null = null
    // Deep in the log as at its beginning.
    for (let page = 0; page < 5; page++) {
      const read: Awaited<ReturnType<typeof log>> = await log(size, after)
      expect(read.page.nodes).toHaveLength(size)
      // The looks, one more to know of more, the few acts, and the look of the cursor.
      expect(read.rows).toBeLessThanOrEqual(size + 1 + 2 + 1)
      after = read.page.pageInfo.endCursor
    }
  })

  it.each([
    ['ingrid', 'linnea', LOOKS + 2],
    ['linnea', 'linnea', LOOKS + 2],
    ['froya', 'froya', LOOKS],
    ['pal', 'froya', LOOKS / 100],
  ])('has for %s each entry of %s once, in one order', async (person, child, count) => {
    const { log } = await open(person, child)
    const ids: string[] = []
    const times: string[] = []
    for (let after: string | null = null; ; ) {
      const { page }: Awaited<ReturnType<typeof log>> = await log(50, after)
      for (const { entry } of page.nodes) {
        ids.push(entry.id)
        times.push(entry.at)
      }
      after = page.pageInfo.endCursor
      if (after === null) break
    }
    expect(new Set(ids).size).toBe(count)
    expect(ids).toHaveLength(count)
    expect(times).toEqual(times.toSorted().toReversed())
  })

  it('fills a guardian’s page past what is behind the child’s own wall, and reads nothing of that', async () => {
    const { log, looks } = await open('pal', 'froya')
    const { page, rows } = await log(20)
    expect(rows).toBe(21)
    expect((await looks(20)).rows).toBe(21)
    expect(page.nodes.map(({ entry }) => entry.slices)).toEqual(Array.from({ length: 20 }, () => ['school.attendance']))
    expect(page.pageInfo.hasNextPage).toBe(true)
  })

  it('has groups that are counted where they are stored: of a page of days, one row a day', async () => {
    const { looks } = await open('linnea', 'linnea')
    const { page, rows } = await looks(20)
    expect(page.nodes.map(({ group }) => group.count)).toEqual(Array.from({ length: 20 }, () => PER_DAY))
    expect(rows).toBe(21)
    const next = await looks(20, page.pageInfo.endCursor)
    expect(next.page.nodes).toHaveLength(20)
    expect(next.rows).toBe(22)
  })
})
