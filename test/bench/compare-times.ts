/** Whether two lots of times, taken in turns, could have come from the same thing. */

export interface Comparison {
  /** Of the medians. */
  readonly ratio: number
  /** Of the medians, in the unit of the times. */
  readonly difference: number
  /** How probable it is that one of the first lot is slower than one of the second: 0.5 where nothing tells them apart. */
  readonly slower: number
  /** Mann–Whitney's statistic in standard deviations. */
  readonly z: number
  readonly isAlike: boolean
}

/** Beyond this many standard deviations chance is ruled out (the bound dudect uses, Reparaz et al. 2017). */
const BOUND = 4.5

export function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Ranks, not sums: a machine's other work makes some times very long, and says nothing. */
export function compareTimes(first: readonly number[], second: readonly number[]): Comparison {
  const ranked = [...first.map((time) => ({ time, of: 0 })), ...second.map((time) => ({ time, of: 1 }))].toSorted(
    (a, b) => a.time - b.time,
  )
  const rankSum = ranked.reduce((sum, { of }, index) => (of === 0 ? sum + index + 1 : sum), 0)
  const [n, m] = [first.length, second.length]
  const wins = rankSum - (n * (n + 1)) / 2
  const z = (wins - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
  return {
    ratio: median(first) / median(second),
    difference: median(first) - median(second),
    slower: wins / (n * m),
    z,
    isAlike: Math.abs(z) < BOUND,
  }
}
