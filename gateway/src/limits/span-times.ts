/** How long something takes that happens over and over, several times at once. */
export interface SpanTimes {
  /** @returns what ends it; to be called once */
  begin(): () => void
  /** How many have begun and not ended. */
  readonly underWay: number
  /** The most that were under way at once since the last `forget`. */
  readonly peak: number
  /**
   * The median, in milliseconds, of those that ended since the last `forget`: one that takes long says nothing of the
   * others. While none ends it is how long the oldest has taken so far; 0 without any.
   */
  usual(): number
  forget(): void
}

/** @param now in milliseconds, of a clock that does not jump */
export function createSpanTimes(now: () => number): SpanTimes {
  // In the order in which they began.
  const open = new Set<{ readonly start: number }>()
  let ended: number[] = []
  let peak = 0
  return {
    begin: () => {
      const span = { start: now() }
      open.add(span)
      peak = Math.max(peak, open.size)
      return () => {
        open.delete(span)
        ended.push(now() - span.start)
      }
    },
    get underWay() {
      return open.size
    },
    get peak() {
      return peak
    },
    usual: () => {
      const median = ended.toSorted((a, b) => a - b)[ended.length >> 1]
      if (median !== undefined) return median
      const [oldest] = open
      return oldest === undefined ? 0 : now() - oldest.start
    },
    forget: () => {
      ended = []
      peak = open.size
    },
  }
}
