import { readFile } from 'node:fs/promises'
import type { GatewayConfig, IssuerConfig } from '@samsyn/gateway'
import { parseGrantKey } from '@samsyn/schema/grant'

/** What a gateway under measurement is started with, in a form that can be sent to its process. */

export type BenchConfig = Omit<GatewayConfig, 'upstreams'>
/** URL and grant key, as text, of each subgraph. */
export type BenchUpstreams = Readonly<Record<string, { readonly url: string; readonly key: string }>>

const SUPERGRAPH = new URL('../../schema/supergraph.graphql', import.meta.url)
/** Wide: one caller plays a whole municipality. */
const RATE = { requests: 100_000_000, seconds: 60 }

export async function createBenchConfig(issuer: IssuerConfig): Promise<BenchConfig> {
  return {
    host: '127.0.0.1',
    port: 0,
    tls: null,
    supergraphSdl: await readFile(SUPERGRAPH, 'utf8'),
    upstreamTimeoutMs: 4_000,
    upstreamTls: null,
    requestTimeoutMs: 10_000,
    eventsPollMs: 5_000,
    shedAboveMs: 60_000,
    issuers: [issuer],
    signIn: null,
    rates: { caller: RATE, organisation: RATE, refusedTokens: RATE, shared: null },
    trustedProxies: [],
    trustedDocuments: null,
    introspection: false,
    consoleFolder: null,
  }
}

export function readConfig(config: BenchConfig, upstreams: BenchUpstreams): GatewayConfig {
  const keyed = Object.entries(upstreams).map(([name, { url, key }]) => [name, { url, key: parseGrantKey(key) }])
  return { ...config, upstreams: Object.fromEntries(keyed) as GatewayConfig['upstreams'] }
}
