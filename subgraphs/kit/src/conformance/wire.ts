import { Agent as HttpAgent, type OutgoingHttpHeaders, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { isIP } from 'node:net'

/** What is sent. Not `fetch`: a check may have to send a header twice, or bytes that are no text. */
export interface WireRequest {
  readonly method?: 'GET' | 'POST' | 'OPTIONS'
  /** Path and query; the subgraph's own GraphQL path if not given. */
  readonly path?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Uint8Array
}

export interface WireReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** The body read as JSON; `undefined` where it is none. */
  readonly json: unknown
}

export interface Wire {
  readonly url: URL
  /** @throws Error when there is no answer in time, or one above the limit. */
  send(request: WireRequest): Promise<WireReply>
  /** Every answer so far: some rules hold for all of them. */
  readonly transcript: readonly WireReply[]
  close(): void
}

const TIMEOUT_MS = 10_000
const MAX_REPLY_BYTES = 8 * 1024 * 1024

/** Whether grants and records may be sent there: over TLS, or no further than this machine. */
export function isSafeAddress(url: URL): boolean {
  const host = url.hostname.replaceAll(/^\[|\]$/g, '')
  const isLoopback = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback)
}

export function openWire(url: URL): Wire {
  const isSecure = url.protocol === 'https:'
  const agent = isSecure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true })
  const transcript: WireReply[] = []
  const sendOnce = ({ method = 'POST', path = url.pathname, headers = {}, body }: WireRequest): Promise<WireReply> =>
    new Promise((resolve, reject) => {
      const options = {
        method,
        agent,
        headers: body === undefined ? headers : { 'content-length': Buffer.byteLength(body), ...headers },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }
      const target = new URL(path, url.origin)
      const sent = isSecure ? requestHttps(target, options) : requestHttp(target, options)
      sent.on('error', reject)
      sent.on('response', (response) => {
        const chunks: Buffer[] = []
        let bytes = 0
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (bytes > MAX_REPLY_BYTES) response.destroy(new Error('the answer is larger than 8 MiB'))
          chunks.push(chunk)
        })
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          const entries = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
          const received = Object.fromEntries(entries) as Record<string, string>
          resolve({ status: response.statusCode ?? 0, headers: received, text, json: readJson(text) })
        })
      })
      sent.end(body)
    })
  return {
    url,
    transcript,
    send: async (request) => {
      const reply = await sendOnce(request)
      transcript.push(reply)
      return reply
    },
    close: () => agent.destroy(),
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
