import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Log } from '@samsyn/kit'
import {
  digestOf,
  type GrownNode,
  growTree,
  hashLeaf,
  type Leaf,
  type LeafKind,
  type NoteSigner,
  pseudonymOf,
  recordKeyOf,
  writeCheckpoint,
  writeLeaf,
} from '@samsyn/schema/log'
import type { Connection } from './connection.ts'
import { openSigned } from './signed.ts'

/**
 * Makes a leaf of each record that is pending. A round is one transaction, which holds the leader's lock: what it takes,
 * the leaves it makes and the checkpoint it signs are there together or not at all, whatever becomes of the connection.
 */

export interface Sequencer {
  /** Ends it, after a round that is under way. */
  stop(): Promise<void>
}

export interface SequencerOptions {
  /** A login that is a member of samsyn_sequencer. It is given back after each round. */
  readonly connect: () => Promise<Connection>
  /** The log's own key; its name is the log's. */
  readonly signer: NoteSigner
  /** Keys to verify by, of those that have signed this log: the newest checkpoint must be by one of them. */
  readonly verifiers: readonly string[]
  readonly log: Log
  /** Told of each round: how many leaves it made; `null`: it failed. */
  readonly onRound?: (taken: number | null) => void
  /** How long it rests when nothing is pending, or when another leads. */
  readonly intervalMs?: number
}

const MOST = 1_000
const INTERVAL_MS = 250

/**
 * Runs rounds until it is stopped. A round that fails is logged, the first of several only, and tried again. Several may
 * run: one at a time does the work.
 */
