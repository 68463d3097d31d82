import { setTimeout } from 'node:timers/promises'
import type { GatewayConfig } from '../config.ts'
import type { FaultLog } from '../consent/data-sources.ts'
import { type RunningGateway, startGateway } from '../server.ts'
import { openPool } from './open-pool.ts'
import { waitForDatabase } from './wait-for-database.ts'

export interface RunOptions {
  readonly config: GatewayConfig
  /** PostgreSQL, as a login with the gateway's role. */
  readonly databaseUrl: string
  readonly log: FaultLog
  /** How long the listener stays open after the signal to stop, for load balancers to notice; 2 s if not given. */
  readonly drainMs?: number
}

const DRAIN_MS = 2_000
/** From the signal to the end of the process, whatever hangs. */
const STOP_WITHIN_MS = 9_000
/** Of that, kept for what comes after the last answer. */
const LET_GO_MS = 500
/** A connection on which nothing came for so long after the signal is one that its client has left. */
const LEFT_AFTER_MS = 1_000

/**
 * Runs a gateway as this process: waits for its database, says `listening` with its URL, and ends the process with 0 at
 * most 10 s after SIGTERM or SIGINT. Until then it answers what it has been asked; a second signal changes nothing.
 * @throws what `startGateway` throws
 */
export async function runGateway({ config, databaseUrl, log, drainMs = DRAIN_MS }: RunOptions): Promise<void> {
  const stopping = new AbortController()
  const signalled = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      // Not once: a second signal must not cut short what the first has begun.
      process.on(signal, () => {
        if (stopping.signal.aborted) return
        stopping.abort()
        globalThis.setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref()
        resolve()
      })
    }
  })

  const pool = openPool(databaseUrl, log)
  if (await waitForDatabase(pool, log, stopping.signal)) {
    const gateway = await startGateway({ config, database: pool, log })
    log('listening', { url: gateway.url })
    await signalled
    await stop(gateway, log, drainMs)
  }
  await pool.end()
  process.exit(0)
}

async function stop(gateway: RunningGateway, log: FaultLog, drainMs: number): Promise<void> {
  log('draining', {})
  gateway.drain()
  await setTimeout(drainMs)
  const cut = await gateway.close({ withinMs: STOP_WITHIN_MS - LET_GO_MS - drainMs, leftAfterMs: LEFT_AFTER_MS })
  log('stopped', { cut })
}
