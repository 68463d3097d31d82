import { RULES } from '@samsyn/schema/compose'
import type { CheckReport } from './check-subgraph.ts'
import { findLine } from './find-line.ts'
import type { Candidate } from './read-candidate.ts'
import { CHANGE_RULES, type CheckFinding } from './rules.ts'

const PROMISES: Readonly<Record<string, string>> = { ...RULES, ...CHANGE_RULES }

/** A report with where it was found, and the line of each finding in the checked SDL: what `--json` prints. */
export interface PlacedReport extends Omit<CheckReport, 'findings'> {
  readonly place: string
  readonly findings: readonly PlacedFinding[]
}

interface PlacedFinding extends CheckFinding {
  /** What the rule promises. */
  readonly promise: string
  /** `null` where the coordinate is not in the SDL, or is another subgraph's. */
  readonly line: number | null
}

export function placeReport(report: CheckReport, { name, place, sdl }: Candidate): PlacedReport {
  const findings = report.findings.map((finding) => ({
    ...finding,
    promise: PROMISES[finding.rule] ?? '',
    line: finding.coordinate.startsWith(`${name}: `) ? findLine(sdl, finding.coordinate.slice(name.length + 2)) : null,
  }))
  return { ...report, place, findings }
}

/** The report as text: for each finding its coordinate and rule, what is wrong, who asks for it, and the mend. */
export function printReport({ subgraph, place, composes, findings }: PlacedReport): string {
  const errors = findings.filter(({ level }) => level === 'error').length
  const warnings = findings.length - errors
  const outcome = composes
    ? 'composes with the rest'
    : 'does not compose with the rest, and is not held against what was released'
  const lines = findings.flatMap(({ rule, level, coordinate, promise, message, mend, documents, line }) => [
    '',
    `${level}  ${coordinate}  ${rule}${line === null ? '' : `  (${place}:${line})`}`,
    `  ${oneLine(message)}`,
    `  rule: ${promise}`,
    ...(documents.length === 0 ? [] : [`  asked for by: ${documents.join(', ')}`]),
    `  mend: ${oneLine(mend)}`,
  ])
  return `${subgraph} (${place}) ${outcome}: ${count(errors, 'error')}, ${count(warnings, 'warning')}${lines.join('\n')}\n`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

function count(number: number, what: string): string {
  return `${number === 0 ? 'no' : number} ${what}${number === 1 ? '' : 's'}`
}
