import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { SliceId } from '@samsyn/schema/policy'
import { PURPOSE_HEADER } from './identity/caller.ts'
import { COORDINATOR, createChild } from './testing/family.ts'
import { startTestGateway, type TestGateway } from './testing/start.ts'

const SLICES: readonly SliceId[] = ['school.attendance', 'nav.followUp']
const CHILD = createChild(1, { slices: SLICES })
const QUERY = `{ child(id: "${CHILD.id}") { id school { attendance { registrations { start } } } nav { followUp { underFollowUp } } } }`
const SOON_MS = 1_000
const NEVER_MS = 60_000

const UNAVAILABLE = {
  data: null,
  errors: [{ message: expect.any(String) as string, extensions: { code: 'REGISTRY_UNAVAILABLE' } }],
}

let test: TestGateway
const start = async (requestTimeoutMs: number, upstreamTimeoutMs = NEVER_MS): Promise<void> => {
  test = await startTestGateway([CHILD], { requestTimeoutMs, upstreamTimeoutMs })
}
afterEach(() => test.close())

/** Has a subgraph never answer; resolves when it sees the connection of the request end. */
function hang(name: 'school' | 'consent'): { readonly asked: Promise<void>; readonly closed: Promise<unknown> } {
  let ask: (response: ServerResponse) => void
  const response = new Promise<ServerResponse>((resolve) => (ask = resolve))
  test.subgraphs[name].respond = (held) => ask(held)
  return {
    asked: response.then(() => undefined),
    closed: response.then((held) => (held.destroyed ? undefined : once(held, 'close'))),
  }
}

describe('a request whose time is up', () => {
  it.each(['school', 'consent'] as const)('while %s says nothing shows nothing, and asks no longer', async (name) => {
    await start(SOON_MS)
    const { closed } = hang(name)
    const { status, body } = await test.ask(QUERY)
    expect([status, body]).toEqual([200, UNAVAILABLE])
    // On a machine so slow that it was not even asked, there is no connection to end.
    if (test.subgraphs[name].requests.length > 0) await closed
    expect(test.database.recorded).toEqual([])
  })

  it.each(['READ', 'COMMIT'] as const)('while the database never answers a %s shows nothing', async (hanging) => {
    await start(SOON_MS)
    test.database.before = (call) => (call === hanging ? new Promise(() => undefined) : undefined)
    const { status, body } = await test.ask(QUERY)
    expect([status, body]).toEqual([200, UNAVAILABLE])
    expect(test.database.recorded).toEqual([])
  })
})

describe('a caller who leaves', () => {
  it.each(['school', 'consent'] as const)('while %s is asked has the gateway ask no longer', async (name) => {
    await start(NEVER_MS)
    const { asked, closed } = hang(name)
    const leaving = new AbortController()
    const claims = test.issuer.claimsOf(COORDINATOR.nationalIdentityNumber)
    const answer = fetch(`${test.gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await test.issuer.sign(claims)}`,
        [PURPOSE_HEADER]: 'COORDINATION',
      },
      body: JSON.stringify({ query: QUERY }),
      signal: leaving.signal,
    })
    const left = expect(answer).rejects.toThrow(/abort/)
    await asked
    leaving.abort()
    await left
    await closed
    expect(test.database.recorded).toEqual([])
  })
})

it('a school that takes longer than it may leaves time for what the others say', async () => {
  await start(NEVER_MS, 2_000)
  const { closed } = hang('school')
  const { body } = await test.ask(QUERY)
  expect(body.data).toEqual({ child: { id: CHILD.id, school: null, nav: { followUp: { underFollowUp: true } } } })
  expect(body.errors).toEqual([
    {
      message: expect.any(String),
      path: ['child', 'school', 'attendance'],
      extensions: { code: 'SOURCE_UNAVAILABLE', slice: 'school.attendance' },
    },
  ])
  await closed
  expect(test.database.recorded.map(({ slices }) => slices)).toEqual([['nav.followUp']])
})
