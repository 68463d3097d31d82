import {
  digestOf,
  type GrowingTree,
  growTree,
  hashLeaf,
  type Leaf,
  pseudonymOf,
  readLeaf,
  recordKeyOf,
} from '@samsyn/schema/log'
import { hasExactNumbers } from './exact-numbers.ts'
import type {
  LeafSource,
  LogDatabase,
  LogReader,
  PendingRecords,
  StoredCheckpoint,
  StoredLeaf,
  StoredNode,
} from './log-reader.ts'
import { openSigned } from './signed.ts'

/**
 * Whether a log is what it was: everything is computed again from the leaves on, and from the records where they are there.
 * It holds a few hashes and the pseudonyms in memory, whatever the number of leaves.
 */

export type FaultCode =
  /** A number is missing, or is there twice. */
  | 'LEAF_MISSING'
  /** The leaf's text is not one that a sequencer writes. */
  | 'LEAF_MALFORMED'
  /** The leaf's row says that it was made of another record than its text says. */
  | 'LEAF_MISPLACED'
  /** There is a leaf of a child after the one that says that all of the child is gone. */
  | 'LEAF_AFTER_ERASURE'
  /** The stored hash of a subtree is not that of its leaves, is missing or is of no subtree. */
  | 'NODE_CHANGED'
  /** A checkpoint is not signed by the log's key, is not written as one or stands at another size. */
  | 'CHECKPOINT_INVALID'
  /** A checkpoint is signed, and is of another tree. */
  | 'CHECKPOINT_DIFFERS'
  /** There are leaves that no checkpoint covers, or a checkpoint that was witnessed is not there. */
  | 'CHECKPOINT_MISSING'
  /** A checkpoint, stored or witnessed, covers leaves that are not there. */
  | 'TRUNCATED'
  /** A line of the witness is no checkpoint of this log, or is out of order. */
  | 'WITNESS_INVALID'
  /** The witness saw another tree: the log was written anew by someone with its key. */
  | 'WITNESS_DIFFERS'
  /** The record is gone, and nothing says that its child was erased. */
  | 'RECORD_MISSING'
  /** The record is not what the leaf was made of. */
  | 'RECORD_CHANGED'
  /** The record is of a child who has no key. */
  | 'KEY_MISSING'
  /** The child's key is not the one the leaf was made with, or the record is of another child. */
  | 'KEY_CHANGED'
  /** There is a key that no leaf was made with. */
  | 'KEY_UNUSED'
  /** A child was erased, and a record or the key is still there. */
  | 'ERASED_KEPT'
  /** A record has no leaf and is not pending. */
  | 'RECORD_UNLOGGED'
  /** Something is pending that is not there. */
  | 'PENDING_WITHOUT_RECORD'
  /** Something is pending that has its leaf. */
  | 'PENDING_LOGGED'

export interface Fault {
  readonly code: FaultCode
  /** The leaf it was found at; `null`: it was found after the last. */
  readonly leaf: number | null
}

export interface Summary {
  readonly leaves: number
  readonly checkpoints: number
  readonly witnessed: number
  /** Records without a leaf yet; `null` for an export, which does not tell. */
  readonly pending: number | null
  readonly erased: number
}

export type Verification =
  | { readonly ok: true; readonly summary: Summary }
  | { readonly ok: false; readonly fault: Fault }

export interface VerifyOptions {
  readonly reader: LogReader
  /** Keys of the log: the one in use, and those that were. */
  readonly verifiers: readonly string[]
  /** What the witness saw, the oldest first, read before the log was; `null` for a line that is none. Absent: no witness is heard. */
  readonly witnessed?: AsyncIterable<string | null>
}

