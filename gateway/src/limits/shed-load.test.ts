import { request } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openApp } from '../transport/open-app.ts'
import { type LoadShedding, openLoadShedding } from './shed-load.ts'

const AT_FIRST = 24
const LONGEST = 200

let app: FastifyInstance
let load: LoadShedding
let now: number
let begun: number
let answer: () => void

beforeEach(() => {
  // No window ends unless a test says so: as many are let in as at first, on any machine.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  now = 0
  begun = 0
  const answered = new Promise<void>((resolve) => (answer = resolve))
  load = openLoadShedding(LONGEST, () => now)
  app = openApp(() => undefined)
  app.post('/graphql', {
    onRequest: load.admit,
    handler: async () => {
      begun += 1
      await answered
      return 'answered'
    },
  })
  app.get('/health/live', () => 'ok')
})

afterEach(async () => {
  answer()
  load.close()
  vi.useRealTimers()
  await app.close()
})

const ask = (headers: Readonly<Record<string, string>> = {}, payload = '{}') =>
  app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload,
  })

/** As many as are let in at once, all under way. */
async function fill() {
  const answers = Array.from({ length: AT_FIRST }, () => ask())
  await expect.poll(() => begun).toBe(AT_FIRST)
  return { answers: () => Promise.all(answers) }
}

describe('a request beyond what can be answered in time', () => {
  it('is refused with 503, a code and a time to come back', async () => {
    await fill()
    const refused = await ask()
    expect(refused.statusCode).toBe(503)
    expect(refused.headers['retry-after']).toBe('1')
    expect(refused.json()).toMatchObject({ errors: [{ extensions: { code: 'OVERLOADED' } }] })
  })

  it('is refused before anything of it is read', async () => {
    await fill()
    const refused = await Promise.all([
      ask({}, 'no JSON'),
      ask({ 'content-type': 'text/plain' }, 'of another type'),
      ask({ authorization: 'Bearer no token' }),
      ask({}, `{"query":"${'x'.repeat(200_000)}"}`),
    ])
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([503, 503, 503, 503])
    expect(begun).toBe(AT_FIRST)
  })

  it('is refused with the same bytes, whatever it asks', async () => {
    await fill()
    const query = '{"query":"mutation { withdrawConsent { at } }"}'
    const refused = await Promise.all([ask(), ask({ 'samsyn-purpose': 'COORDINATION' }, query)])
    expect(new Set(refused.map(({ payload }) => payload)).size).toBe(1)
  })

  it('takes no place: who asks when others have been answered is let in', async () => {
    const { answers } = await fill()
    await Promise.all(Array.from({ length: 100 }, () => ask()))
    answer()
    expect((await answers()).every(({ payload }) => payload === 'answered')).toBe(true)
    expect((await ask()).payload).toBe('answered')
  })
})

it('fewer are let in when what all wait for takes too long', async () => {
  await fill()
  void load.watch(() => new Promise(() => undefined))
  now += 1_000
  vi.advanceTimersByTime(1_000)
  answer()
  await expect.poll(() => ask().then(({ statusCode }) => statusCode)).toBe(200)
  const codes = (await Promise.all(Array.from({ length: AT_FIRST }, () => ask()))).map(({ statusCode }) => statusCode)
  expect(codes).toContain(503)
})

it('who goes before the answer leaves a place', async () => {
  const url = await app.listen({ port: 0 })
  const headers = { 'content-type': 'application/json', 'content-length': 2 }
  const clients = Array.from({ length: AT_FIRST }, () =>
    request(`${url}/graphql`, { method: 'POST', agent: false, headers }),
  )
  for (const client of clients) client.on('error', () => undefined).end('{}')
  await expect.poll(() => begun).toBe(AT_FIRST)
  expect((await ask()).statusCode).toBe(503)
  for (const client of clients) client.destroy()
  answer()
  await expect.poll(() => ask().then(({ statusCode }) => statusCode)).toBe(200)
})

it('a route without the hook is never refused', async () => {
  await fill()
  expect((await app.inject('/health/live')).statusCode).toBe(200)
})

describe('what all wait for', () => {
  it('is passed on as it is', async () => {
    expect(await load.watch(async () => 'a value')).toBe('a value')
    const failed = new Error('away')
    await expect(load.watch(() => Promise.reject(failed))).rejects.toBe(failed)
  })
})
