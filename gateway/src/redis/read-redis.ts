import { z } from 'zod'
import type { RedisConfig } from './config.ts'

const REDIS = /^rediss?:$/

export const redisUrl = z.url({ protocol: /^rediss?$/, error: 'must be a redis: or rediss: URL' })

/** `redis:` or `rediss:` URLs of servers that are reached in the same way, separated by commas. */
export const redisUrls = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((urls) => urls.every((url) => URL.canParse(url) && REDIS.test(new URL(url).protocol)), {
    error: 'must be redis: or rediss: URLs, separated by commas',
    abort: true,
  })
  .refine((urls) => new Set(urls.map(readAccess)).size === 1, 'must have the scheme, user, password and path in common')

function readAccess(url: string): string {
  const { protocol, username, password, pathname } = new URL(url)
  return JSON.stringify([protocol, username, password, pathname])
}

/** The settings that say where Redis is; one of the first three at most. */
export interface RedisSettings {
  readonly REDIS_URL?: string | undefined
  readonly REDIS_CLUSTER?: readonly string[] | undefined
  readonly REDIS_SENTINELS?: readonly string[] | undefined
  readonly REDIS_MASTER_NAME?: string | undefined
  readonly REDIS_SENTINEL_PASSWORD?: string | undefined
}

/** @returns `null` when there is none */
export function readRedis(settings: RedisSettings): RedisConfig | null {
  const { REDIS_URL, REDIS_CLUSTER, REDIS_SENTINELS, REDIS_MASTER_NAME, REDIS_SENTINEL_PASSWORD } = settings
  if (REDIS_URL !== undefined) return { kind: 'SERVER', url: REDIS_URL }
  if (REDIS_CLUSTER !== undefined) return { kind: 'CLUSTER', urls: REDIS_CLUSTER }
  if (REDIS_SENTINELS === undefined || REDIS_MASTER_NAME === undefined) return null
  return {
    kind: 'SENTINELS',
    urls: REDIS_SENTINELS,
    masterName: REDIS_MASTER_NAME,
    sentinelPassword: REDIS_SENTINEL_PASSWORD ?? null,
  }
}
