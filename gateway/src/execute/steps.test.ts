import type { FetchNode, PlanNode } from '@apollo/query-planner'
import { buildSchema, type OperationTypeNode } from 'graphql'
import { expect, it } from 'vitest'
import type { Source } from './source.ts'
import { compileStep } from './steps.ts'

const SCHEMA = buildSchema(`
  type Query { books: [Book] }
  interface Media { id: ID! }
  type Book implements Media { id: ID! price: Int }
`)

interface Asked {
  readonly name: string
  readonly variables: object
}

type Answer = object | (() => object | Promise<object>)

/** Runs a step at a root. Each subgraph gives its answers one by one. */
async function run(node: PlanNode, answers: Record<string, readonly Answer[]>, root = {}, variables = {}) {
  const asked: Asked[] = []
  const sources = new Map(
    Object.entries(answers).map(([name, all]) => {
      const left = [...all]
      const process = async ({ request }: { readonly request: { readonly variables: object } }): Promise<object> => {
        asked.push({ name, variables: request.variables })
        const answer = left.shift() ?? {}
        return typeof answer === 'function' ? (answer as () => object)() : answer
      }
      return [name, { process: process as Source['process'] }] as const
    }),
  )
  const errors: unknown[] = []
  const step = compileStep(node, { sources, schema: SCHEMA })
  await step({ variables, context: {}, errors }, [root])
  return { root, errors, asked }
}

const fetchFrom = (serviceName: string, more: Partial<FetchNode> = {}): FetchNode => ({
  kind: 'Fetch',
  serviceName,
  operation: '{ books { id } }',
  operationName: undefined,
  operationKind: 'query' as OperationTypeNode,
  ...more,
})
const BY_ID: Partial<FetchNode> = {
  requires: [
    {
      kind: 'InlineFragment',
      typeCondition: 'Book',
      selections: [
        { kind: 'Field', name: '__typename' },
        { kind: 'Field', name: 'id' },
      ],
    },
  ],
}
const atBooks = (node: PlanNode): PlanNode => ({ kind: 'Flatten', path: ['books', '@'], node })
const book = (id: string) => ({ __typename: 'Book', id })
const fail = (): never => {
  throw new Error('not there')
}

it('a subgraph that fails leaves what the others tell', async () => {
  const nodes = [fetchFrom('a'), fetchFrom('b'), fetchFrom('c')]
  const answers = { a: [fail], b: [{ data: { b: 1 } }], c: [{ data: null, errors: [{ message: 'no' }] }] }
  for (const kind of ['Parallel', 'Sequence'] as const) {
    const { root, errors } = await run({ kind, nodes }, answers)
    expect(root).toEqual({ b: 1 })
    expect(errors).toHaveLength(2)
    expect(errors).toEqual(expect.arrayContaining([new Error('not there'), { message: 'no' }]))
  }
})

it('what came with an error is taken', async () => {
  const { root, errors } = await run(fetchFrom('a'), { a: [{ data: { a: 1 }, errors: ['x'] }] })
  expect([root, errors]).toEqual([{ a: 1 }, ['x']])
})

it('no errors are none, also where a subgraph writes that as null', async () => {
  const { root, errors } = await run(fetchFrom('a'), { a: [{ data: { a: 1 }, errors: null }] })
  expect([root, errors]).toEqual([{ a: 1 }, []])
})

it('a sequence waits for what it needs, and what is parallel does not wait', async () => {
  const events: string[] = []
  const slow = (name: string) => async () => {
    events.push(`${name} asked`)
    await new Promise((resolve) => setImmediate(resolve))
    events.push(`${name} told`)
    return {}
  }
  const nodes = [fetchFrom('a'), fetchFrom('b')]
  const answers = { a: [slow('a')], b: [slow('b')] }
  await run({ kind: 'Sequence', nodes }, answers)
  expect(events.splice(0)).toEqual(['a asked', 'a told', 'b asked', 'b told'])
  await run({ kind: 'Parallel', nodes }, answers)
  expect(events).toEqual(['a asked', 'b asked', 'a told', 'b told'])
})

