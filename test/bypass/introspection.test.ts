import { readFileSync } from 'node:fs'
import { buildSchema, isEnumType, isInputObjectType, isObjectType, isScalarType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { setStage } from '../stage.ts'

/** Outside the demo the gateway tells nobody its schema: not when asked, and not in what it says of a mistake. */

const stage = setStage({ introspection: false })
const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))

describe('introspection', () => {
  it.each([
    '{ __schema { types { name } } }',
    '{ s: __schema { queryType { name } } }',
    '{ ... { ...F } } fragment F on Query { s: __schema { types { kind } } }',
    'query ($a: Boolean = false) { __schema @include(if: $a) { types { name } } help { name } }',
    'query ($id: ID!) { child(id: $id) { displayName } __schema { types { name } } }',
    'mutation { __schema { types { name } } }',
    '{ __schema\n{ types { name } } }',
    '{ __schema,{ types { name } } }',
  ])('%s is refused', async (query) => {
    const answer = await stage.ask('coordinator', query, { variables: { id: stage.idOf('linnea') } })
    expect([answer.status, answer.data]).toEqual([400, null])
    expect(answer.text).not.toMatch(/SchoolRecord|fields|types|Linnea/)
  })

  it.each(['Child', 'SchoolRecord', 'Query', '__Schema', 'String', 'NoSuchType', ''])(
    'knows no type by the name %j',
    async (name) => {
      const literal = await stage.ask('coordinator', `{ __type(name: "${name}") { name kind fields { name } } }`)
      expect([literal.status, literal.data]).toEqual([200, { __type: null }])
      const query =
        'query ($n: String!) { ...F } fragment F on Query { a: __type(name: $n) { ... { name } } me { id } }'
      const variable = await stage.ask('outsider', query, { variables: { n: name } })
      expect(variable.data).toEqual({ a: null, me: { id: stage.product().families.person('tor').id } })
    },
  )

  it('has no place for a type name in it: __typename still answers', async () => {
    expect((await stage.ask('outsider', '{ __typename }')).data).toEqual({ __typename: 'Query' })
  })
})

describe('what is said of a mistake', () => {
  /** A name, the near misses of it, and a name that is near to nothing: documents alike but for that. */
  const FIELDS = [
    'attendance',
    'ppt',
    'mentalHealthFollowUp',
    'benefits',
    'directives',
    'accessLog',
    'guardians',
    'explainDecision',
  ]
  const nearMisses = (name: string): readonly string[] => [
    `${name}s`,
    name.slice(0, -1),
    `${name}X`,
    name.toUpperCase(),
  ]

  it.each(FIELDS)('is the same for a near miss of %s as for any other word', async (name) => {
    for (const word of nearMisses(name)) {
      const other = 'q'.repeat(word.length)
      const [near, far] = await Promise.all(
        [word, other].map((field) => stage.askChild('coordinator', 'linnea', `school { ${field} } ${field}`)),
      )
      expect(near?.status).toBe(400)
      expect(near?.text.replaceAll(word, other)).toBe(far?.text)
      expect(near?.text).not.toMatch(/did you mean/i)
    }
  })

  it.each([
    ['a type', 'query ($id: ID!) { child(id: $id) { ... on SchoolRecor { ppt { conclusion } } } }'],
    ['an argument', '{ children(firts: 10) { nodes { id } } }'],
    ['an enum value', '{ slices { name(locale: nbb) } }'],
    ['a field of an input', 'mutation { withdrawConsent(input: { chil: "a", directiv: "b" }) { problem { code } } }'],
    ['a directive', '{ me @includ(if: true) { id } }'],
    ['a variable type', 'query ($p: Purpos!) { me { id } }'],
    ['a selection that is missing', '{ children }'],
    ['a selection that is too much', '{ me { displayName { first } } }'],
    ['a fragment', '{ ...Chld } fragment Child on Query { me { id } }'],
    ['an argument that must be there', 'query { child { displayName } }'],
    ['a type of argument', '{ children(first: "ten") { nodes { id } } }'],
  ])('of %s names nothing of the schema that the client did not', async (_what, query) => {
    const { status, text, errors } = await stage.ask('coordinator', query, { variables: { id: stage.idOf('linnea') } })
    expect(status).toBe(400)
    expect(text).not.toMatch(/did you mean/i)
    const own = new Set(query.match(/\w+/g))
    const said = errors.flatMap(({ message }) => message.match(/\w+/g) ?? [])
    expect(said.filter((word) => WORDS.has(word) && !own.has(word))).toEqual([])
  })

  it.each([
    ['in the document', '{ child(id: "14831750031", hemmelig: "Linnea Lyngblom") { displayName } }', {}],
    ['as a wrong type in the document', '{ children(first: "14831750031") { nodes { id } } }', {}],
    ['as an enum in the document', '{ slices { name(locale: Linnea) } }', {}],
    ['as a variable', 'query ($first: Int!) { children(first: $first) { nodes { id } } }', { first: '14831750031' }],
    [
      'as a variable no type takes',
      'query ($first: Int!) { children(first: $first) { nodes { id } } }',
      { first: { Linnea: 14831750031 } },
    ],
    [
      'deep in an input',
      'mutation ($input: KeepInput!) { keepFromGuardians(input: $input) { problem { code } } }',
      { input: { child: ['14831750031'], slices: [{ Linnea: 'Lyngblom' }] } },
    ],
    [
      'as an enum in a variable',
      'query ($p: Purpose!) { child(id: "a") { coverage(purpose: $p) { slice { id } } } }',
      { p: 'Linnea 14831750031' },
    ],
    [
      'as a date',
      'query ($to: Date!) { renewalText(child: "a", directive: "b", to: $to) { textHash } }',
      { to: 'Linnea 14831750031' },
    ],
    ['in a document that does not parse', '{ child(id: "14831750031" Linnea', {}],
    ['as the name of an operation', 'query A { me { id } }', {}, 'Linnea14831750031'],
  ] as const)('repeats no value the client sent %s', async (_where, query, variables, operationName?: string) => {
    const { status, text, data } = await stage.ask('coordinator', query, {
      variables,
      operationName: operationName ?? null,
    })
    expect([status < 500, data === null || status === 200]).toEqual([true, true])
    expect(text).not.toMatch(/14831750031|Linnea|Lyngblom/)
  })

  it('is the same whether the child that was asked about is there, hidden or nobody', async () => {
    const query = 'query ($id: ID!) { child(id: $id) { school { pppt { conclusion } } } }'
    const ids = [stage.idOf('linnea'), stage.idOf('signe'), stage.idOf('thea'), 'no id at all']
    const answers = await Promise.all(ids.map((id) => stage.ask('coordinator', query, { variables: { id } })))
    for (const { text } of answers) expect(text).toBe(answers[0]?.text)
    expect(stage.sectorRequests()).toEqual([])
  })
})

/** Every word the schema has of its own that is not a word of the language. */
const WORDS: ReadonlySet<string> = new Set(
  Object.values(schema.getTypeMap()).flatMap((type) => {
    if (
      type.name.startsWith('__') ||
      (isScalarType(type) && ['String', 'Boolean', 'Int', 'Float', 'ID'].includes(type.name))
    )
      return []
    const fields = isObjectType(type) || isInputObjectType(type) ? Object.keys(type.getFields()) : []
    const values = isEnumType(type) ? type.getValues().map(({ name }) => name) : []
    return [type.name, ...fields, ...values].filter((word) => /[A-Z]/.test(word) || word.length > 8)
  }),
)
