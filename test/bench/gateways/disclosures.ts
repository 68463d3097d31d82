import type { Pool } from '@samsyn/consent'

/** The record of access of a database of the bench, read and emptied as its owner. */

/** How many disclosures are recorded; each is of one child in one answer. */
export async function countRecords(pool: Pool): Promise<number> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query('SELECT count(*)::int AS count FROM audit.disclosure', [])
    return (rows[0] as { count: number }).count
  } finally {
    client.release()
  }
}

/**
 * Empties it, so that no workload pays for those before it; how it grows is another bench's question. The triggers that
 * forbid this in the product don't fire in a session that says it replays another server's changes, which takes a superuser.
 */
export async function clearRecords(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('SET session_replication_role = replica', [])
    await client.query('TRUNCATE audit.disclosure, audit.pending', [])
    await client.query('SET session_replication_role = origin', [])
  } finally {
    client.release()
  }
}
