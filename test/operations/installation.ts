import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type Agent, fetch, Agent as UndiciAgent } from 'undici'
import { createFamilies, type DemoFamilies, todayInNorway } from '@samsyn/demo/families'
import { writeSectorFiles } from '@samsyn/demo/files'
import { seedRegistry } from '@samsyn/demo/seed'
import { undoAtExit } from '../faults/clean-up.ts'
import { findPort } from '../faults/find-port.ts'
import { type PostgresServer, startPostgres } from '../faults/postgres-server.ts'
import { startRedis } from '../faults/redis-server.ts'
import { type ServerProcess, startProcess } from '../faults/server-process.ts'
import { type HttpsIssuer, startHttpsIssuer } from './https-issuer.ts'
import { type ComposeService, DOCKER, interpolate, readCompose, readDocker, readEnvFile } from './read-compose.ts'

/**
 * The compose file's services, started without containers: by their own commands, in their own folders, with their own
 * environment and secrets. What a container would have of its own is put in its place: names of hosts become this
 * machine's ports, and mounted files the files themselves.
 */
export interface Installation {
  readonly folder: string
  readonly families: DemoFamilies
  readonly issuer: HttpsIssuer
  readonly postgres: PostgresServer
  /** As the owner of the database. */
  readonly pool: pg.Pool
  /** For requests to what serves TLS here. */
  readonly agent: Agent
  /** Starts a service and waits until it is ready; a second one of the same name takes its place. */
  start(name: string, change?: Readonly<Record<string, string>>): Promise<RunningService>
  /** Runs a service to its end. @returns its exit code and what it wrote */
  run(
    name: string,
    change?: Readonly<Record<string, string>>,
  ): Promise<{ code: number | null; lines: readonly string[] }>
  service(name: string): RunningService
  close(): Promise<void>
}

