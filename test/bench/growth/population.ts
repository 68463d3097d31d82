import { todayInNorway } from '@samsyn/demo/families'
import { SECTORS } from '@samsyn/schema/policy'
import pg from 'pg'
import { selectSlice } from '../../everything.ts'
import { startPostgres } from '../../faults/postgres-server.ts'
import { median } from '../compare-times.ts'
import { ask } from '../consent-cost/load.ts'
import { openStage, type Stage } from '../consent-cost/stage.ts'
import { startWatchedGateway } from '../consent-cost/start-gateway.ts'
import { enterChildren } from '../enter-children.ts'
import { LEAST_CHILDREN, type Caseload, createPopulation } from '../population/create-population.ts'
import type { Dimension, Point } from './dimension.ts'
import { CHEAP } from './many-children.ts'
import { startStubs } from './start-stubs.ts'

const SIZES = [1_000, 3_000, 10_000, 30_000, 100_000]
const QUICK_SIZES = [250, 500, 1_000]
const WRITERS = 4
/** Of each kind, each of another coordinator: what was asked before is of no help. */
const ASKED = 120
const WARM_UP = 40
const MB = 1_048_576
const CASELOAD = JSON.stringify({
  query: `{ children(first: ${LEAST_CHILDREN}) { nodes { id displayName age myCapacity } } }`,
})

export const POPULATION: Dimension = {
  name: 'population',
  title: 'Children in the registry',
  counts: 'children',
  how:
    `Households of one to four children from 0 to 24, each on one of the caseloads of ${LEAST_CHILDREN} or some more, and shared by both parents with that ` +
    'coordinator; entered with the registry’s own functions, each act its own transaction. The gateway over HTTP, one coordinator after another, ' +
    'with a real registry and PostgreSQL; the sectors are stand-ins that answer at once. Picture: one child under four slices. Caseload: the ' +
    'list of a coordinator. Entering is of one child with their directives. Memory is the gateway’s heap after a collection.',
  series: [
    { name: 'picture', unit: 'ms', most: 0.2 },
    { name: 'caseload', unit: 'ms', most: 0.2 },
    { name: 'entering', unit: 'ms', most: 0.2 },
    { name: 'gateway heap', unit: 'MB', most: 0.3 },
    { name: 'database', unit: 'MB', most: 1.1 },
  ],
  measure,
}

async function measure(quick: boolean): Promise<readonly Point[]> {
  const server = await startPostgres()
  const stage = await openStage(server.url)
  const stubs = await startStubs(SECTORS)
  const { consent } = stage.start.upstreams
  const upstreams = Object.fromEntries(
    Object.entries(stage.start.upstreams).map(([name, upstream]) => [
      name,
      { ...upstream, url: stubs.urls[name] ?? consent?.url ?? '' },
    ]),
  )
  const gateway = await startWatchedGateway({ ...stage.start, upstreams })
  const { connectionString } = stage.pool.options
  const pools = Array.from({ length: WRITERS }, () => new pg.Pool({ connectionString, max: 1 }))
  try {
    const population = createPopulation(todayInNorway(), CHEAP)
    const points: Point[] = []
    const caseloads: Caseload[] = []
    for (const size of quick ? QUICK_SIZES : SIZES) {
      const added: Caseload[] = []
      for (let more = size - countChildren(caseloads); more > 0; more -= added.at(-1)?.children.length ?? 0) {
        added.push(population.next().value as Caseload)
      }
      const start = performance.now()
      await enter(pools, added)
      const entering = (performance.now() - start) / countChildren(added)
      caseloads.push(...added)
      await stage.pool.query('VACUUM ANALYZE')
      const picture = await timeOf(stage, gateway.url, caseloads, writePicture, 'child')
      const caseload = await timeOf(stage, gateway.url, caseloads, () => CASELOAD, 'children')
      const { heap } = await gateway.readHoldings()
      const { rows } = await stage.pool.query('SELECT pg_database_size(current_database())::float8 AS bytes')
      const { bytes } = rows[0] as { bytes: number }
      points.push({
        size: countChildren(caseloads),
        values: { picture, caseload, entering, 'gateway heap': heap / MB, database: bytes / MB },
      })
    }
    return points
  } finally {
    for (const pool of pools) await pool.end()
    await gateway.close()
    await stubs.close()
    await stage.close()
    await server.close()
  }
}

const countChildren = (caseloads: readonly Caseload[]): number =>
  caseloads.reduce((sum, { children }) => sum + children.length, 0)

/** Each writer takes the next caseload, as an intake and many families would. */
async function enter(pools: readonly pg.Pool[], caseloads: readonly Caseload[]): Promise<void> {
  const today = todayInNorway()
  const waiting = [...caseloads]
  await Promise.all(
    pools.map(async (pool) => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        await enterChildren(pool, today, next.children, [next.share])
      }
    }),
  )
}

/** The median time of an answer, of coordinators who are spread over all there are. */
async function timeOf(
  stage: Stage,
  url: string,
  caseloads: readonly Caseload[],
  write: (caseload: Caseload) => string,
  field: string,
): Promise<number> {
  const times: number[] = []
  for (let time = 0; time < WARM_UP + ASKED; time++) {
    const caseload = caseloads[Math.floor((time / (WARM_UP + ASKED)) * caseloads.length)] as Caseload
    const token = await stage.signInAs(caseload.share.member.nationalIdentityNumber)
    const asked = performance.now()
    const answer = await ask(url, token, write(caseload))
    if (time >= WARM_UP) times.push(performance.now() - asked)
    const { data } = JSON.parse(answer) as { data: Record<string, unknown> | null }
    if (data?.[field] == null) throw new Error(`no answer: ${answer.slice(0, 300)}`)
  }
  return median(times)
}

function writePicture({ children }: Caseload): string {
  const query = `query ($id: ID!) { child(id: $id) { id ${CHEAP.map(selectSlice).join(' ')} } }`
  return JSON.stringify({ query, variables: { id: children[0]?.id } })
}
