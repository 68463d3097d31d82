import { CircuitState, circuitBreaker, ConsecutiveBreaker, handleWhenResult, isBrokenCircuitError } from 'cockatiel'
import type { UpstreamAnswer } from './answer.ts'
import { type FaultKind, UpstreamFault } from './fault.ts'
import type { Bounds, Upstream } from './transport.ts'

/**
 * A circuit breaker: a subgraph that was down for so many requests in a row is left alone for a while, and whoever would
 * ask it is told at once what they would be told after the wait. It shares nothing and withholds nothing.
 *
 * Only what says that nobody is there counts: no connection, a lost one, no answer in time, a proxy's 502 to 504.
 * Whatever else it says shows that it is there. A request counts once, however much it asks, and one that ends before its
 * answer counts for nothing: one caller alone can't have a sector rest for all by asking too much or by leaving.
 */
const DOWN: readonly FaultKind[] = ['unreachable', 'late', 'away']
export const REQUESTS_IN_A_ROW = 5
export const REST_MS = 5_000

/** What a subgraph is seen to do. */
export type UpstreamState = 'rests' | 'is tried' | 'answers'

const STATES: Readonly<Partial<Record<CircuitState, UpstreamState>>> = {
  [CircuitState.Open]: 'rests',
  [CircuitState.HalfOpen]: 'is tried',
  [CircuitState.Closed]: 'answers',
}

interface Fault {
  readonly fault: UpstreamFault
  readonly isDown: boolean
}
type Outcome = Fault | { readonly answer: UpstreamAnswer }

/** @param onChange told when the subgraph begins or ends to rest */
export function restWhenDown(upstream: Upstream, onChange: (state: UpstreamState) => void): Upstream {
  const policy = circuitBreaker(
    handleWhenResult((outcome) => (outcome as Partial<Fault>).isDown === true),
    { halfOpenAfter: REST_MS, breaker: new ConsecutiveBreaker(REQUESTS_IN_A_ROW) },
  )
  policy.onStateChange((state) => {
    const named = STATES[state]
    if (named !== undefined) onChange(named)
  })
  /** The requests that were counted, by their signals. */
  const counted = new WeakSet<AbortSignal>()

  const ask = async (body: string, grant: string, bounds: Bounds): Promise<Outcome> => {
    try {
      return { answer: await upstream.send(body, grant, bounds) }
    } catch (error) {
      // Thrown on, it counts for nothing.
      if (!(error instanceof UpstreamFault) || error.kind === 'request over' || error.kind === 'crowded') throw error
      const isDown = DOWN.includes(error.kind)
      if (isDown && policy.state === CircuitState.Closed && counted.has(bounds.signal)) throw error
      if (isDown) counted.add(bounds.signal)
      return { fault: error, isDown }
    }
  }

  return {
    send: async (body, grant, bounds) => {
      // The library would have others wait for the one that tries.
      if (policy.state === CircuitState.HalfOpen) throw new UpstreamFault('resting')
      try {
        const outcome = await policy.execute(() => ask(body, grant, bounds))
        if ('fault' in outcome) throw outcome.fault
        return outcome.answer
      } catch (error) {
        throw isBrokenCircuitError(error) ? new UpstreamFault('resting') : error
      }
    },
    close: () => upstream.close(),
  }
}
