import { readFileSync } from 'node:fs'
import { buildSchema, isAbstractType, isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { ABSENCE_OF_LINNEA, setStage, withheldAt } from '../stage.ts'

/**
 * Ways to a slice that go round the field that guards it: through an interface, a union or a fragment on another type
 * (GHSA-mx7m-j9xf-62hw), through federation's own entry points, and through what needs no data, `__typename`.
 */

const stage = setStage()
const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))

describe("the client's graph", () => {
  it('has no interface and no union: there is one way to each field, and it is the guarded one', () => {
    const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
    expect(types.filter((type) => isAbstractType(type))).toEqual([])
    expect(types.filter((type) => isObjectType(type) && type.getInterfaces().length > 0)).toEqual([])
  })

  it("has no way in but the registry's: no entities, no service, no node, no subscription", () => {
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual([
      'me',
      'child',
      'children',
      'slices',
      'consentText',
      'previewConsent',
      'renewalText',
      'languages',
      'help',
      'reports',
      'overseenLooks',
      'overseenChildren',
      'lookRules',
      'overseenRequests',
      'overseenCoverage',
      'logCheckpoint',
    ])
    expect(schema.getSubscriptionType()).toBeUndefined()
    expect(Object.keys(schema.getTypeMap()).filter((name) => /^_[^_]/.test(name))).toEqual([])
  })

  it('reaches a namespace type from its field on Child and from nowhere else', () => {
    const ways = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__')
        ? Object.values(type.getFields())
            .filter((field) => /^(School|Health|ChildWelfare|Nav)Record$/.test(String(field.type)))
            .map((field) => `${type.name}.${field.name}`)
        : [],
    )
    expect(ways).toEqual(['Child.childWelfare', 'Child.health', 'Child.nav', 'Child.school'])
  })
})

describe('a document is refused, and nobody is asked, when it', () => {
  const slice = 'school { ppt { conclusion } }'
  it.each([
    [
      'asks for an entity',
      `{ _entities(representations: [{ __typename: "Child", id: "$id" }]) { ... on Child { ${slice} } } }`,
    ],
    ["asks for a subgraph's SDL", '{ _service { sdl } }'],
    ['asks for a node', `{ node(id: "$id") { ... on Child { ${slice} } } }`],
    ['asks for several nodes', `{ nodes(ids: ["$id"]) { ... on Child { ${slice} } } }`],
    ['asks for a namespace at the root', `{ ${slice} }`],
    ['asks for a slice at the root', '{ attendance { registrations { kind } } }'],
    ['spreads the entity union', `{ child(id: "$id") { ... on _Entity { ${slice} } } }`],
    ['spreads a namespace type on a child', '{ child(id: "$id") { ... on SchoolRecord { ppt { conclusion } } } }'],
    [
      'spreads a slice type on a namespace',
      '{ child(id: "$id") { school { ... on ExpertAssessment { conclusion } } } }',
    ],
    ['spreads another namespace type', '{ child(id: "$id") { school { ... on HealthRecord { plan { status } } } } }'],
    [
      'names a fragment on one type and spreads it on another',
      '{ child(id: "$id") { ...F } } fragment F on SchoolRecord { ppt { conclusion } }',
    ],
    ['subscribes', `subscription { child(id: "$id") { ${slice} } }`],
    ['defers', `{ child(id: "$id") { ... @defer { ${slice} } } }`],
    ['defines a type beside its query', `{ child(id: "$id") { ${slice} } } extend type Query { node: Child }`],
    [
      'applies a directive of the supergraph',
      `{ child(id: "$id") { school { ppt @join__field(graph: SCHOOL) { conclusion } } } }`,
    ],
    [
      'applies the consent directive itself',
      `{ child(id: "$id") { school { ppt @consent(slice: "school.attendance") { conclusion } } } }`,
    ],
  ])('%s', async (_what, query) => {
    const answer = await stage.ask('coordinator', query.replaceAll('$id', stage.idOf('linnea')))
    expect([answer.status, answer.data]).toEqual([400, null])
    for (const { extensions } of answer.errors)
      expect(extensions.code).toMatch(/^(GRAPHQL_(VALIDATION|PARSE)_FAILED|OPERATION_RESOLUTION_FAILURE)$/)
    expect(answer.errors.length).toBeGreaterThan(0)
    expect(answer.text).not.toContain(stage.idOf('linnea'))
    expect(stage.sectorRequests()).toEqual([])
  })
})

