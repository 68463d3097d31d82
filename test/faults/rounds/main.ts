import { parseArgs } from 'node:util'
import { startCluster } from '../cluster.ts'
import { runAwayRounds } from './away.ts'
import { runKillRounds } from './kill.ts'
import { runFullRounds, runShortRounds } from './run-rounds.ts'
import { runSigtermRounds } from './sigterm.ts'
import { openStand, type RoundsReport } from './stand.ts'
import { runWithdrawRounds } from './withdraw-under-load.ts'

/**
 * The rounds alone, on servers of their own.
 *
 *   tsx test/faults/rounds/main.ts [short | full | kill | away | withdraw | sigterm] [--count n] [--seed n]
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '5' }, seed: { type: 'string' } },
})
const [what = 'short'] = positionals
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
const count = Number(values.count)

const say = (line: string): void => void process.stdout.write(`${line}\n`)
let found = 0
const report = ({ summary, violations }: RoundsReport): void => {
  found += violations.length
  for (const violation of violations.slice(0, 20)) say(violation)
  say(summary)
}

say(`seed ${seed}`)
const cluster = await startCluster()
try {
  if (what === 'short') await runShortRounds(cluster, seed, report)
  else if (what === 'full') await runFullRounds(cluster, seed, report)
  else {
    const stand = await openStand(cluster)
    if (what === 'kill') report(await runKillRounds(stand, { count, seed }))
    else if (what === 'away') report(await runAwayRounds(stand, { count, seed, backWithin: 3_000 }))
    else if (what === 'withdraw') report(await runWithdrawRounds(stand, { count, seed, within: 500 }))
    else if (what === 'sigterm') report(await runSigtermRounds(stand, { count, seed }))
    else throw new Error(`there are no rounds of ${what}`)
  }
  process.exitCode = found > 0 ? 1 : 0
} finally {
  await cluster.close()
}
