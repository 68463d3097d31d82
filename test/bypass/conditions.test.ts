import { describe, expect, it } from 'vitest'
import type { SliceId } from '@samsyn/schema/policy'
import { ABSENCE_OF_LINNEA, setStage, withheldAt } from '../stage.ts'

/**
 * The same document again, with other variables, for another child, by another caller or with another of its operations.
 * Documents, plans and what a sector is asked are kept between requests: no answer may rest on the request before.
 */

const stage = setStage()
const ATTENDANCE = { registrations: ABSENCE_OF_LINNEA.map((kind) => ({ kind })) }
const GOALS = { goals: [{ __typename: 'HealthGoal' }, { __typename: 'HealthGoal' }] }

/** Every order in which four things can be done, so that each is done first, and after each other. */
function listOrders<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length <= 1) return [items]
  return items.flatMap((item) => listOrders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]))
}

describe('@include and @skip', () => {
  /** @param name makes it a document nobody has asked before */
  const write = (name: string): string => `query ${name}($id: ID!, $a: Boolean!, $b: Boolean!) {
    child(id: $id) {
      displayName @skip(if: $b)
      school @include(if: $a) { attendance @skip(if: $b) { registrations { kind } } ppt @include(if: $b) { conclusion } }
      ...Health @include(if: $b)
    }
  }
  fragment Health on Child {
    health { plan { goals { __typename } } mentalHealthFollowUp @skip(if: $a) { __typename } ... @include(if: $a) { appointments @skip(if: $b) { status } } }
  }`
  // Written by hand: a holds back the school, b changes which of its slices are asked and adds the health service.
  const CASES = [
    { a: true, b: false, child: { displayName: 'Linnea Lyngblom', school: { attendance: ATTENDANCE } }, withheld: [] },
    { a: false, b: false, child: { displayName: 'Linnea Lyngblom' }, withheld: [] },
    {
      a: true,
      b: true,
      child: { school: null, health: { plan: GOALS } },
      withheld: [withheldAt('school.ppt', 'child', 'school', 'ppt')],
    },
    {
      a: false,
      b: true,
      child: { health: { plan: GOALS, mentalHealthFollowUp: null } },
      withheld: [withheldAt('health.mentalHealthFollowUp', 'child', 'health', 'mentalHealthFollowUp')],
    },
  ]

  it.each(
    listOrders(CASES).map((order, index) => [order.map(({ a, b }) => `${a}/${b}`).join(', '), order, index] as const),
  )('hold for each request by itself, asked in the order %s', async (_order, cases, index) => {
    const query = write(`Order${index}`)
    for (const { a, b, child, withheld } of cases) {
      const answer = await stage.ask('coordinator', query, { variables: { id: stage.idOf('linnea'), a, b } })
      expect({ data: answer.data, withheld: answer.withheld }, `${a}/${b}`).toEqual({ data: { child }, withheld })
    }
    for (const { query: sent } of stage.sectorRequests()) {
      expect(sent).not.toMatch(/ppt|mentalHealthFollowUp|appointments|@include|@skip/)
    }
  })

  it('leave records without fields where constants exclude all of them, and not no record', async () => {
    const query = `query ($id: ID!, $a: Boolean!) { child(id: $id) {
      health @include(if: $a) { needsInDailyLife @include(if: $a) { ... @skip(if: true) { area } } } } }`
    const { data } = await stage.ask('coordinator', query, { variables: { id: stage.idOf('linnea'), a: true } })
    expect(data).toEqual({ child: { health: { needsInDailyLife: [{}, {}] } } })
  })

  it('on the way to a child decide whether it is looked up at all', async () => {
    const query = `query ($id: ID!, $a: Boolean!) { ...Root }
      fragment Root on Query { child(id: $id) @include(if: $a) { school { ... @skip(if: $a) { ppt { conclusion } } attendance { registrations { kind } } } } }`
    for (const a of [true, false, true]) {
      const { data, withheld } = await stage.ask('coordinator', query, { variables: { id: stage.idOf('linnea'), a } })
      expect(data).toEqual(a ? { child: { school: { attendance: ATTENDANCE } } } : {})
      expect(withheld).toEqual([])
    }
    expect(stage.sectorRequests()).toHaveLength(2)
  })

  it('on one of two selections under the same key leave the other', async () => {
    const query = `query ($id: ID!, $a: Boolean!) { child(id: $id) {
      school { ppt @include(if: $a) { conclusion } } school @skip(if: $a) { ppt { conclusion } attendance { registrations { kind } } } } }`
    for (const a of [true, false, true, false]) {
      const { data, withheld } = await stage.ask('coordinator', query, { variables: { id: stage.idOf('linnea'), a } })
      expect(data).toEqual({ child: { school: a ? null : { ppt: null, attendance: ATTENDANCE } } })
      expect(withheld).toEqual([withheldAt('school.ppt', 'child', 'school', 'ppt')])
    }
  })

  it('take the default of a variable that is not given, and a given value before it', async () => {
    const query = `query ($id: ID!, $a: Boolean! = true) { child(id: $id) { school { attendance @include(if: $a) { registrations { kind } } ppt @skip(if: $a) { conclusion } } } }`
    const id = stage.idOf('linnea')
    for (const a of [undefined, false, true, undefined]) {
      const { data, withheld } = await stage.ask('coordinator', query, { variables: { id, a } })
      expect(data).toEqual({ child: { school: a === false ? null : { attendance: ATTENDANCE } } })
      expect(withheld).toEqual(a === false ? [withheldAt('school.ppt', 'child', 'school', 'ppt')] : [])
    }
  })

  it('with null where a default is gives nothing of the field, either way', async () => {
    const query = `query ($id: ID!, $a: Boolean = true) { child(id: $id) { school { attendance @include(if: $a) { registrations { kind } } ppt @skip(if: $a) { conclusion } } } }`
    const { status, data } = await stage.ask('coordinator', query, { variables: { id: stage.idOf('linnea'), a: null } })
    expect(status).toBeLessThan(500)
    expect([null, { child: { school: null } }]).toContainEqual(data)
    expect(stage.sectorRequests()).toEqual([])
  })
})

