import { type DocumentNode, executeSync, type GraphQLSchema, parse } from 'graphql'
import type { Answer, Asked } from './two-executors.ts'

/**
 * Why an answer of our executor is not the stock one's; `null` where it is, to the byte. Of errors only whether there are
 * any is compared: the stock one words them anew.
 *
 * Their order of keys may differ in one way: the stock one brings selections of equal fragments together, as in
 * `{ ... on T { a } b ... on T { c } }`, and answers a, c, b. Then ours is held to GraphQL (§ 6.3.2): a, b, c.
 */
export function findDifference(schema: GraphQLSchema, asked: Asked, stock: Answer, own: Answer): string | null {
  const [expected, actual] = [JSON.stringify(stock.data), JSON.stringify(own.data)]
  if ((stock.errors === undefined) !== (own.errors === undefined)) {
    return `errors: ${JSON.stringify(stock.errors)} became ${JSON.stringify(own.errors)}`
  }
  if (actual === expected) return null
  if (JSON.stringify(sortKeys(own.data)) !== JSON.stringify(sortKeys(stock.data))) return `${expected} became ${actual}`
  const inOrder = JSON.stringify(putInOrder(schema, asked, own.data))
  return listKeys(inOrder) === listKeys(actual) ? null : `the order of ${inOrder} became ${actual}`
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]))
}

/** What graphql-js makes of data that is complete already. */
function putInOrder(schema: GraphQLSchema, { text, operationName, variables }: Asked, data: unknown): unknown {
  const document: DocumentNode = parse(text)
  return executeSync({
    schema,
    document,
    operationName: operationName ?? null,
    variableValues: { ...variables },
    rootValue: data,
    fieldResolver: (parent: Record<string, unknown>, _args, _context, { path }) => parent[path.key],
  }).data
}

/** Without the values: a number as an ID becomes a string. */
function listKeys(json: string | undefined): string {
  return (json?.match(/"(?:[^"\\]|\\.)*":/g) ?? []).join('')
}
