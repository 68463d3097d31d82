import type { LeafSource, LogReader } from './log-reader.ts'

/**
 * The log in a database. Every statement is our own text over the tables, and calls functions of pg_catalog alone: whoever
 * owns the database could make a function of theirs tell what a table no longer holds.
 */

export type Query = (text: string, values: readonly unknown[]) => Promise<{ rows: unknown[] }>

/** Reads one state of everything, and nothing that anybody put in the way of a name. Begins a transaction. */
export const BEGIN_READING = ['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', 'SET LOCAL search_path = pg_catalog']

const PAGE = 1_000

const INSTANT = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** Each record's row as `audit.read_record` has it. */
const LEAVES = `
  SELECT l.number::text AS number, l.kind, l.source::text AS source, l.leaf, encode(s.key, 'hex') AS key,
    coalesce(d.id::text, g.seq::text, e.seq::text) AS id,
    coalesce(${INSTANT('d.at')}, ${INSTANT('g.at')}, ${INSTANT('e.at')}) AS at,
    e.pseudonym,
    CASE
      WHEN d.seq IS NOT NULL THEN jsonb_build_object('seq', d.seq::text, 'child', d.child, 'disclosed', d.details)::text
      WHEN g.seq IS NOT NULL THEN jsonb_build_object('seq', g.seq::text, 'child', g.child, 'actor', g.actor,
        'kind', g.kind, 'body', g.body)::text
    END AS details
  FROM audit.leaf AS l
  LEFT JOIN audit.disclosure AS d ON l.kind = 'DISCLOSURE' AND d.seq = l.source
  LEFT JOIN registry.ledger AS g ON l.kind = 'LEDGER' AND g.seq = l.source
  LEFT JOIN audit.erasure AS e ON l.kind = 'ERASURE' AND e.seq = l.source
  LEFT JOIN audit.subject AS s ON s.child = coalesce(d.child, g.child)
  ORDER BY l.number`

const RECORDS = `
  SELECT 'DISCLOSURE' AS kind, d.seq AS source FROM audit.disclosure AS d
  UNION ALL SELECT 'LEDGER', g.seq FROM registry.ledger AS g
  UNION ALL SELECT 'ERASURE', e.seq FROM audit.erasure AS e`

const PENDING = `
  WITH record AS MATERIALIZED (${RECORDS})
  SELECT
    (SELECT count(*) FROM audit.pending)::int AS count,
    (SELECT count(*) FROM audit.pending AS p WHERE NOT EXISTS (
      SELECT FROM record AS r WHERE r.kind = p.kind AND r.source = p.source))::int AS "withoutRecord",
    (SELECT count(*) FROM audit.pending AS p WHERE EXISTS (
      SELECT FROM audit.leaf AS l WHERE l.kind = p.kind AND l.source = p.source))::int AS "withLeaf",
    (SELECT count(*) FROM record AS r
      WHERE NOT EXISTS (SELECT FROM audit.leaf AS l WHERE l.kind = r.kind AND l.source = r.source)
      AND NOT EXISTS (SELECT FROM audit.pending AS p WHERE p.kind = r.kind AND p.source = r.source))::int AS unlogged`

const ERASURES = `
  SELECT e.pseudonym, l.number::text AS number
  FROM audit.erasure AS e JOIN audit.leaf AS l ON l.kind = 'ERASURE' AND l.source = e.seq
  UNION ALL
  SELECT e.pseudonym, 'Infinity'
  FROM audit.erasure AS e JOIN audit.pending AS p ON p.kind = 'ERASURE' AND p.source = e.seq`

/** @param query asks in one transaction, begun by `BEGIN_READING` or seeing one state of everything in some other way */
export function readDatabase(query: Query): LogReader {
  let cursors = 0

  /** Rows of any number, some at a time. */
  async function* stream<T>(text: string): AsyncGenerator<T> {
    const cursor = `verify_${cursors++}`
    await query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`, [])
    for (;;) {
      const { rows } = await query(`FETCH ${PAGE} FROM ${cursor}`, [])
      yield* rows as T[]
      if (rows.length < PAGE) break
    }
    await query(`CLOSE ${cursor}`, [])
  }

  return {
    async *leaves() {
      for await (const row of stream<LeafRow>(LEAVES)) {
        yield { number: Number(row.number), leaf: row.leaf, made: toSource(row) }
      }
    },
    async *checkpoints() {
      const text = 'SELECT c.size::text AS size, c.note FROM audit.checkpoint AS c ORDER BY c.size'
      for await (const { size, note } of stream<{ size: string; note: string }>(text))
        yield { size: Number(size), note }
    },
    database: {
      async *nodes() {
        const text = `SELECT n.level::int AS level, n.index::text AS index, encode(n.hash, 'hex') AS hash
          FROM audit.node AS n ORDER BY (n.index + 1) << n.level::int, n.level`
        for await (const row of stream<{ level: number; index: string; hash: string }>(text)) {
          yield { level: row.level, index: Number(row.index), hash: Buffer.from(row.hash, 'hex') }
        }
      },
      async *subjects() {
        const text = `SELECT encode(s.key, 'hex') AS key, s.pseudonym FROM audit.subject AS s`
        for await (const { key, pseudonym } of stream<{ key: string; pseudonym: string }>(text)) {
          yield { key: Buffer.from(key, 'hex'), pseudonym }
        }
      },
      readErasures: async () => {
        const { rows } = await query(ERASURES, [])
        return new Map(
          (rows as { pseudonym: string; number: string }[]).map(({ pseudonym, number }) => [pseudonym, Number(number)]),
        )
      },
      readPending: async () => (await query(PENDING, [])).rows[0] as never,
    },
  }
}

interface LeafRow {
  readonly number: string
  readonly kind: string
  readonly source: string
  readonly leaf: string
  readonly key: string | null
  readonly id: string | null
  readonly at: string | null
  readonly pseudonym: string | null
  readonly details: string | null
}

function toSource({ kind, source, key, id, at, pseudonym, details }: LeafRow): LeafSource {
  return {
    kind,
    source,
    record: id === null || at === null ? null : { id, at, pseudonym, details },
    key: key === null ? null : Buffer.from(key, 'hex'),
  }
}
