import { readFileSync } from 'node:fs'
import type { GatewayConfig } from '../config.ts'
import { PURPOSE_HEADER } from '../identity/caller.ts'
import { type RunningGateway, startGateway } from '../server.ts'
import { SUBGRAPHS, type SubgraphName } from '../supergraph/load.ts'
import { COORDINATOR, type TestChild, type TestPerson } from './family.ts'
import { startTestIssuer, type TestIssuer } from './issuer.ts'
import { BOTH_OFFICES, FIRST_TABLE, type MemoryDatabase, openMemoryDatabase } from './memory-database.ts'
import { type StandIn, startStandIn } from './stand-in.ts'

process.env['APOLLO_TELEMETRY_DISABLED'] = '1'

export const SUPERGRAPH = readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8')

/** A whole gateway over real HTTP, with stand-ins for the subgraphs and a database in memory. */
export interface TestGateway {
  readonly gateway: RunningGateway
  readonly issuer: TestIssuer
  readonly database: MemoryDatabase
  readonly subgraphs: Readonly<Record<SubgraphName, StandIn>>
  readonly log: (readonly [message: string, details: object])[]
  /** What the registry lets the caller see: `myCapacity` and more of each child, by id. */
  readonly visible: Map<string, Readonly<Record<string, unknown>>>
  post(body: string, headers?: Readonly<Record<string, string>>, path?: string): Promise<Reply>
  ask(query: string, options?: AskOptions): Promise<Reply>
  /** Forgets what was asked, recorded and logged, and makes everyone honest again. */
  reset(): void
  close(): Promise<void>
}

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>
  readonly purpose?: string | null
  readonly person?: TestPerson
}

export interface Reply {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  readonly body: {
    data?: Record<string, unknown> | null
    errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
    extensions?: { consent: { withheld: { path: (string | number)[]; slice: string; code: string }[] } }
  }
}

/** A test that is not about rates asks as often as it likes. */
const WIDE = { requests: 1_000_000, seconds: 60 }

export async function startTestGateway(
  children: readonly TestChild[],
  change: Partial<GatewayConfig> = {},
): Promise<TestGateway> {
  const issuer = await startTestIssuer()
  const database = openMemoryDatabase(children)
  const visible: TestGateway['visible'] = new Map()
  const see = (id: string) => (visible.has(id) ? { id, ...visible.get(id) } : null)
  const registry = await startStandIn({
    child: ({ id }: { id: string }) => see(id),
    children: () => ({ nodes: [...visible.keys()].map(see), pageInfo: { hasNextPage: false, endCursor: null } }),
    giveConsent: ({ input }: { input: { child: string } }) => ({ child: see(input.child) }),
  })
  const entries = SUBGRAPHS.map(async (name) => [name, name === 'consent' ? registry : await startStandIn()] as const)
  const subgraphs = Object.fromEntries(await Promise.all(entries)) as Record<SubgraphName, StandIn>
  const log: [string, object][] = []
  const gateway = await startGateway({
    config: {
      host: '127.0.0.1',
      port: 0,
      tls: null,
      supergraphSdl: SUPERGRAPH,
      upstreams: subgraphs,
      upstreamTimeoutMs: 4_000,
      upstreamTls: null,
      requestTimeoutMs: 10_000,
      eventsPollMs: 5_000,
      shedAboveMs: 60_000,
      issuers: [issuer.config],
      signIn: null,
      rates: { caller: WIDE, organisation: WIDE, refusedTokens: WIDE, shared: null },
      trustedProxies: [],
      trustedDocuments: null,
      introspection: false,
      consoleFolder: null,
      ...change,
    },
    database,
    log: (message, details) => log.push([message, details]),
  })
  const post: TestGateway['post'] = async (body, headers = {}, path = '/graphql') => {
    const response = await fetch(gateway.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
    const text = await response.text()
    return { status: response.status, text, headers: response.headers, body: JSON.parse(text) as Reply['body'] }
  }
  const reset = (): void => {
    for (const standIn of Object.values(subgraphs)) {
      standIn.requests.length = 0
      standIn.lie = (honest) => honest
      standIn.respond = null
    }
    for (const list of [database.recorded, database.reads, database.commits, log]) list.length = 0
    database.before = () => undefined
    database.legalTable = FIRST_TABLE
    database.offices = BOTH_OFFICES
    database.locked.clear()
    visible.clear()
    for (const { id } of children) visible.set(id, { myCapacity: 'TEAM' })
  }
  reset()
  return {
    gateway,
    issuer,
    database,
    subgraphs,
    log,
    visible,
    post,
    ask: async (query, { variables, purpose = 'COORDINATION', person = COORDINATOR } = {}) =>
      post(JSON.stringify({ query, variables }), {
        authorization: `Bearer ${await issuer.sign(issuer.claimsOf(person.nationalIdentityNumber))}`,
        ...(purpose === null ? {} : { [PURPOSE_HEADER]: purpose }),
      }),
    reset,
    close: async () => {
      await gateway.close()
      await Promise.all([...Object.values(subgraphs), issuer].map((one) => one.close()))
    },
  }
}
