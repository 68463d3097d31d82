import { parseArgs } from 'node:util'
import { CHILDREN } from './children.ts'
import type { Dimension } from './dimension.ts'
import { DIRECTIVES } from './directives.ts'
import { DISTINCT_QUERIES } from './distinct-queries.ts'
import { LOG_LENGTH } from './log-length.ts'
import { POPULATION } from './population.ts'
import { judgeGrowth, keepResults, writeTable } from './report.ts'
import { SUBGRAPHS_ASKED } from './subgraphs.ts'

/**
 * How time and memory grow with what is asked and what is kept. Prints a table for each dimension; in full it also draws
 * its chart and writes its section of RESULTS.md. Ends with 1 when something grows faster than it may.
 *
 *   tsx test/bench/growth/main.ts [children] [directives] [subgraphs] [distinct-queries] [log-length]
 *     [population] [--quick]
 */

const DIMENSIONS: readonly Dimension[] = [
  CHILDREN,
  DIRECTIVES,
  SUBGRAPHS_ASKED,
  DISTINCT_QUERIES,
  LOG_LENGTH,
  POPULATION,
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
})
const unknown = positionals.filter((asked) => DIMENSIONS.every(({ name }) => name !== asked))
if (unknown.length > 0) {
  process.stderr.write(
    `no such dimension: ${unknown.join(', ')}; there are ${DIMENSIONS.map(({ name }) => name).join(', ')}\n`,
  )
  process.exit(2)
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

let holds = true
for (const dimension of DIMENSIONS) {
  if (positionals.length > 0 && !positionals.includes(dimension.name)) continue
  const start = performance.now()
  say(`\n${dimension.title}`)
  const points = await dimension.measure(values.quick)
  say(writeTable(dimension, points))
  for (const { name, exponent, holds: isWithin } of judgeGrowth(dimension, points)) {
    if (isWithin) continue
    holds = false
    say(`${name} grows with exponent ${exponent?.toFixed(2)}: does not hold`)
  }
  say(`took ${((performance.now() - start) / 1_000).toFixed(0)} s`)
  if (!values.quick) await keepResults(dimension, points)
}
say(`\ngrowth: ${holds ? 'holds' : 'does not hold'}`)
process.exitCode = holds ? 0 : 1
