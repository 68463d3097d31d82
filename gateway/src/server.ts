import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { printFinding } from '@samsyn/schema/proof'
import { type CloseTimes, trackConnections } from '@samsyn/schema/serving'
import type { Database } from './audit/database.ts'
import type { GatewayConfig } from './config.ts'
import { createRegistrySource, createSectorSource, type FaultLog } from './consent/data-sources.ts'
import { createFactsReader } from './consent/facts.ts'
import { refuseHiddenNames } from './consent/hidden-names-rule.ts'
import { type ConsentSession, openSession } from './consent/session.ts'
import { addEventRoute } from './events/add-event-route.ts'
import { hintMutations } from './events/hint-mutations.ts'
import { openHints } from './events/hints.ts'
import { type Credential, identify, readCredential, type SignedIn } from './identity/identify.ts'
import { createTokenVerifier } from './identity/issuers.ts'
import { keepSession } from './sign-in/keep-session.ts'
import { openSignIn } from './sign-in/open-sign-in.ts'
import type { BrowserSession } from './sign-in/sessions.ts'
import { refuseSchema } from './supergraph/hide-schema.ts'
import { createMeasure } from './limits/admit-operation.ts'
import { chooseDocument } from './limits/choose-document.ts'
import { loadTrustedDocuments } from './limits/load-trusted-documents.ts'
import { refuseRate } from './limits/refuse-rate.ts'
import { openRates } from './limits/request-rates.ts'
import { openLoadShedding } from './limits/shed-load.ts'
import { loadSupergraph, SUBGRAPHS, type SubgraphName } from './supergraph/load.ts'
import { chooseMediaType } from './transport/choose-media-type.ts'
import { createApollo } from './transport/create-apollo.ts'
import { startDeadline } from './transport/deadline.ts'
import { execute } from './transport/execute.ts'
import { createQuietLogger, logFailures } from './transport/log-failures.ts'
import { CONNECTION_TIMES, openApp } from './transport/open-app.ts'
import { readRequest } from './transport/read-request.ts'
import { type Refusal, refuse } from './transport/refuse.ts'
import { serveConsole } from './transport/serve-console.ts'
import { addStatusRoutes } from './transport/status-routes.ts'
import { restWhenDown } from './upstream/rest.ts'
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
  /** Has load balancers send no more: it is not ready, and each answer ends its connection. Requests are answered as before. */
  drain(): void
  /**
   * Takes no more connections, answers the requests it has, and lets go of all it opened.
   * @param times a request's own deadline, and connections without a request cut at once, if not given
   * @returns how many requests were cut because their time was up
   */
  close(times?: CloseTimes): Promise<number>
}

interface RequestState {
  readonly session: ConsentSession
}

const REFUSED_METHODS = ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']
const SIGN_IN_FIRST: Refusal = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: 'Sign in first.',
  headers: { 'www-authenticate': 'Bearer' },
}

/**
 * Starts the edge. What a request passes stands in its order at `/graphql` below: whether there is room → who it is → how often → what it asks, as
 * HTTP → which document, and how large → Apollo Server (parse, validate) → the guarded executor (cost, decide, ask less,
 * check, strip, record).
 * @throws Error when the supergraph does not pass the composition proof, or the port is taken.
 */
