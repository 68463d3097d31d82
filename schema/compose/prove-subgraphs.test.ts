import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import type { SubgraphService } from './compose.ts'
import { type Change, createExampleGraph } from './example-graph.ts'
import { proveSubgraphs } from './prove-subgraphs.ts'

interface Case {
  readonly rule: string
  readonly changes: readonly Change[]
  /** Rule and coordinate of each finding. */
  readonly findings: readonly string[]
  /** @apollo/composition takes the graph as it is: without the proof nobody would be told. */
  readonly composes?: true
}

const CONSENT_LINK = '@link(url: "https://samsyn.no/consent/v1.0", import: ["@consent", "@locating"])'
const REGISTRY_LINK = '@link(url: "https://samsyn.no/consent/v1.0", import: ["@locating"])'
const FEDERATION_IMPORT = 'import: ["@key", "@composeDirective"]'
const ATTENDANCE = 'attendance: Attendance @consent(slice: "school.attendance")'
const imports = (...names: string[]): string => `import: ${JSON.stringify(['@key', '@composeDirective', ...names])}`
/** Gives the school further federation directives. */
const importing = (...names: string[]): Change => ['school', FEDERATION_IMPORT, imports(...names)]

const CASES: readonly Case[] = [
  {
    rule: 'an SDL that does not parse is refused with the place of the fault',
    changes: [['school', 'type Attendance {', 'type Attendance {{']],
    findings: ['C01_READABLE school: schema'],
  },
  {
    rule: 'a type is defined once',
    changes: [['school', 'type School {', 'type Attendance { note: String }\ntype School {']],
    findings: ['C01_READABLE school: Attendance'],
  },
  {
    rule: 'a field is defined once, on the type and its extensions together',
    changes: [['school', 'type School {', 'extend type SchoolRecord { attendance: Attendance }\ntype School {']],
    findings: ['C01_READABLE school: SchoolRecord.attendance'],
  },
  {
    rule: 'a sector that defines @consent itself, without the link, is refused',
    changes: [
      ['school', CONSENT_LINK, ''],
      ['school', '@composeDirective(name: "@consent")', ''],
      ['school', '@composeDirective(name: "@locating")', ''],
    ],
    findings: ['C03_LINKS school: schema', 'C04_COMPOSED school: schema', 'C04_COMPOSED school: schema'],
    composes: true,
  },
  {
    rule: 'the consent specification is linked from its own URL',
    changes: [['school', 'https://samsyn.no/consent/v1.0', 'https://samsyn.example/consent/v1.0']],
    findings: ['C03_LINKS school: schema', 'C03_LINKS school: schema'],
  },
  {
    rule: 'another version of the consent specification is refused',
    changes: [['school', 'https://samsyn.no/consent/v1.0', 'https://samsyn.no/consent/v1.1']],
    findings: ['C03_LINKS school: schema', 'C03_LINKS school: schema'],
    composes: true,
  },
  {
    rule: 'the consent link has no name of its own',
    changes: [['school', 'https://samsyn.no/consent/v1.0",', 'https://samsyn.no/consent/v1.0", as: "samsyn",']],
    findings: ['C03_LINKS school: schema'],
    composes: true,
  },
  {
    rule: '@consent is not imported under another name',
    changes: [
      ['school', 'import: ["@consent", "@locating"]', 'import: [{ name: "@consent", as: "@c" }, "@locating"]'],
      ['school', '@composeDirective(name: "@consent")', '@composeDirective(name: "@c")'],
      ['school', 'directive @consent(', 'directive @c('],
      ['school', ATTENDANCE, 'attendance: Attendance @c(slice: "school.attendance")'],
      ['school', '@consent(slice: "school.enrolment")', '@c(slice: "school.enrolment")'],
    ],
    findings: [
      'C03_LINKS school: schema',
      'C04_COMPOSED school: schema',
      'C04_COMPOSED school: schema',
      'C05_DEFINITIONS school: @c',
      'C05_DEFINITIONS school: @consent',
      'C06_KNOWN_DIRECTIVES school: SchoolRecord.attendance',
      'C06_KNOWN_DIRECTIVES school: SchoolRecord.enrolment',
      'C13_SLICE_GUARDED school: SchoolRecord.attendance',
      'C13_SLICE_GUARDED school: SchoolRecord.enrolment',
    ],
  },
  {
    rule: 'a federation directive is not imported under the name of ours',
    changes: [['school', FEDERATION_IMPORT, 'import: ["@key", "@composeDirective", { name: "@tag", as: "@t" }]']],
    findings: ['C03_LINKS school: schema'],
    composes: true,
  },
  {
    rule: 'a single import that is no list is seen too',
    changes: [['school', 'import: ["@consent", "@locating"]', 'import: "@consent"']],
    findings: ['C03_LINKS school: schema'],
  },
  {
    rule: 'a sector imports both consent directives',
    changes: [
      ['school', 'import: ["@consent", "@locating"]', 'import: ["@consent"]'],
      ['school', '@composeDirective(name: "@locating")', ''],
    ],
    findings: ['C03_LINKS school: schema', 'C04_COMPOSED school: schema'],
    composes: true,
  },
  {
    rule: 'no other specification is linked',
    changes: [['school', CONSENT_LINK, `${CONSENT_LINK} @link(url: "https://example.org/masking/v1.0")`]],
    findings: ['C03_LINKS school: schema'],
    composes: true,
  },
  {
    rule: 'a federation version the proof has not been held against is refused',
    changes: [['school', 'federation/v2.9', 'federation/v2.15']],
    findings: ['C03_LINKS school: schema', 'C03_LINKS school: schema'],
  },
  {
    rule: 'the registry imports no @consent, as it holds no slice',
    changes: [['consent', REGISTRY_LINK, CONSENT_LINK]],
    findings: ['C03_LINKS consent: schema'],
    composes: true,
  },
  {
    rule: 'a registry that marks a locating field links the specification',
    changes: [
      ['consent', REGISTRY_LINK, ''],
      ['consent', '@composeDirective(name: "@locating")', ''],
    ],
    findings: ['C03_LINKS consent: schema', 'C04_COMPOSED consent: schema'],
    composes: true,
  },
  {
    rule: 'a sector that forgets to compose @consent is refused',
    changes: [['school', '@composeDirective(name: "@consent")', '']],
    findings: ['C04_COMPOSED school: schema'],
    composes: true,
  },
  {
    rule: 'a sector that forgets to compose @locating is refused',
    changes: [['school', '@composeDirective(name: "@locating")', '']],
    findings: ['C04_COMPOSED school: schema'],
    composes: true,
  },
  {
    rule: 'a directive of the sector itself is not composed',
    changes: [
      [
        'school',
        '@composeDirective(name: "@consent")',
        '@composeDirective(name: "@consent") @composeDirective(name: "@own")',
      ],
    ],
    findings: ['C04_COMPOSED school: schema'],
  },
  {
    rule: '@consent is defined with its one argument',
    changes: [['school', 'directive @consent(slice: String!)', 'directive @consent(slice: String!, unless: Boolean)']],
    findings: ['C05_DEFINITIONS school: @consent'],
    composes: true,
  },
  {
    rule: '@locating is defined for fields and nothing else',
    changes: [['school', '@locating on FIELD_DEFINITION', '@locating on FIELD_DEFINITION | OBJECT']],
    findings: ['C05_DEFINITIONS school: @locating'],
    composes: true,
  },
  {
    rule: 'a sector defines no directive of its own',
    changes: [['school', 'type School {', 'directive @unless(role: String) on FIELD_DEFINITION\ntype School {']],
    findings: ['C05_DEFINITIONS school: @unless'],
    composes: true,
  },
  {
    rule: 'a directive the proof does not know is refused where it stands',
    changes: [importing('@inaccessible'), ['school', 'days: Int', 'days: Int @inaccessible']],
    findings: ['C06_KNOWN_DIRECTIVES school: Attendance.days'],
    composes: true,
  },
  {
    rule: '@extends is refused, on whatever type',
    changes: [importing('@extends'), ['school', 'type Child @key', 'type Child @extends @key']],
    findings: ['C06_KNOWN_DIRECTIVES school: Child'],
    composes: true,
  },
  {
    rule: 'an enum value carries no directive the proof does not know',
    changes: [importing('@tag'), ['school', 'DOCUMENTED', 'DOCUMENTED @tag(name: "x")']],
    findings: ['C06_KNOWN_DIRECTIVES school: AbsenceKind.DOCUMENTED'],
    composes: true,
  },
  {
    rule: 'a slice is not shareable',
    changes: [importing('@shareable'), ['school', ATTENDANCE, `${ATTENDANCE} @shareable`]],
    findings: ['C07_RESOLVED_AT_HOME school: SchoolRecord.attendance'],
    composes: true,
  },
  {
    rule: 'a federation directive written with its namespace is the same directive',
    changes: [['school', ATTENDANCE, `${ATTENDANCE} @federation__shareable`]],
    findings: ['C07_RESOLVED_AT_HOME school: SchoolRecord.attendance'],
    composes: true,
  },
  {
    rule: 'a directive on an extension is seen like one on the type',
    changes: [importing('@shareable'), ['school', 'type School {', 'extend type Attendance @shareable\ntype School {']],
    findings: ['C07_RESOLVED_AT_HOME school: Attendance'],
    composes: true,
  },
  {
    rule: 'no subgraph takes a field over from another',
    changes: [importing('@override'), ['school', 'days: Int', 'days: Int @override(from: "childWelfare")']],
    findings: ['C07_RESOLVED_AT_HOME school: Attendance.days'],
    composes: true,
  },
  {
    rule: 'no sector takes a field of the registry over',
    changes: [
      importing('@override'),
      ['school', 'school: SchoolRecord', 'school: SchoolRecord municipality: String @override(from: "consent")'],
    ],
    findings: ['C07_RESOLVED_AT_HOME school: Child.municipality', 'C11_ONE_NAMESPACE school: Child.municipality'],
    composes: true,
  },
  {
    rule: 'no field of a sector is computed from a field of another subgraph',
    changes: [
      importing('@requires', '@external'),
      [
        'school',
        'id: ID! school: SchoolRecord',
        'id: ID! municipality: String @external school: SchoolRecord @requires(fields: "municipality")',
      ],
    ],
    findings: [
      'C07_RESOLVED_AT_HOME school: Child.municipality',
      'C07_RESOLVED_AT_HOME school: Child.school',
      'C11_ONE_NAMESPACE school: Child.municipality',
    ],
    composes: true,
  },
  {
    rule: 'the registry provides no field of a sector',
    changes: [
      ['consent', FEDERATION_IMPORT, imports('@provides', '@external')],
      ['consent', 'child(id: ID!): Child', 'child(id: ID!): Child @provides(fields: "school { attendance { days } }")'],
      ['consent', '  team: [Actor!]', '  team: [Actor!]\n  school: SchoolRecord @external'],
      ['consent', 'type Guardian', 'type SchoolRecord { attendance: Attendance @external }\ntype Guardian'],
      ['consent', 'type Guardian', 'type Attendance { days: Int @external }\ntype Guardian'],
    ],
    findings: [
      'C07_RESOLVED_AT_HOME consent: Query.child',
      'C07_RESOLVED_AT_HOME consent: Child.school',
      'C07_RESOLVED_AT_HOME consent: SchoolRecord.attendance',
      'C07_RESOLVED_AT_HOME consent: Attendance.days',
      'C11_ONE_NAMESPACE consent: Child.school',
      'C21_ONE_OWNER consent: SchoolRecord',
      'C21_ONE_OWNER consent: Attendance',
    ],
  },
  {
    rule: 'no field below a slice reads a context set above it',
    changes: [
      importing('@context', '@fromContext'),
      ['school', 'type Enrolment {', 'type Enrolment @context(name: "e") {'],
      ['school', 'name: String @locating', 'name(grade: Int @fromContext(field: "$e { grade }")): String @locating'],
    ],
    findings: [
      'C07_RESOLVED_AT_HOME school: Enrolment',
      'C07_RESOLVED_AT_HOME school: School.name(grade:)',
      'C18_NO_ARGUMENTS school: School.name',
    ],
  },
  {
    rule: 'Child is no interface object',
    changes: [importing('@interfaceObject'), ['school', 'type Child @key', 'type Child @interfaceObject @key']],
    findings: ['C07_RESOLVED_AT_HOME school: Child'],
  },
  {
    rule: 'a second entity in a sector is refused',
    changes: [['school', 'type School {', 'type School @key(fields: "number") { number: ID!']],
    findings: ['C08_CHILD_IS_THE_ENTITY school: School'],
    composes: true,
  },
  {
    rule: 'two sectors do not own one entity: one would be read under the consent for the other',
    changes: [
      ['school', 'type School {', 'type Place @key(fields: "id") { id: ID! grade: Int }\ntype School { place: Place'],
      ['childWelfare', 'from: Date }', 'from: Date }\ntype Place @key(fields: "id") { id: ID! measure: String }'],
    ],
    findings: [
      'C08_CHILD_IS_THE_ENTITY school: Place',
      'C08_CHILD_IS_THE_ENTITY childWelfare: Place',
      'C21_ONE_OWNER school: Place',
    ],
    composes: true,
  },
  {
    rule: 'Child has no second key in a sector',
    changes: [
      [
        'school',
        'type Child @key(fields: "id") { id: ID!',
        'type Child @key(fields: "id") @key(fields: "number") { id: ID! number: ID!',
      ],
    ],
    findings: ['C08_CHILD_IS_THE_ENTITY school: Child', 'C11_ONE_NAMESPACE school: Child.number'],
    composes: true,
  },
  {
    rule: 'an extension gives Child no second key',
    changes: [['school', 'type School {', 'extend type Child @key(fields: "id school { __typename }")\ntype School {']],
    findings: ['C08_CHILD_IS_THE_ENTITY school: Child'],
    composes: true,
  },
  {
    rule: 'a sector resolves Child itself',
    changes: [['school', '@key(fields: "id")', '@key(fields: "id", resolvable: false)']],
    findings: ['C08_CHILD_IS_THE_ENTITY school: Child'],
  },
  {
    rule: 'Child.id is an ID that is always there',
    changes: [['school', 'id: ID!', 'id: ID']],
    findings: ['C08_CHILD_IS_THE_ENTITY school: Child.id'],
    composes: true,
  },
  {
    rule: 'a sector without Child is refused',
    changes: [['school', 'type Child @key(fields: "id") { id: ID! school: SchoolRecord }', '']],
    findings: [
      'C08_CHILD_IS_THE_ENTITY school: Child',
      'C11_ONE_NAMESPACE school: Child.school',
      'C16_CONSENT_ON_SLICES school: SchoolRecord.attendance',
      'C16_CONSENT_ON_SLICES school: SchoolRecord.enrolment',
    ],
    composes: true,
  },
  {
    rule: 'a sector has no query of its own',
    changes: [['school', 'type School {', 'type Query { attendance(number: ID!): Attendance }\ntype School {']],
    findings: ['C09_ROOTS_IN_REGISTRY school: Query.attendance'],
    composes: true,
  },
  {
    rule: 'a sector has no mutation of its own, on an extension either',
    changes: [['school', 'type School {', 'extend type Mutation { clear: Boolean }\ntype School {']],
    findings: ['C09_ROOTS_IN_REGISTRY school: Mutation.clear'],
    composes: true,
  },
  {
    rule: 'a sector has no subscription',
    changes: [['school', 'type School {', 'type Subscription { absence: Attendance }\ntype School {']],
    findings: ['C09_ROOTS_IN_REGISTRY school: Subscription.absence'],
    composes: true,
  },
  {
    rule: 'a root does not hide behind another name',
    changes: [['school', 'type School {', 'schema { query: Attendance }\ntype School {']],
    findings: ['C09_ROOTS_IN_REGISTRY school: schema'],
    composes: true,
  },
  {
    rule: 'a sector has no interface',
    changes: [['school', 'type School {', 'interface Named { name: String }\ntype School implements Named {']],
    findings: ['C10_NO_ABSTRACT_WAY school: Named', 'C10_NO_ABSTRACT_WAY school: School'],
    composes: true,
  },
  {
    rule: 'a sector has no union',
    changes: [['school', 'type School {', 'union Anything = School | SchoolRecord\ntype School {']],
    findings: ['C10_NO_ABSTRACT_WAY school: Anything'],
    composes: true,
  },
  {
    rule: 'an interface in the registry is no way to a locating field',
    changes: [
      ['consent', 'type TeamMember {', 'interface Person { displayName: String }\ntype TeamMember implements Person {'],
    ],
    findings: ['C10_NO_ABSTRACT_WAY consent: Person'],
    composes: true,
  },
  {
    rule: 'a union in the registry has no member with a locating field',
    changes: [['consent', 'union Actor = Guardian', 'union Actor = TeamMember | Guardian']],
    findings: ['C10_NO_ABSTRACT_WAY consent: Actor'],
    composes: true,
  },
  {
    rule: 'a sector adds nothing to Child but its namespace',
    changes: [['school', 'school: SchoolRecord', 'school: SchoolRecord grade: Int']],
    findings: ['C11_ONE_NAMESPACE school: Child.grade'],
    composes: true,
  },
  {
    rule: 'what an extension adds to Child counts',
    changes: [['school', 'type School {', 'extend type Child { grade: Int }\ntype School {']],
    findings: ['C11_ONE_NAMESPACE school: Child.grade'],
    composes: true,
  },
  {
    rule: 'a namespace has the name of its sector',
    changes: [['school', 'school: SchoolRecord', 'nav: SchoolRecord']],
    findings: [
      'C11_ONE_NAMESPACE school: Child.nav',
      'C11_ONE_NAMESPACE school: Child.school',
      'C16_CONSENT_ON_SLICES school: SchoolRecord.attendance',
      'C16_CONSENT_ON_SLICES school: SchoolRecord.enrolment',
    ],
    composes: true,
  },
  {
    rule: 'a namespace is nullable',
    changes: [['school', 'school: SchoolRecord', 'school: SchoolRecord!']],
    findings: ['C11_ONE_NAMESPACE school: Child.school'],
    composes: true,
  },
  {
    rule: 'a namespace is no list',
    changes: [['school', 'school: SchoolRecord', 'school: [SchoolRecord]']],
    findings: ['C11_ONE_NAMESPACE school: Child.school'],
    composes: true,
  },
  {
    rule: 'a namespace is no scalar',
    changes: [['school', 'school: SchoolRecord', 'school: String']],
    findings: [
      'C11_ONE_NAMESPACE school: Child.school',
      'C16_CONSENT_ON_SLICES school: SchoolRecord.attendance',
      'C16_CONSENT_ON_SLICES school: SchoolRecord.enrolment',
    ],
    composes: true,
  },
  {
    rule: 'a namespace is withheld slice by slice, and not marked as locating itself',
    changes: [['school', 'school: SchoolRecord', 'school: SchoolRecord @locating']],
    findings: ['C11_ONE_NAMESPACE school: Child.school'],
    composes: true,
  },
  {
    rule: "the registry takes no sector's place on Child",
    changes: [['consent', 'team: [Actor!]', 'team: [Actor!] nav: Officer']],
    findings: ['C11_ONE_NAMESPACE consent: Child.nav'],
    composes: true,
  },
  {
    rule: 'a namespace type is not reached from below a slice',
    changes: [['school', 'days: Int', 'days: Int record: SchoolRecord']],
    findings: [
      'C12_NAMESPACE_BEHIND_CHILD school: Attendance.record',
      'C20_LOCATING_AS_CATALOGUED school: SchoolRecord.attendance',
    ],
    composes: true,
  },
  {
    rule: 'a namespace type is not a slice of itself',
    changes: [['school', ATTENDANCE, 'attendance: [SchoolRecord!] @consent(slice: "school.attendance")']],
    findings: [
      'C12_NAMESPACE_BEHIND_CHILD school: SchoolRecord.attendance',
      'C20_LOCATING_AS_CATALOGUED school: SchoolRecord.attendance',
    ],
    composes: true,
  },
  {
    rule: 'every field of a namespace type is guarded',
    changes: [['school', ATTENDANCE, 'attendance: Attendance']],
    findings: ['C13_SLICE_GUARDED school: SchoolRecord.attendance'],
    composes: true,
  },
  {
    rule: 'what an extension adds to a namespace type is guarded',
    changes: [['school', 'type School {', 'extend type SchoolRecord { ppt: Attendance }\ntype School {']],
    findings: ['C13_SLICE_GUARDED school: SchoolRecord.ppt'],
    composes: true,
  },
  {
    rule: 'a slice that is not in the catalogue is refused',
    changes: [['school', ATTENDANCE, 'homework: Attendance @consent(slice: "school.homework")']],
    findings: ['C14_SLICE_ID school: SchoolRecord.homework'],
    composes: true,
  },
  {
    rule: 'a slice names itself, not a less sensitive slice',
    changes: [['school', ATTENDANCE, 'ppt: Attendance @consent(slice: "school.attendance")']],
    findings: ['C14_SLICE_ID school: SchoolRecord.ppt'],
    composes: true,
  },
  {
    rule: "a slice of another sector's is refused",
    changes: [['school', ATTENDANCE, 'attendance: Attendance @consent(slice: "nav.activities")']],
    findings: ['C14_SLICE_ID school: SchoolRecord.attendance'],
    composes: true,
  },
  {
    rule: 'a slice id is not looked up along the prototype chain',
    changes: [['school', ATTENDANCE, 'constructor: Attendance @consent(slice: "school.constructor")']],
    findings: ['C14_SLICE_ID school: SchoolRecord.constructor'],
    composes: true,
  },
  {
    rule: 'a field has one @consent',
    changes: [['school', ATTENDANCE, `${ATTENDANCE} @consent(slice: "school.attendance")`]],
    findings: ['C14_SLICE_ID school: SchoolRecord.attendance'],
  },
  {
    rule: 'a @consent that names no slice guards nothing',
    changes: [['school', '@consent(slice: "school.attendance")', '@consent']],
    findings: ['C14_SLICE_ID school: SchoolRecord.attendance'],
  },
  {
    rule: 'a slice is no scalar',
    changes: [['school', ATTENDANCE, 'attendance: Int @consent(slice: "school.attendance")']],
    findings: ['C15_SLICE_SHAPE school: SchoolRecord.attendance'],
    composes: true,
  },
  {
    rule: 'a slice is no list of lists',
    changes: [['school', ATTENDANCE, 'attendance: [[Attendance!]] @consent(slice: "school.attendance")']],
    findings: ['C15_SLICE_SHAPE school: SchoolRecord.attendance'],
    composes: true,
  },
  {
    rule: '@consent below a slice is refused, as nobody would decide on it',
    changes: [['school', 'days: Int', 'days: Int @consent(slice: "school.ppt")']],
    findings: ['C16_CONSENT_ON_SLICES school: Attendance.days'],
    composes: true,
  },
  {
    rule: '@consent on the namespace field does not stand for @consent on each slice',
    changes: [['school', 'school: SchoolRecord', 'school: SchoolRecord @consent(slice: "school.attendance")']],
    findings: ['C16_CONSENT_ON_SLICES school: Child.school'],
    composes: true,
  },
  {
    rule: 'the registry guards nothing with @consent',
    changes: [
      ['consent', REGISTRY_LINK, CONSENT_LINK],
      [
        'consent',
        '@composeDirective(name: "@locating")',
        '@composeDirective(name: "@locating") @composeDirective(name: "@consent")',
      ],
      ['consent', 'directive @locating', 'directive @consent(slice: String!) on FIELD_DEFINITION\ndirective @locating'],
      ['consent', 'team: [Actor!]', 'team: [Actor!] @consent(slice: "nav.contact")'],
    ],
    findings: [
      'C03_LINKS consent: schema',
      'C04_COMPOSED consent: schema',
      'C05_DEFINITIONS consent: @consent',
      'C16_CONSENT_ON_SLICES consent: Child.team',
    ],
    composes: true,
  },
  {
    rule: 'a slice does not lead back to Child',
    changes: [['school', 'days: Int', 'days: Int classmates: [Child!]']],
    findings: [
      'C17_CHILD_NOT_REACHED school: Attendance.classmates',
      'C20_LOCATING_AS_CATALOGUED school: SchoolRecord.attendance',
    ],
    composes: true,
  },
  {
    rule: 'a slice does not lead to a root, and from there to every child',
    changes: [
      ['school', 'days: Int', 'days: Int query: Query'],
      ['school', 'type School {', 'type Query\ntype School {'],
    ],
    findings: ['C17_CHILD_NOT_REACHED school: Attendance.query'],
  },
  {
    rule: 'a slice takes no argument, which could widen it past what was signed',
    changes: [['school', ATTENDANCE, ATTENDANCE.replace('attendance:', 'attendance(withComments: Boolean):')]],
    findings: ['C18_NO_ARGUMENTS school: SchoolRecord.attendance'],
    composes: true,
  },
  {
    rule: 'no field below a slice takes an argument either',
    changes: [['school', 'days: Int', 'days(withComments: Boolean): Int']],
    findings: ['C18_NO_ARGUMENTS school: Attendance.days'],
    composes: true,
  },
  {
    rule: 'a slice is nullable',
    changes: [['school', ATTENDANCE, ATTENDANCE.replace(': Attendance', ': Attendance!')]],
    findings: ['C19_WITHHELD_IS_NULL school: SchoolRecord.attendance'],
    composes: true,
  },
  {
    rule: 'a locating field is nullable, in the registry too',
    changes: [['consent', 'municipality: String', 'municipality: String!']],
    findings: ['C19_WITHHELD_IS_NULL consent: Child.municipality'],
    composes: true,
  },
  {
    rule: 'a slice the catalogue calls locating marks at least one field',
    changes: [['school', 'name: String @locating', 'name: String']],
    findings: ['C20_LOCATING_AS_CATALOGUED school: SchoolRecord.enrolment'],
    composes: true,
  },
  {
    rule: 'a slice has no locating field the family is not told of, however deep',
    changes: [['school', 'days: Int', 'days: Int where: School']],
    findings: ['C20_LOCATING_AS_CATALOGUED school: SchoolRecord.attendance'],
    composes: true,
  },
  {
    rule: 'two sectors do not share an object type',
    changes: [['childWelfare', 'from: Date }', 'from: Date }\ntype School { measure: String }']],
    findings: ['C21_ONE_OWNER school: School'],
  },
  {
    rule: 'two sectors do not share an enum',
    changes: [['childWelfare', 'from: Date }', 'from: Date absence: AbsenceKind }\nenum AbsenceKind { MEASURE }']],
    findings: ['C21_ONE_OWNER school: AbsenceKind'],
    composes: true,
  },
  {
    rule: "a sector does not name another sector's type",
    changes: [['childWelfare', 'from: Date }', 'from: Date attendance: Attendance }']],
    findings: ['C22_STAYS_INSIDE childWelfare: ChildWelfarePlan.attendance'],
  },
  {
    rule: 'an unknown child is null and no error',
    changes: [['consent', 'child(id: ID!): Child', 'child(id: ID!): Child!']],
    findings: ['C23_CHILD_MAY_BE_ABSENT consent: Query.child'],
    composes: true,
  },
  {
    rule: 'a sector has no scalar that could carry a whole record',
    changes: [
      ['school', 'days: Int', 'days: JSON'],
      ['school', 'type School {', 'scalar JSON\ntype School {'],
    ],
    findings: ['C27_PLAIN_SCALARS school: JSON'],
    composes: true,
  },
  {
    rule: 'a scalar of the registry could carry a whole record too',
    changes: [['consent', 'type Officer {', 'scalar JSON\ntype Officer { all: JSON']],
    findings: ['C27_PLAIN_SCALARS consent: JSON'],
    composes: true,
  },
  {
    rule: 'no union leads to a locating field, however deep',
    changes: [
      [
        'consent',
        'type Officer {',
        'type Officer { deputy: Deputy }\ntype Deputy { member: TeamMember }\ntype Unused {',
      ],
    ],
    findings: ['C10_NO_ABSTRACT_WAY consent: Actor'],
    composes: true,
  },
  {
    rule: 'Child is in no union: what is shared behind one would be neither stripped nor recorded',
    changes: [
      ['consent', 'union Actor = Guardian', 'union Actor = Child | Guardian'],
      ['consent', 'municipality: String @locating', ''],
    ],
    findings: ['C28_CHILD_BEHIND_OBJECTS consent: Actor'],
    composes: true,
  },
  {
    rule: 'Child has no interface, not even in the registry',
    changes: [
      ['consent', 'type Child @key', 'interface Node { id: ID! }\ntype Child implements Node @key'],
      ['consent', 'municipality: String @locating', ''],
    ],
    findings: ['C28_CHILD_BEHIND_OBJECTS consent: Node'],
    composes: true,
  },
  {
    rule: 'no member of a union leads on to Child, however deep',
    changes: [
      [
        'consent',
        'type Guardian {',
        'type Guardian { family: Family }\ntype Family { children: [Child!] }\ntype Unused {',
      ],
      ['consent', 'municipality: String @locating', ''],
    ],
    findings: ['C28_CHILD_BEHIND_OBJECTS consent: Actor'],
    composes: true,
  },
  {
    rule: 'no field of an interface leads to Child, and no interface of an interface',
    changes: [
      [
        'consent',
        'type Guardian {',
        'interface Root { name: String }\ninterface Owner implements Root { name: String child: Child }\ntype Guardian {',
      ],
      ['consent', 'municipality: String @locating', ''],
    ],
    findings: ['C28_CHILD_BEHIND_OBJECTS consent: Root', 'C28_CHILD_BEHIND_OBJECTS consent: Owner'],
    composes: true,
  },
  {
    rule: 'the registry has no subscription: what is decided once would be answered again and again',
    changes: [['consent', 'type Mutation {', 'type Subscription { child(id: ID!): Child }\ntype Mutation {']],
    findings: ['C29_NO_SUBSCRIPTION consent: Subscription.child'],
    composes: true,
  },
  {
    rule: 'an unknown child is null in the answer to a mutation too',
    changes: [
      ['consent', 'giveConsent(input: GiveConsentInput!): Child', 'giveConsent(input: GiveConsentInput!): Given'],
      ['consent', 'type Officer {', 'type Given { child: Child! }\ntype Officer {'],
    ],
    findings: ['C23_CHILD_MAY_BE_ABSENT consent: Given.child'],
    composes: true,
  },
]

