import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createChild } from '../testing/family.ts'
import { startTestGateway, type TestGateway } from '../testing/start.ts'

const child = createChild(1, { slices: ['school.attendance'] })
const QUERY = `{ child(id: "${child.id}") { displayName } }`
const MORE_THAN_AT_FIRST = 30

let test: TestGateway
const held: (() => void)[] = []

beforeAll(async () => {
  test = await startTestGateway([child], { shedAboveMs: 200 })
  test.subgraphs.consent.respond = (response: ServerResponse, honest) => {
    held.push(() => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(honest)))
  }
})
afterAll(() => test.close())

it('while nobody is answered, who comes is refused with 503, whoever they are; who was let in is answered', async () => {
  const asked = Array.from({ length: MORE_THAN_AT_FIRST }, () => test.ask(QUERY))
  const first = await Promise.race(asked)
  expect([first.status, first.headers.get('retry-after')]).toEqual([503, '1'])
  expect(first.body).toEqual({
    errors: [
      {
        message: 'The gateway has more to do than it can answer in time. Ask again after the time in `Retry-After`.',
        extensions: { code: 'OVERLOADED' },
      },
    ],
  })

  const stranger = await test.post(JSON.stringify({ query: QUERY }), { authorization: 'Bearer none' })
  expect([stranger.status, stranger.text]).toEqual([503, first.text])
  expect((await fetch(`${test.gateway.url}/health/live`)).status).toBe(200)

  test.subgraphs.consent.respond = null
  for (const release of held.splice(0)) release()
  const statuses = (await Promise.all(asked)).map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([200, 503]))
})
