import pg from 'pg'
import type { Log } from '@samsyn/kit'

const CONNECT_TIMEOUT_MS = 5_000

/**
 * A process's connections. One that is lost fails what is asked of it, and does not end the process.
 * @param max how many there are at most
 */
export function openPool(url: string, log: Log, max = 10): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  pool.on('error', () => log('a database connection was lost'))
  // The pool listens to those that rest. Whoever is at work hears of it from the query.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