export function runSequencer(options: SequencerOptions): Sequencer {
  const { log, intervalMs = INTERVAL_MS } = options
  const run = openRounds(options)
  const stopping = new AbortController()
  const rest = (): Promise<unknown> => setTimeout(intervalMs, null, { signal: stopping.signal }).catch(() => undefined)

  const keepOn = async (): Promise<void> => {
    let failed: string | null = null
    while (!stopping.signal.aborted) {
      let taken = 0
      try {
        taken = await run()
        options.onRound?.(taken)
        if (failed !== null) log('the log is written again')
        failed = null
      } catch (error) {
        options.onRound?.(null)
        const code = (error as { code?: string }).code ?? 'UNKNOWN'
        if (code !== failed) log('the log could not be written', { code })
        failed = code
      }
      if (taken < MOST) await rest()
    }
  }
  const running = keepOn()
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

/**
 * Makes leaves of all that is pending now.
 * @returns how many
 * @throws when the database does not answer or the tree is not what was signed; what earlier rounds made is kept
 */
export async function sequencePending(options: Omit<SequencerOptions, 'intervalMs'>): Promise<number> {
  const run = openRounds(options)
  for (let made = 0; ; ) {
    const taken = await run()
    made += taken
    if (taken < MOST) return made
  }
}

/** A round; it returns how many records it took. */
function openRounds({ connect, signer, verifiers, log }: SequencerOptions): () => Promise<number> {
  /** Records that no leaf can be made of. They stay pending, where whoever verifies finds them. */
  const passed = new Set<number>()

  const work = async (connection: Connection): Promise<number> => {
    const ask = async <T>(text: string, ...values: unknown[]): Promise<T> => {
      const { rows } = await connection.query(`SELECT ${text} AS answer`, values)
      return (rows[0] as { answer: T }).answer
    }
    if (!(await ask<boolean>('pg_catalog.pg_try_advisory_xact_lock(sequencer.leader_lock())'))) return 0
    const taken = await ask<readonly TakenRecord[]>('sequencer.take($1, $2)', MOST, [...passed])
    if (taken.length === 0) return 0
    const tree = openTree(await ask<StoredTree>('sequencer.read_tree()'), verifiers)
    const size = tree.size()
    const batch = makeLeaves(taken)
    for (const { seq, kind } of batch.unreadable) {
      passed.add(seq)
      log('a record is pending of which no leaf can be made', { kind })
    }
    if (batch.leaves.length === 0) return taken.length
    const nodes = batch.leaves.flatMap(({ leaf }) => tree.add(hashLeaf(leaf)))
    const note = writeCheckpoint({ origin: signer.name, size: tree.size(), root: tree.root() }, signer)
    await ask(
      'sequencer.append($1, $2::jsonb, $3::jsonb, $4::jsonb, $5)',
      size,
      JSON.stringify(batch.subjects),
      JSON.stringify(batch.leaves),
      JSON.stringify(nodes.map(toStoredNode)),
      note,
    )
    return taken.length
  }

  return async () => {
    const connection = await connect()
    let isLost = true
    try {
      await connection.query('BEGIN', [])
      const taken = await work(connection)
      await connection.query('COMMIT', [])
      isLost = false
      return taken
    } catch (error) {
      await connection.query('ROLLBACK', []).catch(() => undefined)
      throw error
    } finally {
      connection.release(isLost)
    }
  }
}

interface StoredTree {
  readonly size: number
  /** Hex; null where the subtree's row is gone. */
  readonly hashes: readonly (string | null)[]
  readonly note: string | null
}

function openTree({ size, hashes, note }: StoredTree, verifiers: readonly string[]): ReturnType<typeof growTree> {
  const tree = growTree(
    size,
    hashes.map((hash) => Buffer.from(hash ?? '', 'hex')),
  )
  if (size === 0 && note === null) return tree
  const signed = openSigned(note ?? '', verifiers)
  // Whoever changed the tree would get it signed.
  if (signed?.size !== size || !signed.root.equals(tree.root())) {
    throw Object.assign(new Error('the tree is not what was signed'), { code: 'TREE_NOT_SIGNED' })
  }
  return tree
}

/** As `sequencer.take` gives it. The parts from `id` on are missing when the record is gone. */
interface TakenRecord {
  readonly seq: number
  readonly kind: LeafKind
  readonly source: number
  /** Hex. */
  readonly key: string | null
  readonly id?: string
  readonly at?: string
  readonly child?: string | null
  readonly details?: unknown
  readonly pseudonym?: string
}

interface Batch {
  readonly leaves: readonly { readonly kind: LeafKind; readonly source: number; readonly leaf: string }[]
  readonly subjects: readonly { readonly child: string; readonly key: string; readonly pseudonym: string }[]
  readonly unreadable: readonly TakenRecord[]
}

function makeLeaves(taken: readonly TakenRecord[]): Batch {
  const leaves: Batch['leaves'][number][] = []
  const unreadable: TakenRecord[] = []
  const newKeys = new Map<string, Buffer>()
  for (const record of taken) {
    try {
      const { child, key } = record
      let childKey: Buffer | null = key === null ? null : Buffer.from(key, 'hex')
      if (child !== null && child !== undefined && childKey === null) {
        childKey = newKeys.get(child) ?? randomBytes(32)
      }
      const leaf = writeLeaf(toLeaf(record, childKey))
      if (child !== null && child !== undefined && key === null) newKeys.set(child, childKey as Buffer)
      leaves.push({ kind: record.kind, source: record.source, leaf })
    } catch {
      unreadable.push(record)
    }
  }
  const subjects = [...newKeys].map(([child, key]) => ({
    child,
    key: key.toString('hex'),
    pseudonym: pseudonymOf(key),
  }))
  return { leaves, subjects, unreadable }
}

/** @throws when the record is gone, or holds what no digest can be made of */
function toLeaf({ kind, id, source: number, at, details, pseudonym }: TakenRecord, childKey: Buffer | null): Leaf {
  if (id === undefined || at === undefined) throw new Error('the record is gone')
  const source = String(number)
  if (kind === 'ERASURE') return { v: 1, kind, id, source, at, child: pseudonym as string, digest: null }
  if (childKey === null) throw new Error('the record is of no child')
  return {
    v: 1,
    kind,
    id,
    source,
    at,
    child: pseudonymOf(childKey),
    digest: digestOf(recordKeyOf(childKey, kind, id), details),
  }
}

const toStoredNode = ({ level, index, hash }: GrownNode): object => ({ level, index, hash: hash.toString('hex') })
