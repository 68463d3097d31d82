import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { REQUESTS_IN_A_ROW, REST_MS, restWhenDown, type UpstreamState } from './rest.ts'
import { openUpstream, type Upstream } from './transport.ts'

let server: Server
let upstream: Upstream
let respond: (attempt: number) => { readonly status: number; readonly hold?: Promise<unknown> }
let asked: number
const states: UpstreamState[] = []

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  asked = 0
  states.length = 0
  server = createServer((_request, response) => {
    asked += 1
    const { status, hold } = respond(asked)
    const answer = (): unknown => response.writeHead(status, { 'content-type': 'application/json' }).end('{"data":{}}')
    if (hold === undefined) answer()
    else void hold.then(answer)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  upstream = restWhenDown(openUpstream(url, 60_000), (state) => states.push(state))
})
afterEach(async () => {
  vi.useRealTimers()
  await upstream.close()
  server.closeAllConnections()
  server.close()
})

const send = ({ signal } = new AbortController()): Promise<unknown> =>
  upstream.send('{}', 'grant', { signal, maxBytes: 1000 }).then(
    () => 'answered',
    (error: { kind?: string }) => error.kind ?? error,
  )

async function sendEach(times: number, status: number): Promise<readonly unknown[]> {
  respond = () => ({ status })
  const outcomes: unknown[] = []
  for (let time = 0; time < times; time++) outcomes.push(await send())
  return outcomes
}

const pass = (milliseconds: number): void => void vi.setSystemTime(Date.now() + milliseconds)

describe('a subgraph that is down for several requests in a row', () => {
  beforeEach(async () => {
    await sendEach(REQUESTS_IN_A_ROW, 503)
    expect(asked).toBe(REQUESTS_IN_A_ROW)
    asked = 0
  })

  it('is not asked for a while, and whoever would ask is told at once', async () => {
    expect(await sendEach(3, 200)).toEqual(['resting', 'resting', 'resting'])
    pass(REST_MS - 1)
    expect(await send()).toBe('resting')
    expect([asked, states]).toEqual([0, ['rests']])
  })

  it('is tried by one request after that, and by all once it answers', async () => {
    pass(REST_MS)
    expect(await sendEach(3, 200)).toEqual(['answered', 'answered', 'answered'])
    expect(states).toEqual(['rests', 'is tried', 'answers'])
  })

  it('rests again when it is still down', async () => {
    pass(REST_MS)
    expect(await sendEach(2, 503)).toEqual(['away', 'resting'])
    expect(asked).toBe(1)
    pass(REST_MS)
    expect(await sendEach(1, 200)).toEqual(['answered'])
  })

  it('keeps nobody waiting while one request tries it', async () => {
    pass(REST_MS)
    let release = (): void => undefined
    const hold = new Promise<void>((resolve) => (release = resolve))
    respond = () => ({ status: 200, hold })
    const arrived = once(server, 'request')
    const trying = send()
    await arrived
    expect(await Promise.all([send(), send()])).toEqual(['resting', 'resting'])
    release()
    expect(await trying).toBe('answered')
    expect(asked).toBe(1)
  })
})

describe('a subgraph goes on being asked', () => {
  const MANY = 3 * REQUESTS_IN_A_ROW

  it.each([500, 401, 403, 404, 413, 429, 302])('when it answers %d: somebody is there', async (status) => {
    expect(new Set(await sendEach(MANY, status))).toEqual(new Set(['refused']))
    expect([asked, states]).toEqual([MANY, []])
  })

  it('when it answers between its faults, whatever it answers', async () => {
    for (let time = 0; time < 3; time++) {
      await sendEach(REQUESTS_IN_A_ROW - 1, 503)
      await sendEach(1, time === 1 ? 500 : 200)
    }
    expect([asked, states]).toEqual([3 * REQUESTS_IN_A_ROW, []])
  })

  it('when one request alone finds it down, however often that one asks', async () => {
    respond = () => ({ status: 503 })
    const one = new AbortController()
    const outcomes = await Promise.all(Array.from({ length: 9 }, () => send(one)))
    expect(new Set(outcomes)).toEqual(new Set(['away']))
    expect([asked, states]).toEqual([9, []])
  })

  it('when callers leave before it has answered', async () => {
    respond = () => ({ status: 200, hold: new Promise(() => undefined) })
    for (let time = 0; time < MANY; time++) {
      const caller = new AbortController()
      const arrived = once(server, 'request')
      const sent = send(caller)
      await arrived
      caller.abort()
      expect(await sent).toBe('request over')
    }
    expect([asked, states]).toEqual([MANY, []])
  })
})

it('a caller who leaves proves nothing: the faults before still count', async () => {
  await sendEach(REQUESTS_IN_A_ROW - 1, 503)
  respond = () => ({ status: 200, hold: new Promise(() => undefined) })
  const caller = new AbortController()
  const arrived = once(server, 'request')
  const sent = send(caller)
  await arrived
  caller.abort()
  expect(await sent).toBe('request over')
  await sendEach(1, 503)
  expect(states).toEqual(['rests'])
})

it('a subgraph that is not there at all rests too, and so does one that is late', async () => {
  const gone = createServer()
  await once(gone.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(gone.address() as AddressInfo).port}/`
  await new Promise((resolve) => gone.close(resolve))
  respond = () => ({ status: 200, hold: new Promise(() => undefined) })
  const live = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  for (const [target, timeoutMs, kind] of [
    [url, 60_000, 'unreachable'],
    [live, 20, 'late'],
  ] as const) {
    await upstream.close()
    upstream = restWhenDown(openUpstream(target, timeoutMs), (state) => states.push(state))
    for (let time = 0; time < REQUESTS_IN_A_ROW; time++) expect(await send()).toBe(kind)
    expect(await send()).toBe('resting')
  }
})
