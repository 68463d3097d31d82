import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createFactsReader } from '../consent/facts.ts'
import { COORDINATOR, createChild } from '../testing/family.ts'
import { openMemoryDatabase } from '../testing/memory-database.ts'
import { openApp } from '../transport/open-app.ts'
import { addEventRoute, type EventBounds } from './add-event-route.ts'
import { openHints } from './hints.ts'
import { WATCH_HEADER } from './read-watched.ts'
import { type Listener, openListener } from './testing-listener.ts'

const child = createChild(1)
const BOUNDS: EventBounds = { streamsOfCaller: 100, streams: 100, heartbeatMs: 60_000, longestMs: 60_000 }

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

/** The route with bounds of its own, for callers who are all let in. */
async function open(change: Partial<EventBounds>): Promise<() => Promise<Listener>> {
  app = openApp(() => undefined)
  addEventRoute(app, {
    admit: async () => undefined,
    signedIn: ({ id }) => ({
      caller: { ...COORDINATOR, assurance: 'HIGH', organisation: null },
      purpose: null,
      requestId: id,
      until: Date.now() + 3_600_000,
    }),
    reader: createFactsReader(openMemoryDatabase([child])),
    hints: openHints(null),
    pollMs: 3_600_000,
    log: () => undefined,
    bounds: { ...BOUNDS, ...change },
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return () => openListener(url, { [WATCH_HEADER]: child.id })
}

it('a process has so many streams and no more, whoever asks', async () => {
  const hear = await open({ streams: 3 })
  const three = await Promise.all([hear(), hear(), hear()])
  const fourth = await hear()
  expect([...three, fourth].map(({ status }) => status)).toEqual([200, 200, 200, 503])
  await fourth.ended()
  expect([fourth.headers['retry-after'], fourth.text()]).toEqual(['5', expect.stringContaining('"RATE_LIMITED"')])
  for (const each of three) each.leave()
})

it('streams that are opened at once are counted at once', async () => {
  const hear = await open({ streamsOfCaller: 2 })
  const all = await Promise.all(Array.from({ length: 6 }, () => hear()))
  expect(all.filter(({ status }) => status === 200)).toHaveLength(2)
  expect(all.filter(({ status }) => status === 429)).toHaveLength(4)
  for (const each of all) each.leave()
})

it('a stream ends when it has lasted as long as any may', async () => {
  const hear = await open({ longestMs: 50 })
  const listener = await hear()
  expect([listener.status, await listener.ended()]).toEqual([200, true])
})

it('a client that goes before its stream has begun leaves its place', async () => {
  const hear = await open({ streams: 1 })
  const { port } = app.server.address() as AddressInfo
  const client = connect(port, '127.0.0.1')
  client.write(`GET /events HTTP/1.1\r\nhost: localhost\r\n${WATCH_HEADER}: ${child.id}\r\n\r\n`)
  await once(app.server, 'request')
  client.destroy()
  for (;;) {
    const next = await hear()
    if (next.status === 200) break
    expect(next.status).toBe(503)
  }
})