describe('one document', () => {
  const SELECTION =
    'school { attendance { registrations { __typename } } assessment { __typename } } nav { benefits { __typename } }'
  const SLICES: readonly SliceId[] = ['school.attendance', 'school.assessment', 'nav.benefits']
  /** What of those is withheld from the coordinator; `null`: the child is not there. */
  const WITHHELD: Readonly<Record<string, readonly SliceId[] | null>> = {
    linnea: ['school.assessment', 'nav.benefits'],
    hakon: ['nav.benefits'],
    emil: SLICES,
    signe: null,
  }

  it.each(listOrders(Object.keys(WITHHELD)).map((order, index) => [order.join(', '), order, index] as const))(
    'decides for each child anew: %s',
    async (_order, keys, index) => {
      const query = `query Child${index}($id: ID!) { child(id: $id) { ${SELECTION} } }`
      for (const key of keys) {
        const { data, withheld } = await stage.ask('coordinator', query, { variables: { id: stage.idOf(key) } })
        const expected = WITHHELD[key] ?? null
        if (expected === null) expect(data, key).toEqual({ child: null })
        expect(
          withheld.map(({ slice }) => slice),
          key,
        ).toEqual(expected ?? [])
      }
      for (const { subgraph, query: sent, children } of stage.sectorRequests()) {
        expect(subgraph).toBe('school')
        expect(children).toHaveLength(1)
        if (children[0] === stage.idOf('linnea')) expect(sent).not.toContain('assessment')
        else expect(children).toEqual([stage.idOf('hakon')])
      }
    },
  )

  it.each(
    listOrders(['coordinator', 'guardian-a', 'outsider']).map(
      (order, index) => [order.join(', '), order, index] as const,
    ),
  )('decides for each caller anew: %s', async (_order, personas, index) => {
    const query = `query Caller${index}($id: ID!) { child(id: $id) { ${SELECTION} } }`
    for (const persona of personas) {
      const { data, withheld } = await stage.ask(persona, query, { variables: { id: stage.idOf('linnea') } })
      const slices = withheld.map(({ slice }) => slice)
      if (persona === 'outsider') expect([data, slices]).toEqual([{ child: null }, []])
      else if (persona === 'guardian-a')
        expect([data, slices]).toEqual([{ child: { school: null, nav: null } }, SLICES])
      else expect(slices).toEqual(WITHHELD['linnea'])
    }
    expect(stage.sectorRequests()).toHaveLength(1)
  })

  it('decides for each role on the team anew: what is shared with one service is not with another', async () => {
    // Hedda is on Linnea's team for the school health service, and the family has shared with the coordination unit alone.
    const pid = stage.product().families.person('hedda').nationalIdentityNumber
    const query = `query Role($id: ID!) { child(id: $id) { displayName ${SELECTION} } }`
    const variables = { id: stage.idOf('linnea') }
    for (const _turn of [1, 2]) {
      const hedda = await stage.ask('coordinator', query, { variables, token: await stage.issuer().sign({ pid }) })
      expect(hedda.data).toEqual({ child: { displayName: 'Linnea Lyngblom', school: null, nav: null } })
      expect(hedda.withheld.map(({ slice }) => slice)).toEqual(SLICES)
      const kari = await stage.ask('coordinator', query, { variables })
      expect(kari.withheld.map(({ slice }) => slice)).toEqual(WITHHELD['linnea'])
    }
    expect(stage.sectorRequests()).toHaveLength(2)
  })

  it('decides for each purpose anew', async () => {
    const query = `query Purpose($id: ID!) { child(id: $id) { ${SELECTION} } }`
    const variables = { id: stage.idOf('linnea') }
    for (const purpose of ['COORDINATION', 'TRANSITION', null, 'COORDINATION', 'INDIVIDUAL_PLAN']) {
      const { withheld } = await stage.ask('coordinator', query, { variables, purpose })
      const named = purpose === 'COORDINATION' || purpose === 'INDIVIDUAL_PLAN'
      expect(
        withheld.map(({ slice }) => slice),
        String(purpose),
      ).toEqual(named ? WITHHELD['linnea'] : SLICES)
    }
    expect(stage.sectorRequests()).toHaveLength(3)
  })
})

