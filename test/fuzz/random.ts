/** Random choices that are the same for the same seed on every machine (mulberry32, in the public domain). */
export interface Random {
  /** At least 0, less than 1. */
  next(): number
  /** A whole number from `low` to `high`, both possible. */
  whole(low: number, high: number): number
  /** True so often, 0 to 1. */
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  /** Some of them, in their order; each is in it so often. */
  some<T>(from: readonly T[], share: number): readonly T[]
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const chance = (share: number): boolean => next() < share
  return {
    next,
    chance,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (from) => {
      const index = Math.floor(next() * from.length)
      if (from.length === 0) throw new Error('there is nothing to pick from')
      return from[index] as (typeof from)[number]
    },
    some: (from, share) => from.filter(() => chance(share)),
  }
}
