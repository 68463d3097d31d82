import type { SubgraphName } from '../supergraph/load.ts'
import { UpstreamFault } from '../upstream/fault.ts'
import type { Upstream } from '../upstream/transport.ts'
import type { GatewayMetrics, UpstreamOutcome } from './metrics.ts'
import type { Traces } from './traces.ts'

/** Counts and traces what is asked of a subgraph, and changes nothing of it. */
export function observeUpstream(
  upstream: Upstream,
  subgraph: SubgraphName,
  { metrics, traces }: { readonly metrics: GatewayMetrics; readonly traces: Traces },
): Upstream {
  return {
    ...upstream,
    send: async (body, grant, bounds) => {
      const from = performance.now()
      const end = traces.upstream(bounds.signal, subgraph)
      const note = (outcome: UpstreamOutcome): void => {
        metrics.upstream(subgraph, outcome, (performance.now() - from) / 1_000)
        end?.(outcome)
      }
      try {
        const answer = await upstream.send(body, grant, bounds)
        note('answered')
        return answer
      } catch (error) {
        note(error instanceof UpstreamFault ? error.kind : 'broken')
        throw error
      }
    },
  }
}
