import { startCluster } from '../cluster.ts'
import { type CheckReport, checkHistory } from '../history/check-history.ts'
import { createMutantCopy } from './mutant-copy.ts'
import { MUTANTS, type Mutant } from './mutants.ts'

/** What came of a run with a mistake in the product. */
export interface MutantReport {
  readonly mutant: string
  readonly what: string
  /** What the checker found broken, the first of each kind; empty: the mutant was not caught. */
  readonly found: readonly string[]
  readonly report: CheckReport
}

/** Most are caught in a few seconds; a computer with much else to do takes longer. */
const WITHIN_MS = 90_000
/** So that those who withdraw and those who look meet. */
const CHILDREN = 2

/**
 * Runs the checker against a copy of the product for each mutant, until it finds something or its time is up.
 * @param only the names of some
 */
export async function catchMutants(
  seed: number,
  onReport: (report: MutantReport) => void,
  only: readonly string[] = MUTANTS.map(({ name }) => name),
): Promise<readonly MutantReport[]> {
  const reports: MutantReport[] = []
  for (const mutant of MUTANTS.filter(({ name }) => only.includes(name))) {
    const report = await catchMutant(mutant, seed)
    onReport(report)
    reports.push(report)
  }
  return reports
}

async function catchMutant(mutant: Mutant, seed: number): Promise<MutantReport> {
  const copy = await createMutantCopy(mutant)
  try {
    const cluster = await startCluster({ root: copy.root })
    try {
      const options = { seed, forMs: WITHIN_MS, nemeses: false, untilViolation: true, children: CHILDREN }
      const report = await checkHistory(cluster, options)
      const found = Object.values(report.violations).flatMap((kind) => kind.slice(0, 1))
      return { mutant: mutant.name, what: mutant.what, found, report }
    } finally {
      await cluster.close()
    }
  } finally {
    await copy.remove()
  }
}

/** In a line. */
export function describeMutant({ mutant, what, found, report }: MutantReport): string {
  const { violations, seconds, operations } = report
  const counts = Object.entries(violations)
    .filter(([, list]) => list.length > 0)
    .map(([kind, list]) => `${list.length} ${kind}`)
  const outcome = found.length === 0 ? 'NOT CAUGHT' : `caught by ${counts.join(', ')}`
  return `mutant ${mutant} (${what}): ${outcome} after ${seconds.toFixed(1)} s and ${operations} operations`
}
