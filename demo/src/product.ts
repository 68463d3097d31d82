import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, openOutbox, type Pool, serveConsent, watchNotices } from '@samsyn/consent'
import { type GatewayConfig, type GatewayOptions, type IssuerConfig, startGateway } from '@samsyn/gateway'
import type { GrantKey } from '@samsyn/schema/grant'
import { folderOf, type Sector, SECTORS } from '@samsyn/schema/policy'
import { createFamilies, type DemoFamilies, todayInNorway } from './families.ts'
import { type SectorFolders, writeSectorFiles } from './files/index.ts'
import { type DemoIssuer, startIssuer } from './issuer.ts'
import { type DemoLog, keepLog } from './log.ts'
import { openPglitePool } from './pglite-pool.ts'
import { addDemoRoutes } from './routes.ts'
import { type SectorProcess, type SectorSettings, startSector } from './sectors.ts'
import { readRegisterAgain, seedRegistry } from './seed.ts'

/** The whole product on embedded parts: what `npm start` runs and what the stories under `test/` run against. */
export interface Product {
  readonly url: string
  readonly families: DemoFamilies
  readonly issuer: DemoIssuer
  readonly database: ProductPool
  readonly sectors: Readonly<Record<Sector, SectorProcess>>
  readonly log: Pick<DemoLog, 'verifier' | 'witnessFile'>
  /** Has the gateway serve another supergraph. @throws what `RunningGateway.reload` throws */
  readonly reload: (supergraphSdl: string) => Promise<void>
  close(): Promise<void>
}

