import type { LoadLimit } from './load-limit.ts'

/** A process that does so much in a second, shared evenly among all that is under way, and is asked at random. */
export interface Overload {
  /** Answers in a second, were nothing else to do. */
  readonly capacity: number
  /** How many times as much is asked. */
  readonly times: number
  readonly seconds: number
  /** The part of an answer's work that is what all wait for. It comes first. */
  readonly shared: number
  /** What a request waits for beside it, that no work here makes quicker: a sector. Milliseconds. */
  readonly elsewhere: number
}

export interface Outcome {
  /** Of what was answered, in milliseconds, the quickest first. */
  readonly times: readonly number[]
  readonly shed: number
}

interface UnderWay {
  readonly start: number
  readonly leave: () => void
  /** Milliseconds of work that are left, and of waiting elsewhere. */
  work: number
  rest: number
  endWait: (() => void) | null
}

const STEP_MS = 0.5
const WINDOW_MS = 100
const SEED = 7

/** Plays it step by step, on a clock of its own: the same outcome on any machine. */
export function playOverload(
  createLimit: (now: () => number) => LoadLimit,
  { capacity, times, seconds, shared, elsewhere }: Overload,
): Outcome {
  let now = 0
  const load = createLimit(() => now)
  const random = createRandom()
  const whole = 1_000 / capacity
  const answered: number[] = []
  let underWay: UnderWay[] = []
  let shed = 0
  let due = 0
  for (; now < seconds * 1_000; now += STEP_MS) {
    for (; due <= now; due += (-Math.log(1 - random()) * whole) / times) {
      const leave = load.enter()
      if (leave === null) shed += 1
      else underWay.push({ start: due, leave, work: whole, rest: elsewhere, endWait: load.wait() })
    }
    const working = underWay.filter(({ work }) => work > 0)
    for (const one of underWay) {
      if (one.work > 0) one.work -= STEP_MS / working.length
      else one.rest -= STEP_MS
      if (one.work <= whole * (1 - shared)) {
        one.endWait?.()
        one.endWait = null
      }
      if (one.work > 0 || one.rest > 0) continue
      one.leave()
      answered.push(now - one.start)
    }
    underWay = underWay.filter(({ work, rest }) => work > 0 || rest > 0)
    if (now % WINDOW_MS === 0) load.adapt(0)
  }
  return { times: answered.toSorted((a, b) => a - b), shed }
}

/** Numbers from 0 to 1 that look random (Numerical Recipes' linear congruence). */
function createRandom(): () => number {
  let state = SEED
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}
