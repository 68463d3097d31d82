import { setTimeout } from 'node:timers/promises'
import { createRandom } from '../../fuzz/random.ts'
import { listUnrecorded } from './read-records.ts'
import { startReaders } from './readers.ts'
import type { Rounds, RoundsReport, Stand } from './stand.ts'
import { waitForHealth } from './wait.ts'

/**
 * SIGTERM to a gateway whose clients keep their connections and ask without a pause. Whatever was sent on a connection
 * that was had gets its whole answer; the process ends with 0, and soon.
 */
const READERS = 12
const GONE_WITHIN_MS = 10_000
const LONGEST_PAUSE_MS = 500

export async function runSigtermRounds(stand: Stand, { count, seed }: Rounds): Promise<RoundsReport> {
  const { cluster, children } = stand
  const random = createRandom(seed)
  const [probe, ...rest] = children
  const read = Array.from({ length: READERS }, (_, index) => rest[index % rest.length] ?? probe)
  for (const child of new Set([probe, ...read])) await stand.give(child)
  const violations: string[] = []
  const times: number[] = []
  const totals = { reads: 0, after: 0 }
  for (let round = 0; round < count; round++) {
    await waitForHealth(stand, probe)
    const gateway = random.pick(cluster.gateways)
    const readers = startReaders(stand, { random, children: read, gateways: [gateway] })
    await setTimeout(random.whole(100, LONGEST_PAUSE_MS))
    const signalled = Date.now()
    const start = performance.now()
    const ended = await gateway.terminate()
    const took = performance.now() - start
    await readers.stop()
    times.push(took)
    const cut = gateway.readLog().find(({ message }) => message === 'stopped')?.['cut']
    if (cut !== undefined && cut !== 0)
      violations.push(`SIGTERM, round ${round}: ${JSON.stringify(cut)} requests were cut`)
    if (ended !== 0) violations.push(`SIGTERM, round ${round}: ended with ${ended}`)
    if (took > GONE_WITHIN_MS) violations.push(`SIGTERM, round ${round}: gone after ${took.toFixed(0)} ms`)
    for (const { outcome, status, code, reason, from } of readers.reads) {
      if (outcome === 'REFUSED') continue
      totals.reads += 1
      if (from >= signalled) totals.after += 1
      if (outcome === 'WHOLE' && status === 200 && code === null) continue
      const when = `${from - signalled} ms after the signal`
      violations.push(
        `SIGTERM, round ${round}: a request sent ${when} was lost: ${outcome} ${status} ${reason ?? code ?? ''}`,
      )
    }
    const lines = await listUnrecorded(cluster, readers.reads)
    violations.push(...lines.map((line) => `SIGTERM, round ${round}: ${line}`))
    await gateway.start()
  }
  return {
    summary:
      `SIGTERM: ${count} times under ${READERS} readers, ${totals.reads} requests accepted, ${totals.after} of them after ` +
      `the signal, gone in ${Math.max(...times).toFixed(0)} ms at most; ${violations.length} violations`,
    violations,
  }
}
