import { setTimeout } from 'node:timers/promises'
import { type RunningOperations, serveOperations } from '@samsyn/schema/serving'
import type { GatewayConfig, OperationsConfig, SupergraphSource, TracesConfig } from '../config.ts'
import type { FaultLog } from '../consent/data-sources.ts'
import { createMetrics, type GatewayMetrics } from '../operations/metrics.ts'
import { openTraces } from '../operations/traces.ts'
import { type RunningGateway, startGateway } from '../server.ts'
import { readSupergraph } from '../supergraph/read-source.ts'
import { watchSupergraph } from '../supergraph/watch.ts'
import { openPool } from './open-pool.ts'
import { waitForDatabase } from './wait-for-database.ts'

export interface RunOptions {
  /** Without `supergraphSdl` where it is read from `supergraph`. */
  readonly config: Omit<GatewayConfig, 'supergraphSdl'> & Partial<Pick<GatewayConfig, 'supergraphSdl'>>
  /** Where it comes from, and where the next one will; without it the one it starts with is served. */
  readonly supergraph?: SupergraphSource
  /** PostgreSQL, as a login with the gateway's role. */
  readonly databaseUrl: string
  readonly log: FaultLog
  /** How long the listener stays open after the signal to stop, for load balancers to notice; 2 s if not given. */
  readonly drainMs?: number
  /** `null` or not given: health and metrics are served nowhere. */
  readonly operations?: OperationsConfig | null
  /** `null` or not given: none are made. */
  readonly traces?: TracesConfig | null
}

const DRAIN_MS = 2_000
const RETRY_AFTER_MS = 500
/** From the signal to the end of the process, whatever hangs. */
const STOP_WITHIN_MS = 9_000
/** Of that, kept for what comes after the last answer. */
const LET_GO_MS = 500
/** A connection on which nothing came for so long after the signal is one that its client has left. */
const LEFT_AFTER_MS = 1_000

/**
 * Runs a gateway as this process: waits for its supergraph and its database, says `listening` with its URL, and ends the
 * process with 0 at most 10 s after SIGTERM or SIGINT. Until then it answers what it has been asked; a second signal changes
 * nothing.
 * @throws what `startGateway` throws
 */
export async function runGateway(options: RunOptions): Promise<void> {
  const { databaseUrl, log, drainMs = DRAIN_MS } = options
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

  const metrics = createMetrics()
  const state: RunState = { gateway: null, awaits: 'supergraph' }
  const operations = await openOperations(options.operations ?? null, metrics, state)
  const traces = await openTraces(options.traces ?? null)
  const pool = openPool(databaseUrl, log)
  metrics.watch('samsyn_database_connections', () => pool.totalCount)
  metrics.watch('samsyn_database_waiting', () => pool.waitingCount)
  const supergraphSdl = options.config.supergraphSdl ?? (await waitForSupergraph(options, stopping.signal))
  state.awaits = 'database'
  if (supergraphSdl !== null && (await waitForDatabase(pool, log, stopping.signal))) {
    const config = { ...options.config, supergraphSdl }
    const gateway = await startGateway({ config, database: pool, log, metrics, traces })
    state.gateway = gateway
    const watch = openWatch(options, supergraphSdl, gateway)
    log('listening', { url: gateway.url })
    await signalled
    await Promise.all([stop(gateway, log, drainMs), watch?.stop()])
  }
  await Promise.all([pool.end(), traces.close()])
  await operations?.close()
  process.exit(0)
}

interface RunState {
  gateway: RunningGateway | null
  /** What is waited for while there is no gateway yet. */
  awaits: 'supergraph' | 'database'
}

async function openOperations(
  config: OperationsConfig | null,
  metrics: GatewayMetrics,
  state: RunState,
): Promise<RunningOperations | null> {
  if (config === null) return null
  return serveOperations({
    ...config,
    metrics,
    readiness: async () => state.gateway?.readiness() ?? { status: 'waiting', missing: [state.awaits] },
  })
}

/** @returns `null`: the signal ended the waiting */
async function waitForSupergraph({ supergraph, log }: RunOptions, signal: AbortSignal): Promise<string | null> {
  if (supergraph === undefined) throw new Error('no supergraph is given, and nowhere to read one')
  let said = ''
  while (!signal.aborted) {
    try {
      return await readSupergraph(supergraph.from)
    } catch (error) {
      const { code = 'UNKNOWN' } = error as NodeJS.ErrnoException
      if (code !== said) log('waiting', { for: 'supergraph', code })
      said = code
      await setTimeout(RETRY_AFTER_MS, undefined, { signal }).catch(() => undefined)
    }
  }
  return null
}

function openWatch({ supergraph, log }: RunOptions, current: string, gateway: RunningGateway) {
  if (supergraph === undefined) return undefined
  const { from, pollMs } = supergraph
  return watchSupergraph({ read: () => readSupergraph(from), current, load: gateway.reload, pollMs, log })
}

async function stop(gateway: RunningGateway, log: FaultLog, drainMs: number): Promise<void> {
  log('draining', {})
  gateway.drain()
  await setTimeout(drainMs)
  const cut = await gateway.close({ withinMs: STOP_WITHIN_MS - LET_GO_MS - drainMs, leftAfterMs: LEFT_AFTER_MS })
  log('stopped', { cut })
}
