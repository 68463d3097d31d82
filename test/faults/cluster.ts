import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { todayInNorway } from '@samsyn/demo/families'
import { folderOf, type Sector, SECTORS } from '@samsyn/schema/policy'
import { writeContents } from '../fuzz/files/sector-files.ts'
import { undoAtExit } from './clean-up.ts'
import { findPort } from './find-port.ts'
import type { ReplicaStart } from './gateway-main.ts'
import { startFaultIssuer } from './issuer.ts'
import { createFaultPeople, enterFaultPeople, type FaultPeople } from './people.ts'
import { type PostgresServer, startPostgres } from './postgres-server.ts'
import { type Proxy, startProxy } from './proxy.ts'
import { type RedisServer, startRedis } from './redis-server.ts'
import { createService, type Service } from './service.ts'

/**
 * The product as it runs in earnest, with servers of its own: PostgreSQL, Redis, the consent subgraph, the four sectors and
 * some gateways, each a process that can be killed, paused and started again on its port. Each gateway reaches PostgreSQL
 * and Redis through proxies of its own, as a login with the gateway's role.
 */
export interface Cluster {
  readonly people: FaultPeople
  readonly postgres: PostgresServer
  readonly redis: RedisServer
  /** As the owner of everything; past the proxies. Connections that break are replaced. */
  readonly pool: pg.Pool
  readonly consent: Service
  readonly sectors: Readonly<Record<SectorName, Service>>
  readonly gateways: readonly GatewayReplica[]
  /** A token, good for the whole run. */
  signIn(person: { readonly nationalIdentityNumber: string }): Promise<string>
  /** Ends everything and removes all files. */
  close(): Promise<void>
}

export interface GatewayReplica extends Service {
  /** Between it and PostgreSQL. */
  readonly database: Proxy
  /** Between it and Redis. */
  readonly redis: Proxy
}

export interface ClusterOptions {
  /** How many. */
  readonly gateways?: number
  /** Of the source it is started from: the repository, or a copy of it. */
  readonly root?: string
  /** How long a gateway's listener stays open after the signal to stop. */
  readonly drainMs?: number
}

export type SectorName = Sector

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))
const GATEWAYS = 3
const HOST = '127.0.0.1'
const LOGIN = 'faults_gateway'
/** Wide: one caller plays a whole municipality. */
const RATE = { requests: 100_000_000, seconds: 60 }

/** @throws Error where PostgreSQL or Redis is not installed, or a part does not start; then nothing is left running */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const { gateways: count = GATEWAYS, root = REPOSITORY, drainMs = 0 } = options
  const closers: (() => Promise<unknown>)[] = []
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).toReversed()) await closer()
  }
  const later = <T extends { close(): Promise<void> }>(part: T): T => {
    closers.push(() => part.close())
    return part
  }
  try {
    const folder = await mkdtemp(join(tmpdir(), 'samsyn-faults-'))
    const remove = (): void => rmSync(folder, { recursive: true, force: true })
    const forget = undoAtExit(remove)
    closers.push(async () => {
      forget()
      remove()
    })
    const people = createFaultPeople(todayInNorway())
    for (const name of SECTORS) await mkdir(join(folder, folderOf(name)), { recursive: true })
    await writeContents(people.files.contents, folder)

    const [postgres, redis, issuer] = await Promise.all([
      startPostgres().then(later),
      startRedis().then(later),
      startFaultIssuer().then(later),
    ])
    const pool = new pg.Pool({ connectionString: postgres.url, max: 8, connectionTimeoutMillis: 5_000 })
    pool.on('error', () => undefined)
    closers.push(() => pool.end())

    const keys = Object.fromEntries(
      [...SECTORS, 'consent'].map((name) => [name, `faults-${name}:${randomBytes(32).toString('base64url')}`]),
    ) as Record<SectorName | 'consent', string>
    const serve = async (main: string, env: Readonly<Record<string, string>>): Promise<Service> => {
      const port = String(await findPort())
      return createService(root, main, { HOST, PORT: port, ...env })
    }
    const consent = later(
      await serve('subgraphs/consent/src/main.ts', {
        DATABASE_URL: postgres.url,
        GRANT_KEYS: keys.consent,
        HELP_NAME: 'Koordinerende enhet i Testvik',
        HELP_PHONE: '00 00 00 00',
      }),
    )
    const sectorEntries = await Promise.all(
      SECTORS.map(async (name) => {
        const path = folderOf(name)
        const env = { SOURCE_FOLDER: join(folder, path), GRANT_KEYS: keys[name] }
        return [name, later(await serve(`subgraphs/${path}/src/main.ts`, env))] as const
      }),
    )
    const sectors = Object.fromEntries(sectorEntries) as Cluster['sectors']
    await Promise.all([consent.start(), ...sectorEntries.map(([, sector]) => sector.start())])
    await enterFaultPeople(pool, people)
    await pool.query(`CREATE ROLE ${LOGIN} LOGIN IN ROLE samsyn_gateway`)

    const supergraphSdl = await readFile(join(root, 'schema/supergraph.graphql'), 'utf8')
    const rateKey = randomBytes(32).toString('base64url')
    const createReplica = async (): Promise<GatewayReplica> => {
      const database = later(await startProxy(postgres))
      const redisProxy = later(await startProxy(redis))
      const port = await findPort()
      const start: ReplicaStart = {
        databaseUrl: `postgres://${LOGIN}@${database.host}:${database.port}/postgres`,
        drainMs,
        redisUrl: `redis://${redisProxy.host}:${redisProxy.port}`,
        rateKey,
        rates: { caller: RATE, organisation: RATE, refusedTokens: RATE },
        upstreams: Object.fromEntries(
          [...sectorEntries, ['consent', consent] as const].map(([name, service]) => [
            name,
            { url: `${service.url}/graphql`, key: keys[name] },
          ]),
        ),
        config: {
          host: HOST,
          port,
          tls: null,
          supergraphSdl,
          upstreamTimeoutMs: 4_000,
          upstreamTls: null,
          requestTimeoutMs: 10_000,
          eventsPollMs: 5_000,
          shedAboveMs: 60_000,
          issuers: [issuer.config],
          trustedProxies: [],
          signIn: null,
          trustedDocuments: null,
          introspection: false,
          consoleFolder: null,
        },
      }
      const env = { HOST, PORT: String(port), NODE_ENV: 'production' }
      const service = later(createService(root, 'test/faults/gateway-main.ts', env, JSON.stringify(start)))
      return { ...service, database, redis: redisProxy }
    }
    const gateways = await Promise.all(Array.from({ length: count }, createReplica))
    await Promise.all(gateways.map((gateway) => gateway.start()))
    return {
      people,
      postgres,
      redis,
      pool,
      consent,
      sectors,
      gateways,
      signIn: ({ nationalIdentityNumber }) => issuer.sign(nationalIdentityNumber),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
