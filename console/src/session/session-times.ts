import type { SignedInSession } from './browser-session.ts'

/** When a session ends, by this computer's clock, in milliseconds. */
export interface SessionTimes {
  readonly endsAt: number
  /** However much it is used. */
  readonly endsAtMost: number
}

export type Phase = 'GOOD' | 'ENDING' | 'OVER'

/** The page leaves so long before the gateway does: it shows nobody's affairs that it could not ask for. */
const EARLY_MS = 5_000
const WARNING_MS = 60_000

export function readTimes({ secondsLeft, secondsLeftAtMost }: SignedInSession, now: number): SessionTimes {
  return { endsAt: now + secondsLeft * 1_000, endsAtMost: now + secondsLeftAtMost * 1_000 }
}

export function readPhase({ endsAt }: Pick<SessionTimes, 'endsAt'>, now: number): Phase {
  const left = endsAt - EARLY_MS - now
  if (left <= 0) return 'OVER'
  return left <= WARNING_MS ? 'ENDING' : 'GOOD'
}

/** Whether to use it would make it last longer. */
export function canGoOn({ endsAt, endsAtMost }: SessionTimes): boolean {
  return endsAt < endsAtMost
}

/** How long until the next phase; a second at least, so that clocks that differ a little do not make it ask without end. */
export function timeToNextPhase(times: Pick<SessionTimes, 'endsAt'>, now: number): number {
  const over = times.endsAt - EARLY_MS - now
  return Math.max(1_000, readPhase(times, now) === 'GOOD' ? over - WARNING_MS : over)
}
