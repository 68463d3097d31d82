import { text } from 'node:stream/consumers'
import { type GatewayConfig, logJson, runGateway } from '@samsyn/gateway'
import { parseGrantKey } from '@samsyn/schema/grant'

/** What a replica is started with, as JSON on standard input: keys are text there. */
export interface ReplicaStart {
  readonly databaseUrl: string
  readonly drainMs: number
  readonly config: Omit<GatewayConfig, 'upstreams' | 'rates'>
  readonly rates: Pick<GatewayConfig['rates'], 'caller' | 'organisation' | 'refusedTokens'>
  readonly redisUrl: string
  /** 32 bytes, base64url. */
  readonly rateKey: string
  readonly upstreams: Readonly<Record<string, { readonly url: string; readonly key: string }>>
}

// @apollo/gateway reports its use to its maker unless told not to.
process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
// Whoever started it is gone.
process.once('disconnect', () => process.exit(1))

const start = JSON.parse(await text(process.stdin)) as ReplicaStart
const upstreams = Object.fromEntries(
  Object.entries(start.upstreams).map(([name, { url, key }]) => [name, { url, key: parseGrantKey(key) }]),
) as GatewayConfig['upstreams']
const shared = {
  redis: { kind: 'SERVER', url: start.redisUrl },
  key: Buffer.from(start.rateKey, 'base64url'),
} as const

await runGateway({
  databaseUrl: start.databaseUrl,
  drainMs: start.drainMs,
  config: { ...start.config, upstreams, rates: { ...start.rates, shared } },
  log: logJson,
})
