import { readdir } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { Log } from '@samsyn/kit'
import type { Pool } from './database.ts'

/** What a registry that has started needs of its database before it migrates it. */

const MIGRATIONS = new URL('../migrations/', import.meta.url)
const RETRY_AFTER_MS = 500

/**
 * Waits until the database can be written to, for as long as it takes. What it waits for is logged when it is known and
 * when it changes, by kind and SQLSTATE: never with an address or a name.
 * @returns whether it can; `false` when the signal ended the waiting
 */
export async function waitForDatabase(pool: Pool, log: Log, signal: AbortSignal): Promise<boolean> {
  let said = ''
  while (!signal.aborted) {
    const details = await findWhatIsMissing(pool)
    if (signal.aborted) break
    if (details === null) return true
    if (JSON.stringify(details) !== said) log('waiting', details)
    said = JSON.stringify(details)
    await setTimeout(RETRY_AFTER_MS, undefined, { signal }).catch(() => undefined)
  }
  return false
}

/**
 * A migration this version does not have: it is older than the one that made the database what it is.
 * @returns its name; `null` when there is none
 */
export async function findNewerMigration(pool: Pool): Promise<string | null> {
  const known = (await readdir(MIGRATIONS)).map((file) => file.replace(/\.sql$/, ''))
  const [table] = await query<{ found: string | null }>(pool, `SELECT to_regclass('kysely_migration') AS found`)
  if (table?.found == null) return null
  const [newer] = await query<{ name: string }>(
    pool,
    'SELECT name FROM kysely_migration WHERE name <> ALL ($1::text[]) ORDER BY name DESC LIMIT 1',
    [known],
  )
  return newer?.name ?? null
}

type Missing = { readonly for: 'database' | 'login' | 'database name' | 'primary'; readonly code?: string }

async function findWhatIsMissing(pool: Pool): Promise<Missing | null> {
  try {
    const [row] = await query<{ standby: boolean }>(pool, 'SELECT pg_is_in_recovery() AS standby')
    return row?.standby === true ? { for: 'primary' } : null
  } catch (error) {
    const { code } = error as { code?: unknown }
    // https://www.postgresql.org/docs/15/errcodes-appendix.html: each has a digit, `EPIPE` is the system's.
    if (typeof code !== 'string' || !/^(?=.*\d)[0-9A-Z]{5}$/.test(code)) return { for: 'database' }
    if (code.startsWith('28')) return { for: 'login', code }
    return { for: code === '3D000' ? 'database name' : 'database', code }
  }
}

async function query<Row>(pool: Pool, text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query(text, values)
    return rows as Row[]
  } finally {
    client.release()
  }
}
