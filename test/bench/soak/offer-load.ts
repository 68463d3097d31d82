import { Agent, request } from 'node:http'

/** What a client got for one request. `status` 0: no answer at all. */
export interface Outcome {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly text: string
  /** From the moment it was due, sent then or not, to the last byte of the answer, in milliseconds. */
  readonly time: number
}

export interface Offer {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly perSecond: number
  readonly seconds: number
}

/**
 * As many as a load balancer might keep, open before anything is due: Node takes one new connection in a turn of its loop
 * (libuv 1.45 and later), so that a busy process takes a second for a hundred, whatever it then does with them. What is due
 * while all are in use waits in the client, and that counts.
 */
const CONNECTIONS = 256

/**
 * Offers requests in an open loop: they are due by the clock, at random with the given mean (Poisson), however many are
 * still unanswered. Resolves when the last has its answer.
 */
export async function offerLoad({ url, headers, body, perSecond, seconds }: Offer): Promise<readonly Outcome[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS, maxFreeSockets: CONNECTIONS })
  const idle = { url: new URL('/health/live', url).href, method: 'GET', headers: {}, body: '' }
  await Promise.all(Array.from({ length: CONNECTIONS }, () => send(idle, agent, performance.now())))
  const sent: Promise<Outcome>[] = []
  const asked = { url, method: 'POST', headers, body }
  const start = performance.now()
  const end = start + seconds * 1_000
  let due = start
  try {
    while (due < end) {
      const now = performance.now()
      for (; due <= now && due < end; due += wait(perSecond)) sent.push(send(asked, agent, due))
      await new Promise((resolve) => setImmediate(resolve))
    }
    return await Promise.all(sent)
  } finally {
    agent.destroy()
  }
}

/** Milliseconds from one arrival to the next. */
function wait(perSecond: number): number {
  return (-Math.log(1 - Math.random()) * 1_000) / perSecond
}

interface Asked {
  readonly url: string
  readonly method: string
  readonly headers: Offer['headers']
  readonly body: string
}

function send({ url, method, headers, body }: Asked, agent: Agent, due: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const fail = (): void => resolve({ status: 0, retryAfter: undefined, text: '', time: performance.now() - due })
    const sent = request(url, {
      method,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent,
    })
    sent.on('error', fail)
    sent.on('response', (response) => {
      const pieces: Buffer[] = []
      response.on('error', fail)
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          retryAfter: response.headers['retry-after'],
          text: Buffer.concat(pieces).toString('utf8'),
          time: performance.now() - due,
        }),
      )
    })
    sent.end(body)
  })
}
