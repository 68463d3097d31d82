import type { ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, expect, it } from 'vitest'
import { type EventStream, openEventStream } from './event-stream.ts'

let app: FastifyInstance
let client: Socket
afterEach(async () => {
  client.destroy()
  await app.close()
})

interface Opened {
  readonly stream: EventStream
  readonly response: ServerResponse
}

/** A raw client, so that a test decides whether anybody reads. */
async function open(heartbeatMs: number): Promise<Opened> {
  app = Fastify()
  const opened = new Promise<Opened>((resolve) => {
    app.get('/', async (_request, reply) => {
      resolve({ stream: openEventStream(reply, heartbeatMs), response: reply.raw })
    })
  })
  const url = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  client = connect(Number(url.port), url.hostname)
  client.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n')
  return opened
}

function readUntil(isEnough: (text: string) => boolean): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    client.on('data', (chunk) => {
      text += String(chunk)
      if (isEnough(text)) resolve(text)
    })
    client.on('close', () => resolve(text))
  })
}

it('a stream without events is kept alive by comments', async () => {
  await open(5)
  const text = await readUntil((so) => so.split('\r\n:\n\n\r\n').length > 4)
  expect(text.replace(/^[^]*?\r\n\r\n/, '')).toMatch(/^(3\r\n:\n\n\r\n)+$/)
})

it('an event is a name and an empty object', async () => {
  const { stream } = await open(60_000)
  stream.send('refetch')
  stream.end()
  stream.send('refetch')
  const text = await readUntil(() => false)
  expect(text.split('event: refetch\ndata: {}\n\n')).toHaveLength(2)
  expect(text.endsWith('0\r\n\r\n')).toBe(true)
})

/** Of some 30 bytes each: more than any pair of sockets holds for a reader who does not come. */
const FLOOD = 400_000

it('a client that does not read is cut before much is kept for it', async () => {
  const { stream, response } = await open(60_000)
  let sent = 0
  for (; sent < FLOOD && !response.closed; sent++) {
    stream.send('refetch')
    if (sent % 300 === 0) await turn()
  }
  expect(sent).toBeLessThan(FLOOD)
})

it('a client that reads is sent every event', async () => {
  const { stream } = await open(60_000)
  const read = readUntil(() => false)
  for (let sent = 0; sent < 2_000; sent++) {
    stream.send('refetch')
    await turn()
  }
  stream.end()
  expect((await read).split('event: refetch\n')).toHaveLength(2_001)
})
