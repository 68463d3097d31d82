import { parseArgs } from 'node:util'
import { catchMutants, describeMutant } from './mutants/catch-mutants.ts'

/**
 * Runs the history checker against copies of the product that each have a mistake: it must find every one. Arguments name
 * some of them; none: all. Ends with 1 where one was not found.
 */

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) } },
  allowPositionals: true,
})

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const seed = Number(values.seed)
if (!Number.isInteger(seed)) throw new Error('--seed is a whole number')
say(`seed ${seed}`)
const reports = await catchMutants(
  seed,
  (report) => {
    say(describeMutant(report))
    for (const violation of report.found) say(`  ${violation}`)
  },
  ...(positionals.length === 0 ? [] : [positionals]),
)
const caught = reports.filter(({ found }) => found.length > 0).length
say(`mutants: ${caught} of ${reports.length} caught, seed ${seed}`)
process.exitCode = reports.length > 0 && caught === reports.length ? 0 : 1
