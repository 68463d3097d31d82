import { createDecipheriv } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { GRANT_HEADER, GRANT_LIFETIME_SECONDS, type GrantKey, hashBody } from '@samsyn/schema/grant'
import { sealClaims } from '../seal.ts'
import { openWire, type WireReply } from '../wire.ts'

/** A server over the wire that does one thing wrong and hands everything else on to a right subgraph. For tests. */

export type Claims = Readonly<Record<string, unknown>>

/** A grant as a careless reader opens it: nothing about it is checked. */
export interface LooseGrant {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Claims
  readonly tagBytes: number
  /** Whether its tag is right, as far as it goes. */
  readonly isSealed: boolean
  /** Whether the key has sealed it as the protocol says. */
  readonly isOwn: boolean
}

export interface Exchange {
  readonly key: GrantKey
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** The body's query, where there is one; empty otherwise. */
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly grant: LooseGrant | null
  /** Connections that are open at this moment. */
  readonly connections: number
  /** What this server keeps from one request to the next. */
  readonly memory: Map<string, unknown>
  /** Asks the right subgraph, the request as it came but for what is changed. */
  readonly forward: (change?: Change) => Promise<WireReply>
}

export interface Change {
  /** Sealed as they are, in place of the grant. */
  readonly claims?: Claims
  readonly body?: string | Uint8Array
  readonly method?: 'GET' | 'POST'
  /** Over those that came; `undefined` leaves one out. */
  readonly headers?: OutgoingHttpHeaders
}

export type Fault = (exchange: Exchange) => Promise<WireReply>

export interface WrongSubgraph {
  readonly url: URL
  close(): Promise<void>
}

/** Claims made good for this moment. */
export function renew(claims: Claims): Claims {
  const now = Math.floor(Date.now() / 1000)
  return { ...claims, iat: now, exp: now + GRANT_LIFETIME_SECONDS }
}

/** The reply with another body. */
export function rewrite(reply: WireReply, json: unknown): WireReply {
  return { ...reply, json, text: JSON.stringify(json) }
}

export async function serveWrong(right: URL, key: GrantKey, fault: Fault): Promise<WrongSubgraph> {
  const wire = openWire(right)
  const sockets = new Set<Socket>()
  const memory = new Map<string, unknown>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const { host: _host, connection: _connection, 'transfer-encoding': _encoding, ...headers } = request.headers
      const path = request.url ?? '/'
      const compact = headers[GRANT_HEADER]
      const exchange: Exchange = {
        key,
        method: request.method ?? 'POST',
        path,
        headers,
        body,
        ...readBody(body),
        grant: typeof compact === 'string' ? openLoosely(compact, key) : null,
        connections: sockets.size,
        memory,
        forward: ({ claims, body: changed, method, headers: over } = {}) => {
          const { 'content-length': _length, ...kept } = headers
          const sealed = claims === undefined ? {} : { [GRANT_HEADER]: sealClaims(claims, key) }
          const sent = Object.fromEntries(
            Object.entries({ ...kept, ...sealed, ...over }).filter(([, value]) => value !== undefined),
          )
          const asked = method ?? (request.method as 'GET' | 'POST')
          const carried = asked === 'POST' ? { body: changed ?? body } : {}
          return wire.send({
            method: asked,
            path: method === undefined ? path : right.pathname,
            headers: sent,
            ...carried,
          })
        },
      }
      void answer(() => fault(exchange), response)
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}${right.pathname}`),
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      wire.close()
      await closed
    },
  }
}

/** Closes the connection where the right subgraph closed its own. */
async function answer(respond: () => Promise<WireReply>, response: ServerResponse): Promise<void> {
  try {
    const { status, headers, text } = await respond()
    const { 'content-length': _length, 'transfer-encoding': _chunked, connection: _kept, ...rest } = headers
    response.writeHead(status, { ...rest, 'content-length': Buffer.byteLength(text) }).end(text)
  } catch {
    response.destroy()
  }
}

function readBody(body: Buffer): Pick<Exchange, 'query' | 'variables'> {
  try {
    const { query, variables } = JSON.parse(body.toString('utf8')) as { query?: unknown; variables?: unknown }
    return {
      query: typeof query === 'string' ? query : '',
      variables: (typeof variables === 'object' && variables !== null ? variables : {}) as Record<string, unknown>,
    }
  } catch {
    return { query: '', variables: {} }
  }
}

function openLoosely(compact: string, key: GrantKey): LooseGrant | null {
  const [shown = '', encryptedKey, iv = '', sealed = '', tag = '', ...others] = compact.split('.')
  if (others.length > 0) return null
  try {
    const header = JSON.parse(Buffer.from(shown, 'base64url').toString('utf8')) as LooseGrant['header']
    const tagBytes = Buffer.from(tag, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', key.secret, Buffer.from(iv, 'base64url'), {
      authTagLength: tagBytes.length,
    })
    decipher.setAAD(Buffer.from(shown, 'ascii'))
    decipher.setAuthTag(tagBytes)
    const claims = JSON.parse(decipher.update(Buffer.from(sealed, 'base64url')).toString('utf8')) as Claims
    let isSealed = true
    try {
      decipher.final()
    } catch {
      isSealed = false
    }
    const { alg, enc, kid, ...more } = header
    const isPlain = alg === 'dir' && enc === 'A256GCM' && kid === key.kid && Object.keys(more).length === 0
    const isOwn = isSealed && isPlain && encryptedKey === '' && tagBytes.length === 16
    return { header, claims, tagBytes: tagBytes.length, isSealed, isOwn }
  } catch {
    return null
  }
}

/** The claims of a grant that is sealed as it should be and for this very body: a fault then alters nothing else. */
export function readBound({ grant, body }: Exchange): Claims | null {
  return grant?.isOwn === true && grant.claims['body'] === hashBody(body) ? grant.claims : null
}
