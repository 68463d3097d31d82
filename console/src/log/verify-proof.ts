import type { LogProofsQuery } from '../generated/graphql.ts'
import { isSame, readBase64, readBase64url, toBytes } from './bytes.ts'
import { verifyInclusion } from './inclusion.ts'
import { checkSignature, readNote, type SignatureState } from './signed-note.ts'
import type { LogEntry } from './write-entry.ts'

export type Proof = NonNullable<
  NonNullable<NonNullable<LogProofsQuery['child']>['accessLog']>['nodes'][number]['proof']
>

export type ProvenEntry = Pick<LogEntry, 'id' | 'at' | 'kind'> & {
  readonly slices: readonly { readonly id: string }[]
}

/** What the reader's own browser found out of an entry. */
export interface Verdict {
  /** The leaf is in the log that the checkpoint is of. */
  readonly isInLog: boolean
  /** Whether the leaf is of the entry that is shown. `NOT_TOLD`: its time and id are; the rest is not the reader's to see. */
  readonly entry: 'SAME' | 'NOT_TOLD' | 'OTHER'
  readonly signature: SignatureState
  readonly root: string
}

/** A browser that has no SubtleCrypto, as on a page without TLS, can check nothing. */
export function canVerify(): boolean {
  return globalThis.crypto?.subtle !== undefined
}

/**
 * Checks the proof of an entry against a checkpoint of the log, here and now, trusting nobody's word.
 * @param checkpoint what the log last said of itself, asked for apart from the proof
 * @param verifier the log's key; null when the reader has none
 */
export async function verifyProof(
  entry: ProvenEntry,
  proof: Proof,
  checkpoint: Proof['checkpoint'],
  verifier: string | null,
): Promise<Verdict> {
  const note = readNote(checkpoint.note)
  const hashes = proof.hashes.map(readBase64)
  if (note === null || note.size !== checkpoint.size || !hashes.every((hash) => hash !== null)) {
    return { isInLog: false, entry: 'OTHER', signature: 'INVALID', root: '' }
  }
  const { leaf, number } = proof
  const [isInLog, sameness, signature] = await Promise.all([
    verifyInclusion({ leaf, number, size: note.size, hashes, root: note.root }),
    compareEntry(entry, proof),
    checkSignature(note, verifier ?? ''),
  ])
  return { isInLog, entry: sameness, signature, root: note.text.split('\n')[2] ?? '' }
}

interface Leaf {
  readonly id?: unknown
  readonly at?: unknown
  readonly digest?: unknown
}

async function compareEntry(entry: ProvenEntry, proof: Proof): Promise<Verdict['entry']> {
  const { id, at, digest } = readJson(proof.leaf) as Leaf
  // The leaf has microseconds, the entry milliseconds.
  if (typeof at !== 'string' || !at.startsWith(entry.at.slice(0, -1))) return 'OTHER'
  if (entry.kind === 'LOOKED' && id !== entry.id) return 'OTHER'
  if (proof.record === null || proof.recordKey === null) return 'NOT_TOLD'
  if (typeof digest !== 'string' || !(await isDigestOf(digest, proof.record, proof.recordKey))) return 'OTHER'
  return entry.kind !== 'LOOKED' || isSameSlices(entry, proof.record) ? 'SAME' : 'OTHER'
}

async function isDigestOf(digest: string, record: string, recordKey: string): Promise<boolean> {
  const [bytes, expected] = [readBase64url(recordKey), readBase64url(digest)]
  if (bytes === null || bytes.length === 0 || expected === null) return false
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign'])
  return isSame(new Uint8Array(await crypto.subtle.sign('HMAC', key, toBytes(record))), expected)
}

interface LookRecord {
  readonly disclosed?: { readonly slices?: readonly { readonly slice?: unknown }[] }
}

/** Whether the slices that are shown are those that were recorded, no more and no fewer. */
function isSameSlices({ slices }: ProvenEntry, record: string): boolean {
  const { disclosed } = readJson(record) as LookRecord
  const recorded = new Set((disclosed?.slices ?? []).map(({ slice }) => slice))
  const shown = new Set(slices.map(({ id }) => id))
  return recorded.size === shown.size && [...shown].every((id) => recorded.has(id))
}

function readJson(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
