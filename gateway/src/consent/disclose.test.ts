import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LedgerEvent } from '@samsyn/schema/policy'
import {
  COORDINATOR,
  createChild,
  directiveOf,
  FATHER,
  giveDirective,
  MOTHER,
  OFFICER,
  SINCE_LONG,
  type TestChild,
  withdraw,
} from '../testing/family.ts'
import { startTestGateway, type TestGateway } from '../testing/start.ts'

const open = createChild(1, { slices: ['school.attendance', 'school.enrolment', 'health.contacts'] })
const closed = createChild(2)
const guarded = createChild(3, {
  slices: ['school.attendance', 'school.enrolment', 'school.contacts'],
  address: 'FORTROLIG',
})

/** One child for each way that a slice can come to be withheld. */
const CAUSES: Readonly<Record<string, (child: TestChild) => readonly LedgerEvent[]>> = {
  'never asked': () => [],
  refused: (child) => [
    ...giveDirective(child, ['school.attendance'], { signers: [MOTHER] }),
    { at: SINCE_LONG, actor: FATHER.id, kind: 'DIRECTIVE_REFUSED', body: { directive: directiveOf(child) } },
  ],
  withdrawn: (child) => [...giveDirective(child, ['school.attendance']), withdraw(child, ['school.attendance'])],
  'a signature missing': (child) => giveDirective(child, ['school.attendance'], { signers: [MOTHER] }),
  denied: (child) => [
    ...giveDirective(child, ['school.attendance']),
    ...giveDirective(child, ['school.attendance'], { kind: 'DENY', signers: [FATHER], id: 'deny' }),
  ],
  'for another purpose': (child) => giveDirective(child, ['school.attendance'], { purposes: ['TRANSITION'] }),
  'another slice': (child) => giveDirective(child, ['school.assessment']),
}
const causes = Object.entries(CAUSES).map(([cause, tell], index) => {
  const child = createChild(10 + index)
  child.events.push(...tell(child))
  return [cause, child] as const
})

let test: TestGateway
beforeAll(async () => {
  test = await startTestGateway([open, closed, guarded, ...causes.map(([, child]) => child)])
})
afterAll(() => test.close())
beforeEach(() => test.reset())

const askChild = (child: TestChild, selection: string, options: Parameters<TestGateway['ask']>[1] = {}) =>
  test.ask(`query ($id: ID!) { child(id: $id) { ${selection} } }`, {
    ...options,
    variables: { id: child.id, ...options.variables },
  })

const sectorRequests = () =>
  (['school', 'health', 'childWelfare', 'nav'] as const).flatMap((name) => test.subgraphs[name].requests)

const notShared = (slice: string, ...path: (string | number)[]) => ({ path, slice, code: 'NOT_SHARED' })

const START = 'registrations { start }'
const REGISTRATIONS = { registrations: [{ start: '2026-01-15' }, { start: '2026-01-15' }] }

