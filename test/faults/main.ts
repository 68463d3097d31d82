import { parseArgs } from 'node:util'
import { startCluster } from './cluster.ts'
import { checkHistory } from './history/check-history.ts'
import { describeReport, isGood, listViolations } from './report.ts'
import { runShortRounds } from './rounds/run-rounds.ts'

/**
 * Runs the history checker and a few rounds of the rest on servers of its own: `npm run test:faults -- --minutes 2`. Ends
 * with 1 where a guarantee was broken, or fewer look-ups were answered than must be. `--seed` repeats the choices of a run,
 * though not its timing. The whole command takes so many minutes and at most two more.
 */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
  },
})

const MINUTE_MS = 60_000
/** For the rounds, and for looking after the log. */
const SPARE_MINUTES = 2
/** A checker that has hardly run has shown nothing. */
const LEAST_MS = 20_000

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const [minutes, seed] = [Number(values.minutes), Number(values.seed)]
if (!(minutes > 0) || !Number.isInteger(seed)) throw new Error('--minutes is a number above 0, --seed a whole one')
const endOfCheck = performance.now() + minutes * MINUTE_MS
setTimeout(
  () => {
    say(`faults: seed ${seed}, not done ${SPARE_MINUTES} minutes after its time`)
    process.exit(1)
  },
  (minutes + SPARE_MINUTES) * MINUTE_MS,
).unref()

const cluster = await startCluster()
try {
  const forMs = Math.max(LEAST_MS, endOfCheck - performance.now())
  const report = await checkHistory(cluster, { seed, forMs, say: (line) => say(`  ${line}`) })
  // Also here, where it is known: what comes after can be cut off.
  for (const line of [...listViolations(report), describeReport(report)]) say(line)
  let rounds = 0
  await runShortRounds(cluster, seed, ({ summary, violations }) => {
    for (const line of [...violations, summary]) say(line)
    rounds += violations.length
  })
  say(`${describeReport(report)}; ${rounds} violations in the rounds`)
  process.exitCode = isGood(report) && rounds === 0 ? 0 : 1
} finally {
  await cluster.close()
}
