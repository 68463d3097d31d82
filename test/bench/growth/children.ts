import { SECTORS } from '@samsyn/schema/policy'
import { selectSlice } from '../../everything.ts'
import { startPostgres } from '../../faults/postgres-server.ts'
import { median } from '../compare-times.ts'
import { ask } from '../consent-cost/load.ts'
import { openStage } from '../consent-cost/stage.ts'
import { type MeasuredGateway, startWatchedGateway } from '../consent-cost/start-gateway.ts'
import type { Dimension, Point } from './dimension.ts'
import { CHEAP, enterManyChildren } from './many-children.ts'
import { startStubs } from './start-stubs.ts'

const SIZES = [1, 2, 5, 10, 20, 50, 100, 150, 200, 300, 400, 500]
const QUICK_SIZES = [1, 5, 20, 50, 100]
const PAGE = 50
const MB = 1_048_576
/** Of each size: until so many milliseconds have passed, and no less often than that. */
const MEASURE_MS = 4_000
const LEAST_TIMES = 8
const WARM_UP_TIMES = 60

export const CHILDREN: Dimension = {
  name: 'children',
  title: 'Children in a query',
  counts: 'children',
  how:
    'The gateway over HTTP, on one connection, with a real registry and PostgreSQL; the sectors are stand-ins in a process ' +
    'of their own that answer at once. One cheap slice of each of four sectors, in pages of 50 under aliases: 500 children ' +
    'are the most the limits admit (10 places, a cost of 2,500). Memory is the heap after a collection, when so many have been asked for.',
  series: [
    { name: 'answer', unit: 'ms', most: 1.2 },
    { name: 'gateway CPU', unit: 'ms', most: 1.2 },
    { name: 'heap', unit: 'MB', most: 1 },
  ],
  measure,
}

interface Asking {
  readonly url: string
  readonly token: string
}

async function measure(quick: boolean): Promise<readonly Point[]> {
  const sizes = quick ? QUICK_SIZES : SIZES
  const server = await startPostgres()
  const stage = await openStage(server.url)
  const stubs = await startStubs(SECTORS)
  try {
    await enterManyChildren(stage, Math.max(...sizes))
    const { consent } = stage.start.upstreams
    const upstreams = Object.fromEntries(
      Object.entries(stage.start.upstreams).map(([name, upstream]) => [
        name,
        { ...upstream, url: stubs.urls[name] ?? consent?.url ?? '' },
      ]),
    )
    const gateway = await startWatchedGateway({ ...stage.start, upstreams })
    try {
      const cursors = await readCursors({ url: gateway.url, token: await stage.signIn() }, Math.max(...sizes))
      const points: Point[] = []
      for (const size of sizes) {
        const asking = { url: gateway.url, token: await stage.signIn() }
        points.push(await measureSize(gateway, asking, size, cursors))
      }
      return points
    } finally {
      await gateway.close()
    }
  } finally {
    await stubs.close()
    await stage.close()
    await server.close()
  }
}

async function measureSize(
  gateway: MeasuredGateway,
  { url, token }: Asking,
  size: number,
  cursors: readonly (string | null)[],
): Promise<Point> {
  const body = writeBody(size, cursors)
  const warmUps = Math.max(3, Math.round(WARM_UP_TIMES / size))
  for (let time = 0; time < warmUps; time++) checkAnswer(await ask(url, token, body), size)
  const times: number[] = []
  const before = await gateway.readHoldings()
  const start = performance.now()
  while (performance.now() - start < MEASURE_MS || times.length < LEAST_TIMES) {
    const asked = performance.now()
    await ask(url, token, body)
    times.push(performance.now() - asked)
  }
  const after = await gateway.readHoldings()
  return {
    size,
    values: {
      answer: median(times),
      'gateway CPU': (after.usage - before.usage) / times.length,
      heap: after.heap / MB,
    },
  }
}

function writeBody(size: number, cursors: readonly (string | null)[]): string {
  const selection = CHEAP.map(selectSlice).join(' ')
  const pages = Array.from({ length: Math.ceil(size / PAGE) }, (_, page) => {
    const first = Math.min(PAGE, size - page * PAGE)
    const after = JSON.stringify(cursors[page] ?? null)
    return `p${page}: children(first: ${first}, after: ${after}) { nodes { id ${selection} } }`
  })
  return JSON.stringify({ query: `{ ${pages.join(' ')} }` })
}

/** Where each page of the caseload begins. */
async function readCursors({ url, token }: Asking, most: number): Promise<readonly (string | null)[]> {
  const cursors: (string | null)[] = [null]
  while (cursors.length * PAGE < most) {
    const after = JSON.stringify(cursors.at(-1) ?? null)
    const query = `{ children(first: ${PAGE}, after: ${after}) { pageInfo { endCursor } } }`
    const answer = JSON.parse(await ask(url, token, JSON.stringify({ query }))) as {
      data: { children: { pageInfo: { endCursor: string | null } } }
    }
    cursors.push(answer.data.children.pageInfo.endCursor)
  }
  return cursors
}

/** @throws Error when it is not an answer about so many children */
function checkAnswer(text: string, size: number): void {
  const { data } = JSON.parse(text) as { data: Record<string, { nodes: unknown[] }> | null }
  const count = Object.values(data ?? {}).reduce((sum, { nodes }) => sum + nodes.length, 0)
  if (count !== size) throw new Error(`${count} children in place of ${size}: ${text.slice(0, 300)}`)
}
