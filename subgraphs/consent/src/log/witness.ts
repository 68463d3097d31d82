import { setTimeout } from 'node:timers/promises'
import type { Log } from '@samsyn/kit'
import {
  type Checkpoint,
  type Hash,
  listConsistencyNodes,
  makeConsistencyProof,
  verifyConsistency,
} from '@samsyn/schema/log'
import { openSigned } from './signed.ts'
import type { WitnessFile } from './witness-file.ts'

/**
 * Keeps checkpoints where the log's owner cannot reach them, each only when the tree still holds all that the last one
 * covered. What is in the file was in the log, and whoever verifies finds whatever is no longer there.
 */

export interface Witness {
  /** Ends it, after a reading that is under way. */
  stop(): Promise<void>
}

/** Why a checkpoint is not what the log can have come to. */
export type WitnessAlarm =
  /** It is not signed by the log's key, or not written as a checkpoint is. */
  | 'NOT_SIGNED'
  /** The log has fewer leaves than were witnessed, or no checkpoint any longer. */
  | 'SMALLER'
  /** It does not hold what was witnessed, or cannot show that it does. */
  | 'INCONSISTENT'

export interface WitnessOptions {
  /** Asks as a login that is a member of samsyn_witness. */
  readonly query: (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>
  /** Keys of the log to verify by: the one in use, and those that were. */
  readonly verifiers: readonly string[]
  readonly file: WitnessFile
  readonly log: Log
  readonly now: () => Date
  /** Told of each look: whether there was cause for alarm; `null`: it failed. */
  readonly onLook?: (alarm: boolean | null) => void
  readonly intervalMs?: number
}

const INTERVAL_MS = 250

/** Looks again and again until it is stopped. It raises the alarm each time it sees cause for one, and goes on looking. */
export function runWitness(options: WitnessOptions): Witness {
  const { log, file, intervalMs = INTERVAL_MS } = options
  const stopping = new AbortController()

  const keepOn = async (): Promise<void> => {
    let failed: string | null = null
    while (!stopping.signal.aborted) {
      try {
        const alarm = await witnessOnce(options)
        options.onLook?.(alarm !== null)
        if (alarm !== null)
          log('ALARM: the log is not what was witnessed', { alarm, witnessed: file.last()?.size ?? 0 })
        if (failed !== null) log('the log is witnessed again')
        failed = null
      } catch (error) {
        options.onLook?.(null)
        const code = (error as { code?: string }).code ?? 'UNKNOWN'
        if (code !== failed) log('the log could not be witnessed', { code })
        failed = code
      }
      await setTimeout(intervalMs, null, { signal: stopping.signal }).catch(() => undefined)
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
 * Witnesses the newest checkpoint, unless it was the last time too.
 * @returns why it was not witnessed, or `null`
 * @throws when the database or the file does not answer
 */
export async function witnessOnce(options: Omit<WitnessOptions, 'log' | 'intervalMs'>): Promise<WitnessAlarm | null> {
  const { query, verifiers, file, now } = options
  const { rows } = await query('SELECT witness.read_checkpoint() AS note', [])
  const { note } = rows[0] as { note: string | null }
  const last = file.last()
  if (note === null) return last === null ? null : 'SMALLER'
  const checkpoint = openSigned(note, verifiers)
  if (checkpoint === null) return 'NOT_SIGNED'
  if (last !== null) {
    if (checkpoint.size < last.size) return 'SMALLER'
    if (!(await isConsistent(query, last, checkpoint))) return 'INCONSISTENT'
    if (checkpoint.size === last.size) return null
  }
  await file.append({ at: now().toISOString(), note }, checkpoint)
  return null
}

async function isConsistent(query: WitnessOptions['query'], older: Checkpoint, newer: Checkpoint): Promise<boolean> {
  const nodes = listConsistencyNodes(older.size, newer.size)
  const { rows } = await query('SELECT witness.read_nodes($1::smallint[], $2::bigint[]) AS hashes', [
    nodes.map(({ level }) => level),
    nodes.map(({ index }) => index),
  ])
  const { hashes } = rows[0] as { hashes: (string | null)[] }
  const read = new Map<string, Hash>()
  for (const [place, { level, index }] of nodes.entries()) {
    const hash = hashes[place]
    if (hash === null || hash === undefined) return false
    read.set(`${level} ${index}`, Buffer.from(hash, 'hex'))
  }
  const proof = makeConsistencyProof(
    older.size,
    newer.size,
    ({ level, index }) => read.get(`${level} ${index}`) as Hash,
  )
  return verifyConsistency(older.size, newer.size, proof, older.root, newer.root)
}
