import { createCipheriv, createDecipheriv, hash, randomFillSync } from 'node:crypto'

/**
 * A grant on the wire: compact JWE (RFC 7516) with `alg` `dir` and `enc` `A256GCM` (RFC 7518 §§ 4.5, 5.3). Written with
 * node:crypto because that takes a tenth of the time of WebCrypto; any JOSE library reads it, and the tests hold both
 * directions against one.
 */

/** A 256-bit key shared by the gateway and one subgraph. At most 2³⁰ grants may be sealed with it. */
export interface GrantKey {
  readonly kid: string
  readonly secret: Uint8Array
}

const KEY_BYTES = 32

/**
 * Reads a key as settings hold it: `<kid>:<32 bytes, base64url>`.
 * @returns `null` for any other text; the text is a secret and is not repeated
 */
export function parseGrantKey(text: string): GrantKey | null {
  const [kid = '', secret = '', ...others] = text.split(':')
  const bytes = Buffer.from(secret, 'base64url')
  return kid === '' || bytes.length !== KEY_BYTES || others.length > 0 ? null : { kid, secret: bytes }
}

/** Keys by `kid`. A subgraph holds the current one and, while keys rotate, the next or the last. */
export type Keyring = ReadonlyMap<string, Uint8Array>

export type OpenResult = { readonly ok: true; readonly claims: unknown } | { readonly ok: false }

const IV_BYTES = 12
const TAG_BYTES = 16
interface ProtectedHeader {
  readonly text: string
  readonly bytes: Buffer
}
const headers = new Map<string, ProtectedHeader>()

function protectedHeader(kid: string): ProtectedHeader {
  let header = headers.get(kid)
  if (header === undefined) {
    const text = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid })).toString('base64url')
    header = { text, bytes: Buffer.from(text, 'ascii') }
    headers.set(kid, header)
  }
  return header
}

const ivs = Buffer.alloc(IV_BYTES * 256)
let nextIv = ivs.length

/** Random bytes that nobody has had, drawn many at a time. */
function takeIv(): Buffer {
  if (nextIv === ivs.length) {
    randomFillSync(ivs)
    nextIv = 0
  }
  nextIv += IV_BYTES
  return ivs.subarray(nextIv - IV_BYTES, nextIv)
}

/** Seals claims for the holder of the key. Returns the compact form. */
export function sealGrant(claims: object, key: GrantKey): string {
  const header = protectedHeader(key.kid)
  const iv = takeIv()
  const cipher = createCipheriv('aes-256-gcm', key.secret, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(header.bytes)
  const sealed = cipher.update(JSON.stringify(claims), 'utf8')
  // GCM is a stream: nothing is left for the end but the tag.
  cipher.final()
  return `${header.text}..${iv.toString('base64url')}.${sealed.toString('base64url')}.${cipher.getAuthTag().toString('base64url')}`
}

/**
 * Opens a grant. Anything that is not exactly what `sealGrant` writes, with a key of the ring, is `{ ok: false }`:
 * the caller is never told why.
 */
export function openGrant(compact: string, keys: Keyring): OpenResult {
  const parts = compact.split('.')
  if (parts.length !== 5) return { ok: false }
  const [header, encryptedKey, iv, sealed, tag] = parts as [string, string, string, string, string]
  if (encryptedKey !== '') return { ok: false }
  try {
    const { alg, enc, kid, ...rest } = JSON.parse(decode(header).toString('utf8')) as Record<string, unknown>
    if (alg !== 'dir' || enc !== 'A256GCM' || typeof kid !== 'string' || Object.keys(rest).length > 0) {
      return { ok: false }
    }
    const secret = keys.get(kid)
    const ivBytes = decode(iv)
    const tagBytes = decode(tag)
    if (secret === undefined || ivBytes.length !== IV_BYTES || tagBytes.length !== TAG_BYTES) return { ok: false }
    const decipher = createDecipheriv('aes-256-gcm', secret, ivBytes, { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(header, 'ascii'))
    decipher.setAuthTag(tagBytes)
    const plain = Buffer.concat([decipher.update(decode(sealed)), decipher.final()])
    return { ok: true, claims: JSON.parse(plain.toString('utf8')) }
  } catch {
    return { ok: false }
  }
}

/** @throws Error for text that is not base64url as RFC 4648 § 5 writes it: Node passes over what it does not know. */
function decode(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text) throw new Error('not base64url')
  return bytes
}

/** The `body` claim for a request body. */
export function hashBody(body: string | Uint8Array): string {
  return hash('sha256', body, 'base64url')
}
