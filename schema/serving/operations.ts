import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Whether a process can do its work, and what of what it needs is missing: names of parts, of a closed set. */
export interface Readiness {
  /** `waiting`: it cannot do its work. `ok` may miss something that it does without. */
  readonly status: 'ok' | 'waiting' | 'draining'
  readonly missing: readonly string[]
}

export interface OperationsOptions {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  readonly readiness: () => Promise<Readiness>
  /** What Prometheus reads. */
  readonly metrics: { readonly contentType: string; metrics(): Promise<string> }
}

export interface RunningOperations {
  readonly url: string
  close(): Promise<void>
}

const REQUEST_MS = 5_000

/**
 * Serves what those who run a process ask about it, on a port of its own that is not for callers: `/health/live`,
 * `/health/ready` with what is missing, and `/metrics`. It tells of parts and of numbers, and of nobody.
 * @throws Error when the port is taken
 */
export async function serveOperations(options: OperationsOptions): Promise<RunningOperations> {
  const { host, port, readiness, metrics } = options
  const server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS }, (request, response) => {
    const send = (status: number, type: string, body: string): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
    }
    const sendJson = (status: number, value: object): void => send(status, 'application/json', JSON.stringify(value))
    const answer = async (): Promise<void> => {
      switch (`${request.method} ${request.url}`) {
        case 'GET /health/live':
          return sendJson(200, { status: 'ok' })
        case 'GET /health/ready': {
          const found = await readiness()
          return sendJson(found.status === 'ok' ? 200 : 503, found)
        }
        case 'GET /metrics':
          return send(200, metrics.contentType, await metrics.metrics())
        default:
          return sendJson(404, { status: 'unknown' })
      }
    }
    answer().catch(() => sendJson(500, { status: 'broken' }))
  })
  await listen(server, host, port)
  const { address, port: taken, family } = server.address() as AddressInfo
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}
