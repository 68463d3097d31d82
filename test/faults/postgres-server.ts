import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { chown, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { undoAtExit } from './clean-up.ts'
import { findPort } from './find-port.ts'
import { type ServerProcess, startProcess } from './server-process.ts'

/** A PostgreSQL of our own, with nothing in it, that keeps its promises about the disk: it may be killed at any time. */
export interface PostgresServer {
  readonly host: string
  readonly port: number
  /** Of its database, as the superuser; without a password. */
  readonly url: string
  /** Resolves when it takes connections. */
  start(): Promise<void>
  /** Ends it as `pg_ctl stop -m immediate` does: no transaction is finished, and it recovers when it starts. */
  stop(): Promise<void>
  /** SIGKILL to the postmaster. Its children end when they notice. */
  kill(): Promise<void>
  /** Every process of it stands still; connections stay open, and new ones are taken by the kernel alone. */
  pause(): void
  resume(): void
  /** Ends it and removes its files. */
  close(): Promise<void>
}

const HOST = '127.0.0.1'
const SUPERUSER = 'postgres'
const START_WITHIN_MS = 60_000
const RETRY_AFTER_MS = 100

const SETTINGS = {
  listen_addresses: HOST,
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // The order in which transactions were committed.
  track_commit_timestamp: 'on',
  max_connections: '200',
  shared_buffers: '64MB',
  log_min_messages: 'fatal',
} as const

/** @throws Error where PostgreSQL is not installed, or does not start */
export async function startPostgres(): Promise<PostgresServer> {
  const identity = findIdentity()
  const root = await mkdtemp(join(tmpdir(), 'samsyn-faults-postgres-'))
  const forget = undoAtExit(() => rmSync(root, { recursive: true, force: true }))
  if (identity !== null) await chown(root, identity.uid, identity.gid)
  const data = join(root, 'data')
  const own = { cwd: root, env: { PATH: process.env['PATH'], LC_ALL: 'C' }, ...identity }
  // Killed, it would leave its shared memory behind.
  const started = { ...own, lastSignal: 'SIGQUIT' } as const
  await promisify(execFile)(
    findProgram('initdb'),
    ['--pgdata', data, '--username', SUPERUSER, '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
    own,
  )
  const port = await findPort()
  const settings = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const url = `postgres://${SUPERUSER}@${HOST}:${port}/postgres`
  let server: ServerProcess | null = null

  const start = async (): Promise<void> => {
    const deadline = performance.now() + START_WITHIN_MS
    for (;;) {
      // After a kill it refuses to start until the last of its old children has gone.
      if (server === null || server.isGone())
        server = startProcess(findProgram('postgres'), ['-D', data, ...settings], started)
      if (await answers(url)) return
      if (performance.now() > deadline) throw new Error(`PostgreSQL does not start: ${server.lines.at(-1) ?? ''}`)
      await setTimeout(RETRY_AFTER_MS)
    }
  }
  const close = async (): Promise<void> => {
    await server?.stop('SIGQUIT')
    forget()
    rmSync(root, { recursive: true, force: true })
  }
  const postgres: PostgresServer = {
    host: HOST,
    port,
    url,
    start,
    stop: async () => {
      await server?.stop('SIGQUIT')
    },
    kill: async () => {
      await server?.kill()
    },
    pause: () => server?.pause(),
    resume: () => server?.resume(),
    close,
  }
  try {
    await start()
  } catch (error) {
    await close()
    throw error
  }
  return postgres
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

const DEBIAN = '/usr/lib/postgresql'

/** Debian's newest, or else the one on the path. */
function findProgram(name: string): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : []
  const found = versions.map((version) => join(DEBIAN, version, 'bin', name)).find((path) => existsSync(path))
  return found ?? name
}

/** Whom it runs as: PostgreSQL refuses to run as root. `null`: as whoever we are. */
function findIdentity(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null
  for (const user of ['postgres', 'nobody']) {
    try {
      const ask = (what: string): number =>
        Number(execFileSync('id', [what, user], { stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: ask('-u'), gid: ask('-g') }
    } catch {
      // There is no such user here.
    }
  }
  throw new Error('PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody')
}
