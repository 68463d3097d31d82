import { setTimeout } from 'node:timers/promises'
import { createRandom } from '../../fuzz/random.ts'
import { listUnrecorded } from './read-records.ts'
import { startReaders } from './readers.ts'
import type { Rounds, RoundsReport, Stand } from './stand.ts'
import { waitForHealth } from './wait.ts'

/**
 * Kills a gateway, the postmaster, or all of PostgreSQL at once, again and again under load, and never gently. Every slice
 * that a reader received must be in the log, also of an answer that was cut.
 */
const READERS = 8
const LONGEST_PAUSE_MS = 600
const VICTIMS = ['gateway', 'gateway', 'postmaster', 'PostgreSQL at once'] as const

export async function runKillRounds(stand: Stand, { count, seed }: Rounds): Promise<RoundsReport> {
  const { cluster, children } = stand
  const random = createRandom(seed)
  const [probe, ...rest] = children
  const read = rest.slice(0, READERS)
  for (const child of [probe, ...read]) await stand.give(child)
  const violations: string[] = []
  const killed: Record<string, number> = {}
  const totals = { reads: 0, received: 0, cut: 0 }
  for (let round = 0; round < count; round++) {
    await waitForHealth(stand, probe)
    const readers = startReaders(stand, { random, children: read })
    await setTimeout(random.whole(100, LONGEST_PAUSE_MS))
    const victim = random.pick(VICTIMS)
    killed[victim] = (killed[victim] ?? 0) + 1
    if (victim === 'gateway') {
      const gateway = random.pick(cluster.gateways)
      await gateway.kill()
      await gateway.start()
    } else {
      await (victim === 'postmaster' ? cluster.postgres.kill() : cluster.postgres.stop())
      await cluster.postgres.start()
    }
    await readers.stop()
    const { reads } = readers
    totals.reads += reads.length
    totals.received += reads.reduce((sum, { received }) => sum + received.length, 0)
    totals.cut += reads.filter(({ outcome }) => outcome === 'CUT').length
    for (const line of await listUnrecorded(cluster, reads))
      violations.push(`kill, round ${round} (${victim}): ${line}`)
  }
  const victims = Object.entries(killed).map(([victim, times]) => `${victim} ${times}`)
  return {
    summary:
      `kill: ${count} rounds (${victims.join(', ')}), ${totals.reads} readings, of which ${totals.cut} cut, ` +
      `${totals.received} slices received, ${violations.length} not in the log`,
    violations,
  }
}
