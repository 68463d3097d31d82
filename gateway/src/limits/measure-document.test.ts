import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getIntrospectionQuery } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createMeasure, measureText } from './admit-operation.ts'
import { DOCUMENT_LIMITS as MOST } from './document-limits.ts'
import { findDocuments } from './find-documents.ts'

const times = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ')

const nest = (depth: number): string => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`

const chain = (levels: number, leaf: string): string =>
  `{ r { ...F0 } } ${times(levels, (n) => `fragment F${n} on T { ...F${n + 1} ...F${n + 1} }`)} fragment F${levels} on T { ${leaf} }`

/** Each is admitted at its limit and refused one beyond. */
// biome-ignore format: one row a rule
const CASES: readonly (readonly [what: string, write: (count: number) => string, limit: number, words: string])[] = [
  ['tokens', (n) => `{ a(x: [${times(50, () => `[${times(96, () => '1')}]`)}]) { ${times(n - 4_911, (i) => `f${i}`)} } }`, MOST.tokens, 'tokens'],
  ['brackets', (n) => `{ a(x: ${'['.repeat(n - 2)}${']'.repeat(n - 2)}) }`, MOST.nesting, 'brackets within brackets'],
  ['characters in a name', (n) => `{ ${'x'.repeat(n)}: a }`, MOST.name, 'characters in a name'],
  ['fields within fields', nest, MOST.depth, 'fields within fields'],
  ['fields within fields, through a fragment', (n) => `${'{ a '.repeat(n - 2)}{ ...F ${'}'.repeat(n - 1)} fragment F on T { a { a } }`, MOST.depth, 'fields within fields'],
  ['operations', (n) => times(n, (i) => `query Q${i} { a }`), MOST.operations, 'operations'],
  ['fragments, used or not', (n) => `{ a } ${times(n, (i) => `fragment F${i} on T { a }`)}`, MOST.fragments, 'fragments'],
  ['fields at the root', (n) => `{ ${times(n, (i) => `f${i}`)} }`, MOST.rootFields, 'fields at the root'],
  ['fields at the root, through fragments', (n) => `{ ${times(n - 1, (i) => `f${i}`)} ...F } fragment F on Query { ... on Query { a { b } } }`, MOST.rootFields, 'fields at the root'],
  ['aliases', (n) => `{ a { ${times(n, (i) => `a${i}: f${i % 20}`)} } }`, MOST.aliases, 'aliases'],
  ['aliases of a field', (n) => `{ a { ${times(n, (i) => `a${i}: f`)} } }`, MOST.aliasesOfField, 'aliases of a field'],
  ['aliases of a field, in a fragment that is spread again', (n) => `{ a { b { ...F } c { ...F } } } fragment F on T { ${times(Math.ceil(n / 2), (i) => `a${i}: f`)} }`, MOST.aliasesOfField, 'aliases of a field'],
  ['fields by one name', (n) => `{ a { ${times(n, () => 'f')} } }`, MOST.repeats, 'fields by one name in one place'],
  ['directives', (n) => `{ a { ${times(n, (i) => `f${i} @include(if: true)`)} } }`, MOST.directives, 'directives'],
  ['directives in one place', (n) => `{ a ${times(n, (i) => `@d${i}`)} }`, MOST.directivesInPlace, 'directives in one place'],
  ['directives on an operation', (n) => `query ${times(n, (i) => `@d${i}`)} { a }`, MOST.directivesInPlace, 'directives in one place'],
  ['directives on a fragment', (n) => `{ ...F } fragment F on Query ${times(n, (i) => `@d${i}`)} { a }`, MOST.directivesInPlace, 'directives in one place'],
  ['variables', (n) => `query (${times(n, (i) => `$v${i}: Int`)}) { a }`, MOST.variables, 'variables'],
  ['characters in a text', (n) => `{ a(x: "${'ø'.repeat(n)}") }`, MOST.text, 'characters in a text'],
  ['characters in a number', (n) => `{ a(x: ${'1'.repeat(n)}) }`, MOST.text, 'characters in a text'],
  ['characters in a default', (n) => `query ($v: String = """${'x'.repeat(n)}""") { a }`, MOST.text, 'characters in a text'],
  ['items in a list', (n) => `{ a(x: { y: [${'1 '.repeat(n)}] }) }`, MOST.list, 'items in a list'],
]

describe('a document is refused for', () => {
  it.each(CASES)('%s beyond the limit, and not at it', (_what, write, limit, words) => {
    expect(measureText(write(limit))).toBeNull()
    expect(measureText(write(limit + 1))).toBe(`The operation is too large: at most ${limit} ${words}.`)
  })

  const FIELDS = `The operation is too large: at most ${MOST.fields} fields.`

  it('fields beyond the limit', () => {
    const place = times(9, (i) => `f${i}`)
    const body = (count: number): string => `{ a { ${times(count, (i) => `p${i} { ${place} }`)} } }`
    expect(measureText(body(99))).toBeNull()
    expect(measureText(body(101))).toBe(FIELDS)
  })

  it('fragments that double at each level, at once', () => {
    expect(measureText(chain(9, 'a'))).toBeNull()
    expect(measureText(chain(11, 'a'))).toBe(FIELDS)
    expect(measureText(chain(98, 'a'))).toBe(FIELDS)
  })

  it('fragments that double and that no operation spreads', () => {
    expect(measureText(`query { a } ${chain(98, 'a').replace('{ r { ...F0 } }', '')}`)).toBe(FIELDS)
  })

  it('a spread within each of many fields', () => {
    const spread = times(40, (i) => `a${i} { ...F }`)
    expect(measureText(`{ r { ${spread} } } fragment F on T { ${times(25, (i) => `f${i}`)} }`)).toBe(FIELDS)
  })
})

describe('a document is left to the parser and to validation', () => {
  it.each([
    ['that is empty', ''],
    ['that is not GraphQL', '{ a(x: "'],
    ['that is not closed', '{ a { b '],
    ['whose fragments go round', '{ ...A } fragment A on Query { ...B ...B } fragment B on Query { ...A ...A }'],
    ['whose fragment spreads itself', '{ ...A } fragment A on Query { a ...A }'],
    ['that spreads what is not there', '{ ...Nothing }'],
    ['that defines types', 'type Query { a: Int }'],
  ])('%s', (_what, text) => {
    expect(measureText(text)).toBeNull()
  })

  it('with a fragment twice, unless both together are too large', () => {
    const twice = (count: number): string =>
      `{ a { ...F } } ${times(2, () => `fragment F on T { ${times(count, (i) => `f${i} { ${times(9, (n) => `g${n}`)} }`)} }`)}`
    expect(measureText(twice(49))).toBeNull()
    expect(measureText(twice(51))).not.toBeNull()
  })
})

describe('what is meant to be asked is admitted:', () => {
  it("the console's documents", () => {
    const folder = new URL('../../../console/src/generated/', import.meta.url).pathname
    const found = readdirSync(folder).flatMap((name) => {
      const result = findDocuments(name, readFileSync(join(folder, name), 'utf8'))
      return result.ok ? result.texts : []
    })
    expect(found.length).toBeGreaterThan(5)
    expect(found.filter(({ text }) => measureText(text) !== null)).toEqual([])
  })

  it('the usual introspection query, for who turns introspection on', () => {
    expect(measureText(getIntrospectionQuery())).toBeNull()
  })
})

describe('a request is refused for', () => {
  const measure = createMeasure()
  const deep = (depth: number): unknown => (depth === 0 ? 1 : { a: deep(depth - 1) })
  it.each([
    ['many variables', Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`v${i}`, 1])), 'at most 50 variables'],
    ['a long text', { input: { text: 'x'.repeat(2_001) } }, 'at most 2000 characters in a text'],
    ['a long list', { input: { slices: Array.from({ length: 101 }, () => 'x') } }, 'at most 100 items in a list'],
    [
      'many values',
      { a: Array.from({ length: 50 }, () => Array.from({ length: 20 }, () => 1)) },
      'at most 1000 values',
    ],
    ['values deep within values', { a: deep(10) }, 'at most 10 values within values'],
    [
      'values too deep for the stack',
      { a: JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`) },
      'at most 10 values within values',
    ],
  ])('%s', (_what, variables, words) => {
    expect(measure('{ a }', variables)).toBe(`The operation is too large: ${words}.`)
  })

  it('nothing that a client of ours sends', () => {
    const terms = { slices: Array.from({ length: 25 }, (_, i) => `school.slice${i}`), recipients: [{ service: 'PPT' }] }
    expect(measure('{ a }', { input: { child: 'x', terms: { ...terms, purposes: ['COORDINATION'] } } })).toBeNull()
  })

  it('the same document the second time as well', () => {
    const large = `{ ${times(21, (i) => `f${i}`)} }`
    expect([measure(large, {}), measure(large, {})]).toEqual([measureText(large), measureText(large)])
    expect(measure(large, {})).not.toBeNull()
  })
})
