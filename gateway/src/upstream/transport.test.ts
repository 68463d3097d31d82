import { getEventListeners, once, setMaxListeners } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openUpstream, type Upstream } from './transport.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const MAX_BYTES = 100_000
const SHORT_MS = 150
const LONG_MS = 60_000

let server: Server
let url: string
let answer: (request: IncomingMessage, response: ServerResponse) => void
/** Resolves when the subgraph sees the connection of the next request end. */
let nextClose: () => Promise<unknown>
const opened: Upstream[] = []

beforeEach(async () => {
  server = createServer((request, response) => {
    request.resume()
    answer(request, response)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql?version=1`
  nextClose = async () => {
    const [request] = (await once(server, 'request')) as [IncomingMessage]
    // Not `once` of events: it takes the reset that comes first for a fault.
    if (!request.socket.destroyed) await new Promise((resolve) => request.socket.once('close', resolve))
  }
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((upstream) => upstream.close()))
  server.closeAllConnections()
  server.close()
})

function open(timeoutMs: number): Upstream {
  const upstream = openUpstream(url, timeoutMs)
  opened.push(upstream)
  return upstream
}

const send = (upstream: Upstream, { signal } = new AbortController()) =>
  upstream.send('{"query":"{ a }"}', 'grant', { signal, maxBytes: MAX_BYTES })

const kindOf = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => 'answered',
    (error: { kind?: string }) => error.kind ?? error,
  )

/** Writes again and again, so that no time between two pieces is ever long. */
function drip(response: ServerResponse, text: string): void {
  const timer = setInterval(() => response.write(text), SHORT_MS / 15)
  response.on('close', () => clearInterval(timer))
}

describe('what a subgraph is sent', () => {
  it('is the body and the grant, to its path, and no word of compression', async () => {
    const seen: [string | undefined, string | undefined, IncomingMessage['headers']][] = []
    answer = ({ method, url: path, headers }, response) => {
      seen.push([method, path, headers])
      response.writeHead(200, JSON_TYPE).end('{"data":{}}')
    }
    expect(await send(open(LONG_MS))).toEqual({ data: {} })
    expect(seen).toEqual([
      [
        'POST',
        '/graphql?version=1',
        {
          host: new URL(url).host,
          connection: 'keep-alive',
          'content-type': 'application/json',
          accept: 'application/json',
          'samsyn-grant': 'grant',
          'content-length': '17',
        },
      ],
    ])
  })
})

describe('a subgraph that is late loses its connection', () => {
  const WAYS: readonly (readonly [string, typeof answer])[] = [
    ['says nothing', () => undefined],
    ['says only that it will', (_request, response) => response.writeProcessing()],
    ['sends headers and no body', (_request, response) => response.writeHead(200, JSON_TYPE).flushHeaders()],
    ['sends its body byte by byte', (_request, response) => drip(response.writeHead(200, JSON_TYPE), ' ')],
    [
      'sends headers without end',
      ({ socket }) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx:')
        const timer = setInterval(() => socket.write('y'), SHORT_MS / 10)
        socket.on('close', () => clearInterval(timer))
      },
    ],
    [
      'sends word that it works on it, again and again',
      (_request, response) => {
        const timer = setInterval(() => response.writeProcessing(), SHORT_MS / 10)
        response.on('close', () => clearInterval(timer))
      },
    ],
  ]
  it.each(WAYS)('when it %s', async (_rule, way) => {
    answer = way
    const closed = nextClose()
    expect(await kindOf(send(open(SHORT_MS)))).toBe('late')
    await closed
  })

  it('also before it had one: what waits for a connection waits no longer', async () => {
    answer = () => undefined
    const upstream = open(SHORT_MS)
    const kinds = await Promise.all(Array.from({ length: 200 }, () => kindOf(send(upstream))))
    expect(new Set(kinds)).toEqual(new Set(['late']))
  })
})

describe('a request that is over', () => {
  it.each<readonly [string, typeof answer]>([
    ['before there is an answer', () => undefined],
    ['in the middle of an answer', (_request, response) => void response.writeHead(200, JSON_TYPE).write('{"data"')],
  ])('%s ends its connection to the subgraph', async (_rule, way) => {
    answer = way
    const over = new AbortController()
    const closed = nextClose()
    const arrived = once(server, 'request')
    const sent = kindOf(send(open(LONG_MS), over))
    await arrived
    over.abort()
    expect(await sent).toBe('request over')
    await closed
    expect(getEventListeners(over.signal, 'abort')).toEqual([])
  })

  it('sends nothing', async () => {
    let asked = 0
    answer = () => (asked += 1)
    const over = new AbortController()
    over.abort()
    expect(await kindOf(send(open(LONG_MS), over))).toBe('request over')
    expect(asked).toBe(0)
  })

  it('while it waits for a connection sends nothing', async () => {
    const bodies: ServerResponse[] = []
    answer = (_request, response) => bodies.push(response)
    const upstream = open(LONG_MS)
    const full = new Promise<void>((resolve) => {
      server.on('request', () => bodies.length === 64 && resolve())
    })
    const first = Array.from({ length: 64 }, () => send(upstream))
    await full
    const over = new AbortController()
    const waiting = kindOf(send(upstream, over))
    const after = send(upstream)
    over.abort()
    expect(await waiting).toBe('request over')
    let later = 0
    answer = (_request, response) => {
      later += 1
      response.writeHead(200, JSON_TYPE).end('{"data":"after"}')
    }
    for (const response of bodies.splice(0)) response.writeHead(200, JSON_TYPE).end('{"data":"first"}')
    expect(await Promise.all(first)).toEqual(Array.from({ length: 64 }, () => ({ data: 'first' })))
    expect(await after).toEqual({ data: 'after' })
    // What would still be on its way has been sent by the time that a request after it is answered.
    await Promise.all(Array.from({ length: 64 }, () => send(upstream)))
    expect(later).toBe(65)
  })

  it('leaves nothing listening when it was answered', async () => {
    answer = (_request, response) => response.writeHead(200, JSON_TYPE).end('{"data":{}}')
    const request = new AbortController()
    const upstream = open(LONG_MS)
    for (let time = 0; time < 20; time++) await send(upstream, request)
    expect(getEventListeners(request.signal, 'abort')).toEqual([])
  })
})

describe('an answer that is not taken', () => {
  const raw =
    (text: string): typeof answer =>
    ({ socket }) =>
      void socket.end(text)
  const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'
  it.each<readonly [string, string, typeof answer]>([
    [
      'too large',
      'is longer than may be, without a word of its length',
      (_request, response) => drip(response.writeHead(200, JSON_TYPE), 'x'.repeat(10_000)),
    ],
    [
      'too large',
      'comes in more pieces than bytes are worth',
      ({ socket }) => void socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n${'1\r\n \r\n'.repeat(20_000)}`),
    ],
    [
      'refused',
      'has another status, however long its body',
      (_request, response) => drip(response.writeHead(500, JSON_TYPE), 'x'),
    ],
    ['refused', 'sends elsewhere', (_request, response) => response.writeHead(307, { location: url }).end()],
    [
      'unreachable',
      'breaks off',
      (_request, response) => void response.writeHead(200, JSON_TYPE).write('{', () => response.destroy()),
    ],
    ['unreachable', 'is shorter than it says', raw(`${HEAD}content-length: 20\r\n\r\n{"data":{}}`)],
    ['unreachable', 'says two lengths', raw(`${HEAD}content-length: 11\r\ncontent-length: 3\r\n\r\n{"data":{}}`)],
    [
      'unreachable',
      'says a length and chunks',
      raw(`${HEAD}content-length: 11\r\ntransfer-encoding: chunked\r\n\r\nb\r\n{"data":{}}\r\n0\r\n\r\n`),
    ],
    [
      'unreachable',
      'has more headers than a server may send',
      raw(`${HEAD}x: ${'y'.repeat(100_000)}\r\n\r\n{"data":{}}`),
    ],
    ['unreachable', 'is no HTTP', raw('220 smtp.example ESMTP\r\n')],
    [
      'unreachable',
      'changes the protocol',
      raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'),
    ],
    ['unreachable', 'never comes', ({ socket }) => void socket.destroy()],
  ])('is %s when it %s', async (kind, _rule, way) => {
    answer = way
    expect(await kindOf(send(open(LONG_MS)))).toBe(kind)
  })

  it('is one of a server that is not there', async () => {
    const gone = createServer()
    await once(gone.listen(0, '127.0.0.1'), 'listening')
    const upstream = openUpstream(`http://127.0.0.1:${(gone.address() as AddressInfo).port}/`, LONG_MS)
    opened.push(upstream)
    await new Promise((resolve) => gone.close(resolve))
    expect(await kindOf(send(upstream))).toBe('unreachable')
  })

  it('is a second one that nobody asked for: the next request gets its own', async () => {
    let time = 0
    answer = ({ socket }, response) => {
      time += 1
      const text = JSON.stringify({ data: time === 1 ? 'first' : 'own' })
      if (time > 1) return response.writeHead(200, JSON_TYPE).end(text)
      const message = (body: string): string => `${HEAD}content-length: ${body.length}\r\n\r\n${body}`
      return socket.write(message(text) + message('{"data":"forged"}'))
    }
    const upstream = open(LONG_MS)
    expect(await send(upstream)).toEqual({ data: 'first' })
    expect(await send(upstream)).toEqual({ data: 'own' })
  })
})

it('a subgraph that hangs gathers no more than a thousand requests', async () => {
  answer = () => undefined
  const over = new AbortController()
  setMaxListeners(0, over.signal)
  const upstream = open(LONG_MS)
  const waiting = Array.from({ length: 1_000 }, () => kindOf(send(upstream, over)))
  expect(await kindOf(send(upstream, over))).toBe('crowded')
  over.abort()
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['request over']))
  answer = (_request, response) => response.writeHead(200, JSON_TYPE).end('{"data":{}}')
  expect(await send(upstream)).toEqual({ data: {} })
})

it('a subgraph that sends more than it was asked for on an idle connection is not heard', async () => {
  const sockets: Socket[] = []
  answer = ({ socket }, response) => {
    sockets.push(socket)
    response.writeHead(200, JSON_TYPE).end('{"data":{}}')
  }
  const upstream = open(LONG_MS)
  await send(upstream)
  const [socket] = sockets as [Socket]
  const closed = once(socket, 'close')
  socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}')
  await closed
  expect(await send(upstream)).toEqual({ data: {} })
})
