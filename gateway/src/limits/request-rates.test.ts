import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Caller } from '../identity/caller.ts'
import type { Rate } from './count-requests.ts'
import { openRates, type RateConfig, type RequestRates } from './request-rates.ts'

const KARI: Caller = { nationalIdentityNumber: '54877700036', assurance: 'HIGH', organisation: '314000013' }
const OLE: Caller = { ...KARI, nationalIdentityNumber: '46858500010' }
const ALONE: Caller = { ...KARI, organisation: null }

const WIDE: Rate = { requests: 1_000, seconds: 600 }
const NARROW: Rate = { requests: 3, seconds: 600 }

const opened: RequestRates[] = []
afterEach(() => {
  for (const rates of opened.splice(0)) rates.close()
})

const log: (readonly [message: string, details: object])[] = []

function open(change: Partial<RateConfig> = {}): RequestRates {
  const config = { caller: WIDE, organisation: WIDE, refusedTokens: WIDE, shared: null, ...change }
  const rates = openRates(config, (message, details) => log.push([message, details]))
  opened.push(rates)
  return rates
}

async function countTimes(rates: RequestRates, caller: Caller, times: number): Promise<readonly boolean[]> {
  const results: boolean[] = []
  for (let time = 0; time < times; time++) results.push((await rates.count(caller)).ok)
  return results
}

