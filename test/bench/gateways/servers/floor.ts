import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'undici'
import { SELECTIONS } from '../workloads.ts'
import { readStart } from './start.ts'

/**
 * The floor: what a program costs that can nothing but the two questions of this bench. It makes the calls that any plan
 * must make, written by hand: the registry for the children, then the four sectors at once; and puts together what they
 * answer. It checks nothing, decides nothing, and reads no GraphQL.
 */

const { consent: OF_CHILD, ...OF_SECTORS } = SELECTIONS
const ONE = `query ($id: ID!) { child(id: $id) { ${OF_CHILD} } }`
const MANY = `query ($first: Int!) { children(first: $first) { nodes { ${OF_CHILD} } } }`

type Entity = Record<string, unknown>
interface Asked {
  readonly variables: { readonly id?: string; readonly first?: number }
}

const { subgraphs } = await readStart()
const createCall = (url: string) => {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections: 64 })
  return async <T>(query: string, variables: unknown): Promise<T> => {
    const { body } = await pool.request({
      path: pathname,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    return ((await body.json()) as { data: T }).data
  }
}
const askRegistry = createCall(subgraphs.consent)
const sectors = Object.entries(OF_SECTORS).map(([name, selection]) => ({
  call: createCall(subgraphs[name as keyof typeof OF_SECTORS]),
  query: `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Child { ${selection} } } }`,
}))

async function addSectors(children: readonly Entity[]): Promise<void> {
  const representations = children.map(({ id }) => ({ __typename: 'Child', id }))
  const answers = await Promise.all(
    sectors.map(({ call, query }) => call<{ _entities: readonly Entity[] }>(query, { representations })),
  )
  for (const { _entities } of answers) {
    for (const [index, entity] of _entities.entries()) Object.assign(children[index] as Entity, entity)
  }
}

async function answer({ variables }: Asked): Promise<unknown> {
  if (variables.id === undefined) {
    const data = await askRegistry<{ children: { nodes: readonly Entity[] } }>(MANY, variables)
    await addSectors(data.children.nodes)
    return data
  }
  const data = await askRegistry<{ child: Entity }>(ONE, variables)
  await addSectors([data.child])
  return data
}

async function respond(body: string, response: ServerResponse): Promise<void> {
  const text = JSON.stringify({ data: await answer(JSON.parse(body) as Asked) })
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text)
}

const server = createServer((request, response) => {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => void respond(Buffer.concat(pieces).toString(), response))
})
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` })
})
process.once('disconnect', () => process.exit(0))
