import { describe, expect, test } from 'vitest'
import { composeSupergraph } from './compose.ts'
import { createExampleGraph, replaceOnce } from './example-graph.ts'
import { proveSupergraph, readSliceIndex } from './prove-supergraph.ts'

const graph = createExampleGraph()
const composed = composeSupergraph(graph)
const supergraph = composed.ok ? composed.supergraphSdl : ''

function change(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((sdl, [from, to]) => replaceOnce(sdl, from, to), supergraph)
}

function listFindings(sdl: string, subgraphs?: typeof graph): string[] {
  return proveSupergraph(sdl, subgraphs).map(({ rule, coordinate }) => `${rule} ${coordinate}`)
}

const CONSENT_LINK = '@link(url: "https://samsyn.no/consent/v1.0", import: ["@consent", "@locating"])'
const ATTENDANCE = 'attendance: Attendance @consent(slice: "school.attendance")'
const CHILD_IN_SCHOOL = '@join__type(graph: SCHOOL, key: "id")'

interface Case {
  readonly rule: string
  readonly changes: readonly (readonly [from: string, to: string])[]
  readonly findings: readonly string[]
}

const CASES: readonly Case[] = [
  {
    rule: 'a text that does not parse is refused',
    changes: [['type Attendance', 'typo Attendance']],
    findings: ['C01_READABLE supergraph: schema'],
  },
  {
    rule: 'a second definition of a type is refused',
    changes: [['type Attendance', 'type SchoolRecord { free: Attendance }\n\ntype Attendance']],
    findings: ['C01_READABLE supergraph: SchoolRecord'],
  },
  {
    rule: 'a subgraph that is no sector is refused',
    changes: [['name: "childWelfare"', 'name: "police"']],
    findings: [
      'C02_KNOWN_SUBGRAPHS supergraph: join__Graph.CHILDWELFARE',
      'C16_CONSENT_ON_SLICES supergraph: ChildWelfareRecord.plan',
    ],
  },
  {
    rule: 'two graphs do not stand for one sector',
    changes: [['name: "childWelfare"', 'name: "school"']],
    findings: [
      'C02_KNOWN_SUBGRAPHS supergraph: join__Graph.CHILDWELFARE',
      'C02_KNOWN_SUBGRAPHS supergraph: join__Graph.SCHOOL',
      'C11_ONE_NAMESPACE supergraph: Child.childWelfare',
      'C11_ONE_NAMESPACE supergraph: Child.school',
      'C16_CONSENT_ON_SLICES supergraph: ChildWelfareRecord.plan',
    ],
  },
  {
    rule: 'a supergraph without the registry is refused',
    changes: [['name: "consent"', 'name: "nav"']],
    findings: [
      'C02_KNOWN_SUBGRAPHS supergraph: join__Graph',
      'C09_ROOTS_IN_REGISTRY supergraph: Mutation.giveConsent',
      'C09_ROOTS_IN_REGISTRY supergraph: Query.child',
      'C09_ROOTS_IN_REGISTRY supergraph: Query.children',
      'C11_ONE_NAMESPACE supergraph: Child.municipality',
      'C11_ONE_NAMESPACE supergraph: Child.team',
      'C11_ONE_NAMESPACE supergraph: Child.nav',
      'C17_CHILD_NOT_REACHED supergraph: Mutation.giveConsent',
      'C17_CHILD_NOT_REACHED supergraph: Query.child',
      'C17_CHILD_NOT_REACHED supergraph: Query.children',
      'C10_NO_ABSTRACT_WAY supergraph: Actor',
    ],
  },
  {
    rule: 'directives with the right names from another specification are refused',
    changes: [['https://samsyn.no/consent/v1.0', 'https://samsyn.example/consent/v1.0']],
    findings: ['C03_LINKS supergraph: schema', 'C03_LINKS supergraph: schema'],
  },
  {
    rule: 'the consent link gives no other names',
    changes: [[CONSENT_LINK, CONSENT_LINK.replace('import:', 'as: "samsyn", import:')]],
    findings: ['C03_LINKS supergraph: schema'],
  },
  {
    rule: 'both consent directives are imported',
    changes: [[CONSENT_LINK, CONSENT_LINK.replace(', "@locating"', '')]],
    findings: ['C03_LINKS supergraph: schema'],
  },
  {
    rule: 'a join version whose fields mean something else is refused',
    changes: [['join/v0.5', 'join/v0.1']],
    findings: ['C03_LINKS supergraph: schema', 'C03_LINKS supergraph: schema'],
  },
  {
    rule: 'the definition of @consent is that of the specification',
    changes: [['directive @consent(slice: String!)', 'directive @consent(slice: String)']],
    findings: ['C05_DEFINITIONS supergraph: @consent'],
  },
  {
    rule: 'a directive the proof does not know is refused',
    changes: [
      ['directive @locating on', 'directive @unless(role: String) on FIELD_DEFINITION\n\ndirective @locating on'],
      [ATTENDANCE, `${ATTENDANCE} @unless(role: "ADMIN")`],
    ],
    findings: ['C05_DEFINITIONS supergraph: @unless', 'C06_KNOWN_DIRECTIVES supergraph: SchoolRecord.attendance'],
  },
  {
    rule: 'a field is not computed from others',
    changes: [['@join__field(graph: SCHOOL)', '@join__field(graph: SCHOOL, requires: "municipality")']],
    findings: ['C07_RESOLVED_AT_HOME supergraph: Child.school'],
  },
  {
    rule: 'a field is not taken over from another subgraph',
    changes: [['@join__field(graph: SCHOOL)', '@join__field(graph: SCHOOL, override: "childWelfare")']],
    findings: ['C07_RESOLVED_AT_HOME supergraph: Child.school'],
  },
  {
    rule: 'Child is an interface object nowhere',
    changes: [[CHILD_IN_SCHOOL, '@join__type(graph: SCHOOL, key: "id", isInterfaceObject: true)']],
    findings: ['C07_RESOLVED_AT_HOME supergraph: Child'],
  },
  {
    rule: 'a sector resolves Child itself',
    changes: [[CHILD_IN_SCHOOL, '@join__type(graph: SCHOOL, key: "id", resolvable: false)']],
    findings: ['C08_CHILD_IS_THE_ENTITY supergraph: Child'],
  },
  {
    rule: 'a namespace type is no entity',
    changes: [
      [
        'type SchoolRecord\n  @join__type(graph: SCHOOL)',
        'type SchoolRecord\n  @join__type(graph: SCHOOL, key: "__typename")',
      ],
    ],
    findings: ['C08_CHILD_IS_THE_ENTITY supergraph: SchoolRecord'],
  },
  {
    rule: 'a sector resolves no root field',
    changes: [
      ['child(id: ID!): Child @join__field(graph: CONSENT)', 'child(id: ID!): Child @join__field(graph: SCHOOL)'],
    ],
    findings: ['C09_ROOTS_IN_REGISTRY supergraph: Query.child', 'C17_CHILD_NOT_REACHED supergraph: Query.child'],
  },
  {
    rule: 'a root field that any subgraph may resolve is refused',
    changes: [['child(id: ID!): Child @join__field(graph: CONSENT)', 'child(id: ID!): Child']],
    findings: [
      'C21_ONE_OWNER supergraph: Query.child',
      'C09_ROOTS_IN_REGISTRY supergraph: Query.child',
      'C17_CHILD_NOT_REACHED supergraph: Query.child',
      'C09_ROOTS_IN_REGISTRY supergraph: Query.child',
      'C17_CHILD_NOT_REACHED supergraph: Query.child',
    ],
  },
  {
    rule: 'a root does not hide behind another name',
    changes: [['  query: Query', '  query: SchoolRecord']],
    findings: ['C09_ROOTS_IN_REGISTRY supergraph: schema'],
  },
  {
    rule: 'the registry does not resolve a namespace',
    changes: [
      ['school: SchoolRecord @join__field(graph: SCHOOL)', 'school: SchoolRecord @join__field(graph: CONSENT)'],
    ],
    findings: [
      'C11_ONE_NAMESPACE supergraph: Child.school',
      'C22_STAYS_INSIDE supergraph: Child.school',
      'C11_ONE_NAMESPACE supergraph: Child.school',
      'C16_CONSENT_ON_SLICES supergraph: SchoolRecord.attendance',
      'C16_CONSENT_ON_SLICES supergraph: SchoolRecord.enrolment',
    ],
  },
  {
    rule: 'a root field does not lead to a slice past Child',
    changes: [
      [
        'child(id: ID!): Child @join',
        'attendance: Attendance @join__field(graph: CONSENT)\n  child(id: ID!): Child @join',
      ],
    ],
    findings: ['C22_STAYS_INSIDE supergraph: Query.attendance'],
  },
  {
    rule: 'a namespace type has no second owner',
    changes: [['type SchoolRecord\n', 'type SchoolRecord\n  @join__type(graph: CONSENT)\n']],
    findings: [
      'C21_ONE_OWNER supergraph: SchoolRecord.attendance',
      'C21_ONE_OWNER supergraph: SchoolRecord.enrolment',
      'C16_CONSENT_ON_SLICES supergraph: SchoolRecord.attendance',
      'C16_CONSENT_ON_SLICES supergraph: SchoolRecord.enrolment',
      'C22_STAYS_INSIDE supergraph: SchoolRecord.attendance',
      'C22_STAYS_INSIDE supergraph: SchoolRecord.enrolment',
      'C21_ONE_OWNER supergraph: SchoolRecord',
    ],
  },
  {
    rule: 'a field that lost its guard is found without the subgraphs',
    changes: [[ATTENDANCE, 'attendance: Attendance']],
    findings: ['C13_SLICE_GUARDED supergraph: SchoolRecord.attendance'],
  },
  {
    rule: 'a field added by an extension is found',
    changes: [['type Attendance\n', 'extend type SchoolRecord { ppt: Attendance }\n\ntype Attendance\n']],
    findings: ['C13_SLICE_GUARDED supergraph: SchoolRecord.ppt'],
  },
  {
    rule: 'a guard for another slice is no guard',
    changes: [[ATTENDANCE, 'attendance: Attendance @consent(slice: "school.enrolment")']],
    findings: ['C14_SLICE_ID supergraph: SchoolRecord.attendance'],
  },
  {
    rule: 'a slice is nullable',
    changes: [[ATTENDANCE, 'attendance: Attendance! @consent(slice: "school.attendance")']],
    findings: ['C19_WITHHELD_IS_NULL supergraph: SchoolRecord.attendance'],
  },
  {
    rule: 'a locating slice that lost its mark is found without the subgraphs',
    changes: [
      [
        'type School\n  @join__type(graph: SCHOOL)\n{\n  name: String @locating',
        'type School\n  @join__type(graph: SCHOOL)\n{\n  name: String',
      ],
    ],
    findings: ['C20_LOCATING_AS_CATALOGUED supergraph: SchoolRecord.enrolment'],
  },
  {
    rule: 'a type belongs to a subgraph',
    changes: [['type Attendance\n  @join__type(graph: SCHOOL)\n', 'type Attendance\n']],
    findings: [
      'C21_ONE_OWNER supergraph: Attendance',
      'C21_ONE_OWNER supergraph: Attendance.from',
      'C21_ONE_OWNER supergraph: Attendance.days',
      'C21_ONE_OWNER supergraph: Attendance.absence',
      'C15_SLICE_SHAPE supergraph: SchoolRecord.attendance',
      'C22_STAYS_INSIDE supergraph: SchoolRecord.attendance',
    ],
  },
  {
    rule: 'a field belongs to a subgraph',
    changes: [['municipality: String @join__field(graph: CONSENT)', 'municipality: String @join__field']],
    findings: ['C21_ONE_OWNER supergraph: Child.municipality'],
  },
  {
    rule: 'a field belongs to a subgraph that is there',
    changes: [['municipality: String @join__field(graph: CONSENT)', 'municipality: String @join__field(graph: NAV)']],
    findings: ['C21_ONE_OWNER supergraph: Child.municipality'],
  },
  {
    rule: 'the schema is defined once',
    changes: [['schema\n', 'schema {\n  query: Query\n}\n\nschema\n']],
    findings: ['C01_READABLE supergraph: schema'],
  },
  {
    rule: 'a text that is nested too deep to parse is refused like any other',
    changes: [['  days: Int', `  days: ${'['.repeat(20_000)}Int`]],
    findings: ['C01_READABLE supergraph: schema'],
  },
  {
    rule: 'a graph stands for one subgraph',
    changes: [['@join__graph(name: "school",', '@join__graph(name: "nav", url: "") @join__graph(name: "school",']],
    findings: [
      'C02_KNOWN_SUBGRAPHS supergraph: join__Graph.SCHOOL',
      'C16_CONSENT_ON_SLICES supergraph: SchoolRecord.attendance',
      'C16_CONSENT_ON_SLICES supergraph: SchoolRecord.enrolment',
    ],
  },
  {
    rule: 'what join means is called join__: nothing is imported from there under a plain name',
    changes: [['join/v0.5", for', 'join/v0.5", import: ["Graph"], for']],
    findings: ['C03_LINKS supergraph: schema'],
  },
  {
    rule: 'the join specification has no directives of its own invention',
    changes: [
      ['directive @join__graph(', 'directive @join__owner(graph: join__Graph!) on OBJECT\n\ndirective @join__graph('],
    ],
    findings: ['C05_DEFINITIONS supergraph: @join__owner'],
  },
  {
    rule: 'a directive named as something every object has is unknown like any other',
    changes: [[ATTENDANCE, `${ATTENDANCE} @constructor(x: 1)`]],
    findings: ['C06_KNOWN_DIRECTIVES supergraph: SchoolRecord.attendance'],
  },
  {
    rule: 'a union is no way to Child',
    changes: [
      ['member: "Guardian")', 'member: "Child")'],
      ['= Guardian | Officer', '= Child | Officer'],
      [
        'municipality: String @join__field(graph: CONSENT) @locating',
        'municipality: String @join__field(graph: CONSENT)',
      ],
    ],
    findings: ['C28_CHILD_BEHIND_OBJECTS supergraph: Actor'],
  },
  {
    rule: 'a member that only the directives name is found',
    changes: [['member: "Guardian")', 'member: "Guardian") @join__unionMember(graph: CONSENT, member: "Child")']],
    findings: ['C33_JOINED_AS_WRITTEN supergraph: Actor'],
  },
  {
    rule: 'a member that only the type names is found',
    changes: [['= Guardian | Officer', '= Guardian | Officer | TeamMember']],
    findings: ['C33_JOINED_AS_WRITTEN supergraph: Actor', 'C10_NO_ABSTRACT_WAY supergraph: Actor'],
  },
  {
    rule: 'a member comes from a subgraph of its union',
    changes: [['graph: CONSENT, member: "Guardian")', 'graph: SCHOOL, member: "Guardian")']],
    findings: ['C33_JOINED_AS_WRITTEN supergraph: Actor'],
  },
  {
    rule: 'an interface that only the directives name is found',
    changes: [
      [
        'type Attendance\n  @join__type(graph: SCHOOL)',
        'type Attendance\n  @join__type(graph: SCHOOL) @join__implements(graph: SCHOOL, interface: "Node")',
      ],
    ],
    findings: ['C33_JOINED_AS_WRITTEN supergraph: Attendance'],
  },
]