describe('a rate that one process counts', () => {
  it('lets as many through as it says, at once, and then none', async () => {
    const rates = open({ caller: { requests: 200, seconds: 600 } })
    const results = await Promise.all(Array.from({ length: 250 }, () => rates.count(ALONE)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(200)
  })

  it('tells how long to wait, in whole seconds, and never none', async () => {
    const rates = open({ caller: { requests: 1, seconds: 600 } })
    await rates.count(KARI)
    const refused = await rates.count(KARI)
    expect(refused).toEqual({ ok: false, retryAfterSeconds: expect.any(Number) })
    const { retryAfterSeconds } = refused as { retryAfterSeconds: number }
    expect(Number.isInteger(retryAfterSeconds) && retryAfterSeconds >= 1 && retryAfterSeconds <= 600).toBe(true)
  })

  it('ends with its window', async () => {
    vi.useFakeTimers()
    try {
      const rates = open({ caller: { requests: 1, seconds: 20 } })
      expect(await countTimes(rates, KARI, 2)).toEqual([true, false])
      vi.advanceTimersByTime(19_000)
      expect(await countTimes(rates, KARI, 1)).toEqual([false])
      vi.advanceTimersByTime(1_001)
      expect(await countTimes(rates, KARI, 2)).toEqual([true, false])
    } finally {
      vi.useRealTimers()
    }
  })

  it("is each caller's own", async () => {
    const rates = open({ caller: NARROW })
    expect(await countTimes(rates, KARI, 4)).toEqual([true, true, true, false])
    expect(await countTimes(rates, OLE, 1)).toEqual([true])
  })

  it('is of the person, whichever organisation they call through', async () => {
    const rates = open({ caller: NARROW })
    await countTimes(rates, KARI, 3)
    expect(await countTimes(rates, { ...KARI, organisation: '999999999' }, 1)).toEqual([false])
    expect(await countTimes(rates, ALONE, 1)).toEqual([false])
  })

  it('is of the organisation, for all its people together', async () => {
    const rates = open({ organisation: NARROW })
    expect(await countTimes(rates, KARI, 2)).toEqual([true, true])
    expect(await countTimes(rates, OLE, 2)).toEqual([true, false])
    expect(await countTimes(rates, { ...OLE, organisation: '999999999' }, 1)).toEqual([true])
    expect(await countTimes(rates, { ...OLE, organisation: null }, 1)).toEqual([true])
  })

  it('of the organisation is not used up by a caller who is over their own', async () => {
    const rates = open({ caller: { requests: 1, seconds: 600 }, organisation: { requests: 2, seconds: 600 } })
    await countTimes(rates, KARI, 50)
    expect(await countTimes(rates, OLE, 1)).toEqual([true])
  })

  it('of an organisation and of a person by the same number are two', async () => {
    const rates = open({ caller: NARROW, organisation: NARROW })
    await countTimes(rates, { ...ALONE, nationalIdentityNumber: KARI.organisation as string }, 3)
    expect(await countTimes(rates, KARI, 1)).toEqual([true])
  })
})

describe('refused tokens', () => {
  const refuse = async (rates: RequestRates, address: string, times: number): Promise<void> => {
    for (let time = 0; time < times; time++) await rates.countRefusedToken(address)
  }

  it('hold their address once there are too many, and no other', async () => {
    const rates = open({ refusedTokens: NARROW })
    await refuse(rates, '192.0.2.7', 2)
    expect(await rates.checkAddress('192.0.2.7')).toEqual({ ok: true })
    await refuse(rates, '192.0.2.7', 1)
    expect(await rates.checkAddress('192.0.2.7')).toEqual({ ok: false, retryAfterSeconds: expect.any(Number) })
    expect(await rates.checkAddress('192.0.2.8')).toEqual({ ok: true })
  })

  it.each([
    ['2001:db8:1:2::7', '2001:0db8:0001:0002:ffff:ffff:ffff:ffff', false],
    ['2001:db8::7', '2001:db8:0:0:1::', false],
    ['::1', '0:0:0:0:9::', false],
    ['fe80::1%eth0', 'fe80::2', false],
    ['::ffff:192.0.2.7', '192.0.2.7', false],
    ['2001:db8:1:2::7', '2001:db8:1:3::7', true],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.8', true],
    ['192.0.2.7', '192.0.2.70', true],
  ])('from %s leave %s free: %3$s', async (from, other, isFree) => {
    const rates = open({ refusedTokens: NARROW })
    await refuse(rates, from, 3)
    expect((await rates.checkAddress(other)).ok).toBe(isFree)
  })
})

const SERVER = 'redis-server'

const hasServer = ((): boolean => {
  try {
    execFileSync(SERVER, ['--version'])
    return true
  } catch {
    return false
  }
})()
if (!hasServer) process.stdout.write('no redis-server here: rates are tested in one process only\n')

describe.skipIf(!hasServer)('a rate that gateways count together in Redis', () => {
  let folder: string
  let server: ChildProcess
  let observer: Redis
  const key = randomBytes(32)
  const shared = () => ({ redis: { kind: 'SERVER', url: join(folder, 'redis.sock') } as const, key })

  const start = async (): Promise<void> => {
    const options = ['--port', '0', '--unixsocket', join(folder, 'redis.sock'), '--save', '', '--dir', folder]
    server = spawn(SERVER, options, { stdio: ['ignore', 'pipe', 'ignore'] })
    for await (const chunk of server.stdout as NodeJS.ReadableStream) {
      if (String(chunk).includes('eady to accept connections')) break
    }
    server.stdout?.resume()
  }
  const stop = async (): Promise<void> => {
    if (server.signalCode !== null) return
    const exited = once(server, 'exit')
    server.kill('SIGKILL')
    await exited
  }
  /** Waits until the log says so. */
  const heard = (message: string): Promise<unknown> =>
    vi.waitUntil(() => log.some(([said]) => said === message), { timeout: 20_000, interval: 20 })
  /** A connection is opened in the background, and until then a process counts alone: asks until a count is shared. */
  const connected = async (...all: readonly RequestRates[]): Promise<void> => {
    for (const rates of all) {
      await vi.waitUntil(
        async () => {
          await rates.count({ ...ALONE, nationalIdentityNumber: randomBytes(8).toString('hex') })
          return (await observer.dbsize()) > 0
        },
        { timeout: 20_000, interval: 20 },
      )
      await observer.flushall()
    }
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samsyn-redis-'))
    await start()
    observer = new Redis(join(folder, 'redis.sock'), { maxRetriesPerRequest: null, retryStrategy: () => 50 })
    observer.on('error', () => undefined)
  })
  afterEach(async () => {
    log.length = 0
    await observer.flushall()
  })
  afterAll(async () => {
    observer.disconnect()
    await stop()
    await rm(folder, { recursive: true })
  })

  it('is one for all of them', async () => {
    const [a, b] = [open({ caller: NARROW, shared: shared() }), open({ caller: NARROW, shared: shared() })]
    await connected(a, b)
    expect([await countTimes(a, KARI, 2), await countTimes(b, KARI, 2)]).toEqual([
      [true, true],
      [true, false],
    ])
    expect(await countTimes(a, KARI, 1)).toEqual([false])
    expect(await countTimes(b, OLE, 1)).toEqual([true])
  })

  it('is kept under names that tell of nobody, and goes when its window ends', async () => {
    const rates = open({ shared: shared() })
    await connected(rates)
    await rates.count(KARI)
    const names = await observer.keys('*')
    expect(names.map((name) => name.replace(/:[\w-]{43}$/, ':<hash>')).toSorted()).toEqual([
      'samsyn:rate:caller:<hash>',
      'samsyn:rate:organisation:<hash>',
    ])
    expect(await Promise.all(names.map((name) => observer.ttl(name)))).toEqual([600, 600])
    expect(await Promise.all(names.map((name) => observer.get(name)))).toEqual(['1', '1'])
  })

  it('has other names under another key: who reads Redis cannot try all numbers', async () => {
    const [a, b] = [open({ shared: shared() }), open({ shared: { ...shared(), key: randomBytes(32) } })]
    await connected(a, b)
    await Promise.all([a.count(ALONE), b.count(ALONE)])
    expect(await observer.keys('*')).toHaveLength(2)
  })

  it('is counted by each process alone while Redis is away, and together when it is back', async () => {
    const [a, b] = [open({ caller: NARROW, shared: shared() }), open({ caller: NARROW, shared: shared() })]
    await connected(a, b)
    await countTimes(a, KARI, 1)
    await stop()
    await heard('Redis is away: rates are counted by this process alone')
    expect(await countTimes(a, KARI, 5)).toEqual([true, true, true, false, false])
    expect(await countTimes(b, KARI, 4)).toEqual([true, true, true, false])
    await start()
    await heard('Redis is back')
    await connected(a, b)
    expect([await countTimes(a, OLE, 2), await countTimes(b, OLE, 2)]).toEqual([
      [true, true],
      [true, false],
    ])
  }, 60_000)

  it('holds through a Redis that takes connections and never answers', async () => {
    const rates = open({ caller: NARROW, shared: shared() })
    await connected(rates)
    server.kill('SIGSTOP')
    try {
      expect(await countTimes(rates, KARI, 5)).toEqual([true, true, true, false, false])
    } finally {
      server.kill('SIGCONT')
    }
  })

  it('is never logged with where Redis is', async () => {
    const secret = 'hemmelig'
    const redis = { kind: 'SERVER', url: `redis://gateway:${secret}@127.0.0.1:1/0` } as const
    const rates = open({ caller: NARROW, shared: { key, redis } })
    expect(await countTimes(rates, KARI, 4)).toEqual([true, true, true, false])
    await heard('Redis is away: rates are counted by this process alone')
    expect(JSON.stringify(log)).not.toMatch(/hemmelig|127\.0\.0\.1|ECONN/)
    expect(log).toHaveLength(1)
  })
})