/** What @apollo/composition alone makes of a graph; `null` where it breaks on it. */
function compose(graph: readonly SubgraphService[]): ReturnType<typeof composeServices> | null {
  try {
    return composeServices(graph.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })))
  } catch {
    return null
  }
}

describe('the proof on subgraphs', () => {
  test('a graph that keeps every rule has no finding', () => {
    expect(proveSubgraphs(createExampleGraph())).toEqual([])
  })

  test('Child may be written as an extension, with the same meaning', () => {
    expect(proveSubgraphs(createExampleGraph(['school', 'type Child', 'extend type Child']))).toEqual([])
  })

  test('a registry that marks nothing need not link the specification', () => {
    const graph = createExampleGraph(
      ['consent', REGISTRY_LINK, ''],
      ['consent', '@composeDirective(name: "@locating")', ''],
      ['consent', 'directive @locating on FIELD_DEFINITION', ''],
      ['consent', 'municipality: String @locating', ''],
      ['consent', 'displayName: String @locating', 'displayName: String'],
    )
    expect(proveSubgraphs(graph)).toEqual([])
  })

  for (const { rule, changes, findings, composes = false } of CASES) {
    test(rule, () => {
      const graph = createExampleGraph(...changes)
      expect(proveSubgraphs(graph).map(({ rule: id, coordinate }) => `${id} ${coordinate}`)).toEqual(findings)
      expect(compose(graph)?.supergraphSdl !== undefined).toBe(composes)
    })
  }

  test('a subgraph that is no sector is refused', () => {
    const [registry] = createExampleGraph()
    const stranger = { name: 'police', sdl: 'type Query { wanted: Boolean }' }
    expect(proveSubgraphs([registry as SubgraphService, stranger])).toEqual([
      {
        rule: 'C02_KNOWN_SUBGRAPHS',
        coordinate: 'police: schema',
        message: '"police" is not the registry or a sector, or is there twice.',
        mend: 'Name the subgraph `consent` or by its sector id, once.',
      },
    ])
  })

  test('a sector is there once', () => {
    const graph = createExampleGraph()
    expect(proveSubgraphs([...graph, ...graph].slice(0, 4)).map(({ coordinate }) => coordinate)).toEqual([
      'consent: schema',
    ])
  })

  test('a finding names the field and says how to mend it', () => {
    expect(proveSubgraphs(createExampleGraph(['school', ATTENDANCE, 'attendance: Attendance']))).toEqual([
      {
        rule: 'C13_SLICE_GUARDED',
        coordinate: 'school: SchoolRecord.attendance',
        message: "SchoolRecord.attendance is answered without anyone's consent.",
        mend: 'Add @consent(slice: "school.attendance").',
      },
    ])
  })

  test('without the proof, a forgotten @composeDirective loses every guard of the sector, with no hint', () => {
    const composed = compose(createExampleGraph(['school', '@composeDirective(name: "@consent")', '']))
    expect(composed?.hints).toEqual([])
    expect(composed?.supergraphSdl).toContain('attendance: Attendance\n')
  })
})
