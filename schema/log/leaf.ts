import { createHmac } from 'node:crypto'
import canonicalize from 'canonicalize'

/**
 * A leaf of the log: that something was recorded of someone, and when. It names nobody and tells nothing of what was
 * recorded to whoever has not the record and the child's key, or the record's own.
 */
export type Leaf = RecordLeaf | ErasureLeaf

export type LeafKind = Leaf['kind']

interface RecordLeaf {
  readonly v: 1
  readonly kind: 'DISCLOSURE' | 'LEDGER'
  /** The record's own id. */
  readonly id: string
  /** Its number among the records of its kind: what the leaf was made of, also when that is gone. */
  readonly source: string
  /** UTC, to the microsecond. */
  readonly at: string
  /** The child's pseudonym. */
  readonly child: string
  /** Of all that the record holds. */
  readonly digest: string
}

/** That all that was recorded of a child is gone, because its time was over. */
interface ErasureLeaf extends Omit<RecordLeaf, 'kind' | 'digest'> {
  readonly kind: 'ERASURE'
  readonly digest: null
}

const PSEUDONYM = 'samsyn log pseudonym v1'
const INSTANT = /^\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/
const NUMBER = /^[1-9]\d*$/
/** 32 bytes, base64url. */
const HASH = /^[\w-]{43}$/

const hmac = (key: Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** What the log calls a child: base64url. Without the child's key nobody can say whom it means. */
export function pseudonymOf(childKey: Uint8Array): string {
  return hmac(childKey, PSEUDONYM).toString('base64url')
}

/** The key of one record's digest. Whoever has it can check that record and no other. */
export function recordKeyOf(childKey: Uint8Array, kind: LeafKind, id: string): Buffer {
  return hmac(childKey, `${kind}:${id}`)
}

/**
 * The digest of what a record holds, base64url: HMAC-SHA256 over its RFC 8785 form.
 * @throws for what JSON cannot hold
 */
export function digestOf(recordKey: Uint8Array, details: unknown): string {
  return hmac(recordKey, toCanonicalJson(details)).toString('base64url')
}

/** The leaf's text: RFC 8785, the bytes that are hashed. */
export function writeLeaf({ v, kind, id, source, at, child, digest }: Leaf): string {
  return toCanonicalJson({ v, kind, id, source, at, child, digest })
}

/** Reads a leaf's text. `null` for any text that `writeLeaf` does not write. */
export function readLeaf(text: string): Leaf | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return null
  }
  if (!isLeaf(parsed)) return null
  return writeLeaf(parsed) === text ? parsed : null
}

function isLeaf(value: unknown): value is Leaf {
  if (typeof value !== 'object' || value === null) return false
  const { v, kind, id, source, at, child, digest } = value as Record<string, unknown>
  if (v !== 1 || typeof id !== 'string' || id === '') return false
  if (typeof source !== 'string' || !NUMBER.test(source)) return false
  if (typeof at !== 'string' || !INSTANT.test(at) || typeof child !== 'string' || !HASH.test(child)) return false
  if (kind === 'ERASURE') return digest === null
  return (kind === 'DISCLOSURE' || kind === 'LEDGER') && typeof digest === 'string' && HASH.test(digest)
}

/** RFC 8785. @throws for what JSON cannot hold */
export function toCanonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('not a value of JSON')
  return text
}
