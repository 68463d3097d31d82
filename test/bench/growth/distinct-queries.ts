import { Agent } from 'node:http'
import { startPostgres } from '../../faults/postgres-server.ts'
import { ask } from '../consent-cost/load.ts'
import { openStage, type Stage } from '../consent-cost/stage.ts'
import { type MeasuredGateway, startWatchedGateway } from '../consent-cost/start-gateway.ts'
import type { Dimension, Point } from './dimension.ts'

/** Close together where memory must have come to rest. */
const SIZES = [100, 300, 1_000, 3_000, 10_000, 20_000, 40_000, 60_000, 80_000, 100_000]
const QUICK_SIZES = [100, 300, 1_000, 2_000]
const CONNECTIONS = 8
/** One in so many asks a sector as well; a plan for two takes several times as long. */
const SECTOR_EVERY = 10
const SIGN_IN_EVERY = 5_000
const MB = 1_048_576

export const DISTINCT_QUERIES: Dimension = {
  name: 'distinct-queries',
  title: 'Distinct queries',
  counts: 'queries sent so far, no two alike',
  how:
    'The gateway over HTTP with all its subgraphs and PostgreSQL. No two documents are alike, in their names and in their ' +
    `aliases; one in ${SECTOR_EVERY} asks a sector too. Time is the gateway's processor time for each new query since the size before. ` +
    'Memory is the heap after a collection: it grows until what is remembered is full, and then no more.',
  series: [
    { name: 'CPU of a new query', unit: 'ms', most: 0.1 },
    { name: 'heap', unit: 'MB', most: 0.3 },
  ],
  measure,
}

async function measure(quick: boolean): Promise<readonly Point[]> {
  const server = await startPostgres()
  const stage = await openStage(server.url)
  try {
    const gateway = await startWatchedGateway(stage.start)
    try {
      const points: Point[] = []
      let sent = 0
      for (const size of quick ? QUICK_SIZES : SIZES) {
        const before = await gateway.readHoldings()
        const count = size - sent
        while (sent < size) {
          const next = Math.min(size, sent + SIGN_IN_EVERY)
          await sendDistinct(gateway, stage, sent, next)
          sent = next
        }
        const after = await gateway.readHoldings()
        points.push({
          size,
          values: { 'CPU of a new query': (after.usage - before.usage) / count, heap: after.heap / MB },
        })
      }
      return points
    } finally {
      await gateway.close()
    }
  } finally {
    await stage.close()
    await server.close()
  }
}

async function sendDistinct({ url }: MeasuredGateway, stage: Stage, from: number, to: number): Promise<void> {
  const token = await stage.signIn()
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const variables = { id: stage.ten.children[0]?.id }
  let next = from
  const askOverAndOver = async (): Promise<void> => {
    while (next < to) {
      const serial = next++
      const answer = await ask(url, token, JSON.stringify({ query: writeQuery(serial), variables }), agent)
      if (!answer.startsWith(`{"data":{"child":{"name${serial}":`))
        throw new Error(`no answer: ${answer.slice(0, 200)}`)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, askOverAndOver))
  agent.destroy()
}

function writeQuery(serial: number): string {
  const sector = serial % SECTOR_EVERY === 0 ? ` school { attendance${serial}: attendance { __typename } }` : ''
  return `query Q${serial}($id: ID!) { child(id: $id) { name${serial}: displayName${sector} } }`
}