export async function startGateway({ config, database, log, extend }: GatewayOptions): Promise<RunningGateway> {
  const load = openLoadShedding(config.shedAboveMs)
  const upstreams = new Map<string, Upstream>()
  const reach = (name: SubgraphName): Upstream => {
    const upstream = openUpstream(config.upstreams[name].url, config.upstreamTimeoutMs, config.upstreamTls)
    // Without the registry nothing is answered anyway: to rest from it would only lengthen that.
    return name === 'consent'
      ? { ...upstream, send: (...request) => load.watch(() => upstream.send(...request)) }
      : restWhenDown(upstream, (state) => log(`subgraph ${state}`, { subgraph: name }))
  }
  const loaded = loadSupergraph({
    supergraphSdl: config.supergraphSdl,
    database,
    introspection: config.introspection,
    createSource: (name, view) => {
      if (!isSubgraphName(name)) throw new Error(`no upstream is configured for the subgraph ${name}`)
      const { key } = config.upstreams[name]
      const upstream = upstreams.get(name) ?? reach(name)
      upstreams.set(name, upstream)
      const options = { ...view, upstream, key, log }
      return name === 'consent' ? createRegistrySource(options) : createSectorSource(name, options)
    },
  })
  if (!loaded.ok) {
    throw new Error(`the supergraph is refused:\n${loaded.findings.map(printFinding).join('\n')}`)
  }

  const hints = openHints(config.rates.shared)
  const apollo = createApollo<RequestState>({
    gateway: loaded.gateway,
    // Apollo Server would refuse `__type` too, which any client may ask; `hideTypes` has it answer nothing.
    introspection: true,
    validationRules: config.introspection ? [refuseHiddenNames] : [refuseHiddenNames, refuseSchema],
    logger: createQuietLogger(log),
    plugins: [logFailures(log), hintMutations(hints)],
  })
  await apollo.start()

  const trusted = loadTrustedDocuments(config.trustedDocuments, loaded.schema())
  const measure = createMeasure()
  const rates = openRates(config.rates, log)
  const app = openApp(log, CONNECTION_TIMES, config.trustedProxies)
  const connections = trackConnections(app.server)
  let isDraining = false
  app.addHook('onClose', () => {
    load.close()
    rates.close()
    hints.close()
  })
  const verifier = createTokenVerifier(config.issuers)
  const reader = createFactsReader(database)
  const requesters = new WeakMap<FastifyRequest, SignedIn>()
  const signedIn = (request: FastifyRequest): SignedIn => requesters.get(request) as SignedIn

  const signIn = config.signIn === null ? null : openSignIn(config.signIn, config.issuers, () => url)
  const browsers = new WeakMap<FastifyRequest, BrowserSession>()
  const findCredential = (request: FastifyRequest): Credential | null =>
    readCredential(request.raw, signIn?.sessions ?? null, Date.now())

  /** Who they are, before anything of theirs is read, and whether they may ask now. */
  const admit = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const held = await rates.checkAddress(request.ip)
    const credential = findCredential(request)
    // What we have sealed was good once: nobody makes us verify any number of those.
    const verify = held.ok || credential?.session != null ? verifier.verify : verifier.verifyKnown
    const requester = credential && (await identify(request.raw, request.id, credential, { verify }))
    if (requester === null) {
      if (!held.ok) return refuse(reply, refuseRate(held))
      if (request.headers.authorization !== undefined) await rates.countRefusedToken(request.ip)
      return refuse(reply, SIGN_IN_FIRST)
    }
    const counted = await rates.count(requester.caller)
    if (!counted.ok) return refuse(reply, refuseRate(counted))
    requesters.set(request, requester)
    if (credential?.session != null) browsers.set(request, credential.session)
  }

  /** Not for streams: those a page opens by itself, and they would keep a session that nobody uses. */
  const keep = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const session = browsers.get(request)
    if (signIn !== null && session !== undefined) keepSession(reply, signIn.sessions, session, Date.now())
  }

  addStatusRoutes(app, {
    issuers: config.issuers,
    checkDatabase: () => reader.read('', []),
    isDraining: () => isDraining,
  })
  app.post('/graphql', {
    onRequest: [load.admit, admit, keep],
    handler: async (request, reply) => {
      const mediaType = chooseMediaType(request.headers.accept)
      if (mediaType === null) return refuse(reply, { status: 406, code: 'BAD_REQUEST' })
      const read = readRequest(request.body as Buffer | undefined)
      if (!read.ok) return refuse(reply, read.refusal)
      const chosen = chooseDocument(read.request, trusted)
      if (!chosen.ok) return refuse(reply, chosen.refusal)
      const { query } = chosen
      const excess = measure(query, read.request.variables ?? {})
      if (excess !== null) return refuse(reply, { status: 400, code: 'OPERATION_TOO_LARGE', message: excess })
      const signal = startDeadline(reply.raw, config.requestTimeoutMs)
      const session = openSession(signedIn(request), reader, signal)
      return execute(apollo, { ...read.request, query }, { reply, mediaType, context: { session } })
    },
  })
  signIn?.addRoutes(app, { verifier, rates, readCredential: findCredential, log })
  addEventRoute(app, { admit, signedIn, reader, hints, pollMs: config.eventsPollMs, log })
  app.route({
    method: REFUSED_METHODS,
    url: '/graphql',
    onRequest: async (_request, reply) =>
      refuse(reply, { status: 405, code: 'BAD_REQUEST', headers: { allow: 'POST' } }),
    handler: () => undefined,
  })
  if (config.consoleFolder !== null) await serveConsole(app, config.consoleFolder)
  extend?.(app)

  const url = await app.listen({ host: config.host, port: config.port })
  let closing: Promise<number> | undefined
  const close = async (times: CloseTimes): Promise<number> => {
    const [cut] = await Promise.all([connections.close(times), app.close()])
    await apollo.stop()
    await Promise.all([...upstreams.values()].map((upstream) => upstream.close()))
    return cut
  }
  return {
    url,
    drain: () => {
      isDraining = true
      connections.drain()
    },
    close: (times = { withinMs: config.requestTimeoutMs, leftAfterMs: 0 }) => (closing ??= close(times)),
  }
}

function isSubgraphName(name: string): name is SubgraphName {
  return (SUBGRAPHS as readonly string[]).includes(name)
}
