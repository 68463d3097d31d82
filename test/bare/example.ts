import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSchema, graphql } from 'graphql'

/** A supergraph of two tiny subgraphs that has nothing to do with children: `books` has the roots, `prices` a price. */

export interface Shop {
  readonly books: Subgraph
  readonly prices: Subgraph
  readonly supergraphSdl: string
  close(): Promise<void>
}

interface Subgraph {
  readonly url: string
  /** The headers of each request it got. */
  readonly requests: NodeJS.Dict<string | string[]>[]
  close(): Promise<void>
}

const BOOKS = 'type Query { books: [Book!]! } type Book { id: ID! title: String }'
const PRICES = `
  scalar _Any
  union _Entity = Book
  type Query { _entities(representations: [_Any!]!): [_Entity]! }
  type Book { price: Int }
`

export async function startShop(): Promise<Shop> {
  const books = await startSubgraph(BOOKS, {
    books: [
      { id: 'ø', title: 'Øyas bok' },
      { id: 'å', title: 'Årets bok' },
    ],
  })
  const prices = await startSubgraph(PRICES, {
    _entities: ({ representations }: { representations: { id: string }[] }) =>
      representations.map(({ id }) => ({ __typename: 'Book', price: id === 'ø' ? 1 : 2 })),
  })
  return {
    books,
    prices,
    supergraphSdl: writeSupergraph(books.url, prices.url),
    close: async () => {
      await Promise.all([books.close(), prices.close()])
    },
  }
}

async function startSubgraph(sdl: string, rootValue: object): Promise<Subgraph> {
  const schema = buildSchema(sdl)
  const requests: Subgraph['requests'] = []
  const server = createServer(async (request, response) => {
    requests.push(request.headers)
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const { query: source, variables: variableValues } = JSON.parse(text) as { query: string; variables?: object }
    const result = await graphql({ schema, source, rootValue, variableValues: { ...variableValues } })
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Beside books it has what the planner fails at: a field that no key leads to, and a subscription. */
export function writeSupergraph(booksUrl: string, pricesUrl: string): string {
  return `
schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
{ query: Query subscription: Subscription }
directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet, type: String,
  external: Boolean, override: String, usedOverridden: Boolean) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
directive @join__graph(name: String!, url: String!) on ENUM_VALUE
directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false,
  resolvable: Boolean! = true, isInterfaceObject: Boolean! = false) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE
directive @join__unionMember(graph: join__Graph!, member: String!) repeatable on UNION
directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE
directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
scalar join__FieldSet
scalar link__Import
enum link__Purpose { SECURITY EXECUTION }
enum join__Graph {
  BOOKS @join__graph(name: "books", url: "${booksUrl}")
  PRICES @join__graph(name: "prices", url: "${pricesUrl}")
}
type Query @join__type(graph: BOOKS) @join__type(graph: PRICES) {
  books: [Book!]! @join__field(graph: BOOKS)
  nobody: Nobody @join__field(graph: BOOKS)
}
type Subscription @join__type(graph: BOOKS) { sold: Book }
type Book @join__type(graph: BOOKS, key: "id") @join__type(graph: PRICES, key: "id") {
  id: ID!
  title: String @join__field(graph: BOOKS)
  price: Int @join__field(graph: PRICES)
}
interface Nobody
  @join__type(graph: BOOKS, key: "id")
  @join__type(graph: PRICES, key: "id", resolvable: false, isInterfaceObject: true)
{
  id: ID!
  name: String @join__field(graph: PRICES)
}
`
}
