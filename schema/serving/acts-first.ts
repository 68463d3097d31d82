/**
 * Lets what a family does go first: a look-up that comes while an act is under way in this process begins when the act is
 * done, or a little later at the latest. A withdrawal then does not wait its turn among those it is to stop.
 */
export interface ActsFirst {
  act<T>(run: () => Promise<T>): Promise<T>
  /** Resolves when a look-up may begin. */
  yield(): Promise<void>
}

/** Longer than an act takes; short enough that whoever sends acts without end holds nobody up. */
const LONGEST_MS = 400

export function openActsFirst(): ActsFirst {
  const waiting = new Set<() => void>()
  let underWay = 0
  return {
    act: async (run) => {
      underWay += 1
      try {
        return await run()
      } finally {
        underWay -= 1
        if (underWay === 0) for (const begin of waiting) begin()
      }
    },
    yield: () =>
      underWay === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            const begin = (): void => {
              clearTimeout(timer)
              waiting.delete(begin)
              resolve()
            }
            const timer = setTimeout(begin, LONGEST_MS)
            waiting.add(begin)
          }),
  }
}
