import { Agent, request } from 'node:http'

/** What came of asking one question over and over on so many connections, each as soon as its last answer was there. */
export interface Load {
  readonly requests: number
  readonly seconds: number
  /** Of each request, from its first byte to the last of its answer, in milliseconds. */
  readonly times: readonly number[]
}

export interface Question {
  readonly name: string
  readonly body: string
}

/** @throws Error when an answer is not, byte for byte, the one that is expected */
export async function applyLoad(
  url: string,
  token: string,
  { body }: Question,
  terms: { readonly expected: string; readonly connections: number; readonly seconds: number },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: terms.connections })
  const times: number[] = []
  const start = performance.now()
  const end = start + terms.seconds * 1_000
  const askOverAndOver = async (): Promise<void> => {
    while (performance.now() < end) {
      const asked = performance.now()
      const answer = await ask(url, token, body, agent)
      times.push(performance.now() - asked)
      if (answer !== terms.expected) throw new Error(`another answer than the first: ${answer.slice(0, 200)}`)
    }
  }
  try {
    await Promise.all(Array.from({ length: terms.connections }, askOverAndOver))
  } finally {
    agent.destroy()
  }
  return { requests: times.length, seconds: (performance.now() - start) / 1_000, times }
}

export function ask(url: string, token: string, body: string, agent?: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'samsyn-purpose': 'COORDINATION',
    }
    const sent = request(`${url}/graphql`, { method: 'POST', headers, ...(agent === undefined ? {} : { agent }) })
    sent.on('error', reject)
    sent.on('response', (response) => {
      const pieces: Buffer[] = []
      response.on('error', reject)
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')))
    })
    sent.end(body)
  })
}
