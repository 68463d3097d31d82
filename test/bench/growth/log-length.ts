import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { migrate, openDatabase, openRegistry, type Registry } from '@samsyn/consent'
import { type Checkpoint, generateKeys, growTree, type NoteSigner, readSigner } from '@samsyn/schema/log'
import { BEGIN_READING, readDatabase } from '../../../subgraphs/consent/src/log/read-database.ts'
import { sequencePending } from '../../../subgraphs/consent/src/log/sequencer.ts'
import { openSigned } from '../../../subgraphs/consent/src/log/signed.ts'
import { verifyLog } from '../../../subgraphs/consent/src/log/verify.ts'
import { witnessOnce } from '../../../subgraphs/consent/src/log/witness.ts'
import { startPostgres } from '../../faults/postgres-server.ts'
import { median } from '../compare-times.ts'
import type { Dimension, Point } from './dimension.ts'
import { DETAILS, enterChildren, fillLog, type LoggedChild } from './fill-log.ts'

const SIZES = [10_000, 30_000, 100_000, 300_000, 1_000_000]
const QUICK_SIZES = [3_000, 10_000, 30_000]
const CHILDREN = 100
const BATCH = 1_000
const BATCHES = 3
const TIMES = 60
const PAGE = 51
const MB = 1_048_576
const LOG_NAME = 'testvik.example/log'

export const LOG_LENGTH: Dimension = {
  name: 'log-length',
  title: 'Leaves of the log',
  counts: 'leaves',
  how:
    'A real PostgreSQL, filled past the sequencer with records, leaves, tree and checkpoints that it could have made; the ' +
    'verifier finds nothing wrong with them. Sequenced is a batch of 1,000 records, by the sequencer itself. A page is the newest ' +
    `${PAGE} looks at one of ${CHILDREN} children, and such a page from the middle of that child's log. A proof is of one record, read from the ` +
    'database; witnessed is a checkpoint against one of half the size. To verify is to compute everything again.',
  series: [
    { name: 'sequence', unit: 'ms', most: 0.3 },
    { name: 'page', unit: 'ms', most: 0.3 },
    { name: 'older page', unit: 'ms', most: 0.3 },
    { name: 'proof', unit: 'ms', most: 0.3 },
    { name: 'witness', unit: 'ms', most: 0.3 },
    { name: 'verify', unit: 'ms', most: 1.2 },
    { name: 'database', unit: 'MB', most: 1.2 },
  ],
  measure,
}

interface Log {
  readonly pool: pg.Pool
  readonly registry: Registry
  readonly children: readonly LoggedChild[]
  readonly signer: NoteSigner
  readonly verifiers: readonly string[]
}

async function measure(quick: boolean): Promise<readonly Point[]> {
  const server = await startPostgres()
  const pool = new pg.Pool({ connectionString: server.url, max: 4 })
  try {
    const database = openDatabase(pool)
    await migrate(database)
    const keys = generateKeys(LOG_NAME)
    const signer = readSigner(keys.signer) as NoteSigner
    const children = await enterChildren(pool, CHILDREN)
    const log = { pool, registry: openRegistry(database), children, signer, verifiers: [keys.verifier] }
    const points: Point[] = []
    for (const size of quick ? QUICK_SIZES : SIZES) {
      const tree = await readTree(pool)
      await fillLog(pool, children, { tree, signer, size })
      points.push(await measureLog(log, size))
    }
    return points
  } finally {
    await pool.end()
    await server.close()
  }
}

async function readTree(pool: pg.Pool): Promise<ReturnType<typeof growTree>> {
  const { rows } = await pool.query('SELECT sequencer.read_tree() AS tree')
  const { tree } = rows[0] as { tree: { size: number; hashes: string[] } }
  return growTree(
    tree.size,
    tree.hashes.map((hash) => Buffer.from(hash, 'hex')),
  )
}

async function measureLog(log: Log, size: number): Promise<Point> {
  const { pool, registry, children } = log
  const child = (children[0] as LoggedChild).id
  // What a family's own log has grown to is a hundredth of all.
  const middle = { at: new Date(Date.UTC(2020, 0, 1) + size * 500).toISOString(), seq: String(size) }
  const page = (before: typeof middle | null) => registry.readDisclosures(child, { before, limit: PAGE, hidden: [] })
  const values = {
    page: await timeOf(TIMES, () => page(null)),
    'older page': await timeOf(TIMES, () => page(middle)),
    proof: await timeOf(TIMES, () => {
      const seq = String(1 + Math.floor(Math.random() * size))
      return registry.readProofs([{ kind: 'DISCLOSURE', seq }])
    }),
    witness: await timeOf(TIMES, () => witness(log, size)),
    verify: await verify(log),
    sequence: await sequence(log),
  }
  const { rows } = await pool.query('SELECT pg_database_size(current_database())::float8 AS bytes')
  return { size, values: { ...values, database: (rows[0] as { bytes: number }).bytes / MB } }
}

/** @throws Error when nothing could be proved: then it was no work */
async function witness({ pool, verifiers }: Log, size: number): Promise<void> {
  const { rows } = await pool.query('SELECT note FROM audit.checkpoint WHERE size <= $1 ORDER BY size DESC LIMIT 1', [
    Math.ceil(size / 2),
  ])
  const older = openSigned((rows[0] as { note: string }).note, verifiers) as Checkpoint
  const alarm = await witnessOnce({
    query: (text, values) => pool.query(text, values),
    verifiers,
    file: { last: () => older, append: async () => undefined } as never,
    now: () => new Date(),
  })
  if (alarm !== null) throw new Error(`the log is not consistent: ${alarm}`)
}

/** Milliseconds for all of it. @throws Error when something is wrong with the log */
async function verify({ pool, verifiers }: Log): Promise<number> {
  const client = await pool.connect()
  const start = performance.now()
  try {
    for (const statement of BEGIN_READING) await client.query(statement)
    const result = await verifyLog({
      reader: readDatabase((text, values) => client.query(text, [...values])),
      verifiers,
    })
    if (!result.ok) throw new Error(`the log does not verify: ${JSON.stringify(result.fault)}`)
    await client.query('COMMIT')
  } finally {
    client.release()
  }
  return performance.now() - start
}

/** Milliseconds for a batch. */
async function sequence({ pool, children, signer, verifiers }: Log): Promise<number> {
  const record = async (): Promise<void> => {
    await pool.query(
      `WITH added AS (
         INSERT INTO audit.disclosure (id, at, child, details)
         SELECT id, now(), child, $3::jsonb FROM unnest($1::uuid[], $2::uuid[]) AS one (id, child) RETURNING seq)
       INSERT INTO audit.pending (kind, source) SELECT 'DISCLOSURE', seq FROM added`,
      [
        Array.from({ length: BATCH }, () => randomUUID()),
        Array.from({ length: BATCH }, (_, place) => children[place % children.length]?.id),
        JSON.stringify(DETAILS),
      ],
    )
  }
  const times: number[] = []
  for (let batch = 0; batch < BATCHES; batch++) {
    await record()
    const start = performance.now()
    const made = await sequencePending({ connect: () => pool.connect(), signer, verifiers, log: () => undefined })
    times.push(performance.now() - start)
    if (made !== BATCH) throw new Error(`${made} leaves in place of ${BATCH}`)
  }
  return median(times)
}

async function timeOf(count: number, run: () => Promise<unknown>): Promise<number> {
  await run()
  const times: number[] = []
  for (let time = 0; time < count; time++) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  return median(times)
}
