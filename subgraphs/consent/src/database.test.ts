import { beforeEach, describe, expect, it } from 'vitest'
import { migrate, openDatabase } from './database.ts'
import { BOTH_ENGINES, openTestDatabase, type TestDatabase, type TestPool } from './testing.ts'

/** The schema's own objects, by name. */
async function listObjects(pool: TestPool): Promise<unknown[]> {
  const { rows } = await pool.query(
    `SELECT 'table' AS kind, schemaname || '.' || tablename AS name FROM pg_tables
     WHERE schemaname IN ('registry', 'audit', 'gateway', 'sequencer', 'witness')
     UNION ALL SELECT 'function', p.pronamespace::regnamespace || '.' || p.proname FROM pg_proc AS p
     WHERE p.pronamespace::regnamespace::text IN ('registry', 'audit', 'gateway', 'sequencer', 'witness')
     UNION ALL SELECT 'trigger', tgname FROM pg_trigger WHERE NOT tgisinternal
     ORDER BY 1, 2`,
  )
  return rows
}

const OBJECTS = [
  ...[
    'audit.erase_child',
    'audit.list_outlived',
    'audit.read_record',
    'audit.refuse_unless_erased',
    'audit.to_exact_instant',
    'gateway.commit_disclosures',
    'gateway.read_facts',
  ].map((name) => ({ kind: 'function', name })),
  ...[
    'append',
    'birthday',
    'find_children',
    'find_overseen',
    'find_overseen_day',
    'legal_table_lock',
    'list_offices',
    'list_overseen_looks',
    'lock_children',
    'lock_key',
    'project',
    'read_facts',
    'read_found',
    'refuse_change',
    'register_read_at',
    'to_instant',
    'use_grant',
  ].map((name) => ({
    kind: 'function',
    name: `registry.${name}`,
  })),
  ...['sequencer.append', 'sequencer.leader_lock', 'sequencer.read_tree', 'sequencer.take'].map((name) => ({
    kind: 'function',
    name,
  })),
  ...['witness.read_checkpoint', 'witness.read_nodes'].map((name) => ({ kind: 'function', name })),
  ...['checkpoint', 'disclosure', 'erasure', 'leaf', 'node', 'pending', 'subject'].map((name) => ({
    kind: 'table',
    name: `audit.${name}`,
  })),
  ...[
    'child',
    'contact_address',
    'helping',
    'ledger',
    'legal_table',
    'membership',
    'notice',
    'officer',
    'person',
    'register_feed',
    'registrar',
    'relative',
    'spoken',
    'used_grant',
  ].map((name) => ({
    kind: 'table',
    name: `registry.${name}`,
  })),
  ...['checkpoint_is_append_only', 'checkpoint_is_never_truncated'].map((name) => ({ kind: 'trigger', name })),
  ...['disclosure_is_append_only', 'disclosure_is_never_truncated'].map((name) => ({ kind: 'trigger', name })),
  ...['erasure_is_append_only', 'erasure_is_never_truncated'].map((name) => ({ kind: 'trigger', name })),
  ...['leaf_is_append_only', 'leaf_is_never_truncated'].map((name) => ({ kind: 'trigger', name })),
  ...['ledger_is_append_only', 'ledger_is_never_truncated'].map((name) => ({ kind: 'trigger', name })),
  ...['legal_table_is_append_only', 'legal_table_is_never_truncated'].map((name) => ({ kind: 'trigger', name })),
  ...['node_is_append_only', 'node_is_never_truncated'].map((name) => ({ kind: 'trigger', name })),
  ...['notice_is_append_only', 'notice_is_never_truncated'].map((name) => ({ kind: 'trigger', name })),
  ...['pending_is_never_changed', 'pending_is_never_truncated'].map((name) => ({ kind: 'trigger', name })),
  ...['register_feed_is_append_only', 'register_feed_is_never_truncated'].map((name) => ({ kind: 'trigger', name })),
  ...['subject_is_append_only', 'subject_is_never_truncated'].map((name) => ({ kind: 'trigger', name })),
]

describe.each(BOTH_ENGINES)('an empty database (%s)', (engine) => {
  let opened: TestDatabase
  beforeEach(async () => {
    opened = await openTestDatabase(engine)
    return () => opened.close()
  })

  it('has the whole schema after one migration, and the same after another', async () => {
    const database = openDatabase(opened.pool)
    await migrate(database)
    expect(await listObjects(opened.pool)).toEqual(OBJECTS)
    await migrate(database)
    expect(await listObjects(opened.pool)).toEqual(OBJECTS)
  })

  it('has the whole schema after several migrations at once', async () => {
    await Promise.all([1, 2, 3].map(() => migrate(openDatabase(opened.pool))))
    expect(await listObjects(opened.pool)).toEqual(OBJECTS)
  })
})