describe('what is withheld', () => {
  it('is null and listed, and what is shared is neither', async () => {
    const { body } = await askChild(
      open,
      `school { attendance { ${START} } ppt { conclusion } } nav { followUp { __typename } }`,
    )
    expect(body).toEqual({
      data: { child: { school: { attendance: REGISTRATIONS, ppt: null }, nav: null } },
      extensions: {
        consent: {
          withheld: [
            notShared('school.ppt', 'child', 'school', 'ppt'),
            notShared('nav.followUp', 'child', 'nav', 'followUp'),
          ],
        },
      },
    })
  })

  it('is listed by the path it has in the answer, with aliases and indices', async () => {
    test.visible.clear()
    for (const { id } of [open, closed]) test.visible.set(id, { myCapacity: 'TEAM' })
    const { body } = await test.ask(`{
      mine: children { nodes { s: school { a: attendance { ${START} } p: ppt { conclusion } } } }
      one: child(id: "${closed.id}") { school { attendance { ${START} } } }
    }`)
    expect(body.data).toEqual({
      mine: { nodes: [{ s: { a: REGISTRATIONS, p: null } }, { s: null }] },
      one: { school: null },
    })
    expect(body.extensions?.consent.withheld).toEqual([
      notShared('school.ppt', 'mine', 'nodes', 0, 's', 'p'),
      notShared('school.attendance', 'mine', 'nodes', 1, 's', 'a'),
      notShared('school.ppt', 'mine', 'nodes', 1, 's', 'p'),
      notShared('school.attendance', 'one', 'school', 'attendance'),
    ])
  })

  it('is not lent a name: a slice by the alias of a shared one is itself', async () => {
    const { body } = await askChild(open, 'school { attendance: ppt { conclusion } }')
    expect(body.data).toEqual({ child: { school: null } })
    expect(body.extensions?.consent.withheld).toEqual([notShared('school.ppt', 'child', 'school', 'attendance')])
    expect(sectorRequests()).toEqual([])
  })

  it('is found in fragments, and listed once where a key is selected twice', async () => {
    const { body } = await test.ask(
      `query ($id: ID!) { child(id: $id) { ...F school { ppt { conclusion } } } }
       fragment F on Child { ... { school { ...G } } }
       fragment G on SchoolRecord { ppt { conclusion } attendance { ${START} } }`,
      { variables: { id: open.id } },
    )
    expect(body.data).toEqual({ child: { school: { ppt: null, attendance: REGISTRATIONS } } })
    expect(body.extensions?.consent.withheld).toEqual([notShared('school.ppt', 'child', 'school', 'ppt')])
  })

  it('is neither asked for nor listed where a condition leaves it out', async () => {
    const selection = `... @include(if: $no) { school { ppt { conclusion } } } school { attendance { ${START} } enrolment @skip(if: $yes) { grade } }`
    const { body } = await test.ask(
      `query ($id: ID!, $no: Boolean = false, $yes: Boolean!) { child(id: $id) { ${selection} } }`,
      {
        variables: { id: open.id, yes: true },
      },
    )
    expect(body.data).toEqual({ child: { school: { attendance: REGISTRATIONS } } })
    expect(body.extensions?.consent.withheld).toEqual([])
    expect(sectorRequests().map(({ query }) => query)).toEqual([
      expect.not.stringMatching(/ppt|enrolment|include|skip/),
    ])
    expect(test.database.recorded).toMatchObject([{ slices: ['school.attendance'] }])
  })

  // The planner forgets a constant below a condition with a variable.
  it.each([
    [
      'one field of a slice',
      'attendance { registrations { start end @include(if: false) } }',
      ['start'],
      REGISTRATIONS,
    ],
    ['all of a slice', 'attendance { registrations @skip(if: true) { start } }', [], {}],
    ['all of it by a fragment', 'attendance { ...R @include(if: true) @skip(if: true) }', [], {}],
  ])('what a constant leaves out below a condition is not asked for: %s', async (_what, selection, asked, expected) => {
    const fragment = selection.includes('...R') ? 'fragment R on SchoolAttendance { registrations { start } }' : ''
    const { body } = await test.ask(
      `query ($id: ID!, $yes: Boolean!) { child(id: $id) { school @include(if: $yes) { ${selection} } } } ${fragment}`,
      { variables: { id: open.id, yes: true } },
    )
    expect(body.data).toEqual({ child: { school: { attendance: expected } } })
    expect(sectorRequests().map(({ query }) => query.match(/\b(?:registrations|start|end)\b/g) ?? [])).toEqual([
      asked.length === 0 ? [] : ['registrations', ...asked],
    ])
  })

  it('a child left out whole is asked for nowhere', async () => {
    const { body } = await test.ask(
      `query ($id: ID!) { child(id: $id) @include(if: false) { school { attendance { ${START} } } } }`,
      { variables: { id: open.id } },
    )
    expect(body).toEqual({ data: {}, extensions: { consent: { withheld: [] } } })
    expect(Object.values(test.subgraphs).flatMap(({ requests }) => requests)).toEqual([])
  })

  it.each(causes)('is the same to the byte when the cause is: %s', async (_cause, child) => {
    const selection = `school { attendance { ${START} } ppt { conclusion } } displayName`
    const [reply, reference] = [await askChild(child, selection), await askChild(closed, selection)]
    expect(reply.text).toBe(reference.text)
    expect(reply.status).toBe(200)
    expect([...reply.headers.keys()]).toEqual([...reference.headers.keys()])
    expect(sectorRequests()).toEqual([])
    expect(test.database.reads).toHaveLength(2)
    expect(test.database.commits).toHaveLength(2)
    expect(test.log).toEqual([])
  })

  it('is everything for a caller who names no purpose, or one we do not know', async () => {
    const selection = `school { attendance { ${START} } }`
    for (const purpose of [null, 'CURIOSITY', 'coordination', '']) {
      const { body } = await askChild(open, selection, { purpose })
      expect(body.data).toEqual({ child: { school: null } })
    }
    expect(sectorRequests()).toEqual([])
  })

  it('is said of no child that is not found', async () => {
    const { text } = await askChild(createChild(99), `school { attendance { ${START} } }`)
    expect(JSON.parse(text)).toEqual({ data: { child: null }, extensions: { consent: { withheld: [] } } })
  })
})

