import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import {
  digestOf,
  type GrowingTree,
  hashLeaf,
  type NoteSigner,
  pseudonymOf,
  recordKeyOf,
  writeCheckpoint,
  writeLeaf,
} from '@samsyn/schema/log'

/** A child of whom there are looks in the log. */
export interface LoggedChild {
  readonly id: string
  readonly key: Buffer
}

/** As many leaves as the sequencer puts under one checkpoint. */
const PER_CHECKPOINT = 1_000
const FIRST_LOOK = Date.UTC(2020, 0, 1)

export const DETAILS = {
  person: randomUUID(),
  role: 'TEACHER',
  service: 'SCHOOL',
  organisation: '999999999',
  purpose: 'COORDINATION',
  slices: [{ slice: 'school.attendance', directive: randomUUID() }],
}

export async function enterChildren(pool: pg.Pool, count: number): Promise<readonly LoggedChild[]> {
  const children = Array.from({ length: count }, () => ({ id: randomUUID() as string, key: randomBytes(32) }))
  await pool.query(
    `INSERT INTO audit.subject (child, key, pseudonym)
     SELECT c, decode(k, 'hex'), p FROM unnest($1::uuid[], $2::text[], $3::text[]) AS one (c, k, p)`,
    [
      children.map(({ id }) => id),
      children.map(({ key }) => key.toString('hex')),
      children.map(({ key }) => pseudonymOf(key)),
    ],
  )
  return children
}

/**
 * Makes the log so long: looks at the children in turn, a second apart, with leaves, tree and checkpoints as the sequencer
 * would have made them, written many at a time and past it.
 * @param tree of the log as it is, to which the leaves are added
 */
export async function fillLog(
  pool: pg.Pool,
  children: readonly LoggedChild[],
  { tree, signer, size }: { readonly tree: GrowingTree; readonly signer: NoteSigner; readonly size: number },
): Promise<void> {
  while (tree.size() < size) await addLeaves(pool, children, tree, signer, Math.min(PER_CHECKPOINT, size - tree.size()))
  await pool.query(`SELECT setval(pg_get_serial_sequence('audit.disclosure', 'seq'), $1)`, [size])
  await pool.query('ANALYZE')
}

async function addLeaves(
  pool: pg.Pool,
  children: readonly LoggedChild[],
  tree: GrowingTree,
  signer: NoteSigner,
  count: number,
): Promise<void> {
  const first = tree.size()
  const looks = Array.from({ length: count }, (_, place) => {
    const number = first + place
    const { id: child, key } = children[number % children.length] as LoggedChild
    const id = randomUUID() as string
    const at = new Date(FIRST_LOOK + number * 1_000).toISOString().replace('Z', '000Z')
    const seq = String(number + 1)
    const digest = digestOf(recordKeyOf(key, 'DISCLOSURE', id), { seq, child, disclosed: DETAILS })
    return {
      id,
      at,
      child,
      leaf: writeLeaf({ v: 1, kind: 'DISCLOSURE', id, source: seq, at, child: pseudonymOf(key), digest }),
    }
  })
  const nodes = looks.flatMap(({ leaf }) => tree.add(hashLeaf(leaf)))
  await pool.query(
    `INSERT INTO audit.disclosure (seq, id, at, child, details) OVERRIDING SYSTEM VALUE
     SELECT $1::bigint + place, id, at, child, $5::jsonb
     FROM unnest($2::uuid[], $3::timestamptz[], $4::uuid[]) WITH ORDINALITY AS one (id, at, child, place)`,
    [
      first,
      looks.map(({ id }) => id),
      looks.map(({ at }) => at),
      looks.map(({ child }) => child),
      JSON.stringify(DETAILS),
    ],
  )
  await pool.query(
    `INSERT INTO audit.leaf (number, kind, source, leaf)
     SELECT $1::bigint + place - 1, 'DISCLOSURE', $1::bigint + place, leaf
     FROM unnest($2::text[]) WITH ORDINALITY AS one (leaf, place)`,
    [first, looks.map(({ leaf }) => leaf)],
  )
  await pool.query(
    `INSERT INTO audit.node (level, index, hash)
     SELECT level, index, decode(hash, 'hex') FROM unnest($1::smallint[], $2::bigint[], $3::text[]) AS one (level, index, hash)`,
    [nodes.map(({ level }) => level), nodes.map(({ index }) => index), nodes.map(({ hash }) => hash.toString('hex'))],
  )
  await pool.query('INSERT INTO audit.checkpoint (size, note) VALUES ($1, $2)', [
    tree.size(),
    writeCheckpoint({ origin: signer.name, size: tree.size(), root: tree.root() }, signer),
  ])
}
