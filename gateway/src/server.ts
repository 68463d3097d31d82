import type { ApolloServer } from '@apollo/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type CloseTimes, type Readiness, trackConnections } from '@samsyn/schema/serving'
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
import type { TrustedDocuments } from './limits/trusted-documents.ts'
import { refuseRate } from './limits/refuse-rate.ts'
import { openRates } from './limits/request-rates.ts'
import { openLoadShedding } from './limits/shed-load.ts'
import { createMetrics, type GatewayMetrics } from './operations/metrics.ts'
import { observeUpstream } from './operations/observe-upstream.ts'
import { createReadiness } from './operations/readiness.ts'
import { NO_TRACES, type Traces } from './operations/traces.ts'
import { loadSupergraph, SUBGRAPHS, type SubgraphName } from './supergraph/load.ts'
import { type Graph, RefusedSupergraph, serveGraph } from './supergraph/serve-graph.ts'
import { chooseMediaType } from './transport/choose-media-type.ts'
import { createApollo } from './transport/create-apollo.ts'
import { startDeadline } from './transport/deadline.ts'
import { execute } from './transport/execute.ts'
import { createQuietLogger, logFailures } from './transport/log-failures.ts'
import { CONNECTION_TIMES, openApp } from './transport/open-app.ts'
import { readOutcome } from './transport/outcome.ts'
import { readRequest } from './transport/read-request.ts'
import { type Refusal, refuse } from './transport/refuse.ts'
import { serveConsole } from './transport/serve-console.ts'
import { addStatusRoutes } from './transport/status-routes.ts'
import { openProbe } from './upstream/probe.ts'
import { restWhenDown } from './upstream/rest.ts'
import { openUpstream, type Upstream } from './upstream/transport.ts'

export interface GatewayOptions {
  readonly config: GatewayConfig
  /** The gateway's own connection: its role may execute its functions and nothing else. Stays the caller's to close. */
  readonly database: Database
  readonly log: FaultLog
  /** What it counts in; its own, which nobody reads, if not given. */
  readonly metrics?: GatewayMetrics
  /** None are made if not given. */
  readonly traces?: Traces
  /** Further routes of whoever starts the gateway. */
  readonly extend?: (app: FastifyInstance) => void
}

export interface RunningGateway {
  readonly url: string
  /** Whether it can answer, and what is missing. For those who run it: callers are told no more than whether. */
  readiness(): Promise<Readiness>
  /**
   * Serves another supergraph from the next request on, in place of the last. Requests under way are answered from the one
   * they began with.
   * @throws RefusedSupergraph, and whatever else is wrong with it: then the last one is served on
   */
  readonly reload: (supergraphSdl: string) => Promise<void>
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

/** What one supergraph is asked by. */
interface AskedGraph extends Graph {
  readonly apollo: ApolloServer<RequestState>
  readonly trusted: TrustedDocuments | null
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
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { config, database, log, extend, metrics = createMetrics(), traces = NO_TRACES } = options
  const load = openLoadShedding(config.shedAboveMs)
  const upstreams = new Map<string, Upstream>()
  const reach = (name: SubgraphName): Upstream => {
    const upstream = openUpstream(config.upstreams[name].url, config.upstreamTimeoutMs, config.upstreamTls)
    // Without the registry nothing is answered anyway: to rest from it would only lengthen that.
    const careful: Upstream =
      name === 'consent'
        ? { ...upstream, send: (...request) => load.watch(() => upstream.send(...request)) }
        : restWhenDown(upstream, (state) => {
            metrics.resting(name, state !== 'answers')
            log(`subgraph ${state}`, { subgraph: name })
          })
    return observeUpstream(careful, name, { metrics, traces })
  }
  const hints = openHints(config.rates.shared)

  const openGraph = async (supergraphSdl: string): Promise<AskedGraph> => {
    const loaded = loadSupergraph({
      supergraphSdl,
      database,
      introspection: config.introspection,
      onAnswer: metrics.slices,
      createSource: (name, view) => {
        if (!isSubgraphName(name)) throw new Error(`no upstream is configured for the subgraph ${name}`)
        const { key } = config.upstreams[name]
        const upstream = upstreams.get(name) ?? reach(name)
        upstreams.set(name, upstream)
        const source = { ...view, upstream, key, log }
        return name === 'consent' ? createRegistrySource(source) : createSectorSource(name, source)
      },
    })
    if (!loaded.ok) throw new RefusedSupergraph(loaded.findings)
    const apollo = createApollo<RequestState>({
      gateway: loaded.gateway,
      // Apollo Server would refuse `__type` too, which any client may ask; `hideTypes` has it answer nothing.
      introspection: true,
      validationRules: config.introspection ? [refuseHiddenNames] : [refuseHiddenNames, refuseSchema],
      logger: createQuietLogger(log),
      plugins: [logFailures(log), hintMutations(hints)],
    })
    await apollo.start()
    try {
      const trusted = loadTrustedDocuments(config.trustedDocuments, loaded.schema())
      return { apollo, trusted, stop: () => apollo.stop() }
    } catch (error) {
      await apollo.stop()
      throw error
    }
  }
  const graph = await serveGraph(config.supergraphSdl, {
    open: openGraph,
    requestTimeoutMs: config.requestTimeoutMs,
    onChange: metrics.supergraph,
  })

  const measure = createMeasure()
  const rates = openRates(config.rates, log)
  const app = openApp(log, CONNECTION_TIMES, config.trustedProxies, config.tls)
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

  const probes = Object.fromEntries(
    SUBGRAPHS.map((name) => [name, openProbe(config.upstreams[name].url, config.upstreamTls)]),
  ) as Record<SubgraphName, ReturnType<typeof openProbe>>
  const readiness = createReadiness({
    checkDatabase: () => reader.read('', []),
    hasIssuerKeys: verifier.hasKeys,
    isRedisMissing: rates.isRedisMissing,
    isSupergraphRefused: graph.isRefused,
    probes,
    isDraining: () => isDraining,
  })
  metrics.watch('samsyn_requests_under_way', load.underWay)
  metrics.watch('samsyn_redis_missing', () => (rates.isRedisMissing() ? 1 : 0))
  const signals = new WeakMap<FastifyReply, AbortSignal>()

  addStatusRoutes(app, { issuers: config.issuers, readiness })
  app.post('/graphql', {
    onRequest: [load.admit, admit, keep],
    onResponse: async (_request, reply) => {
      const outcome = readOutcome(reply)
      metrics.request(outcome, reply.elapsedTime / 1_000)
      const signal = signals.get(reply)
      if (signal !== undefined) traces.end(signal, outcome)
    },
    handler: async (request, reply) => {
      const { apollo, trusted } = graph.current()
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
      signals.set(reply, signal)
      traces.begin(signal)
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
    await graph.close()
    await Promise.all([...upstreams.values(), ...Object.values(probes)].map((one) => one.close()))
    return cut
  }
  return {
    url,
    readiness,
    reload: graph.replace,
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
