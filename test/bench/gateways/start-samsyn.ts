import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { GatewayStart } from '../consent-cost/gateway-process.ts'
import type { BenchConfig, BenchUpstreams } from '../gateway-config.ts'
import { startBenchProcess } from './bench-process.ts'
import { clearRecords, countRecords } from './disclosures.ts'
import { prepareRegistry } from './prepare-registry.ts'
import type { EmbeddedStart } from './servers/samsyn-embedded.ts'
import type { Started } from './start-contenders.ts'

/** Starts Samsyn as it is: consent decided, and each disclosure recorded before its answer leaves. */

export interface SamsynStart {
  readonly today: string
  readonly config: BenchConfig
  readonly upstreams: BenchUpstreams
}

/** As in the gateway's image. */
const FLAGS = ['--min-semi-space-size=64', '--max-semi-space-size=128']

const script = (file: string): readonly string[] => ['--import', 'tsx', fileURLToPath(new URL(file, import.meta.url))]

/**
 * @param adminUrl of a PostgreSQL that is the bench's own, and goes with it
 * @param flags for Node, such as `--cpu-prof`
 */
export async function startSamsyn(
  adminUrl: string,
  start: SamsynStart,
  core: number | null,
  flags: readonly string[],
): Promise<Started> {
  const database = `samsyn_bench_${randomBytes(6).toString('hex')}`
  const role = `${database}_gateway`
  const admin = new pg.Pool({ connectionString: adminUrl, max: 1 })
  await admin.query(`CREATE DATABASE ${database}`)
  const ownerUrl = Object.assign(new URL(adminUrl), { pathname: `/${database}` })
  const owner = new pg.Pool({ connectionString: ownerUrl.href, max: 2 })
  await prepareRegistry(owner, start.today)
  // As in production: the gateway may execute its own functions and nothing else.
  await admin.query(`CREATE ROLE ${role} LOGIN IN ROLE samsyn_gateway`)
  await admin.end()
  await owner.query('VACUUM ANALYZE')

  const { config, upstreams } = start
  const databaseUrl = Object.assign(new URL(ownerUrl), { username: role }).href
  const { process, said } = await startBenchProcess({
    args: [...FLAGS, ...flags, ...script('../consent-cost/gateway-process.ts')],
    input: { databaseUrl, config, upstreams } satisfies GatewayStart,
    core,
  })
  return {
    contender: {
      name: 'samsyn',
      url: `${(said as { readonly url: string }).url}/graphql`,
      pid: process.pid,
      database,
      records: { count: () => countRecords(owner), clear: () => clearRecords(owner) },
    },
    close: async () => {
      await process.close()
      await owner.end()
    },
  }
}

export async function startEmbedded(start: SamsynStart, core: number | null): Promise<Started> {
  const { process, said } = await startBenchProcess({
    args: script('servers/samsyn-embedded.ts'),
    input: start satisfies EmbeddedStart,
    core,
  })
  return {
    contender: {
      name: 'samsyn-embedded',
      url: `${(said as { readonly url: string }).url}/graphql`,
      pid: process.pid,
      database: null,
      records: {
        count: async () => Number(await process.ask('count')),
        clear: async () => void (await process.ask('clear')),
      },
    },
    close: () => process.close(),
  }
}
