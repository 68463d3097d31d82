import { describe, expect, test } from 'vitest'
import { composeSupergraph } from './compose.ts'
import { type Change, createExampleGraph, replaceOnce } from './example-graph.ts'
import { proveSubgraphs } from './prove-subgraphs.ts'
import { proveSupergraph } from './prove-supergraph.ts'

const composed = composeSupergraph(createExampleGraph())
const supergraph = composed.ok ? composed.supergraphSdl : ''

interface SubgraphCase {
  readonly rule: string
  readonly change: Change
  readonly findings: readonly string[]
}

interface SupergraphCase {
  readonly rule: string
  readonly from: string
  readonly to: string
  readonly findings: readonly string[]
}

const ATTENDANCE_ID = '@consent(slice: "school.attendance")'

const IN_SUBGRAPHS: readonly SubgraphCase[] = [
  {
    rule: 'a slice id is given once: readers differ in which of two they take',
    change: ['school', ATTENDANCE_ID, '@consent(slice: "school.attendance", slice: "nav.contact")'],
    findings: ['C31_SAID_ONCE school: SchoolRecord.attendance'],
  },
  {
    rule: 'a key is given once',
    change: ['school', '@key(fields: "id")', '@key(fields: "id", fields: "school { attendance { days } }")'],
    findings: ['C31_SAID_ONCE school: Child'],
  },
  {
    rule: 'an import has one name',
    change: ['school', '["@consent", "@locating"]', '[{ name: "@consent", name: "@tag" }, "@locating"]'],
    findings: ['C31_SAID_ONCE school: schema'],
  },
  {
    rule: 'a slice id is written without escapes',
    change: ['school', ATTENDANCE_ID, String.raw`@consent(slice: "school\u002eattendance")`],
    findings: ['C34_PLAIN_TEXTS school: SchoolRecord.attendance'],
  },
  {
    rule: 'a slice id is no block',
    change: ['school', ATTENDANCE_ID, '@consent(slice: """\n  school.attendance\n""")'],
    findings: ['C34_PLAIN_TEXTS school: SchoolRecord.attendance'],
  },
  {
    rule: 'a letter that only looks like the right one makes another slice id',
    change: ['school', ATTENDANCE_ID, '@consent(slice: "school.\u0430ttendance")'],
    findings: ['C14_SLICE_ID school: SchoolRecord.attendance'],
  },
  {
    rule: 'a link is written plainly too',
    change: ['school', '"@consent", "@locating"', String.raw`"\u0040consent", "@locating"`],
    findings: ['C34_PLAIN_TEXTS school: schema'],
  },
  {
    rule: 'a key is resolvable unless it says otherwise, whatever its definition has as default',
    change: [
      'school',
      'type School {',
      'directive @key(fields: federation__FieldSet!, resolvable: Boolean = false) repeatable on OBJECT\ntype School {',
    ],
    findings: ['C32_USUAL_DEFAULTS school: @key(resolvable:)'],
  },
  {
    rule: 'a default that is no text or truth value counts as well',
    change: [
      'school',
      'type School {',
      'directive @link(url: String, import: [link__Import] = ["@tag"]) repeatable on SCHEMA\ntype School {',
    ],
    findings: ['C32_USUAL_DEFAULTS school: @link(import:)'],
  },
  {
    rule: 'the registry has no root field of federation, which would answer about any child',
    change: ['consent', 'type Query {', 'type Query { _entities(representations: [ID!]!): [Child]!'],
    findings: ['C30_FREE_NAMES consent: Query._entities'],
  },
  {
    rule: 'a type has no name of another specification',
    change: ['school', 'type School {', 'type context__Secret { days: Int }\ntype School {'],
    findings: ['C30_FREE_NAMES school: context__Secret'],
  },
  {
    rule: 'a type has no name of a scalar of GraphQL',
    change: ['school', 'type School {', 'type Float { days: Int }\ntype School {'],
    findings: ['C30_FREE_NAMES school: Float'],
  },
  {
    rule: 'no field leads to a type of a specification',
    change: ['school', 'type School {', 'scalar federation__FieldSet\ntype School { all: federation__FieldSet'],
    findings: ['C22_STAYS_INSIDE school: School.all'],
  },
  {
    rule: 'what a subgraph library prints of the specifications may stand there',
    change: [
      'school',
      'type School {',
      `directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
       directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
       scalar federation__FieldSet
       scalar link__Import
       enum link__Purpose { SECURITY EXECUTION }
       type School {`,
    ],
    findings: [],
  },
  {
    rule: 'the words of a deprecation may be a block',
    change: ['school', '(reason: "Say which.")', '(reason: """\n  Say which.\n""")'],
    findings: [],
  },
]

const IN_SUPERGRAPH: readonly SupergraphCase[] = [
  {
    rule: 'a key is given once: the planner takes the last, and would read a slice to make the key',
    from: '@join__type(graph: SCHOOL, key: "id")',
    to: '@join__type(graph: SCHOOL, key: "id", key: "school { attendance { days } }")',
    findings: ['C31_SAID_ONCE supergraph: Child'],
  },
  {
    rule: 'a link has one URL',
    from: 'url: "https://samsyn.no/consent/v1.0"',
    to: 'url: "https://samsyn.no/consent/v1.0", url: "https://samsyn.example/consent/v1.0"',
    findings: ['C31_SAID_ONCE supergraph: schema'],
  },
  {
    rule: 'a slice id is written plainly',
    from: ATTENDANCE_ID,
    to: '@consent(slice: """school.attendance""")',
    findings: ['C34_PLAIN_TEXTS supergraph: SchoolRecord.attendance'],
  },
  {
    rule: 'no default makes every field one that is taken over',
    from: 'override: String,',
    to: 'override: String = "school",',
    findings: ['C32_USUAL_DEFAULTS supergraph: @join__field(override:)'],
  },
  {
    rule: 'no default makes every field one of the same subgraph',
    from: 'directive @join__field(graph: join__Graph,',
    to: 'directive @join__field(graph: join__Graph = SCHOOL,',
    findings: ['C32_USUAL_DEFAULTS supergraph: @join__field(graph:)'],
  },
  {
    rule: 'no default makes every type an interface object',
    from: 'isInterfaceObject: Boolean! = false',
    to: 'isInterfaceObject: Boolean! = true',
    findings: ['C32_USUAL_DEFAULTS supergraph: @join__type(isInterfaceObject:)'],
  },
  {
    rule: 'the root of federation is not among the roots of the graph',
    from: '  child(id: ID!): Child @join',
    to: '  _entities(representations: [ID!]!): [Child] @join__field(graph: CONSENT)\n  child(id: ID!): Child @join',
    findings: ['C30_FREE_NAMES supergraph: Query._entities'],
  },
]

const list = (findings: readonly { readonly rule: string; readonly coordinate: string }[]): string[] =>
  findings.map(({ rule, coordinate }) => `${rule} ${coordinate}`)

describe('in a subgraph', () => {
  for (const { rule, change, findings } of IN_SUBGRAPHS) {
    test(rule, () => {
      expect(list(proveSubgraphs(createExampleGraph(change)))).toEqual(findings)
    })
  }
})

describe('in a supergraph', () => {
  for (const { rule, from, to, findings } of IN_SUPERGRAPH) {
    test(rule, () => {
      expect(list(proveSupergraph(replaceOnce(supergraph, from, to)))).toEqual(findings)
    })
  }
})
