import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningBare, startBare } from './bare.ts'
import { type Shop, startShop, writeSupergraph } from './example.ts'

let shop: Shop
let bare: RunningBare

beforeAll(async () => {
  shop = await startShop()
  bare = await startBare(shop.supergraphSdl, 0)
})

afterAll(async () => {
  await bare.close()
  await shop.close()
})

async function ask(query: string) {
  const response = await fetch(`${bare.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return (await response.json()) as Record<string, unknown>
}

const INTERNAL = { message: 'The query could not be answered.', extensions: { code: 'INTERNAL' } }

describe('the gateway without consent', () => {
  it('says that it runs', async () => {
    const response = await fetch(`${bare.url}/health/live`)
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
  })

  it('joins what two subgraphs answer, without token or purpose', async () => {
    expect(await ask('{ books { title price } }')).toEqual({
      data: {
        books: [
          { title: 'Øyas bok', price: 1 },
          { title: 'Årets bok', price: 2 },
        ],
      },
    })
  })

  it('seals no grant that a subgraph of ours would open', () => {
    const grants = [...shop.books.requests, ...shop.prices.requests].map((headers) => headers['samsyn-grant'])
    expect(new Set(grants)).toEqual(new Set(['none']))
  })

  it("answers with a GraphQL error where the planner's executor throws", async () => {
    expect(await ask('subscription { sold { id } }')).toEqual({ errors: [INTERNAL] })
  })

  it('answers with an error, not with null, where the planner would ask nobody', async () => {
    const asked = shop.books.requests.length
    expect(await ask('{ nobody { name } }')).toEqual({ data: null, errors: [INTERNAL] })
    expect(await ask('query { ...Root } fragment Root on Query { ... { renamed: nobody { name } } }')).toEqual({
      data: null,
      errors: [INTERNAL],
    })
    expect(shop.books.requests.length).toBe(asked)
  })

  it('answers what needs no subgraph without one', async () => {
    expect(await ask('{ __typename __schema { queryType { name } } }')).toEqual({
      data: { __typename: 'Query', __schema: { queryType: { name: 'Query' } } },
    })
    expect(await ask('{ books @skip(if: true) { id } }')).toEqual({ data: {} })
  })
})

describe('a supergraph for the gateway without consent', () => {
  it.each([
    'https://school.example.no/graphql',
    'http://10.0.0.7/graphql',
    'http://127.0.0.1.example.no/graphql',
    'http://127.0.0.1@example.no/graphql',
    'http://localhost.example.no/graphql',
    'http://[::ffff:10.0.0.7]/graphql',
    'http://0.0.0.0/graphql',
    'file:///graphql',
    'graphql',
  ])('is refused where a subgraph is at %s', async (url) => {
    await expect(startBare(writeSupergraph(shop.books.url, url), 0)).rejects.toThrow(
      'the subgraph prices is not on this machine',
    )
  })

  it.each(['http://localhost:1/', 'http://127.9.9.9/', 'http://[::1]:1/graphql', 'https://127.0.0.1/graphql'])(
    'may have a subgraph at %s',
    async (url) => {
      const other = await startBare(writeSupergraph(shop.books.url, url), 0)
      await other.close()
    },
  )
})
