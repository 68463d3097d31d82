import { Agent, request } from 'node:http'
import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createChild } from '../testing/family.ts'
import {
  type GatewayProcess,
  openSurroundings,
  startGatewayProcess,
  type Surroundings,
} from '../testing/gateway-process.ts'
import { openRegistryDatabase, POSTGRES, type RegistryDatabase } from '../testing/registry-database.ts'

const CHILD = createChild(1, { slices: ['school.attendance'] })
const BODY = JSON.stringify({
  query: `{ child(id: "${CHILD.id}") { id school { attendance { registrations { start } } } } }`,
})
const CLIENTS = 12
const ROUND_MS = 180_000

type Outcome =
  | { readonly kind: 'ANSWERED'; readonly status: number; readonly text: string }
  /** Nobody took the connection, or nobody had yet: nothing of the request was read. */
  | { readonly kind: 'REFUSED' }
  /** It went out on a connection that had served before, or its answer broke off. */
  | { readonly kind: 'LOST'; readonly why: string }

describe.skipIf(POSTGRES === null)('a gateway process', () => {
  let database: RegistryDatabase
  let around: Surroundings
  const running: GatewayProcess[] = []

  beforeAll(async () => {
    database = await openRegistryDatabase()
    around = await openSurroundings()
  })
  afterEach(() => {
    for (const { process } of running.splice(0)) process.kill('SIGKILL')
    around.subgraphs.school.respond = null
  })
  afterAll(async () => {
    await around.close()
    await database.close()
  })

  const start = (drainMs: number): GatewayProcess => {
    const gateway = startGatewayProcess(around.config, database.url, drainMs)
    running.push(gateway)
    return gateway
  }
  const urlOf = async (gateway: GatewayProcess): Promise<string> => String((await gateway.heard('listening'))['url'])
  const ask = (url: string, agent: Agent): Promise<Outcome> =>
    new Promise((resolve) => {
      const asked = request(`${url}/graphql`, { method: 'POST', agent, headers: around.headers })
      const lose = (error: NodeJS.ErrnoException): void => {
        const why = `${error.code ?? error.message}${asked.reusedSocket ? ' on a kept connection' : ''}`
        const isFresh = !asked.reusedSocket && (error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET')
        resolve(isFresh ? { kind: 'REFUSED' } : { kind: 'LOST', why })
      }
      asked.once('error', lose)
      asked.once('response', (response) => {
        let text = ''
        response.on('data', (chunk) => (text += String(chunk)))
        response.once('error', (error) => resolve({ kind: 'LOST', why: `${error.message} within its answer` }))
        response.once('end', () => resolve({ kind: 'ANSWERED', status: response.statusCode ?? 0, text }))
      })
      asked.end(BODY)
    })
  const shown = {
    data: { child: { id: CHILD.id, school: { attendance: { registrations: expect.any(Array) as unknown } } } },
    extensions: { consent: { withheld: [] } },
  }

  /** Clients that ask without a pause, each until it is refused. */
  async function askUntilRefused(url: string, beforeAsking: () => void): Promise<readonly Outcome[]> {
    const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
    const outcomes: Outcome[] = []
    const client = async (): Promise<void> => {
      for (;;) {
        beforeAsking()
        const outcome = await ask(url, agent)
        outcomes.push(outcome)
        if (outcome.kind === 'REFUSED') return
      }
    }
    await Promise.all(Array.from({ length: CLIENTS }, client))
    agent.destroy()
    return outcomes
  }
  function expectAllShown(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) {
      if (outcome.kind !== 'ANSWERED') continue
      expect([outcome.status, JSON.parse(outcome.text)]).toEqual([200, shown])
    }
  }
  const countAnswered = (outcomes: readonly Outcome[]): number =>
    outcomes.filter(({ kind }) => kind === 'ANSWERED').length

  it(
    'that waits for the registry to make its schema ends when it is told to, and listens when it has',
    async () => {
      const [ended, gateway] = [start(0), start(0)]
      for (const one of [ended, gateway]) {
        expect(await one.heard('waiting')).toEqual({ message: 'waiting', for: 'schema', code: '3F000' })
      }
      ended.process.kill('SIGTERM')
      expect(await ended.ended).toBe(0)
      expect(ended.log).toHaveLength(1)
      await database.migrate()
      await database.enter(CHILD)
      const ready = await fetch(`${await urlOf(gateway)}/health/ready`)
      expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok' }])
    },
    ROUND_MS,
  )

  it.each([0, 0, 300])(
    'that is stopped under load loses no request it took, and records each (drains for %i ms)',
    async (drainMs) => {
      const before = (await database.recordsOf(CHILD)).length
      const gateway = start(drainMs)
      const url = await urlOf(gateway)
      let asked = 0
      const outcomes = await askUntilRefused(url, () => {
        asked += 1
        if (asked === CLIENTS * 3) gateway.process.kill('SIGTERM')
        if (asked === CLIENTS * 3 + 5) gateway.process.kill('SIGINT')
      })
      expect(outcomes.filter(({ kind }) => kind === 'LOST')).toEqual([])
      expectAllShown(outcomes)
      expect(countAnswered(outcomes)).toBeGreaterThanOrEqual(CLIENTS * 2)
      expect(await gateway.ended).toBe(0)
      expect(gateway.log.at(-1)).toEqual({ message: 'stopped', cut: 0 })
      expect((await database.recordsOf(CHILD)).length - before).toBeGreaterThanOrEqual(countAnswered(outcomes))
    },
    ROUND_MS,
  )

  it(
    'ends in time whatever hangs: a request that waits for a sector is cut before its answer began',
    async () => {
      around.subgraphs.school.requests.length = 0
      let hold: (response: ServerResponse) => void = () => undefined
      const held = new Promise<ServerResponse>((resolve) => (hold = resolve))
      around.subgraphs.school.respond = (response) => hold(response)
      const gateway = start(0)
      const agent = new Agent({ keepAlive: true })
      const asked = ask(await urlOf(gateway), agent)
      await held
      const stopped = process.hrtime.bigint()
      gateway.process.kill('SIGTERM')
      expect(await asked).not.toHaveProperty('status')
      expect(await gateway.ended).toBe(0)
      expect(gateway.log.at(-1)).toEqual({ message: 'stopped', cut: 1 })
      process.stdout.write(`stopped after ${(process.hrtime.bigint() - stopped) / 1_000_000n} ms\n`)
      agent.destroy()
    },
    ROUND_MS,
  )
})