/** Names the first fault: of the lowest leaf, and of what is not of any leaf only when all leaves are right. */
export async function verifyLog({ reader, verifiers, witnessed = nothing() }: VerifyOptions): Promise<Verification> {
  const { database } = reader
  const tree = growTree()
  const checkpoints = await openCheckpoints(reader.checkpoints(), witnessed, verifiers)
  const nodes = database === null ? null : await openQueue(database.nodes())
  const erasures = (await database?.readErasures()) ?? new Map<string, number>()
  const pseudonyms = new Set<string>()
  const erased = new Set<string>()

  const checkLeaf = async ({ number, leaf: text, made }: StoredLeaf): Promise<FaultCode | null> => {
    if (number !== tree.size()) return 'LEAF_MISSING'
    const leaf = readLeaf(text)
    if (leaf === null) return 'LEAF_MALFORMED'
    if (erased.has(leaf.child)) return 'LEAF_AFTER_ERASURE'
    ;(leaf.kind === 'ERASURE' ? erased : pseudonyms).add(leaf.child)
    const grown = tree.add(hashLeaf(text))
    const isErased = number < (erasures.get(leaf.child) ?? -1)
    return (
      (nodes === null ? null : await checkNodes(nodes, grown)) ??
      (made === null ? null : checkSource(leaf, made, isErased)) ??
      (await checkpoints.check(tree))
    )
  }
  const checkEnd = async (): Promise<FaultCode | null> => {
    const fault = await checkpoints.checkEnd(tree)
    if (fault !== null) return fault
    return nodes?.peek() === undefined ? null : 'NODE_CHANGED'
  }

  for await (const stored of reader.leaves()) {
    const leaf = tree.size()
    const code = await checkLeaf(stored)
    if (code !== null) return { ok: false, fault: { code, leaf } }
  }
  const pending = (await database?.readPending()) ?? null
  const code =
    (await checkEnd()) ??
    (database === null || pending === null ? null : await checkRest(database, pending, pseudonyms, erasures))
  if (code !== null) return { ok: false, fault: { code, leaf: null } }
  return {
    ok: true,
    summary: { leaves: tree.size(), ...checkpoints.counts(), pending: pending?.count ?? null, erased: erased.size },
  }
}

/** Whether the leaf is what its record gives. */
function checkSource(leaf: Leaf, { kind, source, record, key }: LeafSource, isErased: boolean): FaultCode | null {
  if (kind !== leaf.kind || source !== leaf.source) return 'LEAF_MISPLACED'
  if (kind !== 'DISCLOSURE' && source !== leaf.id) return 'LEAF_MISPLACED'
  if (leaf.kind === 'ERASURE') {
    if (record === null) return 'RECORD_MISSING'
    const isSame = record.id === leaf.id && record.at === leaf.at && record.pseudonym === leaf.child
    return isSame ? null : 'RECORD_CHANGED'
  }
  if (record === null) return isErased ? null : 'RECORD_MISSING'
  if (isErased) return 'ERASED_KEPT'
  if (key === null) return 'KEY_MISSING'
  if (pseudonymOf(key) !== leaf.child) return 'KEY_CHANGED'
  const { id, at, details } = record
  if (id !== leaf.id || at !== leaf.at || details === null) return 'RECORD_CHANGED'
  if (!hasExactNumbers(details)) return 'RECORD_CHANGED'
  return digestOf(recordKeyOf(key, leaf.kind, id), JSON.parse(details)) === leaf.digest ? null : 'RECORD_CHANGED'
}

async function checkNodes(stored: Queue<StoredNode>, grown: readonly StoredNode[]): Promise<FaultCode | null> {
  for (const { level, index, hash } of grown) {
    const node = await stored.next()
    if (node?.level !== level || node.index !== index || !node.hash.equals(hash)) return 'NODE_CHANGED'
  }
  return null
}

