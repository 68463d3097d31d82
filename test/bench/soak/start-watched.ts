import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { GatewayStart } from '../consent-cost/gateway-process.ts'
import type { Holdings } from './watched-process.ts'

export interface WatchedGateway {
  readonly url: string
  /** What it holds after a collection, which stops it for some hundredths of a second. */
  readHoldings(): Promise<Holdings>
  close(): Promise<void>
}

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * @param root of the source it is started from: the repository, unless it is a copy
 * @throws Error when it ends before it listens
 */
export async function startWatchedGateway(start: GatewayStart, root = REPOSITORY): Promise<WatchedGateway> {
  const main = join(root, 'test/bench/soak/watched-process.ts')
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', main], {
    cwd: root,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
  })
  child.stdin?.end(JSON.stringify(start))
  const { url } = await receive<{ readonly url: string }>(child)
  return {
    url,
    readHoldings: () => {
      const answer = receive<Holdings>(child)
      child.send('holdings')
      return answer
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