describe('a namespace', () => {
  it('whose slices are all null is null, be they withheld or empty', async () => {
    test.subgraphs.school.lie = ({ data }) => {
      const [child] = (data as { _entities: { school: object }[] })._entities
      return { data: { _entities: [{ ...child, school: { attendance: null } }] } }
    }
    const { body } = await askChild(open, `school { __typename attendance { ${START} } ppt { conclusion } }`)
    expect(body.data).toEqual({ child: { school: null } })
    expect(body.extensions?.consent.withheld).toEqual([notShared('school.ppt', 'child', 'school', 'ppt')])
  })

  it('asked for nothing but its type name is null, and no sector is asked', async () => {
    const { body } = await askChild(open, 'school { __typename } health { t: __typename }')
    expect(body).toEqual({ data: { child: { school: null, health: null } }, extensions: { consent: { withheld: [] } } })
    expect(sectorRequests()).toEqual([])
  })

  it('has its type name where a slice of it is shown', async () => {
    const { body } = await askChild(open, `school { __typename attendance { __typename } }`)
    expect(body.data).toEqual({
      child: { school: { __typename: 'SchoolRecord', attendance: { __typename: 'SchoolAttendance' } } },
    })
  })
})

describe('where a child with a protected address is', () => {
  it('is withheld in every slice, with each place listed, and is not asked for', async () => {
    const { body } = await askChild(
      guarded,
      `school {
      attendance { ${START} }
      enrolment { grade at: school { name } }
      contacts { startDate teachers { name } }
    }`,
    )
    expect(body.data).toEqual({
      child: {
        school: {
          attendance: REGISTRATIONS,
          enrolment: [
            { grade: expect.any(String), at: null },
            { grade: expect.any(String), at: null },
          ],
          contacts: [
            { startDate: '2026-01-15', teachers: null },
            { startDate: '2026-01-15', teachers: null },
          ],
        },
      },
    })
    const at = (slice: string, index: number, key: string) =>
      notShared(`school.${slice}`, 'child', 'school', slice, index, key)
    expect(body.extensions?.consent.withheld).toEqual([
      at('enrolment', 0, 'at'),
      at('enrolment', 1, 'at'),
      at('contacts', 0, 'teachers'),
      at('contacts', 1, 'teachers'),
    ])
    expect(sectorRequests().map(({ query }) => query)).toEqual([expect.not.stringMatching(/\b(at|name|teachers)\b/)])
  })

  it('is withheld as the slice is, when nothing else is asked of the slice', async () => {
    const { body } = await askChild(guarded, 'school { enrolment { __typename school { name } } }')
    expect(body.data).toEqual({ child: { school: null } })
    expect(body.extensions?.consent.withheld).toEqual([notShared('school.enrolment', 'child', 'school', 'enrolment')])
    expect(sectorRequests()).toEqual([])
    expect(test.database.recorded).toMatchObject([{ slices: [] }])
  })

  it('is stripped even when the sector sends it unasked', async () => {
    test.subgraphs.school.lie = ({ data }) => {
      const [child] = (data as { _entities: object[] })._entities
      return {
        data: { _entities: [{ ...child, school: { enrolment: [{ grade: null, school: { name: 'Testvik' } }] } }] },
      }
    }
    const { text } = await askChild(guarded, 'school { enrolment { grade school { name } } }')
    expect(text).not.toContain('Testvik')
  })

  it('is not told by the registry either, should it say so', async () => {
    test.visible.set(guarded.id, {
      myCapacity: 'TEAM',
      municipality: '9901',
      team: [{ displayName: 'Kari', role: 'COORDINATOR' }],
    })
    const { body } = await askChild(guarded, 'm: municipality team { displayName role }')
    expect(body.data).toEqual({ child: { m: null, team: [{ displayName: null, role: 'COORDINATOR' }] } })
    test.visible.set(open.id, { myCapacity: 'TEAM', municipality: '9901' })
    expect((await askChild(open, 'm: municipality')).body.data).toEqual({ child: { m: '9901' } })
  })
})