describe('the answer is the same, and what is not shared is not asked for, when the slices are selected', () => {
  const fields = 'attendance { registrations { kind } } ppt { conclusion }'
  it.each([
    ['plainly', `school { ${fields} }`, ''],
    ['in an inline fragment without a type', `... { school { ... { ${fields} } } }`, ''],
    ['in inline fragments on their types', `... on Child { school { ... on SchoolRecord { ${fields} } } }`, ''],
    ['in fragments within fragments', `... { ... on Child { ... { ... on Child { school { ${fields} } } } } }`, ''],
    ['in a named fragment', '...F', `fragment F on Child { school { ${fields} } }`],
    [
      'in named fragments of each level',
      '...F',
      `fragment F on Child { school { ...G } } fragment G on SchoolRecord { ...A ...P }
      fragment A on SchoolRecord { attendance { ...R } } fragment R on SchoolAttendance { registrations { kind } }
      fragment P on SchoolRecord { ppt { ...C } } fragment C on ExpertAssessment { conclusion }`,
    ],
    [
      'in fragments named as what introspection has',
      '...__schema',
      `fragment __schema on Child { ...__type }
      fragment __type on Child { school { ...__typename } } fragment __typename on SchoolRecord { ${fields} }`,
    ],
    [
      'in fragments named as what every object has',
      '...constructor',
      `fragment constructor on Child { ...toString }
      fragment toString on Child { school { ...__proto__ } } fragment __proto__ on SchoolRecord { ${fields} }`,
    ],
    [
      'in pieces under one key',
      'school { attendance { registrations { kind } } } ... { school { ppt { conclusion } } }',
      '',
    ],
    [
      'twice over',
      `school { ${fields} } ...F ... { school { ${fields} } }`,
      `fragment F on Child { school { ${fields} } }`,
    ],
  ])('%s', async (_how, selection, fragments) => {
    const query = `query ($id: ID!) { child(id: $id) { ${selection} } } ${fragments}`
    const answer = await stage.ask('coordinator', query, { variables: { id: stage.idOf('linnea') } })
    expect(answer.errors).toEqual([])
    expect(answer.data).toEqual({
      child: { school: { attendance: { registrations: ABSENCE_OF_LINNEA.map((kind) => ({ kind })) }, ppt: null } },
    })
    expect(answer.withheld).toEqual([withheldAt('school.ppt', 'child', 'school', 'ppt')])
    expect(stage.sectorRequests().map(({ subgraph }) => subgraph)).toEqual(['school'])
    expect(stage.sectorRequests()[0]?.query).not.toContain('ppt')
  })
})

describe('__typename', () => {
  const EVERYWHERE = `__typename school { __typename attendance { __typename registrations { __typename } } ppt { __typename } }
    health { __typename mentalHealthFollowUp { __typename } } childWelfare { __typename } nav { __typename benefits { __typename } }`

  it('of what is not shared is not told, whether there is a record or not', async () => {
    // The school has a PPT assessment of Linnea and none of Biret; neither family shares it.
    const answers = await Promise.all(
      ['linnea', 'biret', 'emil'].map((key) =>
        stage.askChild('coordinator', key, 'school { __typename ppt { __typename } }'),
      ),
    )
    for (const { text } of answers) expect(text).toBe(answers[0]?.text)
    expect(answers[0]?.data).toEqual({ child: { school: null } })
    expect(stage.sectorRequests()).toEqual([])
  })

  it.each(['school', 'health', 'childWelfare', 'nav'])(
    'alone sends nobody to %s, and tells nothing of it',
    async (sector) => {
      const one = await stage.askChild(
        'coordinator',
        'linnea',
        `${sector} { __typename t: __typename ... { __typename } }`,
      )
      expect(one.data).toEqual({ child: { [sector]: null } })
      const another = await stage.askChild(
        'coordinator',
        'emil',
        `${sector} { __typename t: __typename ... { __typename } }`,
      )
      expect(another.text).toBe(one.text)
      expect(stage.sectorRequests()).toEqual([])
    },
  )

  it('of a slice asked for nothing else goes by the decision like any field', async () => {
    const { data, withheld } = await stage.askChild('coordinator', 'linnea', EVERYWHERE)
    expect(data).toEqual({
      child: {
        __typename: 'Child',
        school: {
          __typename: 'SchoolRecord',
          attendance: {
            __typename: 'SchoolAttendance',
            registrations: ABSENCE_OF_LINNEA.map(() => ({ __typename: 'AbsenceRegistration' })),
          },
          ppt: null,
        },
        health: null,
        childWelfare: null,
        nav: null,
      },
    })
    expect(withheld.map(({ slice }) => slice)).toEqual(['school.ppt', 'health.mentalHealthFollowUp', 'nav.benefits'])
    expect(stage.sectorRequests().map(({ subgraph }) => subgraph)).toEqual(['school'])
  })

  it.each(['guardian-a', 'youth', 'privacy-officer', 'registrar'])(
    'tells a %s no more than their other fields do',
    async (persona) => {
      const key = persona === 'youth' ? 'froya' : 'linnea'
      const { data } = await stage.askChild(persona, key, EVERYWHERE)
      expect(data).toEqual({
        child: { __typename: 'Child', school: null, health: null, childWelfare: null, nav: null },
      })
      expect(stage.sectorRequests()).toEqual([])
    },
  )

  it('of a child nobody may know of is nothing', async () => {
    const { data } = await stage.askChild('outsider', 'linnea', EVERYWHERE)
    expect(data).toEqual({ child: null })
  })
})
