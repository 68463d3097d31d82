import type { CheckReport } from './history/check-history.ts'

/** What came of a run of the history checker. */

/** Of look-ups while nothing is wrong, at least so many are answered. */
const AVAILABLE = 0.8
const SHOWN_OF_EACH = 5

/** Nothing was broken, and something was there to be broken. */
export function isGood({ violations, availability, counts }: CheckReport): boolean {
  const broken = Object.values(violations).some((list) => list.length > 0)
  return !broken && availability >= AVAILABLE && (counts['withdrawn'] ?? 0) > 0 && (counts['shown'] ?? 0) > 0
}

export function listViolations({ violations }: CheckReport): readonly string[] {
  return Object.values(violations).flatMap((list) => list.slice(0, SHOWN_OF_EACH))
}

/** In one line. */
export function describeReport(report: CheckReport): string {
  const { seed, seconds, operations, counts, violations, availability, healthyLooks, faults } = report
  const nemeses = Object.entries(faults).map(([name, times]) => `${name} ${times}×`)
  return [
    `faults: seed ${seed}`,
    `${operations} operations in ${Math.round(seconds)} s (${counts['read']} reads, ${counts['shown']} slices shown, ` +
      `${counts['give']} given, ${counts['sign']} signed, ${counts['withdrawn']} withdrawals acknowledged, ${counts['withdraw']} not)`,
    `${violations.G1.length} violations of G1`,
    `${violations.G2.length} of G2`,
    `${violations.unrecorded.length} answers without a record`,
    `${violations.lost.length} withdrawals lost`,
    `availability ${(availability * 100).toFixed(1)} % of ${healthyLooks} reads while healthy`,
    `nemeses: ${nemeses.length === 0 ? 'none' : nemeses.join(', ')}`,
  ].join(', ')
}