describe('a source that does not answer', () => {
  it('is told of with path and slice, for shared slices alone', async () => {
    test.subgraphs.school.respond = (response) => response.writeHead(503).end('Lærer Lærersen')
    const { body } = await askChild(
      open,
      `s: school { a: attendance { ${START} } ppt { conclusion } } health { contacts { role } }`,
    )
    expect(body).toEqual({
      data: { child: { s: null, health: { contacts: expect.any(Array) } } },
      errors: [
        {
          message: 'The source does not answer.',
          path: ['child', 's', 'a'],
          extensions: { code: 'SOURCE_UNAVAILABLE', slice: 'school.attendance' },
        },
      ],
      extensions: { consent: { withheld: [notShared('school.ppt', 'child', 's', 'ppt')] } },
    })
    expect(test.database.recorded).toMatchObject([{ slices: ['health.contacts'] }])
  })

  it('is told of to nobody with whom nothing of it is shared', async () => {
    const selection = `school { attendance { ${START} } }`
    const before = await askChild(closed, selection)
    test.subgraphs.school.respond = (response) => response.destroy()
    expect((await askChild(closed, selection)).text).toBe(before.text)
  })
})

describe('the hidden fields', () => {
  it('are in no answer, and what the client asked by the same names is', async () => {
    const { body, text } = await test.ask(
      `query ($id: ID!) { child(id: $id) { x: id myCapacity ...F school { attendance { __typename } } } } fragment F on Child { __typename id }`,
      { variables: { id: open.id } },
    )
    expect(text).not.toContain('__samsyn')
    expect(body.data).toEqual({
      child: {
        x: open.id,
        myCapacity: 'TEAM',
        __typename: 'Child',
        id: open.id,
        school: { attendance: { __typename: 'SchoolAttendance' } },
      },
    })
  })
})

describe('the record of a disclosure', () => {
  const detailsOf = (index: number) => test.database.recorded[index]?.details

  it('says who was shown which slices of whom, by which directive, why and in which role', async () => {
    await askChild(
      open,
      `a: school { attendance { ${START} } ppt { conclusion } } b: school { attendance { __typename } } health { contacts { role } }`,
    )
    expect(test.database.recorded).toHaveLength(1)
    expect(test.database.recorded[0]?.child).toBe(open.id)
    expect(detailsOf(0)).toEqual({
      person: COORDINATOR.id,
      role: 'COORDINATOR',
      service: 'COORDINATION_UNIT',
      organisation: '314000013',
      purpose: 'COORDINATION',
      slices: [
        { slice: 'school.attendance', directive: directiveOf(open) },
        { slice: 'health.contacts', directive: directiveOf(open) },
      ],
    })
  })

  it('is made for a look that showed nothing of the sectors', async () => {
    await askChild(closed, `displayName school { attendance { ${START} } }`)
    expect(test.database.recorded).toMatchObject([{ child: closed.id, slices: [] }])
  })

  it('counts a slice that is shared and empty: that there is nothing was told', async () => {
    test.subgraphs.school.lie = ({ data }) => {
      const [child] = (data as { _entities: object[] })._entities
      return { data: { _entities: [{ ...child, school: { attendance: null } }] } }
    }
    await askChild(open, `school { attendance { ${START} } }`)
    expect(test.database.recorded).toMatchObject([{ slices: ['school.attendance'] }])
  })

  it("is not made for the family's own look", async () => {
    test.visible.set(open.id, { myCapacity: 'GUARDIAN' })
    const { body } = await askChild(open, `displayName school { attendance { ${START} } }`, { person: MOTHER })
    expect(body.data).toEqual({ child: { displayName: 'Åse', school: null } })
    expect([test.database.recorded, sectorRequests()]).toEqual([[], []])
  })

  it('is made for a privacy officer, who is shown nothing of the sectors', async () => {
    test.visible.set(open.id, { myCapacity: 'PRIVACY_OFFICER' })
    const { body } = await askChild(open, `displayName school { attendance { ${START} } }`, { person: OFFICER })
    expect(body.data).toEqual({ child: { displayName: 'Åse', school: null } })
    expect(test.database.recorded).toMatchObject([
      { child: open.id, slices: [], details: { person: OFFICER.id, role: null } },
    ])
    expect(sectorRequests()).toEqual([])
  })

  it('is one for each child of a list', async () => {
    await test.ask(`{ children { nodes { school { attendance { ${START} } } } } }`)
    expect(test.database.commits).toHaveLength(1)
    expect(test.database.recorded.map(({ child }) => child)).toEqual([...test.visible.keys()])
  })
})
