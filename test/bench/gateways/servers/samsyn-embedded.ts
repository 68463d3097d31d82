import { text } from 'node:stream/consumers'
import { startGateway } from '@samsyn/gateway'
import { openPglitePool } from '../../../../demo/src/pglite-pool.ts'
import { type BenchConfig, type BenchUpstreams, readConfig } from '../../gateway-config.ts'
import { prepareRegistry } from '../prepare-registry.ts'
import { clearRecords, countRecords } from '../disclosures.ts'

/** What it is started with: JSON on standard input. */
export interface EmbeddedStart {
  readonly today: string
  readonly config: BenchConfig
  readonly upstreams: BenchUpstreams
}

/** Samsyn with its database in its own process, as the demo has it. On its channel it counts or clears the record of access. */

// @apollo/gateway reports its use to its maker unless told not to.
process.env['APOLLO_TELEMETRY_DISABLED'] = '1'

const { today, config, upstreams } = JSON.parse(await text(process.stdin)) as EmbeddedStart
const pool = await openPglitePool()
await prepareRegistry(pool, today)
const gateway = await startGateway({ config: readConfig(config, upstreams), database: pool, log: () => undefined })
process.on('message', (message) => {
  void (async () => {
    if (message === 'clear') await clearRecords(pool)
    process.send?.(await countRecords(pool))
  })()
})
process.once('disconnect', () => process.exit(0))
process.send?.({ url: gateway.url })
