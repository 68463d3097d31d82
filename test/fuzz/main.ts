import { parseArgs } from 'node:util'
import pg from 'pg'
import type { ProductPool } from '@samsyn/demo/product'
import { openAttack } from './attack.ts'
import type { Report } from './run-queries.ts'

/**
 * Runs the attack: `npm run test:fuzz -- --queries 10000`. Ends with 1 where anything is not as predicted.
 * `--seed` repeats a run, `--until-difference` stops at the first. `--database` is the URL of an empty PostgreSQL database,
 * in place of an embedded one.
 */

const { values } = parseArgs({
  options: {
    queries: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    database: { type: 'string' },
    'until-difference': { type: 'boolean', default: false },
  },
})

const STEP = 500
const SHOWN = 5

const say = (text: string): void => void process.stdout.write(`${text}\n`)

function describe({
  queries,
  requests,
  repeated,
  refused,
  canaries,
  words,
  withheld,
  differences,
  faults5xx,
}: Report): string {
  return [
    `${queries} queries in ${requests} requests (${repeated} repeated, ${refused} refused as too large)`,
    `${canaries} canaries (${words.size} different) and ${withheld} withheld places as predicted`,
    `${differences.length} differences`,
    `${faults5xx} answers with 5xx`,
  ].join(', ')
}

function openPool(url: string): ProductPool {
  const pool = new pg.Pool({ connectionString: url })
  return {
    connect: () => pool.connect(),
    query: (text, bound) => pool.query(text, [...(bound ?? [])]),
    end: () => pool.end(),
  }
}

const [queries, seed] = [Number(values.queries), Number(values.seed)]
if (!Number.isInteger(queries) || !Number.isInteger(seed)) throw new Error('--queries and --seed are whole numbers')
say(`seed ${seed}`)
let shown = 0
const attack = await openAttack(seed, values.database === undefined ? undefined : openPool(values.database))
try {
  const report = await attack.run({
    queries,
    seed,
    untilDifference: values['until-difference'],
    onProgress: (now) => {
      for (const found of now.differences.slice(shown, SHOWN)) {
        shown++
        const { kind, place, expected, actual, caller, asked } = found
        say(`${kind} at ${place}, asked by ${caller}: expected ${expected}, came ${actual}\n  ${asked}`)
      }
      if (now.queries % STEP === 0) say(describe(now))
    },
  })
  say(`${describe(report)}, seed ${seed}`)
  process.exitCode = report.differences.length > 0 || report.faults5xx > 0 ? 1 : 0
} finally {
  await attack.close()
}