export interface ProductPool extends Pool {
  query(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>
}

export interface ProductOptions {
  /** 0 takes a free port. */
  readonly port?: number
  /** Runs on this database in place of an embedded one. It must be empty; closing the product closes it. */
  readonly pool?: ProductPool
  /** Where the gateway finds a subgraph; tests put a recorder between. */
  readonly route?: (name: string, url: string) => string
  readonly consoleFolder?: string
  /** Further issuers whose tokens the gateway accepts. */
  readonly issuers?: readonly IssuerConfig[]
  /** Whether the gateway tells its schema; the demo does. */
  readonly introspection?: boolean
  /** Writes the sectors' files, in place of the demo's own. */
  readonly writeFiles?: typeof writeSectorFiles
  /** Starts a sector's subgraph, in place of its own process on the files written for it. */
  readonly startSector?: (sector: Sector, settings: SectorSettings) => Promise<SectorProcess>
  /** In place of the composed one in `schema`. */
  readonly supergraphSdl?: string
  /** Told what the gateway and the registry say of themselves; nobody is, if not given. */
  readonly observe?: Pick<GatewayOptions, 'log' | 'metrics' | 'traces'>
}

const SUPERGRAPH = new URL('../../schema/supergraph.graphql', import.meta.url)

// @apollo/gateway reports its use to its maker unless told not to.
process.env['APOLLO_TELEMETRY_DISABLED'] = '1'

const REGISTER_INTERVAL_MS = 600_000
/** Wide: one computer plays a whole municipality. */
const DEMO_RATE = { requests: 1_000_000, seconds: 60 }

const silent = (): void => undefined

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const { port = 0, route = (_name, url) => url, consoleFolder, issuers = [], introspection = true } = options
  const { observe = { log: silent } } = options
  const closers: (() => Promise<unknown>)[] = []
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).toReversed()) await closer()
  }
  try {
    const families = createFamilies(todayInNorway())
    const root = await mkdtemp(join(tmpdir(), 'samsyn-'))
    // Also when the process ends before the product has started, or without closing it.
    const remove = (): void => rmSync(root, { recursive: true, force: true })
    process.once('exit', remove)
    closers.push(async () => {
      process.off('exit', remove)
      remove()
    })
    const folders = await (options.writeFiles ?? writeSectorFiles)(families, root)

    const pool = options.pool ?? (await openPglitePool())
    closers.push(() => pool.end())
    const issuer = await startIssuer(families)
    closers.push(() => issuer.close())

    const keys = Object.fromEntries(
      [...SECTORS, 'consent'].map((name) => [name, { kid: `demo-${name}`, secret: randomBytes(32) }]),
    ) as unknown as Record<Sector | 'consent', GrantKey>
    const starting = startSectors(folders, keys, options.startSector ?? startOwnProcess)
    closers.push(async () => {
      const results = await Promise.allSettled(Object.values(starting))
      await Promise.all(results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.close()] : [])))
    })
    const consent = await serveConsent({
      config: {
        host: '127.0.0.1',
        port: 0,
        grantKeys: new Map([[keys.consent.kid, keys.consent.secret]]),
        help: { name: 'Koordinerende enhet i Testvik', phone: '00 00 00 00' },
      },
      pool,
      log: (message, details = {}) => observe.log(message, details as never),
    })
    closers.push(() => consent.close())
    await seedRegistry(pool, families)
    closers.push(keepReading(pool))
    const log = await keepLog(pool, root)
    closers.push(() => log.close())
    const sectors = await settleSectors(starting)

    const upstreams = [...SECTORS, 'consent' as const].map((name) => {
      const { url } = name === 'consent' ? consent : sectors[name]
      return [name, { url: route(name, url), key: keys[name] }] as const
    })
    const config: GatewayConfig = {
      host: '127.0.0.1',
      port,
      tls: null,
      supergraphSdl: options.supergraphSdl ?? (await readFile(SUPERGRAPH, 'utf8')),
      upstreams: Object.fromEntries(upstreams) as GatewayConfig['upstreams'],
      upstreamTimeoutMs: 4_000,
      upstreamTls: null,
      requestTimeoutMs: 10_000,
      eventsPollMs: 5_000,
      // One computer is everybody, and may be slow.
      shedAboveMs: 10_000,
      issuers: [issuer.config, ...issuers],
      signIn: issuer.signIn,
      rates: { caller: DEMO_RATE, organisation: DEMO_RATE, refusedTokens: DEMO_RATE, shared: null },
      trustedProxies: [],
      trustedDocuments: null,
      introspection,
      consoleFolder: consoleFolder ?? null,
    }
    const gateway = await startGateway({
      config,
      database: pool,
      ...observe,
      extend: (app) => addDemoRoutes(app, issuer, log.verifier),
    })
    closers.push(() => gateway.close())
    // What families would be mailed, as files.
    const outbox = join(root, 'outbox')
    await mkdir(outbox)
    const sender = { from: 'samsyn@testvik.example', productUrl: gateway.url }
    const notices = watchNotices(openDatabase(pool), openOutbox(outbox, sender), silent)
    closers.push(() => notices.stop())
    return { url: gateway.url, families, issuer, database: pool, sectors, log, reload: gateway.reload, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Keeps what the population register said from growing old. The function it returns ends that. */
function keepReading(pool: Pool): () => Promise<void> {
  let reading = Promise.resolve()
  const timer = setInterval(() => {
    reading = readRegisterAgain(pool).catch(silent)
  }, REGISTER_INTERVAL_MS)
  return async () => {
    clearInterval(timer)
    await reading
  }
}

type Starting = Readonly<Record<Sector, Promise<SectorProcess>>>

const startOwnProcess: NonNullable<ProductOptions['startSector']> = (sector, settings) =>
  startSector(folderOf(sector), settings)

function startSectors(
  folders: SectorFolders,
  keys: Readonly<Record<Sector, GrantKey>>,
  start: NonNullable<ProductOptions['startSector']>,
): Starting {
  const starting = SECTORS.map((name) => {
    const { kid, secret } = keys[name]
    const process = start(name, {
      sourceFolder: folders[name],
      grantKey: `${kid}:${Buffer.from(secret).toString('base64url')}`,
    })
    // Whoever awaits it later gets the error; until then it is no unhandled rejection.
    process.catch(silent)
    return [name, process] as const
  })
  return Object.fromEntries(starting) as Starting
}

async function settleSectors(starting: Starting): Promise<Readonly<Record<Sector, SectorProcess>>> {
  const entries = await Promise.all(
    Object.entries(starting).map(async ([name, sector]) => [name, await sector] as const),
  )
  return Object.fromEntries(entries) as Record<Sector, SectorProcess>
}
