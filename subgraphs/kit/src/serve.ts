import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql'
import { GRANT_HEADER } from '@samsyn/schema/grant'
import { type CloseTimes, toHttpsOptions, trackConnections } from '@samsyn/schema/serving'
import type { ServeConfig } from './config.ts'
import { findCoordinate } from './find-coordinate.ts'
import type { GrantReader } from './grant.ts'
import { openProcessMetrics } from './operations/process-metrics.ts'
import { serveOwnOperations } from './operations/serve-own.ts'
import { readRequestBody } from './request-body.ts'

/** A line of a subgraph's own log. Holds no personal data: a message, a code, a place. */
export type Log = (message: string, details?: Readonly<Record<string, string | number | boolean>>) => void

export interface ServeOptions<G, C extends BaseContext> {
  readonly schema: GraphQLSchema
  readonly config: Pick<ServeConfig, 'host' | 'port' | 'tls' | 'operations'>
  readonly readGrant: GrantReader<G>
  /** Everything that lives for one request: its grant and its loaders. */
  readonly createContext: (grant: G) => C
  readonly log: Log
  /** How long a client may take to send a whole request; 10 s if not given. */
  readonly receiveTimeoutMs?: number
  /** The time grants are judged by, in milliseconds since the epoch; the system's if not given. */
  readonly clock?: () => number
}

export interface RunningSubgraph {
  readonly url: string
  /** Takes no more requests, and answers those that have begun within their times; none, they are cut, if not given. */
  close(times?: CloseTimes): Promise<void>
}

/** A request for 50 children and every field is well below this. */
const BODY_LIMIT_BYTES = 256 * 1024
const RECEIVE_TIMEOUT_MS = 10_000

const REFUSED = { errors: [{ message: 'A valid grant is required.', extensions: { code: 'GRANT_REQUIRED' } }] }

/**
 * Serves a schema at `POST /graphql`, to requests with a valid grant only: all others get 401 before the body is looked
 * at as GraphQL. `GET /health` answers without one.
 */
export async function serveSubgraph<G, C extends BaseContext>(options: ServeOptions<G, C>): Promise<RunningSubgraph> {
  const { schema, config, readGrant, createContext, log } = options
  const { receiveTimeoutMs = RECEIVE_TIMEOUT_MS, clock = Date.now } = options
  const apollo = new ApolloServer<C>({
    schema,
    introspection: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled(), logFailedFields(log)],
    formatError: hideError,
  })
  await apollo.start()

  // Node looks for late requests at this interval only; its own default of 30 s would be the real limit.
  const receiveTimes = {
    headersTimeout: receiveTimeoutMs,
    connectionsCheckingInterval: Math.ceil(receiveTimeoutMs / 2),
  }
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestTimeout: receiveTimeoutMs,
    ...(config.tls == null ? { http: receiveTimes } : { https: { ...receiveTimes, ...toHttpsOptions(config.tls) } }),
    frameworkErrors: (_error: unknown, _request: unknown, reply: FastifyReply) => refuse(reply, 400),
  }) as FastifyInstance
  const connections = trackConnections(app.server)
  const grants = new WeakMap<FastifyRequest, G>()
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = body as Buffer
    const header = request.headers[GRANT_HEADER]
    const grant = readGrant(typeof header === 'string' ? header : undefined, bytes, clock() / 1000)
    if (grant === null) return done(null, undefined)
    const read = readRequestBody(bytes)
    if (!read.ok) return done(Object.assign(new Error('The body is not JSON.'), { statusCode: 400 }))
    grants.set(request, grant)
    done(null, read.value)
  })
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.header('cache-control', 'no-store')
    done()
  })
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
    refuse(reply, error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500),
  )
  // Fastify's own answer repeats the URL.
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404))
  app.get('/health', () => ({ status: 'ok' }))
  const answer = fastifyApolloHandler(apollo, {
    context: (request) => Promise.resolve(createContext(grants.get(request) as G)),
  })
  const metrics = openProcessMetrics()
  const count = metrics.counter(
    'samsyn_subgraph_requests_total',
    'Requests to this subgraph, by what came of them.',
    'outcome',
    OUTCOMES,
  )
  app.addHook('onResponse', async (request, { statusCode }) => {
    if (request.method === 'POST') count(readOutcome(statusCode))
  })
  app.post('/graphql', async (request, reply) =>
    grants.has(request) ? answer.call(app, request, reply) : reply.code(401).send(REFUSED),
  )

  const operations = await serveOwnOperations(config.operations ?? null, metrics)
  const url = await app.listen({ host: config.host, port: config.port })
  return {
    url: `${url}/graphql`,
    close: async (times = { withinMs: 0, leftAfterMs: 0 }) => {
      await Promise.all([connections.close(times), app.close()])
      await Promise.all([apollo.stop(), operations.close()])
    },
  }
}

const OUTCOMES = ['answered', 'grant refused', 'refused', 'failed'] as const

function readOutcome(status: number): (typeof OUTCOMES)[number] {
  if (status < 300) return 'answered'
  if (status === 401) return 'grant refused'
  return status < 500 ? 'refused' : 'failed'
}

function refuse(reply: FastifyReply, status: number): FastifyReply {
  const code = status === 500 ? 'INTERNAL' : 'BAD_REQUEST'
  return reply.code(status).send({ errors: [{ message: 'The request was refused.', extensions: { code } }] })
}

/** Hides what went wrong inside: a failed field says only that its source does not answer. */
function hideError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  if (formatted.path === undefined) {
    return { message: 'The query was refused.', extensions: { code: formatted.extensions?.['code'] ?? 'BAD_REQUEST' } }
  }
  return { message: 'The source does not answer.', path: formatted.path, extensions: { code: 'SOURCE_UNAVAILABLE' } }
}

/** Logs which fields failed, and for how many children, once per request. */
function logFailedFields(log: Log): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors: ({ errors, document, schema }) => {
          const failed = new Map<string, number>()
          for (const error of errors) {
            if (error.path === undefined) continue
            const coordinate = findCoordinate(error, document, schema)
            failed.set(coordinate, (failed.get(coordinate) ?? 0) + 1)
          }
          for (const [field, times] of failed) log('resolver failed', { field, times })
          return Promise.resolve()
        },
      }),
  }
}
