import { setTimeout } from 'node:timers/promises'

const EVERY_MS = 250

/** Asks over and over whether the process runs, as who looks after it does. `end` tells how often it was refused. */
export function watchHealth(url: string): { end(): Promise<number> } {
  const over = new AbortController()
  const watch = async (): Promise<number> => {
    let refused = 0
    while (!over.signal.aborted) {
      const response = await fetch(`${url}/health/live`).catch(() => null)
      await response?.arrayBuffer()
      if (response?.status !== 200) refused += 1
      await setTimeout(EVERY_MS)
    }
    return refused
  }
  const watching = watch()
  return {
    end: () => {
      over.abort()
      return watching
    },
  }
}
