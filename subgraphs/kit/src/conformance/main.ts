import { writeFileSync } from 'node:fs'
import { readOptions, USAGE } from './options.ts'
import { createReport, printReport } from './report.ts'
import { runChecks } from './run.ts'

const read = readOptions(process.argv.slice(2))
if (!read.ok) {
  process.stderr.write(`${read.faults.join('\n')}\n\n${USAGE}`)
  process.exit(2)
}

const { options } = read
const report = createReport(options, await runChecks(options.url, options))
process.stdout.write(printReport(report))
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`)
process.exitCode = report.conforms ? 0 : 1
