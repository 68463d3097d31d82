import pg from 'pg'
import type { Log } from '@samsyn/kit'

/** A process's connections. One that is lost fails what is asked of it, and does not end the process. */
export function openPool(url: string, log: Log): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  pool.on('error', () => log('a database connection was lost'))
  // The pool listens to those that rest. Whoever is at work hears of it from the query.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
