import { setTimeout } from 'node:timers/promises'
import { createRandom } from '../../fuzz/random.ts'
import type { FaultChild } from '../people.ts'
import { listUnrecorded } from './read-records.ts'
import { type Read, type Readers, startReaders } from './readers.ts'
import { findReceived, READ } from './received.ts'
import { send } from './send.ts'
import type { Rounds, RoundsReport, Stand } from './stand.ts'
import { waitFor, waitForHealth } from './wait.ts'

/**
 * What is not there for a while. Without Redis nothing goes wrong. Without PostgreSQL, whether it is stopped or stands
 * still, nothing sectoral is answered; when it is back everything is, and what was acknowledged before still holds.
 */
const READERS_PER_GATEWAY = 2
/** Longer than a gateway waits for the registry: then it has given up, and must take it up again. */
const AWAY_MS = 6_000
/** Requests that were under way when it went may still be answered. */
const SETTLE_MS = 500

export interface AwayRounds extends Rounds {
  /** How long after PostgreSQL is back the last gateway may take to answer, in milliseconds. */
  readonly backWithin: number
}

interface Away {
  readonly name: string
  go(): Promise<void> | void
  /** Resolves when it is back. */
  back(): Promise<void> | void
}

export async function runAwayRounds(stand: Stand, { count, seed, backWithin }: AwayRounds): Promise<RoundsReport> {
  const { cluster, children } = stand
  const { postgres, redis } = cluster
  const [probe, kept, lost, ...rest] = children
  const read = rest.slice(0, READERS_PER_GATEWAY * cluster.gateways.length)
  for (const child of [probe, ...read]) await stand.give(child)
  const violations: string[] = []
  const backs: Record<string, number[]> = {}
  let redisReads = 0
  let awayReads = 0
  const stopped: Away = { name: 'stopped', go: () => postgres.stop(), back: () => postgres.start() }
  const frozen: Away = { name: 'frozen', go: () => postgres.pause(), back: () => postgres.resume() }

  for (let round = 0; round < count; round++) {
    const random = createRandom(seed + round)
    await waitForHealth(stand, probe)
    redisReads += await tryWithoutRedis(random)
    for (const away of [stopped, frozen]) {
      await waitForHealth(stand, probe)
      await tryWithoutPostgres(away, random, round)
    }
  }

  async function tryWithoutRedis(random: ReturnType<typeof createRandom>): Promise<number> {
    const readers = startReaders(stand, { random, children: read })
    await setTimeout(SETTLE_MS)
    await redis.kill()
    await setTimeout(AWAY_MS)
    await redis.start()
    await setTimeout(SETTLE_MS)
    await readers.stop()
    for (const one of readers.reads) {
      if (one.outcome === 'WHOLE' && one.status === 200 && one.code === null && one.received.length > 0) continue
      violations.push(
        `without Redis: ${one.outcome} ${one.status} ${one.reason ?? one.code ?? ''} ${one.received.join(', ')}`,
      )
    }
    return readers.reads.length
  }

  async function tryWithoutPostgres(away: Away, random: ReturnType<typeof createRandom>, round: number): Promise<void> {
    const place = `PostgreSQL ${away.name}, round ${round}`
    // Acknowledged right before it goes: one withdrawal and one yes.
    await stand.takeBackAll(lost)
    const directive = await stand.give(lost)
    await stand.give(kept)
    const { took } = await stand.withdraw(lost, directive)
    if (took === Infinity) violations.push(`${place}: a withdrawal was not acknowledged while all was well`)
    // A reader of a gateway asks it alone: one that is slow to come back is not hidden by the others.
    const all = cluster.gateways.map((gateway, index) =>
      startReaders(stand, {
        random,
        gateways: [gateway],
        children: read.slice(index * READERS_PER_GATEWAY, (index + 1) * READERS_PER_GATEWAY),
      }),
    )
    await setTimeout(SETTLE_MS)
    await away.go()
    const gone = Date.now()
    await setTimeout(AWAY_MS)
    const returning = Date.now()
    await away.back()
    const returned = Date.now()
    const showsAgain = ({ received, from, to }: Read): boolean => received.length > 0 && to >= returned && from >= gone
    const isBack = ({ reads }: Readers): boolean => reads.some(showsAgain)
    await waitFor('every gateway to be back', () => all.every(isBack)).catch(() => undefined)
    await Promise.all(all.map((readers) => readers.stop()))
    for (const { reads } of all.filter((readers) => !isBack(readers))) {
      const last = reads.at(-1)
      violations.push(`${place}: a gateway does not come back: ${last?.outcome} ${last?.status} ${last?.code ?? ''}`)
    }
    const back = Math.max(...all.map(({ reads }) => (reads.find(showsAgain)?.to ?? Infinity) - returned))
    ;(backs[away.name] ??= []).push(back)
    if (back > backWithin) violations.push(`${place}: answers again only ${back} ms after its return`)
    const reads = all.flatMap((readers) => readers.reads)
    const whileAway = reads.filter(({ from, to }) => from >= gone && to <= returning)
    awayReads += whileAway.length
    for (const { received } of whileAway.filter((one) => one.received.length > 0)) {
      violations.push(`${place}: ${received.join(', ')} answered while it was away`)
    }
    violations.push(...(await listUnrecorded(cluster, reads)).map((line) => `${place}: ${line}`))
    const [shownOfLost, shownOfKept] = [await readOnce(lost), await readOnce(kept)]
    if (shownOfLost.length > 0) violations.push(`${place}: a withdrawal that was acknowledged is lost`)
    if (shownOfKept.length === 0) violations.push(`${place}: a yes that was acknowledged is lost`)
  }

  async function readOnce({ id }: FaultChild): Promise<readonly string[]> {
    await waitForHealth(stand, probe)
    const [gateway] = cluster.gateways
    const { text } = await send(gateway?.url ?? '', { token: stand.token, query: READ, variables: { id } })
    return findReceived(text)
  }

  const longest = Object.entries(backs).map(([name, times]) => `${Math.max(...times)} ms when ${name}`)
  return {
    summary:
      `away: ${count} rounds; ${redisReads} readings without Redis; ${awayReads} readings without PostgreSQL, and every ` +
      `gateway back at most ${longest.join(', ')}; ${violations.length} violations`,
    violations,
  }
}
