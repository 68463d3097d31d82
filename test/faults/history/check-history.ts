import { setTimeout } from 'node:timers/promises'
import type { Cluster } from '../cluster.ts'
import { findLateDisclosures, readDisclosures, readWithdrawals } from './late-disclosures.ts'
import { type Clients, startClients } from './run-clients.ts'
import { type Fault, RECOVERY_MS, startTorment } from './torment.ts'
import { findUnrecorded } from './unrecorded-reads.ts'

/** Runs clients against a cluster that things go wrong in, and holds what they saw against what they were promised. */

export interface CheckOptions {
  readonly seed: number
  readonly forMs: number
  /** Whether anything is to go wrong. */
  readonly nemeses?: boolean
  readonly children?: number
  /** Looks after the log every few seconds too, and ends at the first violation. */
  readonly untilViolation?: boolean
  readonly say?: (line: string) => void
}

export interface CheckReport {
  readonly seed: number
  readonly seconds: number
  readonly operations: number
  readonly counts: Readonly<Record<string, number>>
  /** In words, with the history of what was shown. */
  readonly violations: Readonly<Record<'G1' | 'G2' | 'unrecorded' | 'lost', readonly string[]>>
  /** Of look-ups while nothing was wrong, the share that was answered; 0 to 1. */
  readonly availability: number
  readonly healthyLooks: number
  /** What went wrong, and how often. */
  readonly faults: Readonly<Record<string, number>>
}

const LOOK_AFTER_MS = 4_000
const TICK_MS = 200

export async function checkHistory(cluster: Cluster, options: CheckOptions): Promise<CheckReport> {
  const { seed, forMs, nemeses = true, untilViolation = false, say = () => undefined } = options
  const began = performance.now()
  const clients = await startClients(cluster, {
    seed,
    ...(options.children === undefined ? {} : { children: options.children }),
  })
  const torment = nemeses ? startTorment(cluster, seed + 1, say) : null
  let logged = NOTHING
  let lookedAfter = performance.now()
  while (performance.now() < began + forMs) {
    await setTimeout(TICK_MS)
    if (!untilViolation) continue
    if (performance.now() > lookedAfter + LOOK_AFTER_MS) {
      logged = await checkLog(cluster, clients.shown.slice())
      lookedAfter = performance.now()
    }
    if (clients.violations.length + logged.G2.length + logged.unrecorded.length > 0) break
  }
  // First what is wrong, so that whoever waits for an answer gets one.
  await torment?.stop()
  await clients.stop()
  const seconds = (performance.now() - began) / 1_000
  logged = await checkLog(cluster, clients.shown)

  const { counts, looks } = clients
  const faults = torment?.faults ?? []
  const healthy = looks.filter((look) => !faults.some((fault) => isTouched(look, fault)))
  return {
    seed,
    seconds,
    operations: counts.read + counts.give + counts.sign + counts.withdraw + counts.withdrawn,
    counts,
    violations: { G1: clients.violations, ...logged, lost: await findLost(cluster, clients.withdrawn) },
    availability: healthy.filter(({ isAnswered }) => isAnswered).length / Math.max(1, healthy.length),
    healthyLooks: healthy.length,
    faults: countByName(faults),
  }
}

const NOTHING = { G2: [] as readonly string[], unrecorded: [] as readonly string[] }

async function checkLog({ pool }: Cluster, shown: Parameters<typeof findUnrecorded>[0]): Promise<typeof NOTHING> {
  const disclosures = await readDisclosures(pool)
  const withdrawals = await readWithdrawals(pool)
  return {
    G2: findLateDisclosures(disclosures, withdrawals).map(
      ({ disclosure, withdrawal, slice }) =>
        `G2: ${slice} of ${disclosure.child} by ${withdrawal.directive}: disclosed at ${disclosure.at}, committed ${disclosure.committed}; ` +
        `withdrawn at ${withdrawal.at}, committed ${withdrawal.committed} (µs)`,
    ),
    unrecorded: findUnrecorded(shown, disclosures).map(
      (read) =>
        `unrecorded: ${read.shown.join(', ')} of ${read.child} came in a look-up from ${read.from} to ${read.to}`,
    ),
  }
}

/** Acknowledged withdrawals that the ledger does not have. */
async function findLost({ pool }: Cluster, acknowledged: Clients['withdrawn']): Promise<readonly string[]> {
  const kept = new Set(
    (await readWithdrawals(pool)).flatMap(({ directive, slices }) => slices.map((slice) => `${directive} ${slice}`)),
  )
  return acknowledged.flatMap(({ directive, slices }) =>
    slices
      .filter((slice) => !kept.has(`${directive} ${slice}`))
      .map((slice) => `lost: the acknowledged withdrawal of ${slice} from ${directive} is not in the ledger`),
  )
}

function isTouched(look: { readonly start: number; readonly end: number }, fault: Fault): boolean {
  return look.start < fault.to + RECOVERY_MS && look.end > fault.from
}

function countByName(faults: readonly Fault[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { name } of faults) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
