import { Pool } from 'undici'
import type { Access } from './access.ts'
import { SourceUnavailable } from './failure.ts'
import { readRetryAfter, sendAgain } from './retry.ts'

/** One reading: a GET, or a POST that searches. Neither changes anything, so that either may be sent again. */
export interface SourceRequest {
  /** Path and query below the address of the source; '' is the address itself. It is in no log and no error. */
  readonly path: string
  readonly method?: 'GET' | 'POST'
  readonly body?: string
  /** Of the request, beside those that `accept`, `etag` and the token give. */
  readonly headers?: Readonly<Record<string, string>>
  /** The media types that can be read. */
  readonly accept: readonly string[]
  /** The version that is known: the source may answer that it is still the newest. */
  readonly etag?: string | undefined
}

export interface SourceAnswer<B> {
  /** `null`: what is known under the `etag` of the request is still the newest (304). */
  readonly body: B | null
  readonly etag: string | undefined
}

export interface SourceClient {
  /** The whole answer. @throws SourceUnavailable, at the latest when `signal` is aborted */
  read(request: SourceRequest, signal: AbortSignal): Promise<SourceAnswer<Buffer>>
  /** The answer as it comes. Its first byte is tried for as `read` does; a fault after that is thrown while iterating. */
  stream(request: SourceRequest, signal: AbortSignal): Promise<SourceAnswer<AsyncIterable<Uint8Array>>>
  /** The path of a link. @throws SourceUnavailable where it leads out of the source: another origin, or another path */
  resolve(link: string): string
  close(): Promise<void>
}

export interface SourceClientOptions {
  /** The address of the source; every path is below it. */
  readonly url: URL
  readonly access: Access
  readonly answerLimitBytes: number
}

const CONNECTIONS = 16
/** Of an answer that is an error, which is not read but must be out of the way before the connection is used again. */
const ERROR_LIMIT_BYTES = 64 * 1024

/** Opens a source. Nothing is sent before the first reading. */
export function openSourceClient({ url, access, answerLimitBytes }: SourceClientOptions): SourceClient {
  const base = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`
  const pool = new Pool(url.origin, {
    connections: CONNECTIONS,
    // The deadline of the reading is for these too; undici's own are idle times that start anew with every byte.
    headersTimeout: 0,
    bodyTimeout: 0,
    // Said aloud, because a variable of Node's can turn it off for whoever does not.
    connect: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
  })

  const send = async (request: SourceRequest, signal: AbortSignal, isSecond = false): Promise<Opened> => {
    const { path, method = 'GET', body, accept, etag } = request
    const target = path === '' ? url : new URL(base + path, url)
    const headers = {
      ...request.headers,
      accept: accept.join(', '),
      'accept-encoding': 'identity',
      ...(etag === undefined ? {} : { 'if-none-match': etag }),
      ...(await access.authorize({ method, url: target })),
    }
    const response = await pool
      .request({ path: target.pathname + target.search, method, headers, body: body ?? null, signal })
      .catch((error: unknown) => {
        throw toFailure(error, signal)
      })
    const head = readHead(response.headers)
    if ((response.statusCode === 200 && isWanted(head, accept)) || response.statusCode === 204) {
      return { etag: head['etag'], body: limit(response.body, answerLimitBytes, signal) }
    }
    await response.body.dump({ limit: ERROR_LIMIT_BYTES, signal }).catch(() => undefined)
    if (response.statusCode === 304 && etag !== undefined) return { etag, body: null }
    if (response.statusCode === 401 && !isSecond && access.reconsider(head['dpop-nonce'])) {
      return send(request, signal, true)
    }
    throw judgeStatus(response.statusCode, head)
  }

  return {
    read: (request, signal) =>
      sendAgain(async () => {
        const { etag, body } = await send(request, signal)
        return { etag, body: body && (await gather(body)) }
      }, signal),
    stream: (request, signal) => sendAgain(() => send(request, signal), signal),
    resolve: (link) => {
      const from = new URL(base, url).href
      const target = URL.canParse(link, from) ? new URL(link, from) : undefined
      if (target?.origin !== url.origin || !target.pathname.startsWith(base)) throw new SourceUnavailable('ASTRAY')
      return target.pathname.slice(base.length) + target.search
    },
    close: () => pool.destroy(),
  }
}

type Opened = SourceAnswer<AsyncIterable<Uint8Array>>
type Head = Readonly<Record<string, string | undefined>>

function readHead(headers: Readonly<Record<string, string | string[] | undefined>>): Head {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
}

/** An empty answer has no type; whether one may be empty is the reader's to say. */
function isWanted(head: Head, accept: readonly string[]): boolean {
  if (head['content-length'] === '0') return true
  const [type = '', ...parameters] = (head['content-type'] ?? '').split(';').map((part) => part.trim().toLowerCase())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length)
  const isUtf8 = charset === undefined || charset.replaceAll('"', '') === 'utf-8'
  return accept.includes(type) && isUtf8 && (head['content-encoding'] ?? 'identity') === 'identity'
}

function judgeStatus(status: number, head: Head): SourceUnavailable {
  if (status === 200) return new SourceUnavailable('WRONG_TYPE')
  if (status === 429 || (status >= 502 && status <= 504)) {
    return new SourceUnavailable('AWAY', { afterMs: readRetryAfter(head['retry-after'], Date.now()) })
  }
  if (status === 401 || status === 403) return new SourceUnavailable('DENIED')
  if (status === 404 || status === 410) return new SourceUnavailable('NOT_FOUND')
  return new SourceUnavailable(status >= 300 && status < 400 && status !== 304 ? 'REDIRECTED' : 'ODD_STATUS')
}

function toFailure(error: unknown, signal: AbortSignal): SourceUnavailable {
  if (error instanceof SourceUnavailable) return error
  return signal.aborted ? new SourceUnavailable('LATE') : new SourceUnavailable('UNREACHABLE', { afterMs: 0 })
}

async function* limit(body: AsyncIterable<Uint8Array>, bytes: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  let length = 0
  try {
    for await (const piece of body) {
      length += piece.length
      if (length > bytes) throw new SourceUnavailable('TOO_LARGE')
      yield piece
    }
  } catch (error) {
    throw toFailure(error, signal)
  }
}

async function gather(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece)
  return Buffer.concat(pieces)
}
