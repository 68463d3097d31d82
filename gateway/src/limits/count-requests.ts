import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { RedisClient } from '../redis/open-redis.ts'
import type { RedisWatch } from '../redis/watch-redis.ts'

/** So many requests in so many seconds, counted from the first. All of them may come at once. */
export interface Rate {
  readonly requests: number
  readonly seconds: number
}

/** Whether a request is still within its rate, and if not, after how many seconds there is room again. */
export type RateResult = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number }

export interface RequestCounter {
  /** Counts a request of a subject. Never throws, and never waits for a Redis that is away. */
  count(subject: string): Promise<RateResult>
  /** The same answer without counting. Knows what this process counted, no more. */
  peek(subject: string): Promise<RateResult>
}

export interface CounterOptions {
  /** What is counted: part of the key in Redis. */
  readonly name: string
  readonly rate: Rate
  /** Shared by all gateways; `null`: this process counts alone. */
  readonly store: { readonly redis: RedisClient; readonly watch: RedisWatch } | null
}

/**
 * Counts by subject, in Redis and so for all gateways together. While Redis is away or fails each process counts by itself
 * with the same rate: never without a limit, and never an error.
 */
export function createCounter({ name, rate, store }: CounterOptions): RequestCounter {
  const window = { keyPrefix: `samsyn:rate:${name}`, points: rate.requests, duration: rate.seconds }
  const memory = new RateLimiterMemory(window)
  const shared =
    store &&
    new RateLimiterRedis({
      ...window,
      storeClient: store.redis,
      rejectIfRedisNotReady: true,
      // Who is over the rate is known here until the window ends: a flood does not reach Redis.
      inMemoryBlockOnConsumed: rate.requests + 1,
    })
  const consume = async (subject: string): Promise<unknown> => {
    if (shared === null) return memory.consume(subject)
    try {
      const result = await shared.consume(subject)
      store?.watch.answered()
      return result
    } catch (error) {
      if (!(error instanceof Error)) throw error
      store?.watch.failed(error)
      return memory.consume(subject)
    }
  }
  return {
    count: async (subject) => {
      try {
        await consume(subject)
        return { ok: true }
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        return refuseUntil(error.msBeforeNext)
      }
    },
    peek: async (subject) => {
      const known = await memory.get(subject)
      return known !== null && known.consumedPoints >= rate.requests ? refuseUntil(known.msBeforeNext) : { ok: true }
    },
  }
}

function refuseUntil(milliseconds: number): RateResult {
  return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(milliseconds / 1_000)) }
}
