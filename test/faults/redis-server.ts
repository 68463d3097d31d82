import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { findPort } from './find-port.ts'
import { type ServerProcess, startProcess } from './server-process.ts'

/** A Redis of our own that keeps nothing on disk. */
export interface RedisServer {
  readonly host: string
  readonly port: number
  readonly url: string
  /** Resolves when it answers, on the same port each time. */
  start(): Promise<void>
  kill(): Promise<void>
  /** It stands still with its connections open. */
  pause(): void
  resume(): void
  close(): Promise<void>
}

const HOST = '127.0.0.1'
const START_WITHIN_MS = 30_000
const RETRY_AFTER_MS = 50

/** @throws Error where Redis is not installed, or does not start */
export async function startRedis(): Promise<RedisServer> {
  const port = await findPort()
  let server: ServerProcess | null = null
  const start = async (): Promise<void> => {
    const args = ['--bind', HOST, '--port', String(port), '--save', '', '--appendonly', 'no']
    if (server === null || server.isGone()) server = startProcess('redis-server', args, { cwd: tmpdir() })
    const deadline = performance.now() + START_WITHIN_MS
    while (!(await answers(port))) {
      if (server.isGone() || performance.now() > deadline)
        throw new Error(`Redis does not start: ${server.lines.at(-1) ?? ''}`)
      await setTimeout(RETRY_AFTER_MS)
    }
  }
  await start()
  return {
    host: HOST,
    port,
    url: `redis://${HOST}:${port}`,
    start,
    kill: async () => {
      await server?.kill()
    },
    pause: () => server?.pause(),
    resume: () => server?.resume(),
    close: async () => {
      await server?.kill()
    },
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST, () => socket.write('PING\r\n'))
    const settle = (answer: boolean): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(1_000, () => settle(false))
    socket.once('data', (data) => settle(data.toString().startsWith('+PONG')))
    socket.once('error', () => settle(false))
  })
}
