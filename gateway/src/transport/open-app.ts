import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type ServerTls, toHttpsOptions } from '@samsyn/schema/serving'
import type { FaultLog } from '../consent/data-sources.ts'
import { type Refusal, refuse, writeRefusal } from './refuse.ts'
import { NO_STORE, SECURITY_HEADERS } from './security-headers.ts'

/** The header that carries the request's id. The id is made here: one that a client sends has no effect. */
const REQUEST_ID_HEADER = 'samsyn-request-id'

/** Times in milliseconds after which a connection that gives or takes nothing is cut. */
export interface ConnectionTimes {
  /** For the headers of a request, from its first byte. */
  readonly headers: number
  /** For a whole request. */
  readonly request: number
  /** Without a byte in either direction while a request is open. */
  readonly silence: number
  /** Between requests. Longer than the usual minute of a load balancer, which then is the one to close. */
  readonly keepAlive: number
  /** How often the first two are looked after. */
  readonly check: number
}

export const CONNECTION_TIMES: ConnectionTimes = {
  headers: 10_000,
  request: 20_000,
  silence: 90_000,
  keepAlive: 72_000,
  check: 2_000,
}

const BODY_LIMIT_BYTES = 100_000
const HEADERS_LIMIT_BYTES = 16_384
const REQUESTS_PER_CONNECTION = 10_000

/**
 * The HTTP server before any route: sizes and times are bounded, every answer has an id and the headers that keep it
 * private, and whatever goes wrong is answered with a code of the closed set and nothing of what was sent. JSON bodies
 * reach their route as bytes.
 */
export function openApp(
  log: FaultLog,
  times: ConnectionTimes = CONNECTION_TIMES,
  trustedProxies: readonly string[] = [],
  tls: ServerTls | null = null,
): FastifyInstance {
  const http = {
    maxHeaderSize: HEADERS_LIMIT_BYTES,
    headersTimeout: times.headers,
    connectionsCheckingInterval: times.check,
  }
  const app = Fastify({
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: times.request,
    connectionTimeout: times.silence,
    keepAliveTimeout: times.keepAlive,
    maxRequestsPerSocket: REQUESTS_PER_CONNECTION,
    ...(tls === null ? { http } : { https: { ...http, ...toHttpsOptions(tls) } }),
    // Requests that have begun are answered, and so are those that come on a connection that is open.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    clientErrorHandler: answerClientError,
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      refuse(reply.headers(writeHeaders(request.id)), { status: 400, code: 'BAD_REQUEST' }),
  }) as FastifyInstance
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(writeHeaders(request.id))
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    if (!isPlainUtf8(request)) throw Object.assign(new Error('unsupported encoding'), { statusCode: 415 })
    return body
  })
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500
    if (status < 500) return refuse(reply, { status, code: 'BAD_REQUEST' })
    log('request failed', { requestId: request.id, reason: error instanceof Error ? error.name : 'unknown' })
    return refuse(reply, { status, code: 'INTERNAL' })
  })
  app.setNotFoundHandler((_request, reply) =>
    refuse(reply, { status: 404, code: 'BAD_REQUEST', message: 'There is nothing here.' }),
  )
  return app
}

function writeHeaders(requestId: string): Record<string, string> {
  return { ...SECURITY_HEADERS, 'cache-control': NO_STORE, [REQUEST_ID_HEADER]: requestId }
}

/** JSON is UTF-8 (RFC 8259 § 8.1), and a packed body could unpack to more than its limit. */
function isPlainUtf8({ headers }: FastifyRequest): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8'
  return charset.toLowerCase() === 'utf-8' && (headers['content-encoding'] ?? 'identity') === 'identity'
}

/** Answers bytes that are no HTTP request: too slow, too large or malformed. There is no request yet to answer by. */
function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (socket.writable && error.code !== 'ECONNRESET') {
    const refusal: Refusal = { status: readClientStatus(error.code), code: 'BAD_REQUEST' }
    const body = writeRefusal(refusal)
    const headers = {
      ...writeHeaders(randomUUID()),
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.write(`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}\r\n${lines.join('')}\r\n${body}`)
  }
  socket.destroy()
}

function readClientStatus(code: string | undefined): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
}
