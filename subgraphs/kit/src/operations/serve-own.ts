import { type RunningOperations, serveOperations } from '@samsyn/schema/serving'
import type { ProcessMetrics } from './process-metrics.ts'

/** Where those who run a process ask about it; `null`: nowhere. */
export interface OperationsConfig {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
}

/** What of what a process needs is missing. Without the database the registry and its processes can do nothing. */
export type Part = 'database' | 'register' | 'sequencer'

const NOBODY_ASKS: RunningOperations = { url: '', close: () => Promise.resolve() }

/** Serves health and metrics where the settings say so. */
export async function serveOwnOperations(
  config: OperationsConfig | null,
  metrics: ProcessMetrics,
  findMissing: () => Promise<readonly Part[]> = () => Promise.resolve([]),
): Promise<RunningOperations> {
  if (config === null) return NOBODY_ASKS
  return serveOperations({
    ...config,
    metrics,
    readiness: async () => {
      const missing = await findMissing()
      return { status: missing.includes('database') ? 'waiting' : 'ok', missing }
    },
  })
}
