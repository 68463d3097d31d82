import type pg from 'pg'
import { openProcessMetrics, type Part, type ProcessMetrics } from '@samsyn/kit'

export interface RegistryMetrics {
  readonly metrics: ProcessMetrics
  readonly findMissing: () => Promise<readonly Part[]>
}

/** A record that is no leaf after so many seconds waits for a sequencer that is away. */
const LAG_SECONDS = 10
/** From here on no field that tells where a child is is shown: see the register's own freshness. */
const REGISTER_SECONDS = 24 * 3_600
/** However many ask. */
const KEPT_MS = 1_000

interface Reading {
  /** How old the oldest record is that is no leaf yet; 0 if there is none. */
  readonly lagSeconds: number
  readonly pending: number
  /** How long ago the population register was read; `null`: never. */
  readonly registerSeconds: number | null
}

const READ = `
  SELECT
    coalesce(extract(epoch FROM clock_timestamp() - (oldest.record ->> 'at')::timestamptz), 0)::float8 AS "lagSeconds",
    (SELECT count(*) FROM audit.pending)::float8 AS pending,
    (SELECT extract(epoch FROM clock_timestamp() - max(read_at)) FROM registry.register_feed)::float8 AS "registerSeconds"
  FROM (SELECT) AS one
  LEFT JOIN LATERAL (SELECT audit.read_record(kind, source) AS record FROM audit.pending ORDER BY seq LIMIT 1) AS oldest ON true`

/** What the registry tells of itself: how far the log is behind, how old the register is, and its connections. */
export function openRegistryMetrics(pool: pg.Pool): RegistryMetrics {
  const metrics = openProcessMetrics()
  let reading: Promise<Reading | null> = Promise.resolve(null)
  let readAt = Number.NEGATIVE_INFINITY
  let newest: Reading | null = null
  const read = (): Promise<Reading | null> => {
    if (performance.now() - readAt >= KEPT_MS) {
      readAt = performance.now()
      reading = pool.query<Reading & object>(READ).then(
        ({ rows }) => rows[0] ?? null,
        () => null,
      )
      void reading.then((value) => (newest = value))
    }
    return reading
  }

  metrics.gauge(
    'samsyn_log_lag_seconds',
    'Age of the oldest record that is no leaf of the log yet.',
    () => newest?.lagSeconds ?? null,
  )
  metrics.gauge('samsyn_log_pending', 'Records that are no leaf of the log yet.', () => newest?.pending ?? null)
  metrics.gauge(
    'samsyn_register_age_seconds',
    'How long ago the population register was read.',
    () => newest?.registerSeconds ?? null,
  )
  metrics.gauge('samsyn_database_connections', 'Connections to the database.', () => pool.totalCount)
  metrics.gauge(
    'samsyn_database_waiting',
    'Requests that wait for a connection to the database.',
    () => pool.waitingCount,
  )
  metrics.gauge('samsyn_database_up', 'Whether the database answers: 1, or 0.', () => (newest === null ? 0 : 1))

  return {
    metrics: { ...metrics, metrics: async () => (await read(), metrics.metrics()) },
    findMissing: async () => {
      const found = await read()
      if (found === null) return ['database']
      const { lagSeconds, registerSeconds } = found
      return [
        ...(registerSeconds === null || registerSeconds >= REGISTER_SECONDS ? (['register'] as const) : []),
        ...(lagSeconds >= LAG_SECONDS ? (['sequencer'] as const) : []),
      ]
    },
  }
}
