import { SECTORS } from '@samsyn/schema/policy'
import { openCheck } from './open-check.ts'
import { readOptions, USAGE } from './options.ts'
import { printReport } from './print-report.ts'
import { type Candidate, readCandidate } from './read-candidate.ts'

const ROOT = new URL('../../../../', import.meta.url)

const read = readOptions(process.argv.slice(2))
if (!read.ok) giveUp(...read.faults, '', USAGE)
const { options } = read

const candidates: Candidate[] = []
for (const target of options.target === undefined ? SECTORS : [options.target]) {
  const result = await readCandidate(target, { ...options, root: ROOT })
  if (!result.ok) giveUp(result.reason)
  candidates.push(result.candidate)
}
const opened = await openCheck(ROOT, options.documents)
if (!opened.ok) giveUp(...opened.faults)

const reports = []
for (const candidate of candidates) reports.push(await opened.check(candidate))
process.stdout.write(options.json ? `${JSON.stringify(reports, null, 2)}\n` : reports.map(printReport).join('\n'))
process.exitCode = reports.every(({ ok }) => ok) ? 0 : 1

function giveUp(...lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(2)
}
