import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DisclosureDetails } from './stored-looks.ts'
import { actIn, type Acts } from '../testing-acts.ts'
import { joinTeam, ORGANISATION, serveFamilies } from '../testing-families.ts'
import { ENGINES, type TestRegistry } from '../testing.ts'

const QUERY = `query ($id: ID!, $first: Int!, $after: String) {
  child(id: $id) {
    accessLog(first: $first, after: $after) {
      nodes { id at kind by role service purpose slices { id } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`

interface Entry {
  readonly id: string
  readonly at: string
  readonly kind: string
  readonly by: string | null
  readonly role: string | null
  readonly slices: readonly { readonly id: string }[]
}

interface LogAnswer {
  readonly child: {
    readonly accessLog: {
      readonly nodes: readonly Entry[]
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    }
  }
}

describe.each(ENGINES)('the log of a child (%s)', (engine) => {
  let registry: TestRegistry
  let acts: Acts

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    acts = actIn(registry)
    await registry.record('linnea', null, joinTeam(registry, 'kari'))
    const { id, textHash } = await acts.given('ingrid', 'linnea')
    await disclose('linnea', 'kari', [])
    await acts.sign('pal', 'linnea', id, textHash)
    await disclose('linnea', 'kari', ['school.attendance', 'health.contacts'])
    await acts.withdraw('pal', 'linnea', id, ['health.contacts'])
    const other = await acts.given('pal', 'linnea', { slices: ['nav.contact'] })
    await acts.refuse('ingrid', 'linnea', other.id)
  })
  afterAll(() => registry.close())

  /** Records a look-up as the gateway does. */
  const disclose = async (child: string, person: string, slices: readonly string[]): Promise<void> => {
    const details: DisclosureDetails = {
      person: registry.idOf(person),
      role: 'COORDINATOR',
      service: 'COORDINATION_UNIT',
      organisation: ORGANISATION,
      purpose: 'COORDINATION',
      slices: slices.map((slice) => ({ slice, directive: randomUUID() })),
    }
    const { rows } = await registry.pool.query(
      `SELECT gateway.commit_disclosures(jsonb_build_array(jsonb_build_array(jsonb_build_object(
         'child', id, 'version', version, 'validUntil', '9999-12-31T00:00:00.000Z', 'legalTable', 1,
         'records', jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'details', $2::jsonb)))))) -> 0 AS result
       FROM registry.child WHERE id = $1`,
      [registry.idOf(child), JSON.stringify(details)],
    )
    expect(rows).toEqual([{ result: { committed: true, changed: [] } }])
  }
  const read = async (person: string, first = 50, after: string | null = null, child = 'linnea') => {
    const { body } = await registry.ask<LogAnswer>(person, QUERY, { id: registry.idOf(child), first, after })
    if (body.data === undefined || body.errors !== undefined) throw new Error(JSON.stringify(body.errors))
    return body.data.child.accessLog
  }

  it.each(['ingrid', 'pal', 'linnea'])('tells %s who looked and what the family did, newest first', async (person) => {
    const { nodes } = await read(person)
    expect(nodes.map(({ kind, by, slices }) => [kind, by, ...slices.map(({ id }) => id)])).toEqual([
      ['REFUSED', 'Ingrid Lyngblom', 'nav.contact'],
      ['SIGNED', 'Pål Åsmund Sørbø', 'nav.contact'],
      ['GAVE', 'Pål Åsmund Sørbø', 'nav.contact'],
      ['WITHDREW', 'Pål Åsmund Sørbø', 'health.contacts'],
      ['LOOKED', 'Kari Nordvik', 'school.attendance', 'health.contacts'],
      ['SIGNED', 'Pål Åsmund Sørbø', 'school.attendance', 'health.contacts'],
      ['LOOKED', 'Kari Nordvik'],
      ['SIGNED', 'Ingrid Lyngblom', 'school.attendance', 'health.contacts'],
      ['GAVE', 'Ingrid Lyngblom', 'school.attendance', 'health.contacts'],
    ])
    expect(nodes.map(({ at }) => at)).toEqual(
      nodes
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
  })

  it('tells in which role someone looked, and no role of the family', async () => {
    const { nodes } = await read('ingrid')
    expect(nodes.find(({ kind }) => kind === 'LOOKED')).toMatchObject({
      role: 'COORDINATOR',
      service: 'COORDINATION_UNIT',
      purpose: 'COORDINATION',
    })
    expect(nodes.filter(({ kind, role }) => kind !== 'LOOKED' && role !== null)).toEqual([])
  })

  it('holds no look-up of a sibling', async () => {
    await disclose('hakon', 'kari', ['school.attendance'])
    expect((await read('ingrid')).nodes).toHaveLength(9)
    expect((await read('ingrid', 50, null, 'hakon')).nodes).toHaveLength(1)
  })

  it.each([1, 2, 4, 8, 9])('has each entry on one page, whatever the size: %i', async (size) => {
    const paged: Entry[] = []
    let after: string | null = null
    for (;;) {
      const { nodes, pageInfo }: LogAnswer['child']['accessLog'] = await read('ingrid', size, after)
      paged.push(...nodes)
      after = pageInfo.endCursor
      expect(pageInfo.hasNextPage).toBe(after !== null)
      if (after === null) break
    }
    expect(paged).toEqual((await read('ingrid')).nodes)
  })

  it('has a page of at least one and at most 50', async () => {
    for (let count = 0; count < 60; count++) await disclose('ante', 'hedda', ['school.attendance'])
    for (const [first, given] of [
      [-1, 1],
      [0, 1],
      [50, 50],
      [1_000, 50],
    ] as const) {
      expect((await read('gro', first, null, 'ante')).nodes).toHaveLength(given)
    }
  })

  it.each(['act-999', randomUUID(), '', 'x'])('goes on after no entry but its own: %j', async (cursor) => {
    expect(await read('ingrid', 50, cursor)).toEqual({
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    })
  })

  it('is not the team’s to read', async () => {
    const { body } = await registry.ask('kari', QUERY, { id: registry.idOf('linnea'), first: 5 })
    expect(body).toEqual({ data: { child: { accessLog: null } } })
  })
})
