import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCursor } from './cursor.ts'
import { recordEvents, registerOfficer, registerPersons, registerRegistrar } from './intake.ts'
import { joinTeam, readRegister, serveFamilies } from './testing-families.ts'
import { ENGINES, type TestRegistry } from './testing.ts'

const QUERY = `query ($first: Int!, $after: String) {
  children(first: $first, after: $after) { nodes { id displayName myCapacity } pageInfo { hasNextPage endCursor } }
}`
const EMPTY = '{"data":{"children":{"nodes":[],"pageInfo":{"hasNextPage":false,"endCursor":null}}}}\n'
const PUPILS = 60

interface ChildrenAnswer {
  readonly children: {
    readonly nodes: readonly { readonly id: string; readonly displayName: string; readonly myCapacity: string }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
}

describe.each(ENGINES)('the children a caller may find (%s)', (engine) => {
  let registry: TestRegistry

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    const { database, idOf, record } = registry
    for (const child of ['linnea', 'hakon', 'ase', 'signe', 'maret', 'thea']) {
      await record(child, null, joinTeam(registry, 'kari'))
    }
    // Ola is on the teams of more children than a page holds, and a guardian of one after all of them by name.
    const pupils = Array.from({ length: PUPILS }, (_, index) => ({
      id: randomUUID(),
      nationalIdentityNumber: `0181${String(index).padStart(7, '0')}`,
      displayName: `Elev ${String(index).padStart(2, '0')}`,
    }))
    await registerPersons(database, pupils)
    const elsewhere = readRegister(registry, 'linnea', { municipality: '9902', responsibility: [] })
    for (const pupil of pupils) {
      await recordEvents(database, pupil.id, null, new Date().toISOString(), [elsewhere, joinTeam(registry, 'ola')])
    }
    const responsibility = [{ person: idOf('ola'), kind: 'far' as const }]
    await record('ase', null, readRegister(registry, 'ase', { responsibility }))
  })
  afterAll(() => registry.close())

  const list = async (person: string, first: number, after: string | null = null, terms = {}) => {
    const { text, body } = await registry.ask<ChildrenAnswer>(person, QUERY, { first, after }, terms)
    if (body.data === undefined || body.errors !== undefined) throw new Error(text)
    return { text, ...body.data.children }
  }
  const names = (page: ChildrenAnswer['children']): string[] => page.nodes.map(({ displayName }) => displayName)

  const cursorOf = (person: string, id: string): string => writeCursor(['children', registry.idOf(person)], id)

  it('are those of a coordinator today, without those whose address is strictly protected', async () => {
    const page = await list('kari', 50)
    expect(names(page).toSorted()).toEqual(
      ['Håkon Lyngblom', 'Linnea Lyngblom', 'Máret Eŋgá Guttorm', 'Thea Nygård', 'Åse Østby'].toSorted(),
    )
    expect(page.nodes.every(({ myCapacity }) => myCapacity === 'TEAM')).toBe(true)
    expect(page.pageInfo).toEqual({ hasNextPage: false, endCursor: null })
  })

  it(`are a guardian's own children under 18`, async () => {
    expect(names(await list('ingrid', 50)).toSorted()).toEqual(['Frøya Lyngblom', 'Håkon Lyngblom', 'Linnea Lyngblom'])
    expect(names(await list('sara', 50)).toSorted()).toEqual(['Biret Áile Guttorm', 'Áilu Guttorm'])
  })

  it('are the youth alone', async () => {
    expect(await list('frida', 50)).toMatchObject({ nodes: [{ displayName: 'Frida Fjellbekk', myCapacity: 'YOUTH' }] })
  })

  it(`are those of the privacy officer's municipality`, async () => {
    const { families } = registry
    const findable = families.children.filter((child) => child.addressProtection !== 'STRENGT_FORTROLIG')
    expect((await list('siri', 50)).nodes.map(({ id }) => id).toSorted()).toEqual(
      findable.map(({ id }) => id).toSorted(),
    )
  })

  it(`are none of another organisation's, in the same municipality and for whatever office`, async () => {
    const office = { municipality: '9901', organisation: '999999999', from: '2020-01-01' }
    await registerOfficer(registry.database, { ...office, person: registry.idOf('hedda') })
    await registerRegistrar(registry.database, { ...office, person: registry.idOf('hedda') })
    expect((await list('hedda', 50)).text).toBe(EMPTY)
    await registry.record('biret', null, joinTeam(registry, 'roar', { organisation: '999999999' }))
    expect(names(await list('hedda', 50))).toEqual(['Biret Áile Guttorm'])
  })

