import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CloseTimes, type Connections, trackConnections } from './connections.ts'

const LONG_MS = 25_000
const PATIENT: CloseTimes = { withinMs: LONG_MS, leftAfterMs: LONG_MS }
const LARGE = 'x'.repeat(20_000_000)

let server: Server
let connections: Connections
let answer: (request: IncomingMessage, response: ServerResponse) => void
const sockets: Socket[] = []

beforeEach(async () => {
  answer = (_request, response) => void response.end('whole')
  server = createServer((request, response) => answer(request, response))
  connections = trackConnections(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server.closeAllConnections()
  server.close()
})

const close = (times: CloseTimes): Promise<number> => {
  const closed = connections.close(times)
  server.close()
  return closed
}
async function open(): Promise<Socket> {
  const accepted = once(server, 'connection')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  sockets.push(socket)
  await accepted
  return socket
}
/** Writes bytes to the newest connection, and waits until the server has read them. */
async function write(socket: Socket, bytes: string): Promise<void> {
  const connection = accepted.at(-1)
  const before = connection?.bytesRead ?? 0
  socket.write(bytes)
  while ((connection?.bytesRead ?? 0) < before + bytes.length) await setImmediate()
}
const accepted: Socket[] = []
beforeEach(() => void server.on('connection', (socket: Socket) => accepted.push(socket)))

const REQUEST = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n'

describe('a server that ends', () => {
  it('answers a request of which it has read a byte, and ends its connection', async () => {
    const idle = await open()
    const socket = await open()
    await write(socket, REQUEST.slice(0, 1))
    const closed = close({ withinMs: LONG_MS, leftAfterMs: 0 })
    // The other was left, and by now is cut for it.
    await text(idle)
    socket.write(REQUEST.slice(1))
    const told = await text(socket)
    expect(told).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*connection: close\r\n[^]*whole/i)
    expect(await closed).toBe(0)
  })

  it('answers a request that comes on a kept connection, and ends it then', async () => {
    const socket = await open()
    socket.write(REQUEST)
    expect(String((await once(socket, 'data'))[0])).toMatch(/connection: keep-alive/i)
    const closed = close(PATIENT)
    socket.write(REQUEST)
    expect(await text(socket)).toMatch(/connection: close/i)
    expect(await closed).toBe(0)
  })

  it('answers a request that comes on a connection that never had one', async () => {
    const socket = await open()
    const closed = close(PATIENT)
    socket.write(REQUEST)
    expect(await text(socket)).toMatch(/connection: close/i)
    expect(await closed).toBe(0)
  })

  it('cuts a connection that its client has left', async () => {
    const [used, unused] = [await open(), await open()]
    used.write(REQUEST)
    await once(used, 'data')
    const ended = [used, unused].map((socket) => once(socket.resume(), 'end'))
    expect(await close({ withinMs: LONG_MS, leftAfterMs: 0 })).toBe(0)
    await Promise.all(ended)
  })

  it('waits for a client that is slow to take its answer', async () => {
    answer = (_request, response) => void response.end(LARGE)
    const socket = await open()
    const begun = once(server, 'request')
    socket.pause()
    socket.write(REQUEST)
    await begun
    const closed = close({ withinMs: LONG_MS, leftAfterMs: 0 })
    await setImmediate()
    expect((await text(socket)).length).toBeGreaterThan(LARGE.length)
    expect(await closed).toBe(0)
  })

  it('cuts what has no answer when its time is up, before a byte of one, and counts it', async () => {
    answer = () => undefined
    const socket = await open()
    const begun = once(server, 'request')
    socket.write(REQUEST)
    await begun
    const heard = text(socket).catch(() => 'cut')
    expect(await close({ withinMs: 0, leftAfterMs: 0 })).toBe(1)
    expect(['', 'cut']).toContain(await heard)
  })
})

it('a server that drains takes requests on new connections, and ends each with its answer', async () => {
  const agent = new Agent({ keepAlive: true })
  const { port } = server.address() as AddressInfo
  const ask = async (): Promise<string | undefined> => {
    const [response] = (await once(get({ port, host: '127.0.0.1', agent }), 'response')) as [IncomingMessage]
    await text(response)
    return response.headers.connection
  }
  expect(await ask()).toBe('keep-alive')
  connections.drain()
  expect([await ask(), await ask()]).toEqual(['close', 'close'])
  agent.destroy()
})
