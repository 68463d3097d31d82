import { buildSchema } from 'graphql'
import { afterEach, expect, it } from 'vitest'
import { GRANT_HEADER } from '@samsyn/schema/grant'
import { createSectorGrantReader } from './grant.ts'
import { type RunningSubgraph, serveSubgraph } from './serve.ts'
import { createTestKey, sealTestGrant } from './testing.ts'

const { key, keyring } = createTestKey()
const BODY = JSON.stringify({ query: '{ held }' })

let begin: () => void
let finish: (value: string) => void
const schema = buildSchema('type Query { held: String }')
const held = schema.getQueryType()?.getFields()['held']
if (held === undefined) throw new Error('the schema has no such field')
held.resolve = () => {
  begin()
  return new Promise((resolve) => (finish = resolve))
}

let running: RunningSubgraph | null = null
afterEach(() => running?.close())

/** Asks, and resolves when the subgraph is at work on it. */
async function start(): Promise<{ readonly url: string; readonly asked: Promise<Response> }> {
  const begun = new Promise<void>((resolve) => (begin = resolve))
  const config = { host: '127.0.0.1', port: 0 }
  const readGrant = createSectorGrantReader('school', keyring)
  running = await serveSubgraph({ schema, config, readGrant, createContext: () => ({}), log: () => undefined })
  const headers = {
    'content-type': 'application/json',
    [GRANT_HEADER]: sealTestGrant('school', { slices: [], children: [] }, BODY, key),
  }
  const asked = fetch(running.url, { method: 'POST', headers, body: BODY })
  asked.catch(() => undefined)
  await begun
  return { url: running.url, asked }
}

it('a subgraph that is closed with time answers what it has begun, and takes no new connection', async () => {
  const { url, asked } = await start()
  const closed = running?.close({ withinMs: 25_000, leftAfterMs: 0 })
  await expect(fetch(url)).rejects.toThrow()
  finish('Åse')
  const response = await asked
  expect([response.headers.get('connection'), await response.json()]).toEqual(['close', { data: { held: 'Åse' } }])
  await closed
  running = null
})

it('a subgraph that is closed without time cuts what it has begun', async () => {
  const { asked } = await start()
  await running?.close()
  running = null
  await expect(asked).rejects.toThrow()
})
