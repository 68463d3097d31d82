import { createSpanTimes } from './span-times.ts'

/** How many requests may be under way at once, found out anew all the time. */
export interface LoadLimit {
  /** Counts a request in; `null`: it is one too many. @returns what is to be called once when the request is over */
  enter(): (() => void) | null
  /** Begins what every request has to wait for. @returns what is to be called once when it is over */
  wait(): () => void
  /** Ends a window, and sets the limit for the next. @param late how many milliseconds after its time this is called */
  adapt(late: number): void
  /** How many requests are counted in. */
  readonly underWay: () => number
}

/** So few are never too many, and in each other's way they are not either: what they wait is what it takes. */
const LEAST = 4
/** What an idle process takes at once, before it knows how that goes, where an answer may take so many milliseconds. */
const AT_FIRST = { requests: 24, milliseconds: 200 }
/** Requests that wait for a slow sector cost memory and nothing else. This bounds the memory. */
const MOST = 1_000

/** The part of an answer's time that goes on what all wait for, where an answer waits for little else. */
const PART = 1 / 3
/** So many times what it takes when few ask, a wait is a queue. */
const QUEUED = 2
/** What a new window counts for in what is known of quiet ones. */
const NEWEST = 0.2

const DOWN = 0.75
const UP = 1.05
/** While what all wait for takes no time to speak of, there is nothing to feel one's way to. */
const FAR_UP = 1.25

/**
 * The limit falls while what all wait for takes too long, or the process itself comes too late to what is due: more is under
 * way than can be answered in time. Whole answers are not looked at. They may be slow because a sector is, and to refuse
 * people would not make it quicker; and a flood of what is refused at once would make them look quick. Nor is a registry
 * that is as slow when few ask a reason: it may be far away.
 *
 * The limit rises only while it is used, and goes back when it no longer is: what a quiet hour allowed must not let a flood in.
 * @param longest what the usual answer may take, in milliseconds
 * @param now in milliseconds, of a clock that does not jump
 */
export function createLoadLimit(longest: number, now: () => number): LoadLimit {
  const requests = createSpanTimes(now)
  const waits = createSpanTimes(now)
  const atFirst = Math.min(MOST, AT_FIRST.requests * Math.max(1, longest / AT_FIRST.milliseconds))
  let limit = atFirst
  let quietWait = 0
  return {
    enter: () => (requests.underWay + 1 > limit ? null : requests.begin()),
    wait: () => waits.begin(),
    underWay: () => requests.underWay,
    adapt: (late) => {
      const { peak } = requests
      const wait = waits.usual()
      if (wait > 0 && peak <= LEAST) quietWait += (wait - quietWait) * NEWEST
      const isCrowded = late > longest / 2 || wait > Math.max(longest * PART, quietWait * QUEUED)
      const isQuiet = Math.max(late, wait) < (longest * PART) / 2
      if (isCrowded) limit = Math.max(LEAST, Math.min(limit, Math.max(peak, atFirst)) * DOWN)
      else if (limit < atFirst || peak > limit * DOWN) limit = Math.min(MOST, limit * (isQuiet ? FAR_UP : UP))
      else limit = Math.max(atFirst, limit * DOWN)
      requests.forget()
      waits.forget()
    },
  }
}
