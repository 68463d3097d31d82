import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { drawChart } from './chart.ts'
import { compareAnswers } from './compare-answers.ts'
import { CONTENDER_NAMES, type Contender, runsOn } from './contenders.ts'
import { childId, SHARED } from './people.ts'
import { pinBench } from './pin.ts'
import { printTable } from './print-table.ts'
import { race, type RaceTerms, writeHeaders } from './race.ts'
import { type Result, summarise } from './results.ts'
import { openStage, type Stage } from './stage.ts'
import { ALL_WORKLOADS, CHARTED, HEADLINES, type Workload, writeQuestion } from './workloads.ts'

/**
 * Samsyn beside other gateways, and beside the least that any could cost: the same supergraph, subgraphs, data and
 * questions, each gateway alone on one core, in turns.
 *
 *   npm run bench [-- --quick] [--rounds 5] [--seconds 1.3] [--only <part of a workload's name>]
 *     [--contenders floor,samsyn,…] [--profile <folder, for a CPU profile of Samsyn>]
 *
 * Ratios hold within one run, on one machine. Answers are compared before anything is measured, and each of Samsyn's
 * answers must have been recorded. Writes `results.json` and a chart of what it measured.
 */

const RESULTS = new URL('../results.json', import.meta.url)
const CHART = new URL('chart.svg', import.meta.url)

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '1.3' },
    only: { type: 'string', default: '' },
    contenders: { type: 'string' },
    profile: { type: 'string' },
  },
})
const workloads = (values.quick ? HEADLINES : ALL_WORKLOADS).filter(({ name }) => name.includes(values.only))
const named = values.contenders?.split(',')
const names = CONTENDER_NAMES.filter((name) => named?.includes(name) ?? !(values.quick && name.endsWith('-dedup')))
const flags = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`]
const terms: RaceTerms = { rounds: Number(values.rounds), seconds: Number(values.seconds), warmUpSeconds: 0.6 }
/** Until Node has compiled what is asked over and over, which a gateway of much code has done after half a minute. */
const FIRST_WARM_UP_SECONDS = [18, 3]

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const cores = pinBench()
say(
  cores === null
    ? 'NOT PINNED: there is no taskset, or no second core. Whatever runs beside a gateway slows it: believe no ratio.'
    : `gateways on core ${cores.gateway}, load, subgraphs and PostgreSQL on core ${cores.bench}`,
)
const stage = await openStage(cores, names, flags)
try {
  await measureAll(stage)
} finally {
  await stage.close()
}

async function measureAll(running: Stage): Promise<void> {
  const started = performance.now()
  await compareAll(running)
  for (const [at, warmUpSeconds] of FIRST_WARM_UP_SECONDS.entries()) {
    await race(running, HEADLINES[at] as Workload, running.contenders, { rounds: 0, seconds: 0, warmUpSeconds })
  }
  const results: Result[] = []
  for (const workload of workloads) {
    const rounds = await race(running, workload, listEntrants(running, workload), terms)
    const rows = summarise(workload.name, rounds)
    results.push(...rows)
    say(`\n${printTable(rows, rounds)}`)
  }
  const subtitle = `Medians of ${terms.rounds} rounds, one core for each gateway; Samsyn with consent and its record of access.`
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`)
  await writeFile(CHART, drawChart(results, CHARTED, subtitle))
  for (const { name } of HEADLINES) sayHeadline(name, results)
  say(`\n${Math.round((performance.now() - started) / 1_000)} s`)
}

function listEntrants({ contenders }: Stage, workload: Workload): readonly Contender[] {
  return contenders.filter(({ name }) => runsOn(name, workload))
}

/** Each question once: it is the same on however many connections. */
async function compareAll(running: Stage): Promise<void> {
  const asked = new Map<string, Workload[]>()
  for (const workload of workloads) {
    const question = `${workload.children} × 4, ${workload.share}`
    asked.set(question, [...(asked.get(question) ?? []), workload])
  }
  for (const [question, alike] of asked) {
    const [first] = alike as [Workload]
    const { share } = first
    const entrants = running.contenders.filter(({ name }) => alike.some((workload) => runsOn(name, workload)))
    const headers = writeHeaders(await running.signIn(share))
    await compareAnswers(entrants, writeQuestion(first, childId(0)), headers, SHARED[share])
    say(`${question}: ${entrants.map(({ name }) => name).join(', ')} answer the same, but for what must be withheld`)
  }
}

/** How many times as many requests Samsyn answers as others. */
function sayHeadline(workload: string, results: readonly Result[]): void {
  const rps = (name: Result['contender']): number | undefined =>
    results.find((result) => result.workload === workload && result.contender === name)?.rps
  const samsyn = rps('samsyn')
  if (samsyn === undefined) return
  const parts = (['floor', 'apollo', 'hive-rust'] as const).map(
    (name) => `${(samsyn / (rps(name) ?? Number.NaN)).toFixed(2)} × ${name}`,
  )
  say(`\n${workload}: samsyn is ${parts.join(', ')}`)
}
