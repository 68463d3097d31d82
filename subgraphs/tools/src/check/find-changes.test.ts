import { buildSchema, type GraphQLSchema } from 'graphql'
import { expect, it } from 'vitest'
import { findChanges } from './find-changes.ts'

const release = (fields: string): GraphQLSchema =>
  buildSchema(`type Query { a: A } type A { b: Int ${fields} } enum E { X }`)

async function compare(released: GraphQLSchema, next: GraphQLSchema, uses: Readonly<Record<string, string[]>> = {}) {
  const findings = await findChanges({
    name: 'nav',
    released,
    next,
    isOwn: (at) => !at.startsWith('Query'),
    namespace: 'NavRecord',
    uses: new Map(Object.entries(uses)),
    textsFile: 'texts',
  })
  return findings.map(({ level, rule, coordinate }) => `${level} ${rule} ${coordinate}`)
}

it('a field may go once it was released as deprecated and nobody asks for it', async () => {
  const [plain, deprecated, gone] = [release('c: Int'), release('c: Int @deprecated'), release('')]
  expect(await compare(plain, gone)).toEqual(['error K01_FIELD_STAYS nav: A.c'])
  expect(await compare(plain, deprecated)).toEqual([])
  expect(await compare(deprecated, gone)).toEqual([])
  expect(await compare(deprecated, gone, { 'A.c': ['Picture'] })).toEqual(['error K01_FIELD_STAYS nav: A.c'])
})

it('a field may become one that is never null, and not the other way', async () => {
  expect(await compare(release('c: Int'), release('c: Int!'))).toEqual([])
  expect(await compare(release('c: Int!'), release('c: Int'))).toEqual(['error K02_TYPE_STAYS nav: A.c'])
})

it('a new value of an enum is for a person to decide on', async () => {
  const next = buildSchema('type Query { a: A } type A { b: Int } enum E { X Y }')
  expect(await compare(release(''), next)).toEqual(['warning K04_NEW_VALUE nav: E.Y'])
})

it('what changes in another subgraph is not told', async () => {
  const next = buildSchema('type Query { b: A } type A { b: Int } enum E { X }')
  expect(await compare(release(''), next)).toEqual([])
})
