import type { Cluster } from '../cluster.ts'
import { runAwayRounds } from './away.ts'
import { runKillRounds } from './kill.ts'
import { runSigtermRounds } from './sigterm.ts'
import { openStand, type RoundsReport } from './stand.ts'
import { runWithdrawRounds } from './withdraw-under-load.ts'

/** How many rounds of each, and what they must keep to. Times are in milliseconds. */
interface Extent {
  readonly kills: number
  readonly aways: number
  readonly withdrawals: number
  readonly signals: number
  readonly backWithin: number
  readonly withdrawWithin: number
}

/** A busy machine is no fault: what takes long is a violation only where it takes far too long. */
const SHORT: Extent = { kills: 2, aways: 1, withdrawals: 3, signals: 1, backWithin: 20_000, withdrawWithin: 5_000 }
const FULL: Extent = { kills: 200, aways: 5, withdrawals: 30, signals: 50, backWithin: 3_000, withdrawWithin: 500 }

/** A few rounds of each, for every change. */
export const runShortRounds = (cluster: Cluster, seed: number, onReport?: OnReport): Promise<readonly RoundsReport[]> =>
  runRounds(cluster, seed, SHORT, onReport)

/** As many as are promised, by the times that are promised. */
export const runFullRounds = (cluster: Cluster, seed: number, onReport?: OnReport): Promise<readonly RoundsReport[]> =>
  runRounds(cluster, seed, FULL, onReport)

type OnReport = (report: RoundsReport) => void

async function runRounds(
  cluster: Cluster,
  seed: number,
  extent: Extent,
  onReport: OnReport = () => undefined,
): Promise<readonly RoundsReport[]> {
  const { kills, aways, withdrawals, signals, backWithin, withdrawWithin } = extent
  const stand = await openStand(cluster)
  const reports: RoundsReport[] = []
  for (const run of [
    () => runAwayRounds(stand, { count: aways, seed, backWithin }),
    () => runWithdrawRounds(stand, { count: withdrawals, seed, within: withdrawWithin }),
    () => runSigtermRounds(stand, { count: signals, seed }),
    () => runKillRounds(stand, { count: kills, seed }),
  ]) {
    const report = await run()
    reports.push(report)
    onReport(report)
  }
  return reports
}
