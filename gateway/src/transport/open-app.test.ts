import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CONNECTION_TIMES, openApp } from './open-app.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

const QUICK = { ...CONNECTION_TIMES, headers: 40, request: 80, check: 20 }
const BODY =
  '{"errors":[{"message":"The request is not one of GraphQL over HTTP.","extensions":{"code":"BAD_REQUEST"}}]}'

let app: FastifyInstance
let log: (readonly [message: string, details: Readonly<Record<string, unknown>>])[]
beforeEach(async () => {
  log = []
  app = openApp((message, details) => log.push([message, details]), QUICK)
  app.post('/echo', (request) => (request.body as Buffer).length)
  app.get('/broken', () => {
    throw new TypeError('05868500001 is on record')
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(() => app.close())

const port = (): number => (app.server.address() as AddressInfo).port
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port()}${path}`, { headers })

/** Writes bytes and reads until the server closes the connection. */
function send(...parts: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port(), '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
    for (const part of parts) socket.write(part)
  })
}

function expectPrivate(headers: Headers): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect([name, headers.get(name)]).toEqual([name, value])
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.get('samsyn-request-id')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  for (const name of ['server', 'x-powered-by', 'access-control-allow-origin', 'set-cookie']) {
    expect([name, headers.has(name)]).toEqual([name, false])
  }
}

function readRaw(raw: string): { readonly status: number; readonly headers: Headers; readonly body: string } {
  const [head = '', body = ''] = raw.split('\r\n\r\n')
  const [line = '', ...lines] = head.split('\r\n')
  const headers = lines.map((one): [string, string] => [one.split(': ')[0] ?? '', one.split(': ').slice(1).join(': ')])
  return { status: Number(line.split(' ')[1]), headers: new Headers(headers), body }
}

describe('what is no request', () => {
  const FILL = 'x'.repeat(17_000)
  // biome-ignore format: one row a fault
  const CASES: readonly (readonly [rule: string, bytes: string, status: number])[] = [
    ['that is no HTTP', 'hello\r\n\r\n', 400],
    ['with a space in a header name', 'GET /echo HTTP/1.1\r\nhost: x\r\na b: c\r\n\r\n', 400],
    ['with two lengths', 'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', 400],
    ['with a length and chunks', 'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', 400],
    ['with headers beyond 16 kB', `GET /echo HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${FILL}\r\n\r\n`, 431],
    ['whose headers never end', 'GET /echo HTTP/1.1\r\nhost: x\r\n', 408],
    ['whose body never ends', 'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{', 408],
  ]
  it.each(CASES)('%s is answered once, with nothing of it, and cut off', async (_rule, bytes, status) => {
    const answer = readRaw(await send(bytes))
    expect([answer.status, answer.body]).toEqual([status, BODY])
    expect(answer.headers.get('connection')).toBe('close')
    expectPrivate(answer.headers)
  })
})

describe('every answer is private and has an id', () => {
  it.each([
    ['for a path that is not there', '/05868500001', 404],
    ['for a path that cannot be read', '/%zz05868500001', 400],
    ['for a path too long for a parameter', `/${'a'.repeat(300)}`, 404],
    ['for a fault of ours', '/broken', 500],
  ])('%s', async (_rule, path, status) => {
    const response = await get(path)
    expect(response.status).toBe(status)
    expect(await response.text()).not.toMatch(/05868500001|record|TypeError|stack|zz/)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expectPrivate(response.headers)
  })

  it('of its own, whatever id the client sends', async () => {
    const mine = { 'samsyn-request-id': 'mine', 'request-id': 'mine', 'x-request-id': 'mine', traceparent: 'mine' }
    const ids = [await get('/', mine), await get('/', mine)].map(({ headers }) => headers.get('samsyn-request-id'))
    expect(new Set(ids).size).toBe(2)
    expect(ids).not.toContain('mine')
  })
})

it('a fault of ours is logged under the id of its answer, by the name of the error and nothing more', async () => {
  const response = await get('/broken')
  const requestId = response.headers.get('samsyn-request-id')
  expect(log).toEqual([['request failed', { requestId, reason: 'TypeError' }]])
})

describe('a body', () => {
  const post = (headers: Record<string, string>, body: string) =>
    fetch(`http://127.0.0.1:${port()}/echo`, { method: 'POST', headers, body })

  // biome-ignore format: one row a header
  const CASES: readonly (readonly [rule: string, headers: Record<string, string>, status: number])[] = [
    ['of JSON', { 'content-type': 'application/json' }, 200],
    ['of JSON in UTF-8', { 'content-type': 'application/json; charset=UTF-8' }, 200],
    ['of JSON in UTF-8, quoted', { 'content-type': 'application/json;charset="utf-8"' }, 200],
    ['of JSON in another encoding', { 'content-type': 'application/json; charset=utf-16' }, 415],
    ['of JSON in Latin-1', { 'content-type': 'application/json; charset=iso-8859-1' }, 415],
    ['of packed JSON', { 'content-type': 'application/json', 'content-encoding': 'gzip' }, 415],
    ['of text', { 'content-type': 'text/plain' }, 415],
    ['of a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['of GraphQL', { 'content-type': 'application/graphql' }, 415],
    ['of something like JSON', { 'content-type': 'application/jsonp' }, 415],
    ['of two types', { 'content-type': 'text/plain, application/json' }, 415],
    ['of no type that can be read', { 'content-type': 'json' }, 415],
  ]
  it.each(CASES)('%s (%j) is answered %i', async (_rule, headers, status) => {
    expect((await post(headers, '{}')).status).toBe(status)
  })

  it('is read to 100 kB, also when it does not say how long it is', async () => {
    const type = 'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'
    const chunk = `${(50_000).toString(16)}\r\n${'x'.repeat(50_000)}\r\n`
    const chunked = `${type}connection: close\r\ntransfer-encoding: chunked\r\n\r\n`
    expect(readRaw(await send(chunked, chunk, chunk, '0\r\n\r\n'))).toMatchObject({ status: 200, body: '100000' })
    expect(readRaw(await send(chunked, chunk, chunk, '1\r\nx\r\n0\r\n\r\n'))).toMatchObject({ status: 413, body: BODY })
    expect(readRaw(await send(`${type}content-length: 100001\r\n\r\n`))).toMatchObject({ status: 413, body: BODY })
  })
})
