import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApolloServer } from '@apollo/server'
import { buildSchema } from 'graphql'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { SharedRates } from '../limits/request-rates.ts'
import { createChild, withdraw } from '../testing/family.ts'
import { startTestGateway, type TestGateway } from '../testing/start.ts'
import { hintMutations } from './hint-mutations.ts'
import { type Hints, openHints } from './hints.ts'
import { listen } from './testing-listener.ts'

const SERVER = 'redis-server'

const hasServer = ((): boolean => {
  try {
    execFileSync(SERVER, ['--version'])
    return true
  } catch {
    return false
  }
})()
if (!hasServer) process.stdout.write('no redis-server here: hints are tested in one process only\n')

const opened: Hints[] = []
afterEach(() => {
  for (const hints of opened.splice(0)) hints.close()
})

interface Ear {
  readonly hints: Hints
  heard: number
}

function open(shared: SharedRates | null): Ear {
  const ear: Ear = { hints: openHints(shared), heard: 0 }
  ear.hints.subscribe(() => {
    ear.heard += 1
  })
  opened.push(ear.hints)
  return ear
}

const PATIENCE = { timeout: 25_000, interval: 20 }

describe('a hint in one process', () => {
  it('is heard at once by all who listen, until they stop', () => {
    const { hints } = open(null)
    const heard: string[] = []
    const stop = hints.subscribe(() => heard.push('first'))
    hints.subscribe(() => heard.push('second'))
    hints.publish()
    stop()
    hints.publish()
    expect(heard).toEqual(['first', 'second', 'second'])
  })

  it('is given after each mutation, also one that failed, and after nothing else', async () => {
    const ear = open(null)
    const schema = buildSchema('type Query { ask: Int } type Mutation { act: Int }')
    const apollo = new ApolloServer({ schema, plugins: [hintMutations(ear.hints)] })
    const query = async (text: string, root: object = {}): Promise<number> => {
      const before = ear.heard
      Object.assign(schema.getMutationType()?.getFields()['act'] ?? {}, {
        resolve: () => (root as { act: unknown }).act,
      })
      await apollo.executeOperation({ query: text })
      return ear.heard - before
    }
    expect(await query('mutation { act }', { act: 1 })).toBe(1)
    expect(await query('mutation { act }', { act: Promise.reject(new Error('cut')) })).toBe(1)
    expect(await query('{ ask }')).toBe(0)
    expect(await query('mutation { none }')).toBe(0)
    expect(await query('mutation {')).toBe(0)
    await apollo.stop()
  })
})

describe.skipIf(!hasServer)('a hint between gateways', () => {
  let folder: string
  let server: ChildProcess
  let key: Buffer
  const shared = (): SharedRates => ({ redis: { kind: 'SERVER', url: join(folder, 'redis.sock') }, key })

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
  /** Connections are opened in the background: publishes until the other hears. */
  const untilHeard = async (from: Ear, to: Ear): Promise<void> => {
    const before = to.heard
    await vi.waitUntil(() => {
      from.hints.publish()
      return to.heard > before
    }, PATIENCE)
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samsyn-redis-'))
    await start()
    key = randomBytes(32)
  })
  afterAll(async () => {
    await stop()
    await rm(folder, { recursive: true })
  })

  it('is heard by those with the same key, and by no others', async () => {
    const [a, b, stranger] = [open(shared()), open(shared()), open({ ...shared(), key: randomBytes(32) })]
    await vi.waitUntil(() => a.heard > 0 && b.heard > 0 && stranger.heard > 0, PATIENCE)
    const before = stranger.heard
    await untilHeard(a, b)
    await untilHeard(b, a)
    expect(stranger.heard).toBe(before)
  })

  it('says nothing: neither in its name nor in its text', async () => {
    const observer = new Redis(join(folder, 'redis.sock'))
    const messages: string[][] = []
    observer.on('pmessage', (_pattern, channel: string, text: string) => messages.push([channel, text]))
    await observer.psubscribe('*')
    const a = open(shared())
    await vi.waitUntil(() => {
      a.hints.publish()
      return messages.length > 0
    }, PATIENCE)
    observer.disconnect()
    for (const [channel, text] of messages) {
      expect(channel).toMatch(/^samsyn:hints:[\w-]{22}$/)
      expect(channel).not.toContain(key.toString('base64url').slice(0, 8))
      expect(text).toBe('')
    }
  })

  describe('with pages that listen', () => {
    const child = createChild(1, { slices: ['school.attendance', 'school.ppt', 'nav.benefits', 'health.plan'] })
    const MUTATION = 'mutation { removeTeamMember(input: { child: "", member: "" }) { problem { code } } }'
    const NEVER = 3_600_000

    /** Two gateways of one database and one issuer, as replicas are. */
    const startReplicas = async (eventsPollMs: number): Promise<readonly [TestGateway, TestGateway]> => {
      const rates = { caller: WIDE, organisation: WIDE, refusedTokens: WIDE, shared: shared() }
      const one = await startTestGateway([child], { rates, eventsPollMs })
      const other = await startTestGateway([child], { rates, eventsPollMs, issuers: [one.issuer.config] })
      other.database.query = (text, values) => one.database.query(text, values)
      return [one, { ...other, issuer: one.issuer }]
    }
    const WIDE = { requests: 1_000_000, seconds: 60 }

    it('one hears of an act through another; killed and started again, Redis carries hints again', async () => {
      const [one, other] = await startReplicas(NEVER)
      try {
        const listener = await listen(other, [child])
        const actUntilHeard = (events: number): Promise<unknown> =>
          vi.waitUntil(async () => {
            expect((await one.ask(MUTATION)).body.errors).toBeUndefined()
            return listener.count() >= events
          }, PATIENCE)
        one.database.append(child, withdraw(child, ['school.attendance']))
        await actUntilHeard(1)
        await stop()
        one.database.append(child, withdraw(child, ['school.ppt']))
        expect((await one.ask(MUTATION)).body.errors).toBeUndefined()
        await start()
        await actUntilHeard(2)
        expect(listener.count()).toBe(2)
        listener.leave()
      } finally {
        await Promise.all([one.close(), other.close()])
      }
    }, 90_000)

    it('while Redis is away, one hears of an act by looking, and everything else is as ever', async () => {
      await stop()
      const [one, other] = await startReplicas(100)
      try {
        const listener = await listen(other, [child])
        one.database.append(child, withdraw(child, ['nav.benefits']))
        expect((await one.ask(MUTATION)).body.errors).toBeUndefined()
        await listener.heard(1)
        listener.leave()
      } finally {
        await Promise.all([one.close(), other.close()])
        await start()
      }
    })
  })
})
