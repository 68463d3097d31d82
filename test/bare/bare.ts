import {
  chooseMediaType,
  createApollo,
  execute,
  openApp,
  openUpstream,
  readRequest,
  refuse,
  REGISTRY_ANSWER_BYTES,
  startDeadline,
  type Upstream,
} from '@samsyn/gateway/core'
import { isLoopback } from './loopback.ts'
import { openMendedPlanner } from './mended-planner.ts'

// @apollo/gateway reports its use to its maker unless told not to.
process.env['APOLLO_TELEMETRY_DISABLED'] = '1'

/**
 * The gateway's transport, planner and upstream calls over any supergraph, and nothing of consent: no keys, no callers,
 * no database. For outside suites that judge federation; nothing that runs with people's data can reach this file.
 */

export interface RunningBare {
  readonly url: string
  close(): Promise<void>
}

interface RequestState {
  readonly signal: AbortSignal
}

const REQUEST_TIMEOUT_MS = 10_000
const UPSTREAM_TIMEOUT_MS = 5_000
/** What stands where a subgraph of ours would look for a grant, and refuse. */
const NO_GRANT = 'none'

/**
 * Serves `POST /graphql` and `GET /health/live` on this machine alone.
 * @param port 0 takes a free one
 * @throws Error when the supergraph can't be read, a subgraph of it is not on this machine, or the port is taken.
 */
export async function startBare(supergraphSdl: string, port: number): Promise<RunningBare> {
  const upstreams: Upstream[] = []
  const apollo = createApollo<RequestState>({
    introspection: true,
    gateway: openMendedPlanner(supergraphSdl, ({ name, url = '' }) => {
      if (!isLoopback(url)) throw new Error(`the subgraph ${name} is not on this machine`)
      const upstream = openUpstream(url, UPSTREAM_TIMEOUT_MS)
      upstreams.push(upstream)
      return {
        process: async ({ request: { query, variables }, context }) => {
          const { signal } = context as RequestState
          const bounds = { signal, maxBytes: REGISTRY_ANSWER_BYTES }
          return (await upstream.send(JSON.stringify({ query, variables }), NO_GRANT, bounds)) as never
        },
      }
    }),
  })
  await apollo.start()

  const app = openApp(() => undefined)
  app.get('/health/live', () => ({ status: 'ok' }))
  app.post('/graphql', async (request, reply) => {
    const mediaType = chooseMediaType(request.headers.accept)
    if (mediaType === null) return refuse(reply, { status: 406, code: 'BAD_REQUEST' })
    const read = readRequest(request.body as Buffer | undefined)
    if (!read.ok) return refuse(reply, read.refusal)
    const { query } = read.request
    if (query === null) return refuse(reply, { status: 400, code: 'BAD_REQUEST' })
    const context = { signal: startDeadline(reply.raw, REQUEST_TIMEOUT_MS) }
    return execute(apollo, { ...read.request, query }, { reply, mediaType, context })
  })
  const url = await app.listen({ host: 'localhost', port })
  return {
    url,
    close: async () => {
      await app.close()
      await apollo.stop()
      await Promise.all(upstreams.map((upstream) => upstream.close()))
    },
  }
}
