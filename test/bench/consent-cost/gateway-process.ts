import { text } from 'node:stream/consumers'
import pg from 'pg'
import { startGateway } from '@samsyn/gateway'
import { type BenchConfig, type BenchUpstreams, readConfig } from '../gateway-config.ts'

/**
 * A gateway as a process of its own. Reads `GatewayStart` as JSON from standard input, says where it listens on its
 * channel, and there answers each message with the processor time it has used.
 */
export interface GatewayStart {
  readonly databaseUrl: string
  readonly config: BenchConfig
  readonly upstreams: BenchUpstreams
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
process.on('message', () => process.send?.({ usage: process.cpuUsage() }))
process.once('disconnect', () => {
  void gateway
    .close()
    .then(() => pool.end())
    .then(() => process.exit(0))
})
process.send?.({ url: gateway.url })
