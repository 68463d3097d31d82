import type { TracesConfig } from '../config.ts'
import type { SubgraphName } from '../supergraph/load.ts'
import type { Outcome } from '../transport/outcome.ts'
import type { UpstreamOutcome } from './metrics.ts'

/**
 * Traces of some of the requests: that there was one, which subgraphs it asked, how long each took and what came of it. A
 * span holds no more than that: nothing of whom, of what or with which document. A client can neither have itself traced
 * nor name a trace: its headers are not read.
 */
export interface Traces {
  /** @param signal the request's own, by which its spans are told to belong together */
  begin(signal: AbortSignal): void
  end(signal: AbortSignal, outcome: Outcome): void
  /** @returns what ends it; `null`: this request is not traced */
  upstream(signal: AbortSignal, subgraph: SubgraphName): ((outcome: UpstreamOutcome) => void) | null
  /** Sends what is left. */
  close(): Promise<void>
}

/** Costs nothing. */
export const NO_TRACES: Traces = {
  begin: () => undefined,
  end: () => undefined,
  upstream: () => null,
  close: () => Promise.resolve(),
}

/** Opens what the settings ask for. The libraries for it are loaded only then. */
export async function openTraces(config: TracesConfig | null): Promise<Traces> {
  if (config === null) return NO_TRACES
  const { sendTraces } = await import('./send-traces.ts')
  return sendTraces(config)
}