describe('a document of several operations', () => {
  const DOCUMENT = `
    query constructor($id: ID!) { child(id: $id) { displayName } }
    query Shared($id: ID!, $a: Boolean! = true) { child(id: $id) { ...Slices } }
    query Withheld($id: ID!, $a: Boolean! = false) { child(id: $id) { ...Slices } }
    mutation Mutation($id: ID!, $a: Boolean! = true) {
      requestConsent(input: { child: $id, slices: ["school.ppt"], purpose: COORDINATION }) { child { ...Slices } } }
    fragment Slices on Child { school { attendance @include(if: $a) { registrations { kind } } ppt @skip(if: $a) { conclusion } } }`
  const ANSWERS: Readonly<Record<string, { readonly data: unknown; readonly withheld: unknown }>> = {
    constructor: { data: { child: { displayName: 'Linnea Lyngblom' } }, withheld: [] },
    Shared: { data: { child: { school: { attendance: ATTENDANCE } } }, withheld: [] },
    Withheld: { data: { child: { school: null } }, withheld: [withheldAt('school.ppt', 'child', 'school', 'ppt')] },
    Mutation: { data: { requestConsent: { child: { school: { attendance: ATTENDANCE } } } }, withheld: [] },
  }
  const run = (operationName: string | null, document = DOCUMENT) =>
    stage.ask('coordinator', document, { variables: { id: stage.idOf('linnea') }, operationName })

  it.each(listOrders(Object.keys(ANSWERS)).map((order, index) => [order.join(', '), order, index] as const))(
    'runs the one that is named, and no other: %s',
    async (_order, names, index) => {
      const document = DOCUMENT.replace('fragment Slices', `# ${index}\nfragment Slices`)
      for (const name of names) {
        const { data, withheld } = await run(name, document)
        // A request for consent that is already sent is answered without the child.
        if (name === 'Mutation' && isWithoutChild(data)) continue
        expect({ data, withheld }, name).toEqual(ANSWERS[name])
      }
      for (const { query } of stage.sectorRequests()) expect(query).not.toContain('ppt')
    },
  )

  it.each(['', 'Slices', 'toString', 'shared', 'Shared ', '__proto__', null])(
    'runs nothing by the name %j',
    async (name) => {
      const { status, data, errors } = await run(name)
      expect([status, data]).toEqual([400, null])
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['OPERATION_RESOLUTION_FAILURE'])
      expect(stage.sectorRequests()).toEqual([])
    },
  )
})

/** Whether a mutation was answered without its child. */
function isWithoutChild(data: Record<string, unknown> | null): boolean {
  return (data?.['requestConsent'] as { child: unknown } | undefined)?.child === null
}
