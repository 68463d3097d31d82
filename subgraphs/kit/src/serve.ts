import { ApolloServer, type BaseContext } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import Fastify, { type FastifyRequest } from 'fastify'
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql'
import { GRANT_HEADER } from '@samsyn/schema/grant'
import type { ServeConfig } from './config.ts'
import type { GrantReader } from './grant.ts'

/** A line of a subgraph's own log. Holds no personal data: a message, a code, a place. */
export type Log = (message: string, details?: Readonly<Record<string, string | number | boolean>>) => void

export interface ServeOptions<G, C extends BaseContext> {
  readonly schema: GraphQLSchema
  readonly config: Pick<ServeConfig, 'host' | 'port'>
  readonly readGrant: GrantReader<G>
  /** Everything that lives for one request: its grant and its loaders. */
  readonly createContext: (grant: G) => C
  readonly log: Log
}

export interface RunningSubgraph {
  readonly url: string
  close(): Promise<void>
}

/** A request for 50 children and every field is well below this. */
const BODY_LIMIT_BYTES = 256 * 1024

const REFUSED = { errors: [{ message: 'A valid grant is required.', extensions: { code: 'GRANT_REQUIRED' } }] }

/**
 * Serves a schema at `POST /graphql`, to requests with a valid grant only: all others get 401 before the body is looked
 * at as GraphQL. `GET /health` answers without one.
 */
export async function serveSubgraph<G, C extends BaseContext>(options: ServeOptions<G, C>): Promise<RunningSubgraph> {
  const { schema, config, readGrant, createContext, log } = options
  const apollo = new ApolloServer<C>({
    schema,
    introspection: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    formatError: (formatted) => hideError(formatted, log),
  })
  await apollo.start()

  const app = Fastify({ bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: true })
  const grants = new WeakMap<FastifyRequest, G>()
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = body as Buffer
    const header = request.headers[GRANT_HEADER]
    const grant = readGrant(typeof header === 'string' ? header : undefined, bytes, Date.now() / 1000)
    if (grant === null) return done(null, undefined)
    grants.set(request, grant)
    try {
      done(null, JSON.parse(bytes.toString('utf8')))
    } catch {
      done(Object.assign(new Error('The body is not JSON.'), { statusCode: 400 }))
    }
  })
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500
    const code = status === 500 ? 'INTERNAL' : 'BAD_REQUEST'
    return reply.code(status).send({ errors: [{ message: 'The request was refused.', extensions: { code } }] })
  })
  app.get('/health', () => ({ status: 'ok' }))
  const answer = fastifyApolloHandler(apollo, {
    context: (request) => Promise.resolve(createContext(grants.get(request) as G)),
  })
  app.post('/graphql', async (request, reply) =>
    grants.has(request) ? answer.call(app, request, reply) : reply.code(401).send(REFUSED),
  )

  const url = await app.listen({ host: config.host, port: config.port })
  return {
    url: `${url}/graphql`,
    close: async () => {
      await app.close()
      await apollo.stop()
    },
  }
}

/** Hides what went wrong inside: a failed field says only that its source does not answer. */
function hideError(formatted: GraphQLFormattedError, log: Log): GraphQLFormattedError {
  if (formatted.path === undefined) {
    return { message: 'The query was refused.', extensions: { code: formatted.extensions?.['code'] ?? 'BAD_REQUEST' } }
  }
  log('resolver failed', { path: formatted.path.map(String).join('.') })
  return { message: 'The source does not answer.', path: formatted.path, extensions: { code: 'SOURCE_UNAVAILABLE' } }
}
