import type { CheckResult } from './run.ts'

export interface Report {
  readonly subgraph: string
  readonly sector: string
  /** Every MUST is kept. */
  readonly conforms: boolean
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly checks: readonly CheckResult[]
}

/** @param allowSkipped whether a MUST that could not be tried may stand */
export function createReport(
  { url, sector, allowSkipped }: { readonly url: URL; readonly sector: string; readonly allowSkipped: boolean },
  checks: readonly CheckResult[],
): Report {
  const count = (result: CheckResult['result']): number => checks.filter((check) => check.result === result).length
  const isBroken = ({ level, result }: CheckResult): boolean =>
    level === 'MUST' && (result === 'fail' || (result === 'skip' && !allowSkipped))
  return {
    subgraph: `${url.origin}${url.pathname}`,
    sector,
    conforms: !checks.some(isBroken),
    passed: count('pass'),
    failed: count('fail'),
    skipped: count('skip'),
    checks,
  }
}

/** The report as a table, one check a line, reasons below it. */
export function printReport({ subgraph, sector, conforms, passed, failed, skipped, checks }: Report): string {
  const lines = checks.flatMap((check) => {
    const line = `${check.id}  ${check.level.padEnd(6)}  ${check.result.padEnd(4)}  ${check.name}`
    return check.result === 'pass' ? [line] : [line, `                   ${check.reason}`]
  })
  const verdict = conforms ? 'every MUST is kept' : 'not every MUST is kept'
  return [
    `${sector} at ${subgraph}`,
    '',
    ...lines,
    '',
    `${checks.length} checks: ${passed} passed, ${failed} failed, ${skipped} skipped; ${verdict}`,
    '',
  ].join('\n')
}
