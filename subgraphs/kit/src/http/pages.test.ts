import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OPEN_ACCESS } from './access.ts'
import { openSourceClient, type SourceClient } from './client.ts'
import { startDeadline } from './deadline.ts'
import { readPages } from './pages.ts'
import { type StandIn, startStandIn } from './stand-in.ts'

interface TestPage {
  readonly items: readonly string[]
  readonly next?: string
}

let server: StandIn
let client: SourceClient
let pages: Readonly<Record<string, TestPage>>
/** For those that never end. */
let makePage: ((path: string) => TestPage) | null

beforeEach(async () => {
  makePage = null
  server = await startStandIn(({ path, query }) => {
    const page = makePage?.(path) ?? pages[query.get('page') ?? '1']
    return page ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(page) } : null
  })
  client = openSourceClient({ url: new URL(`${server.url}/api`), access: OPEN_ACCESS, answerLimitBytes: 10_000 })
})
afterEach(async () => {
  await client.close()
  await server.close()
})

const read = (limits = { pages: 20, bytes: 5_000 }) =>
  readPages(
    client,
    {
      path: 'records',
      method: 'POST',
      body: 'identifier=14831750031',
      headers: { 'content-type': 'application/x-www-form-urlencoded', prefer: 'strict' },
      accept: ['application/json'],
    },
    (bytes) => {
      const { items, next } = JSON.parse(bytes.toString()) as TestPage
      return { items, keys: items, next: next === undefined ? null : { link: next } }
    },
    startDeadline(20_000),
    limits,
  )

it('pages are read in order to the last, each after the first with GET and without the search', async () => {
  pages = {
    1: { items: ['a', 'b'], next: '/api/records?page=2' },
    2: { items: [], next: '/api/records?page=3' },
    3: { items: ['c'] },
  }
  expect(await read()).toEqual(['a', 'b', 'c'])
  expect(server.requests.map(({ method, body }) => [method, body])).toEqual([
    ['POST', 'identifier=14831750031'],
    ['GET', ''],
    ['GET', ''],
  ])
  expect(server.requests[1]?.headers).toMatchObject({ prefer: 'strict' })
  expect(server.requests[1]?.headers).not.toHaveProperty('content-type')
})

it('two records under one key on the same page are the reader’s to judge', async () => {
  pages = { 1: { items: ['a', 'a'] } }
  expect(await read()).toEqual(['a', 'a'])
})

describe('nothing is an answer where', () => {
  const NEXT = '/api/records?page=2'
  it.each<readonly [rule: string, pages: Readonly<Record<string, TestPage>>, kind: string]>([
    ['a page leads to itself', { 1: { items: ['a'], next: NEXT }, 2: { items: ['b'], next: NEXT } }, 'REPEATED'],
    [
      'a page leads back',
      {
        1: { items: ['a'], next: NEXT },
        2: { items: ['b'], next: '/api/records?page=3' },
        3: { items: ['c'], next: NEXT },
      },
      'REPEATED',
    ],
    [
      'the same page comes under two addresses',
      { 1: { items: [], next: NEXT }, 2: { items: [], next: NEXT } },
      'REPEATED',
    ],
    ['a record comes on two pages', { 1: { items: ['a', 'b'], next: NEXT }, 2: { items: ['b', 'c'] } }, 'REPEATED'],
    ['a page leads to another host', { 1: { items: ['a'], next: 'https://elsewhere.example/api' } }, 'ASTRAY'],
    ['a page is not there', { 1: { items: ['a'], next: NEXT } }, 'NOT_FOUND'],
  ])('%s', async (_rule, given, kind) => {
    pages = given
    await expect(read()).rejects.toMatchObject({ kind })
  })

  it('pages never end', async () => {
    let count = 0
    makePage = () => ({ items: [`item ${(count += 1)}`], next: `/api/records?page=${count}` })
    await expect(read()).rejects.toMatchObject({ kind: 'ENDLESS' })
    expect(server.requests).toHaveLength(20)
  })

  it('pages are more than any honest answer together', async () => {
    let count = 0
    makePage = () => ({ items: ['x'.repeat(1000) + (count += 1)], next: `/api/records?page=${count}` })
    await expect(read()).rejects.toMatchObject({ kind: 'ENDLESS' })
    expect(server.requests.length).toBeLessThan(10)
  })
})
