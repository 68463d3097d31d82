import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ProductPool } from '@samsyn/demo/product'

/** What was done for an answer, as far as the time it takes could depend on it. */

/** One statement: its text, the sizes of what went in, and the number and size of the rows that came out. */
interface Statement {
  readonly text: string
  readonly values: unknown
  readonly rows: number
  readonly bytes: number
}

/** One request to a subgraph, and the size of its answer. */
interface UpstreamRequest {
  readonly subgraph: string
  readonly query: string
  readonly bytes: number
  readonly answerBytes: number
}

export interface Trace {
  readonly statements: readonly Statement[]
  readonly upstream: readonly UpstreamRequest[]
}

export interface Tracer {
  readonly pool: ProductPool
  readonly route: (subgraph: string, url: string) => string
  /** What is done until the promise settles. Nothing else may be going on. */
  trace<T>(run: () => Promise<T>): Promise<{ readonly result: T; readonly trace: Trace }>
  /** From now on a subgraph gets its requests and does not answer, until the function it returns is called. */
  hold(subgraph: string): () => void
  /** Resolves when a request is being held. */
  untilHeld(): Promise<void>
  /** From now on a subgraph breaks off its connections, until the function it returns is called. */
  kill(subgraph: string): () => void
  /** Subgraphs asked since the start, also those that did not answer. */
  readonly asked: string[]
  close(): Promise<void>
}

// A version rises with what happens, and is a number of few digits.
const measure = (value: unknown): string => JSON.stringify(value).replaceAll(/(\\*"version\\*":)\d+/g, '$10')

/** The shape of a statement's values: of a text its length, of a number that it is one. */
function outline(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(outline)
  if (typeof value === 'string') return measure(value).length
  return value === null ? null : typeof value
}

/** What is done at once is done in any order. */
const sortAlike = <T>(items: readonly T[]): readonly T[] =>
  items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** The log is written, and witnessed, in its own time and for no answer. */
const isOfLog = ({ text }: Statement): boolean => /\b(?:sequencer|witness)\./.test(text)

export async function startTracer(pool: ProductPool): Promise<Tracer> {
  const statements: Statement[] = []
  const upstream: UpstreamRequest[] = []
  const asked: string[] = []
  const targets = new Map<string, string>()
  const held = new Map<string, Promise<void>>()
  const dead = new Set<string>()
  let tellHeld: () => void = () => undefined

  const keep = async (
    into: Statement[],
    text: string,
    values: readonly unknown[],
    run: () => Promise<{ rows: unknown[] }>,
  ): Promise<{ rows: unknown[] }> => {
    const answer = await run()
    const { rows } = answer
    into.push({ text, values: values.map(outline), rows: rows.length, bytes: measure(rows).length })
    return answer
  }

  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const subgraph = (request.url ?? '').slice(1)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString('utf8')
    asked.push(subgraph)
    if (dead.has(subgraph)) throw new Error('dead')
    if (held.has(subgraph)) tellHeld()
    await held.get(subgraph)
    const grant = String(request.headers['samsyn-grant'])
    const answer = await fetch(targets.get(subgraph) ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'samsyn-grant': grant },
      body,
    })
    const text = await answer.text()
    upstream.push({
      subgraph,
      query: (JSON.parse(body) as { query: string }).query,
      bytes: body.length + grant.length,
      answerBytes: text.length,
    })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
  }
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    asked,
    pool: {
      connect: async () => {
        const client = await pool.connect()
        const turn: Statement[] = []
        return {
          query: (text, values) => keep(turn, text, values ?? [], () => client.query(text, values)),
          release: () => {
            if (!turn.some(isOfLog)) statements.push(...turn)
            client.release()
          },
        }
      },
      query: async (text, values = []) => {
        const turn: Statement[] = []
        const answer = await keep(turn, text, values, () => pool.query(text, values))
        if (!turn.some(isOfLog)) statements.push(...turn)
        return answer
      },
      end: () => pool.end(),
    },
    route: (subgraph, url) => {
      targets.set(subgraph, url)
      return `${origin}/${subgraph}`
    },
    trace: async (run) => {
      statements.length = 0
      upstream.length = 0
      const result = await run()
      return { result, trace: { statements: sortAlike(statements), upstream: sortAlike(upstream) } }
    },
    hold: (subgraph) => {
      let release: () => void = () => undefined
      held.set(subgraph, new Promise((resolve) => (release = resolve)))
      return () => {
        held.delete(subgraph)
        release()
      }
    },
    untilHeld: () => new Promise((resolve) => (tellHeld = resolve)),
    kill: (subgraph) => {
      dead.add(subgraph)
      return () => void dead.delete(subgraph)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