  it.each([
    ['has no child', 'stale', {}],
    ['is not known to the registry', 'ingrid', { sub: '01810000099' }],
    ['has signed in with too little assurance', 'kari', { assurance: 'LOW' }],
    ['has a strictly protected address', 'signe', {}],
  ])('are none for one who %s', async (_, person, terms) => {
    expect((await list(person, 50, null, terms)).text).toBe(EMPTY)
  })

  it.each([1, 2, 3, 4, 5])('are each on one page, in one order, whatever the size: %i', async (size) => {
    const paged: string[] = []
    let after: string | null = null
    for (;;) {
      const page = await list('kari', size, after)
      expect(page.nodes.length).toBeLessThanOrEqual(size)
      paged.push(...names(page))
      after = page.pageInfo.endCursor
      expect(page.pageInfo.hasNextPage).toBe(after !== null)
      if (after === null) break
    }
    expect(paged).toEqual(names(await list('kari', 50)))
  })

  it('leave no trace of one who is hidden: a page is full, and the last page is the last', async () => {
    const { children } = registry.families
    const keys = (await list('gro', 50)).nodes.map(({ id }) => children.find((child) => child.id === id)?.key as string)
    expect(keys).toHaveLength(3)
    const [first, second, third] = keys as [string, string, string]
    const hide = (key: string) =>
      registry.record(key, null, readRegister(registry, key, { addressProtection: 'STRENGT_FORTROLIG' }))
    await hide(second)
    expect((await list('gro', 2)).nodes.map(({ id }) => id)).toEqual([first, third].map(registry.idOf))
    await hide(third)
    expect((await list('gro', 1)).pageInfo).toEqual({ hasNextPage: false, endCursor: null })
    for (const key of [second, third]) await registry.record(key, null, readRegister(registry, key))
  })

  it.each([
    [0, 1],
    [-7, 1],
    [1, 1],
    [50, 50],
    [51, 50],
    [2_147_483_647, 50],
  ])('are given at least one and at most 50 at a time: asked for %i, %i', async (first, given) => {
    const page = await list('ola', first)
    expect(page.nodes.length).toBe(given)
    expect(page.pageInfo).toEqual({ hasNextPage: true, endCursor: cursorOf('ola', page.nodes.at(-1)?.id ?? '') })
  })

  it.each([
    ['a child of someone else', 'frida'],
    ['a child whose address is strictly protected, on the team', 'signe'],
    ['a grown-up', 'ingrid'],
    ['an id nobody has', '11111111-2222-4333-8444-555555555555'],
    ['an id that is none', 'nobody'],
    ['nothing', ''],
    ['SQL', `' OR true --`],
  ])('do not follow after %s: the page is empty, and the same', async (_, cursor) => {
    const { families } = registry
    const known = [...families.children, ...families.parents].find(({ key }) => key === cursor)
    const forged = cursorOf('kari', known?.id ?? cursor)
    for (const after of [forged, known?.id ?? cursor]) expect((await list('kari', 2, after)).text).toBe(EMPTY)
  })

  it('do not follow after a cursor someone else was given, were it at a child both may find', async () => {
    const { pageInfo, nodes } = await list('kari', 1)
    const others = cursorOf('siri', nodes[0]?.id ?? '')
    expect((await list('kari', 2, pageInfo.endCursor)).nodes).not.toEqual([])
    expect((await list('siri', 2, others)).nodes).not.toEqual([])
    expect((await list('kari', 2, others)).text).toBe(EMPTY)
  })

  it.each([
    ['kari', ['TEAM']],
    ['ingrid', ['GUARDIAN']],
    ['hakon', ['YOUTH']],
    ['siri', ['PRIVACY_OFFICER']],
    ['ola', ['GUARDIAN', 'TEAM']],
    ['stale', []],
    ['signe', []],
  ])('give %s the capacities %j, however many children there are', async (person, capacities) => {
    const { body } = await registry.ask(person, '{ me { id displayName capacities } }')
    const { id, givenName, familyName } = registry.families.person(person)
    expect(body).toEqual({ data: { me: { id, displayName: `${givenName} ${familyName}`, capacities } } })
  })

  it.each([
    ['is not known to the registry', { sub: '01810000099' }],
    ['has signed in with too little assurance', { assurance: 'LOW' as const }],
  ])('are no business of one who %s: not even who they are', async (_, terms) => {
    expect((await registry.ask('kari', '{ me { id } }', {}, terms)).body).toEqual({ data: { me: null } })
  })
})
