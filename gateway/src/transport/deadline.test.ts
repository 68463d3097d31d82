import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startDeadline } from './deadline.ts'

/** Runs `handle` with the response of one real request; `settled` is what the client saw of it. */
async function serve(handle: (response: ServerResponse, leave: () => void) => void | Promise<void>): Promise<void> {
  const client = new AbortController()
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const request = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { signal: client.signal })
  const settled = request.then((response) => response.text()).catch(() => undefined)
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse]
  await handle(response, () => client.abort())
  response.end()
  await settled
  server.closeAllConnections()
  server.close()
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('what an answer needs is given up', () => {
  it('when its time is up, and not before', () =>
    serve((response) => {
      const signal = startDeadline(response, 1_000)
      vi.advanceTimersByTime(999)
      expect(signal.aborted).toBe(false)
      vi.advanceTimersByTime(1)
      expect(signal.reason).toMatchObject({ name: 'TimeoutError' })
    }))

  it('when the client goes', () =>
    serve(async (response, leave) => {
      const signal = startDeadline(response, 1_000)
      leave()
      await once(signal, 'abort')
      expect(signal.reason).toMatchObject({ name: 'AbortError' })
    }))

  it('never once the answer is written, and then no timer is left', () =>
    serve(async (response) => {
      const signal = startDeadline(response, 1_000)
      response.end('answer')
      await once(response, 'close')
      expect([vi.getTimerCount(), signal.aborted]).toEqual([0, false])
    }))
})
