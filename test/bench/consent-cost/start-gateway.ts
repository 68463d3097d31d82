import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { GatewayStart } from './gateway-process.ts'

/** A gateway under measurement. */
export interface MeasuredGateway {
  readonly url: string
  /** Milliseconds of processor time it has used so far. */
  readUsage(): Promise<number>
  close(): Promise<void>
}

/**
 * @param root of the source it is started from: the repository, or a copy
 * @param flags for Node, such as `--cpu-prof`
 * @throws Error when it ends before it listens
 */
export async function startGatewayProcess(
  root: string,
  start: GatewayStart,
  flags: readonly string[] = [],
): Promise<MeasuredGateway> {
  const main = join(root, 'test/bench/consent-cost/gateway-process.ts')
  const child = spawn(process.execPath, [...flags, '--import', 'tsx', main], {
    cwd: root,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
  })
  child.stdin?.end(JSON.stringify(start))
  const { url } = await receive<{ url: string }>(child)
  return {
    url,
    readUsage: async () => {
      const answer = receive<{ usage: NodeJS.CpuUsage }>(child)
      child.send('usage')
      const { usage } = await answer
      return (usage.user + usage.system) / 1000
    },
    close: async () => {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}

function receive<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (code: number | null): void => reject(new Error(`the gateway ended with ${code}`))
    child.once('exit', end)
    child.once('message', (message) => {
      child.off('exit', end)
      resolve(message as T)
    })
  })
}
