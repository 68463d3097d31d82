import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { receive } from '../receive.ts'
import type { GatewayStart, Holdings } from './gateway-process.ts'

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))

/** A gateway under measurement. */
export interface MeasuredGateway {
  readonly url: string
  /** Milliseconds of processor time it has used so far. */
  readUsage(): Promise<number>
  /** What it holds after a collection, which stops it for some hundredths of a second. */
  readHoldings(): Promise<Holdings>
  close(): Promise<void>
}

/**
 * @param root of the source it is started from: the repository, or a copy
 * @param flags for Node, such as `--cpu-prof`; without `--expose-gc` nothing is collected before holdings are read
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
  const ask = <T>(question: string): Promise<T> => {
    const answer = receive<T>(child)
    child.send(question)
    return answer
  }
  return {
    url,
    readUsage: async () => (await ask<{ readonly usage: number }>('usage')).usage,
    readHoldings: () => ask<Holdings>('holdings'),
    close: async () => {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}

/** The repository's own gateway, of which what it holds can be read. */
export const startWatchedGateway = (start: GatewayStart): Promise<MeasuredGateway> =>
  startGatewayProcess(REPOSITORY, start, ['--expose-gc'])
