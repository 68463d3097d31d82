import { sql } from 'kysely'
import type { ChildId } from '@samsyn/schema/policy'
import type { RegistryDatabase } from '../database.ts'
import { ACTS, type StoredAct } from './log-entry.ts'

/** The events of one child that are lines of its log, oldest first. */
export async function readActs(database: RegistryDatabase, child: ChildId): Promise<readonly StoredAct[]> {
  const { rows } = await sql<StoredAct>`
    SELECT l.seq::text AS seq, registry.to_instant(l.at) AS at, l.actor, l.kind, l.body FROM registry.ledger AS l
    WHERE l.child = ${child}::uuid AND l.kind = ANY (${sql.val(Object.keys(ACTS))}::text[]) ORDER BY l.seq
    `.execute(database)
  return rows
}
