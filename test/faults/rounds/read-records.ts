import type { Cluster } from '../cluster.ts'
import { findUnrecorded, type Reading, type Recorded } from './find-unrecorded.ts'

interface Row {
  readonly child: string
  readonly at: number
  readonly slices: readonly string[]
}

/** What the coordinator was shown since a moment, as the log has it. */
export async function readRecords({ pool, people }: Cluster, since: number): Promise<readonly Recorded[]> {
  const { rows } = await pool.query<Row>(
    `SELECT d.child, (extract(epoch FROM d.at) * 1000)::float8 AS at,
       ARRAY(SELECT shown ->> 'slice' FROM jsonb_array_elements(d.details -> 'slices') AS shown) AS slices
     FROM audit.disclosure AS d
     WHERE d.details ->> 'person' = $1 AND d.at >= to_timestamp($2::float8 / 1000)`,
    [people.coordinator.id, since],
  )
  return rows
}

/** A line for each reading that nothing in the log accounts for. */
export async function listUnrecorded(cluster: Cluster, readings: readonly Reading[]): Promise<readonly string[]> {
  if (readings.length === 0) return []
  const since = Math.min(...readings.map(({ from }) => from))
  return findUnrecorded(readings, await readRecords(cluster, since)).map(
    ({ child, received, from, to }) =>
      `${child} was shown (${received.join(', ')}) from ${from} to ${to}, and nothing of it is in the log`,
  )
}
