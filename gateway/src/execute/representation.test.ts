import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import { buildSchema } from 'graphql'
import { expect, it } from 'vitest'
import { compileRepresentation } from './representation.ts'

const SCHEMA = buildSchema(`
  type Query { thing: Thing }
  interface Thing { id: ID! }
  type Book implements Thing { id: ID! name: Name parts: [Name!] }
  type Film implements Thing { id: ID! }
  type Name { first: String last: String }
`)

const field = (name: string, ...selections: QueryPlanSelectionNode[]): QueryPlanSelectionNode => ({
  kind: 'Field',
  name,
  ...(selections.length > 0 ? { selections } : {}),
})
const on = (typeCondition: string, ...selections: QueryPlanSelectionNode[]): QueryPlanSelectionNode => ({
  kind: 'InlineFragment',
  typeCondition,
  selections,
})

const NAME = [field('first'), field('last')]
const represent = compileRepresentation(
  [
    on('Book', field('__typename'), field('name', ...NAME)),
    on('Book', field('parts', ...NAME)),
    on('Thing', field('id')),
    on('Film', field('__typename')),
  ],
  SCHEMA,
)

it('a thing is represented by what is asked of its type, and nothing else', () => {
  const name = { first: 'Å', last: null, more: 1 }
  expect(represent({ __typename: 'Book', id: '1', name, parts: [name, null], more: 1 })).toEqual({
    __typename: 'Book',
    id: '1',
    name: { first: 'Å', last: null },
    parts: [{ first: 'Å', last: null }, null],
  })
  expect(represent({ __typename: 'Film', id: '1', name })).toEqual({ __typename: 'Film', id: '1' })
})

it('what is asked of a type is left out as a whole where a part of it was not told', () => {
  expect(represent({ __typename: 'Film' })).toEqual({ __typename: 'Film' })
  expect(represent({ __typename: 'Book', id: '1', parts: [] })).toEqual({ id: '1', parts: [] })
})

it('a nested part that was not told in full is null', () => {
  const name = { first: 'Å' }
  expect(represent({ __typename: 'Book', name, parts: ['x'] })).toMatchObject({ name: null, parts: [null] })
})

it('a thing that does not say what it is has nothing to be found by', () => {
  expect(represent({ id: '1' })).toEqual({})
})

it('a thing is not represented where a part is needed of any type and was not told', () => {
  const whole = compileRepresentation([field('__typename'), field('constructor')], SCHEMA)
  expect(whole({ __typename: 'Book' })).toBeNull()
})

it('a representation is a copy: what is changed in it is not changed in the answer', () => {
  const entity = { __typename: 'Book', id: '1', name: { first: 'Å', last: null }, parts: [] }
  const { name } = represent(entity) as { name: { first: string } }
  name.first = 'x'
  expect(entity.name.first).toBe('Å')
})
