import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Caller } from '../identity/caller.ts'
import { openRates, type RequestRates } from '../limits/request-rates.ts'
import { HAS_REDIS, openRedisServers, type RedisServer } from '../testing/redis-servers.ts'
import type { RedisConfig } from './config.ts'
import { openRedis } from './open-redis.ts'

const PATIENT = { timeout: 30_000, interval: 20 }
const WIDE = { requests: 1_000, seconds: 600 }
const NARROW = { requests: 3, seconds: 600 }
const AWAY = 'rates are counted by this process alone'

const servers = openRedisServers()
const key = randomBytes(32)
const log: (readonly [message: string, details: object])[] = []
const opened: { close(): void }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) one.close()
  log.length = 0
  await servers.close()
})

function open(redis: RedisConfig): RequestRates {
  const config = { caller: NARROW, organisation: WIDE, refusedTokens: WIDE, shared: { redis, key } }
  const rates = openRates(config, (message, details) => log.push([message, details]))
  opened.push(rates)
  return rates
}

const somebody = (): Caller => ({
  nationalIdentityNumber: randomBytes(8).toString('hex'),
  assurance: 'HIGH',
  organisation: null,
})
async function countTimes(rates: RequestRates, caller: Caller, times: number): Promise<readonly boolean[]> {
  const results: boolean[] = []
  for (let time = 0; time < times; time++) results.push((await rates.count(caller)).ok)
  return results
}
const sizeOf = async (...all: readonly RedisServer[]): Promise<readonly number[]> =>
  Promise.all(all.map(({ admin }) => admin.dbsize()))
/** A connection is opened in the background, and until then a process counts alone: asks until what it counts is there. */
const shares = (rates: RequestRates, ...all: readonly RedisServer[]): Promise<unknown> =>
  vi.waitUntil(async () => {
    const before = await sizeOf(...all)
    await Promise.all(Array.from({ length: 20 }, () => rates.count(somebody())))
    return (await sizeOf(...all)).every((size, index) => size > (before[index] ?? 0))
  }, PATIENT)
const heard = (message: string): Promise<unknown> => vi.waitUntil(() => log.some(([said]) => said === message), PATIENT)

describe.skipIf(!HAS_REDIS)('a cluster', () => {
  it('is counted in by all its masters, and hears on each what is published on another', async () => {
    const nodes = await servers.startCluster()
    const config: RedisConfig = { kind: 'CLUSTER', urls: nodes.slice(0, 2).map(({ url }) => url) }
    const [a, b] = [open(config), open(config)]
    await shares(a, ...nodes)
    await shares(b, ...nodes)
    // On a machine so slow that Redis is late, a process counts alone now and then.
    const isShared = async (): Promise<boolean> => {
      const caller = somebody()
      const results = [...(await countTimes(a, caller, 2)), ...(await countTimes(b, caller, 2))]
      return results.join() === 'true,true,true,false'
    }
    await vi.waitUntil(isShared, PATIENT)
    const [speaker, hearer] = [openRedis(config), openRedis(config)]
    opened.push({ close: () => [speaker, hearer].forEach((one) => one.disconnect()) })
    for (const one of [speaker, hearer]) if (one.status !== 'ready') await once(one, 'ready')
    await hearer.subscribe('hints')
    const message = once(hearer, 'message')
    for (const { admin } of nodes) await admin.publish('hints', '')
    expect(await message).toEqual(['hints', ''])
    await speaker.publish('hints', '')
  })

  it('of which a master is killed makes nobody wait, and nobody is without a limit', async () => {
    const nodes = await servers.startCluster()
    const rates = open({ kind: 'CLUSTER', urls: nodes.map(({ url }) => url) })
    await shares(rates, ...nodes)
    log.length = 0
    await nodes[2]?.kill()
    for (let person = 0; person < 12; person++) {
      // One that is counted here and there, because Redis was late, has twice the rate and no more.
      expect((await countTimes(rates, somebody(), 2 * NARROW.requests + 1)).at(-1)).toBe(false)
    }
    expect(log[0]?.[0]).toMatch(/^Redis (is away|fails): rates are counted by this process alone$/)
    expect(JSON.stringify(log)).not.toMatch(/127\.0\.0\.1|samsyn:rate/)
  })
})

describe.skipIf(!HAS_REDIS)('sentinels', () => {
  it('lead to the master, and to the one that takes over when it is killed', async () => {
    const master = await servers.start()
    const replica = await servers.start(`replicaof 127.0.0.1 ${master.port}`)
    const sentinel = await servers.startSentinel('samsyn', master)
    await vi.waitUntil(
      async () => String(await sentinel.admin.call('SENTINEL', 'REPLICAS', 'samsyn')).includes(String(replica.port)),
      PATIENT,
    )
    const rates = open({ kind: 'SENTINELS', urls: [sentinel.url], masterName: 'samsyn', sentinelPassword: null })
    await shares(rates, master)
    await master.kill()
    await heard(`Redis is away: ${AWAY}`)
    expect(await countTimes(rates, somebody(), 5)).toEqual([true, true, true, false, false])
    await heard('Redis is back')
    await shares(rates, replica)
    expect(String(await replica.admin.call('ROLE'))).toMatch(/^master/)
    expect(log.map(([message]) => message)).toEqual([`Redis is away: ${AWAY}`, 'Redis is back'])
  }, 60_000)
})

describe.skipIf(!HAS_REDIS)('a Redis that is there and', () => {
  it.each([
    ['has no room', 'OOM', 'maxmemory 1'],
    ['is a replica', 'READONLY', 'replicaof 127.0.0.1 1'],
  ])('%s has each process count alone, and is said of once', async (_rule, reason, setting) => {
    const server = await servers.start(setting)
    const rates = open({ kind: 'SERVER', url: server.url })
    await vi.waitUntil(async () => {
      await rates.count(somebody())
      return log.length > 0
    }, PATIENT)
    for (let person = 0; person < 20; person++) {
      expect(await countTimes(rates, somebody(), 5)).toEqual([true, true, true, false, false])
    }
    expect(log).toEqual([[`Redis fails: ${AWAY}`, { reason }]])
  })

  it('is well again is counted in again, and that is said once', async () => {
    const server = await servers.start('maxmemory 1')
    const rates = open({ kind: 'SERVER', url: server.url })
    await vi.waitUntil(async () => {
      await rates.count(somebody())
      return log.length > 0
    }, PATIENT)
    await server.admin.config('SET', 'maxmemory', '0')
    await vi.waitUntil(async () => {
      await rates.count(somebody())
      return log.length > 1
    }, PATIENT)
    await shares(rates, server)
    expect(log.map(([message]) => message)).toEqual([`Redis fails: ${AWAY}`, 'Redis is back'])
  }, 60_000)
})
