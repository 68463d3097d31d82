import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  buildSchema,
  execute,
  extendSchema,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql'
import { GRANT_HEADER, type GrantKey, openGrant } from '@samsyn/schema/grant'

/** What a subgraph was asked, and with which grant. */
export interface StandInRequest {
  readonly query: string
  readonly variables: { readonly representations?: readonly { readonly id: string }[] } & Readonly<
    Record<string, unknown>
  >
  /** The claims of the grant; `null` when there was none, or none of this subgraph's key. */
  readonly grant: Readonly<Record<string, unknown>> | null
  readonly headers: IncomingHttpHeaders
}

export interface StandInAnswer {
  data?: Record<string, unknown> | null
  errors?: unknown
}

/**
 * A subgraph over real HTTP. It answers every field it is asked for, whatever the grant says, so that only the gateway
 * stands between its records and a caller; and it lies as a test tells it to.
 */
export interface StandIn {
  readonly url: string
  readonly key: GrantKey
  readonly requests: StandInRequest[]
  /** Alters an answer before it is sent. */
  lie: (answer: StandInAnswer, request: StandInRequest) => unknown
  /** Writes the response itself, in place of an answer; it is told which one a subgraph that does not lie would give. */
  respond: ((response: ServerResponse, honest: StandInAnswer) => void) | null
  /** The keys whose grants it knows; one of its own, unless a test rotates them. */
  readonly keyring: Map<string, Uint8Array>
  /** Whether it refuses a request without a grant that it knows, as a subgraph does. */
  demandsGrant: boolean
  close(): Promise<void>
}

const API = readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8')

export const API_SCHEMA = buildSchema(API)

const SUBGRAPH_SCHEMA = extendSchema(
  API_SCHEMA,
  parse(`
    scalar _Any
    union _Entity = Child
    extend type Query { _entities(representations: [_Any!]!): [_Entity]! }
  `),
)

/** Some value of a type: an object takes its fields from the types below it, a list has two. */
function invent(type: GraphQLOutputType): unknown {
  if (isNonNullType(type)) return invent(type.ofType)
  if (isListType(type)) return [invent(type.ofType), invent(type.ofType)]
  if (isObjectType(type)) return {}
  if (isEnumType(type)) return type.getValues()[0]?.value
  if (type.name === 'Int') return 3
  if (type.name === 'Float') return 2.5
  if (type.name === 'Boolean') return true
  return type.name === 'String' || type.name === 'ID' ? 'Åse' : '2026-01-15'
}

const resolveOrInvent: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
  const own = (source as Record<string, unknown> | null)?.[info.fieldName]
  if (typeof own === 'function') return (own as (...parts: unknown[]) => unknown)(args, context)
  return own === undefined ? invent(info.returnType) : own
}

const ENTITIES = {
  _entities: ({ representations }: { representations: readonly { id: string }[] }) =>
    representations.map(({ id }) => ({ __typename: 'Child', id })),
}

/** @param root what the root fields answer; a sector's `_entities` unless said */
export async function startStandIn(root: object = ENTITIES): Promise<StandIn> {
  const key: GrantKey = { kid: 'test', secret: randomBytes(32) }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request)
    const opened = openGrant(String(request.headers[GRANT_HEADER]), standIn.keyring)
    const asked: StandInRequest = {
      ...(JSON.parse(body) as Pick<StandInRequest, 'query' | 'variables'>),
      headers: request.headers,
      grant: opened.ok ? (opened.claims as Record<string, unknown>) : null,
    }
    standIn.requests.push(asked)
    if (standIn.demandsGrant && asked.grant === null) return void response.writeHead(401).end()
    const honest = await execute({
      schema: SUBGRAPH_SCHEMA,
      document: parse(asked.query),
      variableValues: asked.variables,
      rootValue: root,
      fieldResolver: resolveOrInvent,
      typeResolver: () => 'Child',
    })
    const plain = JSON.parse(JSON.stringify(honest)) as StandInAnswer
    if (standIn.respond !== null) return standIn.respond(response, plain)
    const told = standIn.lie(plain, asked)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(told))
  }
  const server = createServer((request, response) => {
    if (request.method === 'GET' && request.url === '/health') return void response.end('{"status":"ok"}')
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const standIn: StandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    key,
    requests: [],
    lie: (honest) => honest,
    respond: null,
    keyring: new Map([[key.kid, key.secret]]),
    demandsGrant: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return standIn
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