it('a condition chooses who is asked, and a variable that was not given is not true', async () => {
  const node: PlanNode = {
    kind: 'Condition',
    condition: 'toString',
    ifClause: fetchFrom('a'),
    elseClause: fetchFrom('b'),
  }
  for (const [variables, name] of [
    [{ toString: true }, 'a'],
    [{ toString: false }, 'b'],
    [{}, 'b'],
  ] as const) {
    expect((await run(node, { a: [], b: [] }, {}, variables)).asked.map((asked) => asked.name)).toEqual([name])
  }
  const { asked } = await run({ kind: 'Condition', condition: 'x', ifClause: fetchFrom('a') }, { a: [] })
  expect(asked).toEqual([])
})

it('a subgraph is given the variables that it uses and the client gave', async () => {
  const node = fetchFrom('a', { variableUsages: ['one', 'none', 'constructor'] })
  const { asked } = await run(node, { a: [] }, {}, { one: null, other: 1 })
  expect(asked).toEqual([{ name: 'a', variables: { one: null } }])
})

it.each([
  ['there is none', []],
  ['all are null', [null, null]],
  ['none is of the type', [{ __typename: 'Film', id: '1' }]],
  ['none says what it is', [{ id: '1' }]],
  ['a part of the key was not told', [{ __typename: 'Book' }]],
  ['they are lists', [[book('1')]]],
  ['they are no list', book('1')],
])('nobody is asked about things where %s', async (_what, books) => {
  const { asked, errors } = await run(atBooks(fetchFrom('a', BY_ID)), { a: [] }, { books })
  expect([asked, errors]).toEqual([[], []])
})

it('things are asked for at once, and each is told what is its own', async () => {
  const books = [book('1'), null, { __typename: 'Film', id: '2' }, book('3'), book('4')]
  const answer = { data: { _entities: [{ price: 1 }, null, { price: 4 }] } }
  const { root, asked } = await run(atBooks(fetchFrom('a', BY_ID)), { a: [answer] }, { books })
  expect(asked).toEqual([{ name: 'a', variables: { representations: [book('1'), book('3'), book('4')] } }])
  expect(root).toEqual({
    books: [{ ...book('1'), price: 1 }, null, { __typename: 'Film', id: '2' }, book('3'), { ...book('4'), price: 4 }],
  })
})

it.each([
  ['too few', [{ price: 1 }]],
  ['too many', [{ price: 1 }, { price: 2 }, { price: 3 }]],
  ['no list', { price: 1 }],
  ['nothing', undefined],
])('%s for the things that were asked for is an error, and nothing of it is taken', async (_what, _entities) => {
  const books = [book('1'), book('2')]
  const { root, errors } = await run(atBooks(fetchFrom('a', BY_ID)), { a: [{ data: { _entities } }] }, { books })
  expect(root).toEqual({ books: [book('1'), book('2')] })
  expect(errors).toEqual([expect.any(RangeError)])
})

it('a thing stays what it is known to be where a subgraph knows only what it may be', async () => {
  const node = fetchFrom('a', {
    ...BY_ID,
    inputRewrites: [{ kind: 'ValueSetter', path: ['... on Book', '__typename'], setValueTo: 'Media' }],
  })
  const answers = { a: [{ data: { _entities: [{ __typename: 'Media', price: 1 }] } }] }
  const { root, asked } = await run(atBooks(node), answers, { books: [book('1')] })
  expect(asked).toMatchObject([{ variables: { representations: [{ __typename: 'Media', id: '1' }] } }])
  expect(root).toEqual({ books: [{ ...book('1'), price: 1 }] })
})

it.each([0, '', false])('what was renamed on the way is named back, also %j', async (price) => {
  const node = fetchFrom('a', {
    outputRewrites: [{ kind: 'KeyRenamer', path: ['books', '... on Book', 'price_0'], renameKeyTo: 'price' }],
  })
  const told = [{ ...book('1'), price_0: price }, { __typename: 'Film', price_0: 1 }, null]
  const { root } = await run(node, { a: [{ data: { books: told } }] })
  expect(root).toEqual({ books: [{ ...book('1'), price }, { __typename: 'Film', price_0: 1 }, null] })
})

it('what no plan of a query has is refused before anyone is asked', () => {
  const options = { sources: new Map<string, Source>(), schema: SCHEMA }
  expect(() => compileStep({ kind: 'Defer', primary: {}, deferred: [] }, options)).toThrow('Defer')
  expect(() => compileStep(fetchFrom('nobody'), options)).toThrow('nobody')
})
