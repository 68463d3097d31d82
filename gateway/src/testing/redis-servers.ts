import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { vi } from 'vitest'

const SERVER = 'redis-server'
const PATIENT = { timeout: 30_000, interval: 20 }

/** Whether Redis can be started here; when not, the output says what is not tested. */
export const HAS_REDIS = ((): boolean => {
  try {
    execFileSync(SERVER, ['--version'])
    return true
  } catch {
    process.stdout.write('no redis-server here: nothing is tested against Redis\n')
    return false
  }
})()

export interface RedisServer {
  readonly port: number
  readonly url: string
  /** An administrator's connection. */
  readonly admin: Redis
  kill(): Promise<void>
}

/** Redis servers of a test's own, on free ports, gone when closed. */
export interface RedisServers {
  /** @param settings as in `redis.conf` */
  start(...settings: readonly string[]): Promise<RedisServer>
  /** Three masters that hold a third of the slots each. */
  startCluster(): Promise<readonly RedisServer[]>
  /** A sentinel that alone decides when a master is down. */
  startSentinel(masterName: string, master: RedisServer): Promise<RedisServer>
  close(): Promise<void>
}

export function openRedisServers(): RedisServers {
  const closers: (() => Promise<unknown>)[] = []

  const run = async (settings: readonly string[], ...options: readonly string[]): Promise<RedisServer> => {
    const folder = await mkdtemp(join(tmpdir(), 'samsyn-redis-'))
    const port = await findFreePort()
    const own = [`port ${port}`, `dir ${folder}`, 'save ""', 'bind 127.0.0.1', ...settings]
    const file = join(folder, 'redis.conf')
    await writeFile(file, own.join('\n'))
    const process = spawn(SERVER, [file, ...options], { stdio: 'ignore' })
    const admin = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null, retryStrategy: () => 50 })
    admin.on('error', () => undefined)
    const kill = (): Promise<void> => end(process)
    closers.push(async () => {
      admin.disconnect()
      await kill()
      await rm(folder, { recursive: true, force: true })
    })
    await admin.ping()
    return { port, url: `redis://127.0.0.1:${port}`, admin, kill }
  }

  return {
    start: (...settings) => run(settings),
    startCluster: async () => {
      const busPorts = [await findFreePort(), await findFreePort(), await findFreePort()]
      const servers = await Promise.all(
        busPorts.map((busPort) => run(['cluster-enabled yes', `cluster-port ${busPort}`, 'cluster-node-timeout 2000'])),
      )
      const starts = [0, 5_461, 10_923, 16_384]
      for (const [index, { admin }] of servers.entries()) {
        await admin.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1)
        await admin.call('CLUSTER', 'ADDSLOTSRANGE', starts[index] ?? 0, (starts[index + 1] ?? 0) - 1)
      }
      const [one, ...others] = servers
      for (const [index, { port }] of others.entries()) {
        await one?.admin.call('CLUSTER', 'MEET', '127.0.0.1', port, busPorts[index + 1] ?? 0)
      }
      await vi.waitUntil(async () => {
        const told = await Promise.all(servers.map(({ admin }) => admin.call('CLUSTER', 'INFO')))
        return told.every((text) => /cluster_state:ok[^]*cluster_known_nodes:3/.test(String(text)))
      }, PATIENT)
      return servers
    },
    startSentinel: (masterName, { port }) =>
      run(
        [
          `sentinel monitor ${masterName} 127.0.0.1 ${port} 1`,
          `sentinel down-after-milliseconds ${masterName} 500`,
          `sentinel failover-timeout ${masterName} 2000`,
        ],
        '--sentinel',
      ),
    close: async () => {
      await Promise.all(closers.splice(0).map((close) => close()))
    },
  }
}

async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  const exited = once(process, 'exit')
  process.kill('SIGKILL')
  await exited
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