/** What is there beside the leaves and what they were made of. */
async function checkRest(
  database: LogDatabase,
  { unlogged, withoutRecord, withLeaf }: PendingRecords,
  pseudonyms: ReadonlySet<string>,
  erasures: ReadonlyMap<string, number>,
): Promise<FaultCode | null> {
  for await (const { key, pseudonym } of database.subjects()) {
    if (pseudonymOf(key) !== pseudonym) return 'KEY_CHANGED'
    if (!pseudonyms.has(pseudonym)) return 'KEY_UNUSED'
    if (erasures.has(pseudonym)) return 'ERASED_KEPT'
  }
  if (unlogged > 0) return 'RECORD_UNLOGGED'
  if (withoutRecord > 0) return 'PENDING_WITHOUT_RECORD'
  return withLeaf > 0 ? 'PENDING_LOGGED' : null
}

/** The lines of a checkpoint, an empty one, one signature and the end: the sequencer writes nothing else. */
const NOTE_LINES = 6

/** Holds the checkpoints, those stored and those witnessed, against a tree as it grows. */
async function openCheckpoints(
  stored: AsyncIterable<StoredCheckpoint>,
  witnessed: AsyncIterable<string | null>,
  verifiers: readonly string[],
) {
  const [storedQueue, witnessQueue] = [await openQueue(stored), await openQueue(witnessed)]
  const counts = { checkpoints: 0, witnessed: 0 }
  let newest: StoredCheckpoint = { size: 0, note: '' }

  const checkStored = async (tree: GrowingTree): Promise<FaultCode | null> => {
    for (let next = storedQueue.peek(); next !== undefined && next.size <= tree.size(); next = storedQueue.peek()) {
      await storedQueue.next()
      const checkpoint = openSigned(next.note, verifiers)
      if (checkpoint === null || next.note.split('\n').length !== NOTE_LINES) return 'CHECKPOINT_INVALID'
      if (next.size !== tree.size() || checkpoint.size !== next.size) return 'CHECKPOINT_INVALID'
      if (!checkpoint.root.equals(tree.root())) return 'CHECKPOINT_DIFFERS'
      newest = next
      counts.checkpoints++
    }
    return null
  }
  const checkWitnessed = async (tree: GrowingTree): Promise<FaultCode | null> => {
    for (let note = witnessQueue.peek(); note !== undefined; note = witnessQueue.peek()) {
      const checkpoint = note === null ? null : openSigned(note, verifiers)
      if (checkpoint === null || checkpoint.size < tree.size()) return 'WITNESS_INVALID'
      if (checkpoint.size > tree.size()) return null
      await witnessQueue.next()
      if (!checkpoint.root.equals(tree.root())) return 'WITNESS_DIFFERS'
      if (newest.note !== note) return 'CHECKPOINT_MISSING'
      counts.witnessed++
    }
    return null
  }
  const check = async (tree: GrowingTree): Promise<FaultCode | null> =>
    (await checkStored(tree)) ?? (await checkWitnessed(tree))
  return {
    check,
    /** At the last leaf: nothing may be beyond it, and the newest checkpoint is of all there is. */
    checkEnd: async (tree: GrowingTree): Promise<FaultCode | null> => {
      const fault = await check(tree)
      if (fault !== null) return fault
      if (storedQueue.peek() !== undefined || witnessQueue.peek() !== undefined) return 'TRUNCATED'
      return newest.size === tree.size() ? null : 'CHECKPOINT_MISSING'
    },
    counts: () => counts,
  }
}

/** What comes one after the other, with a look at the next. `undefined`: there is no more. */
interface Queue<T> {
  readonly peek: () => T | undefined
  readonly next: () => Promise<T | undefined>
}

async function openQueue<T>(items: AsyncIterable<T>): Promise<Queue<T>> {
  const iterator = items[Symbol.asyncIterator]()
  const read = async (): Promise<T | undefined> => {
    const result = await iterator.next()
    return result.done === true ? undefined : result.value
  }
  let ahead = await read()
  return {
    peek: () => ahead,
    next: async () => {
      const item = ahead
      ahead = await read()
      return item
    },
  }
}

async function* nothing(): AsyncGenerator<never> {}
