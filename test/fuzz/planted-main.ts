import { rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { openAttack } from './attack.ts'
import { PLANTED_BUGS } from './planted-bugs.ts'
import { IN_FORCE } from './planted-copy.ts'

/**
 * Runs in a copy with bugs planted: attacks the product with none in force, with each alone, and with none again. Writes
 * what came of each as a line of JSON. One argument: the seed.
 */

/** What came of an attack with one bug in force; `null`: with none. */
export interface PlantedResult {
  readonly bug: string | null
  readonly queries: number
  readonly differences: number
  readonly first: string | null
}

const QUERIES = 200
const QUERIES_WITHOUT = 25

const flags = new URL(`../../${IN_FORCE}/`, import.meta.url)
const seed = Number(process.argv[2])
const attack = await openAttack(seed)
try {
  for (const [index, bug] of [null, ...PLANTED_BUGS.map(({ name }) => name), null].entries()) {
    const flag = bug === null ? null : fileURLToPath(new URL(bug, flags))
    if (flag !== null) await writeFile(flag, '')
    const { queries, differences } = await attack.run({
      seed: seed + index,
      queries: bug === null ? QUERIES_WITHOUT : QUERIES,
      untilDifference: bug !== null,
    })
    if (flag !== null) await rm(flag)
    const [found] = differences
    const first = found === undefined ? null : `${found.kind} at ${found.place}: ${found.expected} / ${found.actual}`
    const result: PlantedResult = { bug, queries, differences: differences.length, first }
    process.stdout.write(`${JSON.stringify(result)}\n`)
  }
} finally {
  await attack.close()
}
