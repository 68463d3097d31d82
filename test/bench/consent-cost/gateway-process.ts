import { text } from 'node:stream/consumers'
import pg from 'pg'
import { startGateway } from '@samsyn/gateway'
import { type BenchConfig, type BenchUpstreams, readConfig } from '../gateway-config.ts'

/**
 * A gateway as a process of its own. Reads `GatewayStart` as JSON from standard input, says where it listens on its
 * channel, and there answers `usage` with the processor time it has used, and `holdings` with what it holds.
 */
export interface GatewayStart {
  readonly databaseUrl: string
  readonly config: BenchConfig
  readonly upstreams: BenchUpstreams
}

/** What a process holds after a collection, where it was started with `--expose-gc`. */
export interface Holdings {
  /** Bytes in use, and bytes the system has given the process. */
  readonly heap: number
  readonly rss: number
  /** What keeps the process alive, by kind: sockets, timers, servers. */
  readonly handles: Readonly<Record<string, number>>
  /** Milliseconds of processor time, without that of the collection. */
  readonly usage: number
}

// @apollo/gateway reports its use to its maker unless told not to.
process.env['APOLLO_TELEMETRY_DISABLED'] = '1'

const { databaseUrl, config, upstreams } = JSON.parse(await text(process.stdin)) as GatewayStart
// As the gateway's own main has it.
const pool = new pg.Pool({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000, query_timeout: 5_000 })
const gateway = await startGateway({
  config: readConfig(config, upstreams),
  database: pool,
  log: () => undefined,
})
process.on('message', (asked) => {
  const { user, system } = process.cpuUsage()
  const usage = (user + system) / 1_000
  process.send?.(asked === 'holdings' ? readHoldings(usage) : { usage })
})
process.once('disconnect', () => {
  void gateway
    .close()
    .then(() => pool.end())
    .then(() => process.exit(0))
})
process.send?.({ url: gateway.url })

function readHoldings(usage: number): Holdings {
  // Twice: what finalisers let go of in the first is collected in the second.
  globalThis.gc?.()
  globalThis.gc?.()
  const handles: Record<string, number> = {}
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed, rss, handles, usage }
}
