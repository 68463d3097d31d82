import { buildSchema, type GraphQLCompositeType, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compileCompletion } from './complete.ts'
import { readDocument } from './operation-document.ts'

const SCHEMA = buildSchema(`
  type Query { book: Book sure: Book! books: [Book] thing: Thing things: [Thing!] numbers: [[Int!]]! }
  type Book implements Thing { id: ID! title: String! pages: Int kind: Kind price: Float isSold: Boolean written: Date }
  type Film implements Thing { id: ID! title: String! }
  interface Thing { id: ID! title: String! }
  enum Kind { PAPER }
  scalar Date
`)

function complete(text: string, gathered: object, variables: Readonly<Record<string, unknown>> = {}): string {
  const { operation, fragments } = readDocument(parse(text))
  const root = SCHEMA.getQueryType() as GraphQLCompositeType
  const source = { selectionSet: operation.selectionSet, conditions: [] }
  const run = compileCompletion(root, source, { schema: SCHEMA, fragments, introspect: (key) => `told ${key}` })
  return JSON.stringify(run(gathered as Record<string, unknown>, variables))
}

describe('an answer', () => {
  it('has the keys of the query in its order, and no others', () => {
    const book = { __proto__: null, more: 1, pages: 7, title: 'Å', id: '1', constructor: 'x' }
    expect(complete('{ book { ...A id } } fragment A on Book { title a: pages }', { book: { ...book, a: 7 } })).toBe(
      '{"book":{"title":"Å","a":7,"id":"1"}}',
    )
    expect(
      complete('{ book { ... on Thing { id } pages ... on Film { title } ... on Thing { title } } }', { book }),
    ).toBe('{"book":{"id":"1","pages":7,"title":"Å"}}')
  })

  it('has nothing that every object has in place of what nobody told', () => {
    expect(complete('{ constructor: book { id } toString: numbers }', { toString: [[1]] })).toBe(
      '{"constructor":null,"toString":[[1]]}',
    )
  })

  it('has a key that is repeated once, where it was first included', () => {
    const text = 'query ($a: Boolean!) { book { pages @include(if: $a) title pages @skip(if: false) title } }'
    const gathered = { book: { title: 'Å', pages: 7 } }
    expect(complete(text, gathered, { a: true })).toBe('{"book":{"pages":7,"title":"Å"}}')
    expect(complete(text, gathered, { a: false })).toBe('{"book":{"title":"Å","pages":7}}')
  })

  it('holds what each place of a key asks for on the condition of that place', () => {
    const text = 'query ($a: Boolean!) { book { id } book @include(if: $a) { title } }'
    const gathered = { book: { id: '1', title: 'Å' } }
    expect(complete(text, gathered, { a: true })).toBe('{"book":{"id":"1","title":"Å"}}')
    expect(complete(text, gathered, { a: false })).toBe('{"book":{"id":"1"}}')
  })

  it('asks for its schema elsewhere', () => {
    expect(complete('{ a: __schema { __typename } }', {})).toBe('{"a":"told a"}')
  })
})

describe('a null', () => {
  it.each([
    ['where one may be stays', '{ book { id pages } }', { book: { id: '1' } }, '{"book":{"id":"1","pages":null}}'],
    ['where none may be makes its parent null', '{ book { id title } }', { book: { id: '1' } }, '{"book":null}'],
    ['that comes up to the root makes all of it null', '{ sure { id } }', { sure: {} }, 'null'],
    ['may be an item', '{ books { id } }', { books: [{ id: '1' }, {}, null] }, '{"books":[{"id":"1"},null,null]}'],
    [
      'that may be no item makes the list null',
      '{ things { id } book { id } }',
      { things: [{ __typename: 'Film', id: '1' }, null], book: { id: '2' } },
      '{"things":null,"book":{"id":"2"}}',
    ],
    [
      'in a list of lists stops where one may be',
      '{ numbers }',
      { numbers: [[1], [1, null]] },
      '{"numbers":[[1],null]}',
    ],
  ])('%s', (_rule, text, gathered, expected) => {
    expect(complete(text, gathered)).toBe(expected)
  })
})

describe('a value that is not of its type is null', () => {
  it.each([
    ['pages', '7'],
    ['pages', 0.5],
    ['kind', 'NO_SUCH'],
    ['kind', 'constructor'],
    ['price', 'x'],
    ['isSold', 1],
    ['pages', { toString: 1 }],
  ])('%s: %j', (field, value) => {
    expect(complete(`{ book { ${field} } }`, { book: { [field]: value } })).toBe(`{"book":{"${field}":null}}`)
  })

  it.each([
    ['kind', 'PAPER'],
    ['price', 0],
    ['isSold', false],
    ['id', 7],
    ['title', ''],
    ['written', { any: ['thing'] }],
  ])('but %s: %j is', (field, value) => {
    expect(complete(`{ book { ${field} } }`, { book: { [field]: value } })).toBe(
      `{"book":{"${field}":${JSON.stringify(value)}}}`,
    )
  })

  it.each(['x', 7, [], [{ id: '1' }], true])('an object: %j', (book) => {
    expect(complete('{ book { pages } }', { book })).toBe('{"book":null}')
  })
})

describe('an object that says of what type it is', () => {
  it('is answered what is asked of that type', () => {
    const text = '{ thing { __typename ... on Book { title pages } ... on Film { id } } }'
    expect(complete(text, { thing: { __typename: 'Film', id: '1', title: 'Å' } })).toBe(
      '{"thing":{"__typename":"Film","id":"1"}}',
    )
    expect(complete(text, { thing: { __typename: 'Book', id: '1', title: 'Å' } })).toBe(
      '{"thing":{"__typename":"Book","title":"Å","pages":null}}',
    )
  })

  it.each(['Secret', 'Kind', 'Query', '', '__proto__', 'constructor'])(
    'is null where clients see no such type, or nothing there is of it: %j',
    (name) => {
      expect(complete('{ thing { id } }', { thing: { __typename: name, id: '1' } })).toBe('{"thing":null}')
      expect(complete('{ book { pages } }', { book: { __typename: name } })).toBe('{"book":null}')
    },
  )

  it('is null where it says only what it may be, and that is asked for', () => {
    expect(complete('{ thing { __typename } }', { thing: { __typename: 'Thing' } })).toBe('{"thing":null}')
    expect(complete('{ thing { __typename } }', { thing: { id: '1' } })).toBe('{"thing":null}')
    expect(complete('{ thing { id } }', { thing: { __typename: 'Thing', id: '1' } })).toBe('{"thing":{"id":"1"}}')
  })
})
