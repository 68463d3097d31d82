import pg from 'pg'
import type { FaultLog } from '../consent/data-sources.ts'

/**
 * Opens the gateway's connections. A database that hangs is a database that is away: nothing is shown, and nobody waits for
 * it. The server gives a statement up before its client does, so that what was given up here does not run on; a connection
 * whose answer did not come is closed and not used again.
 */
export function openPool(databaseUrl: string, log: FaultLog): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 4_000,
    query_timeout: 5_000,
  })
  pool.on('error', () => log('a database connection was lost', {}))
  // The pool listens to those that rest. Whoever is at work hears of it from the query.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