export interface RunningService {
  /** Where it serves, if it does. */
  readonly url: string
  /** Where those who run it ask. */
  readonly operations: string
  readonly process: ServerProcess
  /** What it said, from the start. */
  readonly lines: readonly string[]
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const HOST = '127.0.0.1'
const READY_WITHIN_MS = 120_000
const LOOK_EVERY_MS = 100
/** Node 24 runs TypeScript as it is, which is what the images have; before it, tsx does. */
const LOADER = (process.features as { typescript?: unknown }).typescript ? [] : ['--import', import.meta.resolve('tsx')]

const KEY_COMMAND = [process.execPath, ...LOADER, join(ROOT, 'subgraphs/consent/src/log/key-main.ts')].join(' ')

export async function openInstallation(): Promise<Installation> {
  const closers: (() => Promise<unknown> | void)[] = []
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).toReversed()) await closer()
  }
  try {
    const folder = await mkdtemp(join(tmpdir(), 'samsyn-installation-'))
    const forget = undoAtExit(() => rmSync(folder, { recursive: true, force: true }))
    closers.push(() => {
      forget()
      rmSync(folder, { recursive: true, force: true })
    })
    const [postgres, redis] = await Promise.all([startPostgres(), startRedis()])
    closers.push(
      () => postgres.close(),
      () => redis.close(),
    )
    const secrets = join(folder, 'secrets')
    prepare(secrets, { POSTGRES_ADDRESS: `${HOST}:${postgres.port}`, REDIS_ADDRESS: `${HOST}:${redis.port}` })
    // This Redis takes no password.
    await writeOver(join(secrets, 'redis-url'), redis.url)
    const issuer = await startHttpsIssuer(secrets)
    closers.push(() => issuer.close())
    const families = createFamilies(todayInNorway())
    await writeSectorFiles(families, join(folder, 'data'))
    for (const name of ['register', 'outbox', 'witness']) await mkdir(join(folder, 'data', name))

    await withClient(postgres.url, (client) => client.query('CREATE DATABASE samsyn'))
    const pool = new pg.Pool({ connectionString: postgres.url.replace(/postgres$/, 'samsyn') })
    pool.on('error', () => undefined)
    closers.push(() => pool.end())

    const compose = readCompose()
    const ports = new Map<string, { readonly serve: number; readonly operations: number }>()
    for (const name of Object.keys(compose.services)) {
      ports.set(name, { serve: await findPort(), operations: await findPort() })
    }
    const variables = {
      ...readEnvFile(readDocker('env.example')),
      ISSUERS: issuer.setting,
      SIGN_IN_ISSUER: issuer.url,
    }
    const running = new Map<string, RunningService>()
    closers.push(async () => {
      await Promise.all([...running.values()].map(({ process: one }) => one.stop('SIGTERM')))
    })
    const agent = new UndiciAgent({ connect: { ca: await readFile(join(secrets, 'ca.pem'), 'utf8') } })
    closers.push(() => agent.close())

    const portsOf = (name: string) => ports.get(name) as { serve: number; operations: number }
    const translate = (name: string, service: ComposeService): Record<string, string> => {
      const env: Record<string, string> = {}
      for (const [key, raw] of Object.entries(service.environment ?? {})) {
        env[key] = interpolate(raw, variables)
          .replaceAll(/https:\/\/([a-z-]+):4443\//g, (_all, host: string) => `https://${HOST}:${portsOf(host).serve}/`)
          .replace(/^\/run\/secrets\//, `${secrets}/`)
          .replace(/^\/samsyn\//, ROOT)
          .replace(/^\/var\/lib\/samsyn\/source$/, join(folder, 'data', name))
          .replace(/^\/var\/lib\/samsyn\/witness\.jsonl$/, join(folder, 'data', 'witness', 'witness.jsonl'))
          .replace(/^\/var\/lib\/samsyn\//, `${join(folder, 'data')}/`)
      }
      if (env['HOST'] !== undefined) Object.assign(env, { HOST, PORT: String(portsOf(name).serve) })
      if (env['OPERATIONS_HOST'] !== undefined) {
        Object.assign(env, { OPERATIONS_HOST: HOST, OPERATIONS_PORT: String(portsOf(name).operations) })
      }
      return env
    }
    const spawn = (name: string, change: Readonly<Record<string, string>>) => {
      const service = compose.services[name] as ComposeService
      const [command, ...args] = service.command ?? []
      if (command !== 'node') throw new Error(`${name} is not one of ours`)
      const lines: string[] = []
      const started = startProcess(process.execPath, [...LOADER, ...args], {
        cwd: (service.working_dir ?? '').replace('/samsyn/', ROOT),
        env: {
          PATH: process.env['PATH'],
          NODE_ENV: 'production',
          // The issuer's certificate is this installation's own; a real one's is one that Node trusts.
          NODE_EXTRA_CA_CERTS: join(secrets, 'ca.pem'),
          ...translate(name, service),
          ...change,
        },
        onLine: (line) => lines.push(line),
      })
      return { started, lines }
    }
    const start: Installation['start'] = async (name, change = {}) => {
      await running.get(name)?.process.stop('SIGTERM')
      const { started, lines } = spawn(name, change)
      const { serve, operations } = portsOf(name)
      const service: RunningService = {
        url: `https://${HOST}:${serve}`,
        operations: `http://${HOST}:${operations}`,
        process: started,
        lines,
      }
      running.set(name, service)
      await waitUntilReady(name, service)
      return service
    }
    return {
      folder,
      families,
      issuer,
      postgres,
      pool,
      agent,
      start,
      run: async (name, change = {}) => {
        const { started, lines } = spawn(name, change)
        return { code: await started.gone, lines }
      },
      service: (name) => running.get(name) as RunningService,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** All services in the order the file has them depend on one another, with the demo's families in the registry. */
export async function startAll(installation: Installation): Promise<void> {
  const { code, lines } = await installation.run('migrate')
  if (code !== 0) throw new Error(`migrate ended with ${code}: ${lines.join('\n')}`)
  const rest = Object.keys(readCompose().services).filter((name) => !['postgres', 'redis', 'migrate'].includes(name))
  const [gateways, others] = [
    rest.filter((name) => name.startsWith('gateway')),
    rest.filter((name) => !name.startsWith('gateway')),
  ]
  await Promise.all(others.map((name) => installation.start(name)))
  await seedRegistry(installation.pool, installation.families)
  await Promise.all(gateways.map((name) => installation.start(name)))
}

/** Runs a script of an operator's on an installation. @returns what it says @throws Error with what it says is wrong */
export function runScript({ folder, postgres }: Installation, name: string, args: readonly string[]): string {
  const env = {
    PATH: `${listPrograms()}:${process.env['PATH']}`,
    SECRETS: join(folder, 'secrets'),
    KEY_COMMAND,
    PGHOST: postgres.host,
    PGPORT: String(postgres.port),
    PGUSER: 'postgres',
  }
  return execFileSync('sh', [`${DOCKER}${name}`, ...args], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs one of the product's commands. @returns what it says */
export function runNode(main: string, args: readonly string[]): string {
  return execFileSync(process.execPath, [...LOADER, join(ROOT, main), ...args], { cwd: ROOT, encoding: 'utf8' })
}

/** Where Debian keeps the programs of its newest PostgreSQL, which the server here is of. */
function listPrograms(): string {
  const folder = '/usr/lib/postgresql'
  if (!existsSync(folder)) return ''
  const [newest] = readdirSync(folder).toSorted((a, b) => Number(b) - Number(a))
  return join(folder, newest ?? '', 'bin')
}

/** Runs prepare.sh, which makes keys and certificates. */
export function prepare(folder: string, env: Readonly<Record<string, string>> = {}): void {
  execFileSync('sh', [`${DOCKER}prepare.sh`, folder], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ALSO_CERTIFY: 'issuer', KEY_COMMAND, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** Asks a gateway one of the console's questions, in the name of a persona's national identity number. */
export async function askPicture(
  { agent, issuer, families }: Installation,
  url: string,
  person = 'kari',
  child = 'linnea',
): Promise<{ status: number; body: PictureAnswer }> {
  const documents = JSON.parse(await readFile(join(ROOT, 'console/trusted-documents.json'), 'utf8')) as Record<
    string,
    string
  >
  const documentId = Object.keys(documents).find((id) => documents[id]?.includes('query Picture('))
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    dispatcher: agent,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await issuer.sign(families.person(person).nationalIdentityNumber)}`,
      'samsyn-purpose': 'COORDINATION',
    },
    body: JSON.stringify({ documentId, variables: { child: families.child(child).id } }),
  })
  return { status: response.status, body: (await response.json()) as PictureAnswer }
}

export interface PictureAnswer {
  readonly data?: { readonly child: Readonly<Record<string, unknown>> | null } | null
  readonly errors?: readonly unknown[]
  readonly extensions?: { readonly consent: { readonly withheld: readonly { slice: string; code: string }[] } }
}

async function waitUntilReady(name: string, { operations, process: started, lines }: RunningService): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS
  let last = ''
  while (performance.now() < deadline) {
    if (started.isGone()) throw new Error(`${name} ended: ${lines.join('\n')}`)
    try {
      const response = await fetch(`${operations}/health/ready`)
      last = await response.text()
      if (response.status === 200) return
    } catch {
      // It does not listen yet.
    }
    await setTimeout(LOOK_EVERY_MS)
  }
  throw new Error(`${name} is not ready in time: ${last} ${lines.slice(-20).join('\n')}`)
}

/** A file that only its owner may write, made anew. */
async function writeOver(path: string, text: string): Promise<void> {
  rmSync(path, { force: true })
  await writeFile(path, text)
}

async function withClient(url: string, run: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await run(client)
  } finally {
    await client.end()
  }
}
