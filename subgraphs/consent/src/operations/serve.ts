import { type RunningOperations, serveOperations } from '@samsyn/schema/serving'
import type { ProcessMetrics } from './process-metrics.ts'

/** What of what a process needs is missing. */
export type Part = 'database' | 'register' | 'sequencer'

interface OperationsSettings {
  readonly OPERATIONS_HOST: string
  readonly OPERATIONS_PORT?: number | undefined
}

const NOBODY_ASKS: RunningOperations = { url: '', close: () => Promise.resolve() }

/** Serves health and metrics where the settings say so. Without the database nothing can be done; what else is missing is told. */
export async function serveOwnOperations(
  { OPERATIONS_HOST: host, OPERATIONS_PORT: port }: OperationsSettings,
  metrics: ProcessMetrics,
  findMissing: () => Promise<readonly Part[]>,
): Promise<RunningOperations> {
  if (port === undefined) return NOBODY_ASKS
  return serveOperations({
    host,
    port,
    metrics,
    readiness: async () => {
      const missing = await findMissing()
      return { status: missing.includes('database') ? 'waiting' : 'ok', missing }
    },
  })
}
