import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createPlantedCopy } from '../../fuzz/planted-copy.ts'
import { median } from '../compare-times.ts'
import { ask } from '../consent-cost/load.ts'
import { receive } from '../receive.ts'
import type { Dimension, Point } from './dimension.ts'
import { PLANTED_SECTORS } from './more-sectors.ts'

const SIZES = [4, 5, 6, 7, 8, 9, 10, 11, 12]
const QUICK_SIZES = [4, 8, 12]
const MEASURE_MS = 4_000
const WARM_UP_MS = 3_000
const MB = 1_048_576

export const SUBGRAPHS_ASKED: Dimension = {
  name: 'subgraphs',
  title: 'Subgraphs in a query',
  counts: 'sectors',
  how:
    'Which sectors there are is fixed in the source, so eight more are planted in a copy of it, each with one slice; the graph is ' +
    'composed and proved as ever. Ten children, one slice of each sector asked, all shared. The sectors are stand-ins in a process of their own; registry and database ' +
    'are stand-ins too, in the process of the gateway, whose processor time has theirs in it.',
  series: [
    { name: 'answer', unit: 'ms', most: 1.2 },
    { name: 'gateway CPU', unit: 'ms', most: 1.2 },
    { name: 'heap', unit: 'MB', most: 1 },
  ],
  measure,
}

interface Started {
  readonly url: string
  readonly token: string
  /** One of each sector. */
  readonly slices: readonly string[]
}

interface Reading {
  readonly usage: number
  readonly heap: number
}

async function measure(quick: boolean): Promise<readonly Point[]> {
  const copy = await createPlantedCopy([PLANTED_SECTORS])
  const main = join(copy.root, 'test/bench/growth/subgraphs-process.ts')
  const child = fork(main, {
    cwd: copy.root,
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
  })
  try {
    const started = await receive<Started>(child)
    const points: Point[] = []
    for (const size of quick ? QUICK_SIZES : SIZES) points.push(await measureSize(child, started, size))
    return points
  } finally {
    if (child.connected) {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    }
    await copy.remove()
  }
}

async function measureSize(child: ChildProcess, { url, token, slices }: Started, size: number): Promise<Point> {
  const selection = slices.slice(0, size).map((slice) => `${slice.replace('.', ' { ')} { __typename } }`)
  const body = JSON.stringify({ query: `{ children(first: 10) { nodes { id ${selection.join(' ')} } } }` })
  checkAnswer(await ask(url, token, body))
  await askFor(WARM_UP_MS, () => ask(url, token, body))
  const before = await read(child)
  const times = await askFor(MEASURE_MS, () => ask(url, token, body))
  const after = await read(child)
  return {
    size,
    values: {
      answer: median(times),
      'gateway CPU': (after.usage - before.usage) / times.length,
      heap: after.heap / MB,
    },
  }
}

async function askFor(milliseconds: number, run: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = []
  const start = performance.now()
  while (performance.now() - start < milliseconds) {
    const asked = performance.now()
    await run()
    times.push(performance.now() - asked)
  }
  return times
}

/** @throws Error when a sector did not answer, or anything was withheld */
function checkAnswer(text: string): void {
  const { errors, extensions } = JSON.parse(text) as {
    errors?: unknown
    extensions?: { consent: { withheld: unknown[] } }
  }
  if (errors !== undefined || extensions?.consent.withheld.length !== 0) throw new Error(text.slice(0, 600))
}

function read(child: ChildProcess): Promise<Reading> {
  const answer = receive<Reading>(child)
  child.send('read')
  return answer
}
