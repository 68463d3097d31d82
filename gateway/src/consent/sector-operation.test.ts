import { buildSchema, parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import type { SliceId } from '@samsyn/schema/policy'
import { readSliceIndex, type SliceIndex } from '@samsyn/schema/proof'
import { API_SCHEMA } from '../testing/stand-in.ts'
import { SUPERGRAPH } from '../testing/start.ts'
import { compileSectorOperation } from './sector-operation.ts'
import type { Variables } from '../execute/selection.ts'

const INDEX = readSliceIndex(SUPERGRAPH)

const compile = (text: string) => compileSectorOperation(text, API_SCHEMA, INDEX)

/** An operation as the planner writes it, of a selection on `Child`. */
const plan = (selection: string, parameters = '', rest = ''): string =>
  `query Plan__1($representations: [_Any!]!${parameters}) {
    _entities(representations: $representations) { ... on Child { ${selection} } }
  } ${rest}`

interface Terms {
  readonly permitted: readonly SliceId[]
  readonly locating?: boolean
  readonly variables?: Variables
}

/** What is left on `Child` of an operation, as text; `null` when the sector isn't asked. */
function narrow(text: string, { permitted, locating = true, variables = {} }: Terms): string | null {
  const narrowed = compile(text).under(variables).narrow(permitted, locating)
  return narrowed === null ? null : normalize(narrowed.json)
}

const normalize = (json: string): string => print(parse(JSON.parse(json) as string))

const left = (selection: string): string =>
  print(
    parse(`query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on Child { __samsyn_type: __typename __samsyn_id: id ${selection} } } }`),
  )

const ATTENDANCE: SliceId = 'school.attendance'
const ENROLMENT: SliceId = 'school.enrolment'
const CONTACTS: SliceId = 'school.contacts'

interface Case extends Terms {
  readonly rule: string
  readonly text: string
  /** `null`: nothing is left, and the sector isn't asked. */
  readonly left: string | null
}

const CASES: readonly Case[] = [
  {
    rule: 'only permitted slices are left',
    text: plan('school { attendance { registrations { start } } ppt { conclusion } enrolment { grade } }'),
    permitted: [ATTENDANCE, ENROLMENT],
    left: 'school { attendance { registrations { start } } enrolment { grade } }',
  },
  {
    rule: 'with nothing permitted, nothing is left',
    text: plan('school { attendance { registrations { start } } }'),
    permitted: [],
    left: null,
  },
  {
    rule: 'a slice permitted and not asked for is not asked for',
    text: plan('school { enrolment { grade } }'),
    permitted: [ATTENDANCE],
    left: null,
  },
  {
    rule: 'a selection without a slice is never sent',
    text: plan('__typename id school { __typename }'),
    permitted: [ATTENDANCE, ENROLMENT],
    left: null,
  },
  {
    rule: 'an alias keeps its slice',
    text: plan('a: school { ppt: attendance { attendance: registrations { b: start } } }'),
    permitted: [ATTENDANCE],
    left: 'a: school { ppt: attendance { attendance: registrations { b: start } } }',
  },
  {
    rule: 'an alias lends nothing: a slice that is called as a permitted one is still itself',
    text: plan('school { attendance: ppt { conclusion } enrolment: assessment { remarks { semester: __typename } } }'),
    permitted: [ATTENDANCE, ENROLMENT],
    left: null,
  },
  {
    rule: 'a namespace that is called id or __typename-like is still itself',
    text: plan('id: school { id: attendance { registrations { start } } ppt { conclusion } }'),
    permitted: [ATTENDANCE],
    left: 'id: school { id: attendance { registrations { start } } }',
  },
  {
    rule: 'two namespaces by alias are cut down each',
    text: plan(
      'a: school { attendance { registrations { start } } } b: school { ppt { conclusion } enrolment { grade } }',
    ),
    permitted: [ATTENDANCE, ENROLMENT],
    left: 'a: school { attendance { registrations { start } } } b: school { enrolment { grade } }',
  },
  {
    rule: 'fragments are spread out, named, inline and nested',
    text: plan(
      '...A ... on Child { ... { school { ...B } } }',
      '',
      `fragment A on Child { school { ... on SchoolRecord { ppt { conclusion } attendance { ...C } } } }
       fragment B on SchoolRecord { enrolment { grade } }
       fragment C on SchoolAttendance { registrations { start } }`,
    ),
    permitted: [ATTENDANCE, ENROLMENT],
    left: 'school { attendance { registrations { start } } enrolment { grade } }',
  },
  {
    rule: 'a fragment on another type selects nothing',
    text: plan(
      'school { ... on NavRecord { followUp { periods { startDate } } } ... on SchoolRecord { enrolment { grade } } }',
    ),
    permitted: [ENROLMENT, 'nav.followUp'],
    left: 'school { enrolment { grade } }',
  },
  {
    rule: 'one key selected in several places is one field with what all of them asked',
    text: plan(
      'school { enrolment { grade } } school { enrolment { grade programme } ppt { conclusion } enrolment { schoolYear } }',
    ),
    permitted: [ENROLMENT],
    left: 'school { enrolment { grade programme schoolYear } }',
  },
  {
    rule: 'what a condition leaves out is not asked for, and no condition is sent',
    text: plan(
      'school { attendance @include(if: $a) { registrations { start @skip(if: $b) end } } enrolment @include(if: $b) { grade } }',
      ', $a: Boolean!, $b: Boolean!',
    ),
    variables: { a: true, b: false },
    permitted: [ATTENDANCE, ENROLMENT],
    left: 'school { attendance { registrations { start end } } }',
  },
  {
    rule: 'a condition on a fragment counts for all in it',
    text: plan(
      '... @include(if: $a) { school { attendance { registrations { start } } } } school { ... on SchoolRecord @skip(if: $a) { enrolment { grade } } }',
      ', $a: Boolean!',
    ),
    variables: { a: false },
    permitted: [ATTENDANCE, ENROLMENT],
    left: 'school { enrolment { grade } }',
  },
  {
    rule: 'a condition on a namespace counts for that one alone',
    text: plan(
      'a: school @include(if: $a) { enrolment { grade } } b: school @skip(if: $a) { attendance { registrations { start } } }',
      ', $a: Boolean!',
    ),
    variables: { a: true },
    permitted: [ATTENDANCE, ENROLMENT],
    left: 'a: school { enrolment { grade } }',
  },
  {
    rule: 'a key left out in one place and asked for in another is asked for',
    text: plan(
      'school { enrolment { grade @include(if: $a) } } school { enrolment { grade schoolYear @skip(if: $a) } }',
      ', $a: Boolean!',
    ),
    variables: { a: false },
    permitted: [ENROLMENT],
    left: 'school { enrolment { grade schoolYear } }',
  },
  {
    rule: 'a variable that is not given has its default',
    text: plan(
      'school { enrolment { grade @include(if: $a) programme @include(if: $b) } }',
      ', $a: Boolean! = false, $b: Boolean! = true',
    ),
    permitted: [ENROLMENT],
    left: 'school { enrolment { programme } }',
  },
  {
    rule: 'a variable that is given no value counts as neither true nor false',
    text: plan('school { enrolment { grade programme @include(if: $a) schoolYear @skip(if: $a) } }', ', $a: Boolean'),
    permitted: [ENROLMENT],
    left: 'school { enrolment { grade } }',
  },
  {
    rule: 'constants count as conditions',
    text: plan(
      'school { enrolment @skip(if: true) { grade } attendance @include(if: false) { registrations { start } } }',
    ),
    permitted: [ATTENDANCE, ENROLMENT],
    left: null,
  },
  {
    rule: 'an object asked for nothing but its type name is asked whether it is there',
    text: plan('school { attendance { __typename } }'),
    permitted: [ATTENDANCE],
    left: 'school { attendance { __samsyn_type: __typename } }',
  },
  {
    rule: 'locating fields are asked for where locating is allowed',
    text: plan('school { enrolment { grade school { name } } }'),
    permitted: [ENROLMENT],
    left: 'school { enrolment { grade school { name } } }',
  },
  {
    rule: 'locating fields are not asked for where it is not, by whatever alias or fragment',
    text: plan(
      'school { enrolment { grade school { name } s: school { n: name } ...F } contacts { startDate teachers { name } phone: schoolPhone } }',
      '',
      'fragment F on SchoolEnrolment { t: school { organisationNumber } }',
    ),
    permitted: [ENROLMENT, CONTACTS],
    locating: false,
    left: 'school { enrolment { grade } contacts { startDate } }',
  },
  {
    rule: 'a slice asked for nothing but where the child is, is not asked for where locating is not allowed',
    text: plan(
      'school { enrolment { __typename school { name } } contacts { name schoolPhone } attendance { registrations { start } } }',
    ),
    permitted: [ENROLMENT, CONTACTS, ATTENDANCE],
    locating: false,
    left: 'school { attendance { registrations { start } } }',
  },
  {
    rule: 'a slice whose fields that do not locate are left out by a condition asks for nothing but where the child is',
    text: plan('school { enrolment { school { name } grade @include(if: $a) } }', ', $a: Boolean!'),
    variables: { a: false },
    permitted: [ENROLMENT],
    locating: false,
    left: null,
  },
]

describe('what is left of an operation for a sector', () => {
  it.each(CASES)('$rule', ({ text, left: expected, ...terms }) => {
    expect(narrow(text, terms)).toBe(expected === null ? null : left(expected))
  })

  it('is asked again for other children, and is never the one before', () => {
    const operation = compile(
      plan(
        'school { attendance { registrations { start } } enrolment { grade @include(if: $a) schoolYear } }',
        ', $a: Boolean!',
      ),
    )
    const texts = [
      operation.under({ a: true }).narrow([ATTENDANCE], true),
      operation.under({ a: true }).narrow([ENROLMENT], true),
      operation.under({ a: false }).narrow([ENROLMENT], true),
      operation.under({ a: true }).narrow([], true),
      operation.under({ a: true }).narrow([ATTENDANCE], true),
    ].map((narrowed) => narrowed && normalize(narrowed.json))
    expect(texts).toEqual([
      left('school { attendance { registrations { start } } }'),
      left('school { enrolment { grade schoolYear } }'),
      left('school { enrolment { schoolYear } }'),
      null,
      left('school { attendance { registrations { start } } }'),
    ])
  })

  it('names the slices it asks for, each once, and all it might have', () => {
    const operation = compile(
      plan('a: school { attendance { __typename } ppt { conclusion } } b: school { attendance { __typename } }'),
    )
    expect(operation.under({}).slices).toEqual(['school.attendance', 'school.ppt'])
    expect(operation.under({}).narrow([ATTENDANCE, ENROLMENT], true)?.slices).toEqual(['school.attendance'])
  })
})

it('an object that does not locate is asked for though its fields may not be: that it is there is shared', () => {
  const schema = buildSchema(`
    type Query { child: Child }
    type Child { id: ID! nav: NavRecord }
    type NavRecord { contact: Contact }
    type Contact { since: String office: Office! }
    type Office { name: String }
  `)
  const index: SliceIndex = {
    namespaces: new Map([['nav', { sector: 'nav', typeName: 'NavRecord' }]]),
    slices: new Map([['NavRecord.contact', 'nav.contact']]),
    locating: new Set(['Office.name']),
  }
  const operation = compileSectorOperation(plan('nav { contact { since office { name } } }'), schema, index)
  const narrowed = operation.under({}).narrow(['nav.contact'], false)
  expect(normalize(narrowed?.json ?? '""')).toBe(left('nav { contact { since office { __samsyn_type: __typename } } }'))
  expect(
    compileSectorOperation(plan('nav { contact { office { name } } }'), schema, index)
      .under({})
      .narrow(['nav.contact'], false),
  ).toBeNull()
})

describe('an operation that may not go to a sector is refused', () => {
  it.each([
    [
      'a root field beside the entities',
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } me { id } }',
    ],
    [
      'entities twice',
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } a: _entities(representations: $representations) { __typename } }',
    ],
    ['another root field', '{ children { nodes { id } } }'],
    ["the subgraph's own SDL", '{ _service { sdl } }'],
    [
      'a fragment at the root',
      'query ($representations: [_Any!]!) { ... { _entities(representations: $representations) { __typename } } }',
    ],
    [
      'a mutation',
      'mutation ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }',
    ],
    ['no operation', 'fragment F on Child { id }'],
  ])('%s', (_description, text) => {
    expect(() => compile(text)).toThrow()
  })
})
