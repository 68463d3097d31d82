import { ApolloServer, type BaseContext } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { isPurpose } from '@samsyn/schema/policy'
import { printFinding } from '@samsyn/schema/proof'
import type { Database } from './audit/database.ts'
import type { GatewayConfig } from './config.ts'
import { createRegistrySource, createSectorSource, type FaultLog } from './consent/data-sources.ts'
import { createFactsReader } from './consent/facts.ts'
import { refuseHiddenNames } from './consent/hidden-names-rule.ts'
import { type ConsentSession, openSession } from './consent/session.ts'
import { type ErrorCode, formatError } from './errors.ts'
import { PURPOSE_HEADER, type Requester } from './identity/caller.ts'
import { createTokenVerifier } from './identity/issuers.ts'
import { loadSupergraph, SUBGRAPHS, type SubgraphName } from './supergraph/load.ts'
import { openUpstream, type Upstream } from './upstream/transport.ts'

export interface GatewayOptions {
  readonly config: GatewayConfig
  /** The gateway's own connection: its role may execute its functions and nothing else. Stays the caller's to close. */
  readonly database: Database
  readonly log: FaultLog
  /** Further routes of whoever starts the gateway. */
  readonly extend?: (app: FastifyInstance) => void
}

export interface RunningGateway {
  readonly url: string
  close(): Promise<void>
}

interface RequestState extends BaseContext {
  readonly session: ConsentSession
}

const BODY_LIMIT_BYTES = 100_000
/** Fields of one operation with its fragments spread out: fragments within fragments double with each level. */
const SELECTIONS_LIMIT = 1_000

/**
 * Starts the edge. What a request passes, in order: transport limits → identity → purpose → Apollo Server (parse,
 * validate) → the guarded executor (decide, ask less, check, strip, record) → the answer.
 * @throws Error when the supergraph does not pass the composition proof, or the port is taken.
 */
export async function startGateway({ config, database, log, extend }: GatewayOptions): Promise<RunningGateway> {
  const upstreams = new Map<string, Upstream>()
  const loaded = loadSupergraph({
    supergraphSdl: config.supergraphSdl,
    database,
    createSource: (name, view) => {
      if (!isSubgraphName(name)) throw new Error(`no upstream is configured for the subgraph ${name}`)
      const { url, key } = config.upstreams[name]
      const upstream = upstreams.get(name) ?? openUpstream(url, config.upstreamTimeoutMs)
      upstreams.set(name, upstream)
      const options = { ...view, upstream, key, log }
      return name === 'consent' ? createRegistrySource(options) : createSectorSource(name, options)
    },
  })
  if (!loaded.ok) {
    throw new Error(`the supergraph is refused:\n${loaded.findings.map(printFinding).join('\n')}`)
  }

  const apollo = new ApolloServer<RequestState>({
    gateway: loaded.gateway,
    introspection: config.introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    maxRecursiveSelections: SELECTIONS_LIMIT,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !config.introspection,
    stopOnTerminationSignals: false,
    validationRules: [refuseHiddenNames],
    formatError,
  })
  await apollo.start()

  const app = Fastify({ bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: true })
  const verifier = createTokenVerifier(config.issuers)
  const reader = createFactsReader(database)
  const requesters = new WeakMap<FastifyRequest, Requester>()

  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500
    if (status === 500) log('request failed', { status })
    return refuse(reply, status, status === 500 ? 'INTERNAL' : 'BAD_REQUEST', 'The request was refused.')
  })
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404, 'BAD_REQUEST', 'There is nothing here.'))
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  })
  app.get('/health/live', () => ({ status: 'ok' }))
  app.get('/health/ready', async (_request, reply) => {
    try {
      await reader.read('', [])
      return { status: 'ok' }
    } catch {
      return reply.code(503).send({ status: 'waiting', for: ['database'] })
    }
  })
  app.get('/.well-known/oauth-protected-resource', () => ({
    resource: config.issuers[0]?.audience,
    authorization_servers: config.issuers.map(({ issuer }) => issuer),
    bearer_methods_supported: ['header'],
  }))

  const answer = fastifyApolloHandler(apollo, {
    context: (request) => Promise.resolve({ session: openSession(requesters.get(request) as Requester, reader) }),
  })
  app.post('/graphql', async (request, reply) => {
    void reply.header('cache-control', 'private, no-store')
    const [scheme, token] = (request.headers.authorization ?? '').split(' ')
    const verified = scheme?.toLowerCase() === 'bearer' && token ? await verifier.verify(token) : undefined
    if (verified?.ok !== true) {
      void reply.header('www-authenticate', 'Bearer')
      return refuse(reply, 401, 'UNAUTHENTICATED', 'Sign in first.')
    }
    const purpose = request.headers[PURPOSE_HEADER]
    requesters.set(request, { caller: verified.caller, purpose: isPurpose(purpose) ? purpose : null })
    return answer.call(app, request, reply)
  })
  if (config.consoleFolder !== null)
    await app.register(fastifyStatic, { root: config.consoleFolder, dotfiles: 'ignore' })
  extend?.(app)

  const url = await app.listen({ host: config.host, port: config.port })
  return {
    url,
    close: async () => {
      await app.close()
      await apollo.stop()
      await Promise.all([...upstreams.values()].map((upstream) => upstream.close()))
    },
  }
}

function isSubgraphName(name: string): name is SubgraphName {
  return (SUBGRAPHS as readonly string[]).includes(name)
}

function refuse(reply: FastifyReply, status: number, code: ErrorCode, message: string): FastifyReply {
  void reply.header('cache-control', 'no-store')
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] })
}
