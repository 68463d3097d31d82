import { createRandom } from '../../fuzz/random.ts'
import { median } from '../../bench/compare-times.ts'
import { listUnrecorded } from './read-records.ts'
import { startReaders } from './readers.ts'
import { READ_ONE } from './received.ts'
import type { Rounds, RoundsReport, Stand } from './stand.ts'
import { waitFor, waitForHealth } from './wait.ts'

/** Withdrawals, one after the other, of a child whom forty readers read all the time. */
const READERS = 40

export interface WithdrawRounds extends Rounds {
  /** How long each may take until it is acknowledged, in milliseconds. */
  readonly within: number
}

export async function runWithdrawRounds(stand: Stand, { count, seed, within }: WithdrawRounds): Promise<RoundsReport> {
  // One whose mother alone decides: nobody else need sign.
  const child = stand.children.find(({ holders }) => holders.length === 1)
  if (child === undefined) throw new Error('there is no such child')
  const violations: string[] = []
  const times: number[] = []
  await stand.takeBackAll(child)
  let directive = await stand.give(child)
  await waitForHealth(stand, child)
  const readers = startReaders(stand, {
    random: createRandom(seed),
    children: Array.from({ length: READERS }, () => child),
    query: READ_ONE,
  })
  /** How many readings that began after a moment have ended and showed something. */
  const countShown = (since: number): number =>
    readers.reads.filter(({ received, from }) => received.length > 0 && from >= since).length
  const start = Date.now()
  for (let round = 0; round < count; round++) {
    const given = Date.now()
    await waitFor('what is shared to be read', () => countShown(given) > 0)
    const { took, tries } = await stand.withdraw(child, directive)
    const acknowledged = Date.now()
    times.push(took)
    if (took > within) {
      violations.push(`withdraw, round ${round}: acknowledged after ${took.toFixed(0)} ms, at try ${tries}`)
    }
    await waitFor('readers to read again', () => readers.reads.some(({ from }) => from > acknowledged))
    const shown = countShown(acknowledged + 1)
    if (shown > 0) violations.push(`withdraw, round ${round}: shown ${shown} times after it`)
    directive = await stand.give(child)
  }
  const seconds = (Date.now() - start) / 1_000
  await readers.stop()
  // Forty read the one child at once, so which record is whose is not told apart; that there are enough is.
  const shown = readers.reads.filter(({ received }) => received.length > 0)
  violations.push(...(await listUnrecorded(stand.cluster, shown)).map((line) => `withdraw: ${line}`))
  return {
    summary:
      `withdraw: ${count} under ${READERS} readers (${(readers.reads.length / seconds).toFixed(0)} readings/s), ` +
      `acknowledged in ${median(times).toFixed(0)} ms at the median, ${Math.max(...times).toFixed(0)} ms at most; ` +
      `${violations.length} violations`,
    violations,
  }
}
