import { parseArgs } from 'node:util'
import { startCluster } from './cluster.ts'
import { checkHistory } from './history/check-history.ts'
import { catchMutants, describeMutant } from './mutants/catch-mutants.ts'
import { describeReport, isGood, listViolations } from './report.ts'
import { runFullRounds } from './rounds/run-rounds.ts'

/** All that is claimed of faults, in full: `npm run test:faults:full`. Ends with 1 where any of it does not hold. */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
  },
})

const MINUTE_MS = 60_000

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const [minutes, seed] = [Number(values.minutes), Number(values.seed)]
if (!(minutes > 0) || !Number.isInteger(seed)) throw new Error('--minutes is a number above 0, --seed a whole one')
say(`seed ${seed}`)
let isAllGood = true
const note = (good: boolean, lines: readonly string[]): void => {
  isAllGood &&= good
  for (const line of lines) say(line)
}

const cluster = await startCluster()
try {
  const report = await checkHistory(cluster, { seed, forMs: minutes * MINUTE_MS })
  note(isGood(report), [...listViolations(report), describeReport(report)])
} finally {
  await cluster.close()
}

// By themselves: what the checker left behind is no load that they are to be measured under.
const fresh = await startCluster()
try {
  await runFullRounds(fresh, seed, ({ summary, violations }) => note(violations.length === 0, [...violations, summary]))
} finally {
  await fresh.close()
}

await catchMutants(seed, (mutant) => note(mutant.found.length > 0, [describeMutant(mutant)]))
say(isAllGood ? 'faults: everything holds' : 'faults: NOT everything holds')
process.exitCode = isAllGood ? 0 : 1
