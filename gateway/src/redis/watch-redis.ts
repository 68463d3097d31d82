import type { FaultLog } from '../consent/data-sources.ts'
import type { RedisClient } from './open-redis.ts'

/** Says in the log when Redis is of no use and when it is again, once each time, without its address or what was asked. */
export interface RedisWatch {
  /** To be told of a command that failed. */
  failed(error: Error): void
  /** To be told of one that was answered. */
  answered(): void
}

/** So long without a failure, and a Redis that failed now and then is well again. */
const WELL_AFTER_MS = 5_000

/** @param without what is done without it */
export function watchRedis(redis: RedisClient, log: FaultLog, without: string): RedisWatch {
  let state: 'WELL' | 'AWAY' | 'FAILING' = 'WELL'
  let failedAt = Number.NEGATIVE_INFINITY
  const noteAway = (): void => {
    if (state === 'WELL') log(`Redis is away: ${without}`, {})
    state = 'AWAY'
  }
  const noteWell = (): void => {
    if (state !== 'WELL') log('Redis is back', {})
    state = 'WELL'
  }
  const isWell = (): boolean => performance.now() - failedAt >= WELL_AFTER_MS
  redis.on('ready', () => {
    if (isWell()) noteWell()
    else if (state === 'AWAY') state = 'FAILING'
  })
  redis.on('error', noteAway)
  redis.on('close', () => {
    if (redis.status !== 'end') noteAway()
  })
  return {
    failed: (error) => {
      // That there is no connection is said already.
      if (redis.status !== 'ready') return
      failedAt = performance.now()
      if (state === 'WELL') log(`Redis fails: ${without}`, { reason: readReason(error) })
      state = 'FAILING'
    },
    answered: () => {
      if (state === 'FAILING' && isWell()) noteWell()
    },
  }
}

/** Redis's own code for the error (`OOM`, `READONLY`), or the error's name: the rest may tell of what was asked. */
function readReason({ name, message }: Error): string {
  return name === 'ReplyError' ? (/^[A-Z]{2,20}\b/.exec(message)?.[0] ?? name) : name
}
