import { text } from 'node:stream/consumers'
import pg from 'pg'
import { startGateway } from '@samsyn/gateway'
import type { GatewayStart } from '../consent-cost/gateway-process.ts'
import { readConfig } from '../gateway-config.ts'

/**
 * A gateway as a process of its own, started with `--expose-gc`, that answers each message on its channel with what it
 * holds after a collection. Reads `GatewayStart` as JSON from standard input, and says where it listens on its channel.
 */
export interface Holdings {
  /** Bytes in use after a collection, and bytes the system has given the process. */
  readonly heap: number
  readonly rss: number
  /** What keeps the process alive, by kind: sockets, timers, servers. */
  readonly handles: Readonly<Record<string, number>>
  /** Milliseconds of processor time so far. */
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
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  // Twice: what finalisers let go of in the first is collected in the second.
  globalThis.gc?.()
  globalThis.gc?.()
  const handles: Record<string, number> = {}
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1
  const { heapUsed, rss } = process.memoryUsage()
  const holdings: Holdings = { heap: heapUsed, rss, handles, usage: (user + system) / 1_000 }
  process.send?.(holdings)
})
process.once('disconnect', () => {
  void gateway
    .close()
    .then(() => pool.end())
    .then(() => process.exit(0))
})
process.send?.({ url: gateway.url })
