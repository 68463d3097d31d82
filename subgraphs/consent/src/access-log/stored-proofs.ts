import { sql } from 'kysely'
import {
  type Hash,
  listInclusionNodes,
  makeInclusionProof,
  type NodeId,
  readLeaf,
  recordKeyOf,
  toCanonicalJson,
} from '@samsyn/schema/log'
import type { RegistryDatabase } from '../database.ts'
import type { RecordId } from './log-entry.ts'

/** The log at some size, signed by the sequencer. */
export interface StoredCheckpoint {
  /** Leaves. */
  readonly size: number
  /** A signed note. */
  readonly note: string
}

/** What it takes to check that a record is in the log as it was written. */
export interface Proof {
  readonly number: number
  readonly leaf: string
  /** RFC 8785: all that was recorded. */
  readonly record: string
  /** Of this record alone. */
  readonly recordKey: Buffer
  readonly hashes: readonly Hash[]
  readonly checkpoint: StoredCheckpoint
}

interface LeafRow {
  readonly place: number
  readonly number: number
  readonly leaf: string
  readonly details: unknown
  readonly key: string
}

interface NodeRow {
  readonly level: number
  readonly index: number
  readonly hash: string
}

export async function readNewestCheckpoint(database: RegistryDatabase): Promise<StoredCheckpoint | null> {
  const { rows } = await sql<StoredCheckpoint>`
    SELECT c.size::float8 AS size, c.note FROM audit.checkpoint AS c
    ORDER BY c.size DESC LIMIT 1`.execute(database)
  return rows[0] ?? null
}

/**
 * Proofs of some records, in their order, all against the newest checkpoint; `null` for one that is no leaf under it yet.
 * A leaf and a node are never changed, so three statements tell of one tree.
 * @throws when the tree has no such hash: then the log is broken
 */
export async function readProofs(
  database: RegistryDatabase,
  records: readonly RecordId[],
): Promise<readonly (Proof | null)[]> {
  const checkpoint = await readNewestCheckpoint(database)
  if (checkpoint === null) return records.map(() => null)
  const leaves = await readLeaves(database, records, checkpoint.size)
  const hashOf = await readHashes(
    database,
    [...leaves.values()].flatMap(({ number }) => listInclusionNodes(number, checkpoint.size)),
  )
  return records.map((record, place) => {
    const row = leaves.get(place)
    const leaf = row === undefined ? null : readLeaf(row.leaf)
    if (row === undefined || leaf === null) return null
    return {
      number: row.number,
      leaf: row.leaf,
      record: toCanonicalJson(row.details),
      recordKey: recordKeyOf(Buffer.from(row.key, 'hex'), record.kind, leaf.id),
      hashes: makeInclusionProof(row.number, checkpoint.size, hashOf),
      checkpoint,
    }
  })
}

/** Leaves of records with their keys, by the record's place in the list. */
async function readLeaves(
  database: RegistryDatabase,
  records: readonly RecordId[],
  size: number,
): Promise<ReadonlyMap<number, LeafRow>> {
  const { rows } = await sql<LeafRow>`
    SELECT asked.place::int AS place, l.number::float8 AS number, l.leaf, r.record -> 'details' AS details,
      encode(s.key, 'hex') AS key
    FROM unnest(${sql.val(records.map(({ kind }) => kind))}::text[], ${sql.val(records.map(({ seq }) => seq))}::bigint[])
      WITH ORDINALITY AS asked (kind, source, place)
    JOIN audit.leaf AS l ON l.kind = asked.kind AND l.source = asked.source AND l.number < ${size}::bigint
    CROSS JOIN LATERAL (SELECT audit.read_record(l.kind, l.source) AS record) AS r
    JOIN audit.subject AS s ON s.child = (r.record ->> 'child')::uuid`.execute(database)
  return new Map(rows.map((row) => [row.place - 1, row]))
}

async function readHashes(database: RegistryDatabase, nodes: readonly NodeId[]): Promise<(node: NodeId) => Hash> {
  const nameOf = ({ level, index }: NodeId): string => `${level} ${index}`
  const wanted = [...new Map(nodes.map((node) => [nameOf(node), node])).values()]
  const { rows } = await sql<NodeRow>`
    SELECT n.level::int AS level, n.index::float8 AS index, encode(n.hash, 'hex') AS hash
    FROM unnest(${sql.val(wanted.map(({ level }) => level))}::smallint[], ${sql.val(wanted.map(({ index }) => index))}::bigint[])
      AS asked (level, index)
    JOIN audit.node AS n ON n.level = asked.level AND n.index = asked.index`.execute(database)
  const hashes = new Map(rows.map((row) => [nameOf(row), Buffer.from(row.hash, 'hex')]))
  return (node) => {
    const hash = hashes.get(nameOf(node))
    if (hash === undefined) throw new Error('the log has no such hash')
    return hash
  }
}