describe('the proof on a supergraph', () => {
  test('what the composer makes has no finding, with its subgraphs and alone', () => {
    expect(listFindings(supergraph, graph)).toEqual([])
    expect(listFindings(supergraph)).toEqual([])
  })

  for (const { rule, changes, findings } of CASES) {
    test(rule, () => {
      expect(listFindings(change(...changes))).toEqual(findings)
    })
  }

  test('a supergraph that guards nothing is refused', () => {
    const bare = change(
      [` @consent(slice: "school.attendance")`, ''],
      [` @consent(slice: "school.enrolment")`, ''],
      [` @consent(slice: "childWelfare.plan")`, ''],
    )
    expect(listFindings(bare)).toEqual([
      'C13_SLICE_GUARDED supergraph: ChildWelfareRecord.plan',
      'C13_SLICE_GUARDED supergraph: SchoolRecord.attendance',
      'C13_SLICE_GUARDED supergraph: SchoolRecord.enrolment',
      'C26_SOMETHING_GUARDED supergraph: schema',
    ])
  })

  test('a supergraph of the registry alone is refused', () => {
    expect(composeSupergraph(graph.slice(0, 1))).toMatchObject({
      ok: false,
      findings: [{ rule: 'C03_LINKS' }, { rule: 'C05_DEFINITIONS' }, { rule: 'C26_SOMETHING_GUARDED' }],
    })
  })

  test('no mark can be taken away unnoticed', () => {
    const marks = [...supergraph.matchAll(/ @(consent\(slice: "[^"]+"\)|locating)(?=\n)/g)]
    expect(marks.length).toBe(6)
    for (const { 0: mark, index } of marks) {
      const without = supergraph.slice(0, index) + supergraph.slice(index + mark.length)
      expect(listFindings(without, graph)).not.toEqual([])
    }
  })

  test('a mark lost on the way from the subgraphs is found beside them', () => {
    const lost = change([
      'municipality: String @join__field(graph: CONSENT) @locating',
      'municipality: String @join__field(graph: CONSENT)',
    ])
    expect(proveSupergraph(lost, graph)).toEqual([
      {
        rule: 'C25_SAME_COORDINATES',
        coordinate: 'supergraph: Child.municipality',
        message: '@locating on Child.municipality stands in a subgraph and is gone from the supergraph.',
        mend: 'Compose the supergraph again, from these subgraphs.',
      },
    ])
  })

  test('a mark that no subgraph has is found beside them', () => {
    const added = change(['  days: Int', '  days: Int @locating'])
    expect(listFindings(added, graph)).toEqual([
      'C20_LOCATING_AS_CATALOGUED supergraph: SchoolRecord.attendance',
      'C25_SAME_COORDINATES supergraph: Attendance.days',
    ])
  })
})

describe('the slice index', () => {
  test('names every namespace, slice and locating field', () => {
    expect(readSliceIndex(supergraph)).toEqual({
      namespaces: new Map([
        ['childWelfare', { sector: 'childWelfare', typeName: 'ChildWelfareRecord' }],
        ['school', { sector: 'school', typeName: 'SchoolRecord' }],
      ]),
      slices: new Map([
        ['ChildWelfareRecord.plan', 'childWelfare.plan'],
        ['SchoolRecord.attendance', 'school.attendance'],
        ['SchoolRecord.enrolment', 'school.enrolment'],
      ]),
      locating: new Set(['Child.municipality', 'TeamMember.displayName', 'School.name']),
    })
  })

  test('is not made of a supergraph that breaks a rule', () => {
    expect(() => readSliceIndex(change([ATTENDANCE, 'attendance: Attendance']))).toThrow(
      'C13_SLICE_GUARDED supergraph: SchoolRecord.attendance',
    )
  })
})
