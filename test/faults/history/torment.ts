import { setTimeout } from 'node:timers/promises'
import { createRandom } from '../../fuzz/random.ts'
import type { Cluster } from '../cluster.ts'
import { NEMESES } from './nemeses.ts'

/** When something was wrong, by `performance.now`. */
export interface Fault {
  readonly name: string
  readonly from: number
  readonly to: number
}

export interface Torment {
  readonly faults: readonly Fault[]
  /** Waits until what is wrong now is over. */
  stop(): Promise<void>
}

const FIRST_AFTER_MS = 3_000
/** What is healthy counts from here on after a fault. */
export const RECOVERY_MS = 3_000

/** Lets nemeses act, each as often as the others, and the cluster be whole for as long after each as it was not. */
export function startTorment(cluster: Cluster, seed: number, onFault: (name: string) => void): Torment {
  const random = createRandom(seed)
  const faults: Fault[] = []
  const stopping = new AbortController()
  const rest = (ms: number): Promise<unknown> =>
    setTimeout(ms, undefined, { signal: stopping.signal }).catch(() => undefined)
  let left = [...NEMESES]

  const run = async (): Promise<void> => {
    await rest(FIRST_AFTER_MS)
    while (!stopping.signal.aborted) {
      if (left.length === 0) left = [...NEMESES]
      const nemesis = random.pick(left)
      left = left.filter((one) => one !== nemesis)
      onFault(nemesis.name)
      const from = performance.now()
      await nemesis.run(cluster, random)
      const to = performance.now()
      faults.push({ name: nemesis.name, from, to })
      await rest(to - from + RECOVERY_MS)
    }
  }
  const running = run()
  // Whoever stops it gets the error; until then it is no unhandled rejection.
  running.catch(() => undefined)
  return {
    faults,
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
