import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, type GraphQLSchema, parse, validate } from 'graphql'
import { CHILDREN, type ChildRecords } from './records.ts'

/** The five subgraphs: their real schemas over records that stand in memory, for whoever asks. */

const FOLDERS = {
  consent: 'consent',
  school: 'school',
  health: 'health',
  childWelfare: 'child-welfare',
  nav: 'nav',
} as const
export type SubgraphName = keyof typeof FOLDERS

const byId = new Map(CHILDREN.map((child) => [child.id, child]))
const RESOLVERS = {
  Query: {
    child: (_source: unknown, { id }: { readonly id: string }) => byId.get(id) ?? null,
    children: (_source: unknown, { first }: { readonly first: number }) => ({
      nodes: CHILDREN.slice(0, first),
      pageInfo: { hasNextPage: first < CHILDREN.length, endCursor: null },
    }),
  },
  Child: {
    __resolveReference: ({ id }: Pick<ChildRecords, 'id'>) => byId.get(id) ?? null,
  },
}

export function createSubgraphs(): Readonly<Record<SubgraphName, GraphQLSchema>> {
  const entries = Object.entries(FOLDERS).map(([name, folder]) => {
    const file = new URL(`../../../../subgraphs/${folder}/schema.graphql`, import.meta.url)
    const { Query, Child } = RESOLVERS
    const resolvers = name === 'consent' ? { Query, Child } : { Child }
    return [name, buildSubgraphSchema({ typeDefs: parse(readFileSync(file, 'utf8')), resolvers })]
  })
  return Object.fromEntries(entries) as Record<SubgraphName, GraphQLSchema>
}

/**
 * Answers a body with the bytes of an HTTP response, and the same body ever after with the same bytes: what a gateway costs
 * is asked here, not what its subgraphs do.
 * @throws Error for what the schema does not allow: then a gateway planned wrongly
 */
export function answerOnce(schema: GraphQLSchema): (body: string) => Buffer | Promise<Buffer> {
  const known = new Map<string, Buffer | Promise<Buffer>>()
  const answer = async (body: string): Promise<Buffer> => {
    const response = writeResponse(await answerBody(schema, body))
    known.set(body, response)
    return response
  }
  return (body) => {
    const response = known.get(body) ?? answer(body)
    if (response instanceof Promise) known.set(body, response)
    return response
  }
}

export async function answerBody(schema: GraphQLSchema, body: string): Promise<string> {
  const { query, variables } = JSON.parse(body) as { query: string; variables?: Readonly<Record<string, unknown>> }
  const document = parse(query)
  const errors = validate(schema, document)
  if (errors.length > 0) throw new Error(`a subgraph was asked what it has not got: ${errors.join('; ')}\n${query}`)
  return JSON.stringify(await execute({ schema, document, variableValues: variables ?? {} }))
}

function writeResponse(text: string): Buffer {
  const head = [
    'HTTP/1.1 200 OK',
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: keep-alive',
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}`)
}
