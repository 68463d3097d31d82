import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { FaultLog } from '../consent/data-sources.ts'
import type { Caller } from '../identity/caller.ts'
import type { RedisConfig } from '../redis/config.ts'
import { openRedis } from '../redis/open-redis.ts'
import { watchRedis } from '../redis/watch-redis.ts'
import { createCounter, type Rate, type RateResult } from './count-requests.ts'

export interface RateConfig {
  /** Of one person, whichever client they use. */
  readonly caller: Rate
  /** Of one client organisation, all its people and machines together. */
  readonly organisation: Rate
  /** Of tokens that were not good, by the address they came from. */
  readonly refusedTokens: Rate
  /** Where all gateways count together; `null`: each process counts alone. */
  readonly shared: SharedRates | null
}

export interface SharedRates {
  readonly redis: RedisConfig
  /** 32 bytes or more, the same in every gateway that counts in that Redis. */
  readonly key: Uint8Array
}

export interface RequestRates {
  /** Counts a request of a verified caller; of the organisation only what the caller's own rate let through. */
  count(caller: Caller): Promise<RateResult>
  /** Whether so many tokens from this address were refused that no more are verified for now. */
  checkAddress(address: string): Promise<RateResult>
  countRefusedToken(address: string): Promise<void>
  /** Whether there is to be a Redis, and none is: this process counts alone. */
  readonly isRedisMissing: () => boolean
  close(): void
}

/**
 * Makes the counters. What is kept and sent to Redis is a keyed hash of who is counted: from a national identity number
 * alone, of which there are few, a plain hash could be guessed. Without Redis the key is the process's own.
 */
export function openRates(config: RateConfig, log: FaultLog): RequestRates {
  const { shared } = config
  const redis = shared === null ? null : openRedis(shared.redis)
  const store = redis && { redis, watch: watchRedis(redis, log, 'rates are counted by this process alone') }
  const key = Buffer.from(hkdfSync('sha256', shared?.key ?? randomBytes(32), '', 'samsyn request rates', 32))
  const hash = (kind: string, who: string): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([kind, who]))
      .digest('base64url')

  const callers = createCounter({ name: 'caller', rate: config.caller, store })
  const organisations = createCounter({ name: 'organisation', rate: config.organisation, store })
  // Counted here alone, and so without a round trip before it is known who asks: it spares this process work.
  const addresses = createCounter({ name: 'address', rate: config.refusedTokens, store: null })
  const hashAddress = (address: string): string => hash('address', readNetwork(address))
  /** For as long as who verified them remembers them: one caller asks many times. */
  const hashes = new WeakMap<Caller, string>()
  const hashCaller = (caller: Caller): string => {
    const known = hashes.get(caller) ?? hash('caller', caller.nationalIdentityNumber)
    hashes.set(caller, known)
    return known
  }
  /** Until then an address may have been refused. Most of the time none has, and there is nothing to look for. */
  let refusedUntil = 0

  return {
    count: async (caller) => {
      const { organisation } = caller
      const own = await callers.count(hashCaller(caller))
      if (!own.ok || organisation === null) return own
      return organisations.count(hash('organisation', organisation))
    },
    checkAddress: async (address) =>
      performance.now() < refusedUntil ? addresses.peek(hashAddress(address)) : { ok: true },
    countRefusedToken: async (address) => {
      refusedUntil = performance.now() + config.refusedTokens.seconds * 1_000
      await addresses.count(hashAddress(address))
    },
    isRedisMissing: () => redis !== null && redis.status !== 'ready',
    close: () => redis?.disconnect(),
  }
}

/** One IPv6 host has a whole /64 to call from (RFC 6177). An IPv4 address mapped into IPv6 is itself. */
function readNetwork(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address
  const [head = '', tail] = (address.split('%')[0] as string).split('::')
  const leading = head === '' ? [] : head.split(':')
  const trailing = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - leading.length - trailing.length }, () => '0')
  return [...leading, ...zeros, ...trailing]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
