import { setMaxListeners } from 'node:events'

/** A signal for all that one reading asks for at the same time, which is over after so many milliseconds. */
export function startDeadline(ms: number, ...others: readonly AbortSignal[]): AbortSignal {
  const signal = AbortSignal.any([AbortSignal.timeout(ms), ...others])
  // Each request listens for it, and there is no telling how many there are.
  setMaxListeners(0, signal)
  return signal
}
