import { type Agent, request } from 'node:http'

/** One request over HTTP as it went, seen from outside. */
export interface Sent {
  /**
   * `REFUSED`: no connection was had, or one that nobody took: a new one that stands in the listener's queue when the
   * listener closes is reset by the system. `CUT`: it was sent, and the whole answer did not come.
   */
  readonly outcome: 'WHOLE' | 'CUT' | 'REFUSED'
  readonly status: number | null
  /** The bytes of the body that came, also of an answer that was cut. */
  readonly text: string
  /** By this machine's clock, in milliseconds: before the first byte was sent, and after the last had come. */
  readonly from: number
  readonly to: number
  /** Why it was cut or refused. */
  readonly reason: string | null
}

export interface Ask {
  readonly token: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Longer than a gateway takes for anything. */
const GIVEN_UP_AFTER_MS = 20_000

export function send(url: string, { token, query, variables }: Ask, agent?: Agent): Promise<Sent> {
  const from = Date.now()
  const body = JSON.stringify({ query, variables })
  return new Promise((resolve) => {
    let status: number | null = null
    let isConnected = false
    const pieces: Buffer[] = []
    const settle = (outcome: Sent['outcome'], reason: string | null): void => {
      resolve({ outcome, status, text: Buffer.concat(pieces).toString('utf8'), from, to: Date.now(), reason })
    }
    const sent = request(`${url}/graphql`, {
      method: 'POST',
      timeout: GIVEN_UP_AFTER_MS,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'samsyn-purpose': 'COORDINATION',
      },
      ...(agent === undefined ? {} : { agent }),
    })
    sent.on('socket', (socket) => {
      if (socket.connecting) socket.once('connect', () => (isConnected = true))
      else isConnected = true
    })
    sent.on('timeout', () => sent.destroy(new Error('no answer')))
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const wasTaken = sent.reusedSocket || error.code !== 'ECONNRESET' || status !== null
      settle(isConnected && wasTaken ? 'CUT' : 'REFUSED', error.code ?? error.message)
    })
    sent.on('response', (response) => {
      status = response.statusCode ?? null
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('error', (error: NodeJS.ErrnoException) => settle('CUT', error.code ?? error.message))
      response.on('end', () => settle(response.complete ? 'WHOLE' : 'CUT', response.complete ? null : 'incomplete'))
    })
    sent.end(body)
  })
}
