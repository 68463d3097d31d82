import { shiftDate } from './dates.ts'
import type { Random } from './random.ts'

/** Values that stand in one place of one file and nowhere else, so that wherever one turns up it is known where it is from. */
export interface Canaries {
  /** A word of its own. */
  readonly word: () => string
  /** A date of its own, so many days from today; `low` and `high` are possible. */
  readonly day: (low: number, high: number) => string
  /** Two of them, the earlier first. */
  readonly days: (low: number, high: number) => readonly [string, string]
  /** A whole number of its own. */
  readonly number: () => number
  /** Five capital letters of their own. */
  readonly letters: () => string
}

/** What a word of `Canaries` looks like. */
export const CANARY_WORD = /kn\d{6}q/g

const LETTERS = 'ABCDEFGHIJ'

export function createCanaries(random: Random, today: string): Canaries {
  const taken = new Set<number>()
  let words = 0
  let numbers = 100
  let groups = 0
  const day = (low: number, high: number): string => {
    let days = random.whole(low, high)
    for (let tries = 0; taken.has(days); tries++) {
      if (tries > 10_000) throw new Error(`no date is left from ${low} to ${high}`)
      days = random.whole(low, high)
    }
    taken.add(days)
    return shiftDate(today, { days })
  }
  return {
    word: () => `kn${String(++words).padStart(6, '0')}q`,
    day,
    days: (low, high) => {
      const [one, other] = [day(low, high), day(low, high)]
      return one < other ? [one, other] : [other, one]
    },
    number: () => ++numbers,
    letters: () =>
      String(++groups)
        .padStart(5, '0')
        .replace(/\d/g, (digit) => LETTERS[Number(digit)] ?? ''),
  }
}
