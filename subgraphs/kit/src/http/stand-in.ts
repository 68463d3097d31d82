import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A sector's own system, as far as tests need one: real HTTP on a free port, with faults. */

export interface StandInRequest {
  readonly method: string
  /** Decoded, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface StandInAnswer {
  /** 200 if not given. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** Answers in place of the system. `answer` is what the system would have said. */
export type StandInFault = (response: ServerResponse, answer: StandInAnswer) => void

export interface StandIn {
  /** Without a slash at its end. */
  readonly url: string
  /** What was asked, in order. */
  readonly requests: readonly StandInRequest[]
  /** Meets the requests that fit with a fault, so many times, until `heal`. The one said last goes first. */
  break(fault: StandInFault, fits?: (request: StandInRequest) => boolean, times?: number): void
  heal(): void
  close(): Promise<void>
}

/** @param answer what the system says; `null` is 404 */
export async function startStandIn(
  answer: (request: StandInRequest) => StandInAnswer | null | Promise<StandInAnswer | null>,
): Promise<StandIn> {
  const requests: StandInRequest[] = []
  let broken: { fault: StandInFault; fits: (request: StandInRequest) => boolean; left: number }[] = []
  const handle = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(message)
    requests.push(request)
    const said = (await answer(request)) ?? { status: 404 }
    const met = broken.find(({ fits, left }) => left > 0 && fits(request))
    if (met === undefined) return send(response, said)
    met.left -= 1
    met.fault(response, said)
  }
  const server = createServer((message, response) => {
    handle(message, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    break: (fault, fits = () => true, times = Number.POSITIVE_INFINITY) => {
      broken = [{ fault, fits, left: times }, ...broken]
    },
    heal: () => {
      broken = []
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
      server.closeAllConnections()
      await closed
    },
  }
}

async function readRequest(message: IncomingMessage): Promise<StandInRequest> {
  const pieces: Buffer[] = []
  for await (const piece of message) pieces.push(piece as Buffer)
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://stand-in')
  return {
    method: message.method ?? '',
    path: decodeURIComponent(pathname),
    query: searchParams,
    headers: message.headers as Record<string, string>,
    body: Buffer.concat(pieces).toString('utf8'),
  }
}

function send(response: ServerResponse, { status = 200, headers = {}, body = '' }: StandInAnswer): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers })
  response.end(body)
}

const answerWith =
  (change: (answer: StandInAnswer) => StandInAnswer): StandInFault =>
  (response, answer) =>
    send(response, change(answer))
const answerStatus = (status: number, headers: Readonly<Record<string, string>> = {}): StandInFault =>
  answerWith(() => ({ status, headers: { 'content-type': 'application/json', ...headers }, body: '{}' }))
const withHeaders =
  (headers: Readonly<Record<string, string>>) =>
  (answer: StandInAnswer): StandInAnswer => ({ ...answer, headers: { ...answer.headers, ...headers } })
const toText = ({ body = '' }: StandInAnswer): string => Buffer.from(body as string).toString('utf8')

/** Faults that any source must meet by saying nothing of what it then lacks. */
export const LASTING_FAULTS: Readonly<Record<string, StandInFault>> = {
  'says 429 each time': answerStatus(429, { 'retry-after': '0' }),
  'says 429 and to wait an hour': answerStatus(429, { 'retry-after': '3600' }),
  'says 500': answerStatus(500),
  'says 503 each time': answerStatus(503),
  'says 401': answerStatus(401),
  'says 403': answerStatus(403),
  'says 404': answerStatus(404),
  'says 206, and gives a part': answerWith((answer) => ({ ...answer, status: 206 })),
  'says 304 unasked': answerWith(() => ({ status: 304 })),
  'leads to another host': answerStatus(302, { location: 'https://elsewhere.example/' }),
  'leads to itself': answerStatus(307, { location: '/' }),
  'never answers': () => undefined,
  'begins, and never ends': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{')
  },
  'ends the connection': (response) => response.destroy(),
  'ends the connection in the middle': (response, answer) => {
    response.writeHead(200, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body ?? '') + 1 })
    response.write(answer.body ?? '')
    setImmediate(() => response.destroy())
  },
  'gives half a document': answerWith((answer) => ({
    ...answer,
    body: toText(answer).slice(0, Math.floor(toText(answer).length / 2)),
  })),
  'gives nothing': answerWith((answer) => ({ ...answer, body: '' })),
  'gives a page for people': answerWith(() => ({
    headers: { 'content-type': 'text/html' },
    body: '<h1>Logg inn</h1>',
  })),
  'gives what it should as another type': answerWith(withHeaders({ 'content-type': 'text/plain' })),
  'gives what it should in another character set': answerWith(
    withHeaders({ 'content-type': 'application/json; charset=iso-8859-1' }),
  ),
  'says that it is compressed': answerWith(withHeaders({ 'content-encoding': 'gzip' })),
  'gives another document': answerWith((answer) => ({ ...answer, body: '{"hei":"på deg"}' })),
  'gives a list': answerWith((answer) => ({ ...answer, body: '[]' })),
  'gives null': answerWith((answer) => ({ ...answer, body: 'null' })),
}

/** Faults that pass: met once, they must change nothing in what is told. */
export const PASSING_FAULTS: Readonly<Record<string, StandInFault>> = {
  'says 429 once': answerStatus(429, { 'retry-after': '0' }),
  'says 502 once': answerStatus(502),
  'says 503 once, until a date that is over': answerStatus(503, { 'retry-after': 'Thu, 01 Jan 2026 00:00:00 GMT' }),
  'says 504 once': answerStatus(504),
  'ends the connection once': (response) => response.destroy(),
  'ends the connection in the middle, once': (response, answer) => {
    response.writeHead(200, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body ?? '') + 1 })
    response.write(answer.body ?? '')
    setImmediate(() => response.destroy())
  },
}
