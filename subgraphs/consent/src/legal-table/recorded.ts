import { sql } from 'kysely'
import type { Instant, LegalRow } from '@samsyn/schema/policy'
import type { RegistryDatabase } from '../database.ts'

/** The legal table as the database has it: appended to, so that a past decision is replayed by the rules of its day. */

export interface RecordedTable {
  readonly seq: number
  readonly rows: readonly LegalRow[]
}

/** A table and when it came to hold. */
export interface DatedTable extends RecordedTable {
  readonly recordedAt: Instant
}

/** As `newestTable` answers: `rows` left out where they are those already known, `null` where no table is recorded. */
export type NewestTable = { readonly seq: number; readonly rows: readonly LegalRow[] | null } | null

/**
 * The newest table as a part of another query, so that it is read in the same snapshot.
 * @param known the table whose rows need not be read again
 */
export const newestTable = (known: RecordedTable | null) => sql<NewestTable>`(
  SELECT jsonb_build_object(
    'seq', t.seq, 'rows', CASE WHEN t.seq IS DISTINCT FROM ${known?.seq ?? null}::bigint THEN t.legal_rows END)
  FROM registry.legal_table AS t ORDER BY t.seq DESC LIMIT 1)`

/**
 * Records the table that every later decision is made by, unless it is the one that holds. Safe to run from several
 * processes at once: one of them records it.
 * @returns whether it was recorded
 */
export async function recordLegalTable(database: RegistryDatabase, rows: readonly LegalRow[]): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    // A statement of its own: the next one's snapshot then holds what the last holder recorded.
    await sql`SELECT pg_advisory_xact_lock(registry.legal_table_lock())`.execute(transaction)
    const result = await sql`
      INSERT INTO registry.legal_table (legal_rows)
      SELECT given.legal_rows FROM (SELECT ${JSON.stringify(rows)}::jsonb) AS given (legal_rows)
      WHERE given.legal_rows IS DISTINCT FROM (
        SELECT t.legal_rows FROM registry.legal_table AS t ORDER BY t.seq DESC LIMIT 1)
      RETURNING seq`.execute(transaction)
    return result.rows.length > 0
  })
}

/** The table that held at a moment; before the first was recorded, the first. No rows where none ever was. */
export async function readLegalTable(database: RegistryDatabase, at: Instant): Promise<readonly LegalRow[]> {
  const result = await sql<{ rows: readonly LegalRow[] }>`
    SELECT t.legal_rows AS rows FROM registry.legal_table AS t
    WHERE date_trunc('milliseconds', t.recorded_at) <= ${at}::timestamptz
      OR t.seq = (SELECT min(seq) FROM registry.legal_table)
    ORDER BY t.seq DESC LIMIT 1`.execute(database)
  return result.rows[0]?.rows ?? []
}

/** Every table that was on record, the first first. */
export async function readLegalTables(database: RegistryDatabase): Promise<readonly DatedTable[]> {
  const result = await sql<DatedTable>`
    SELECT t.seq::float8 AS seq, registry.to_instant(t.recorded_at) AS "recordedAt", t.legal_rows AS rows
    FROM registry.legal_table AS t ORDER BY t.seq`.execute(database)
  return result.rows
}

/** The table of several that held at a moment, as `readLegalTable` has it. */
export function findTable(tables: readonly DatedTable[], at: Instant): DatedTable | undefined {
  return tables.findLast(({ recordedAt }) => recordedAt <= at) ?? tables[0]
}
