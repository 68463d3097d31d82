import { createCipheriv, randomBytes } from 'node:crypto'
import type { GrantKey } from '@samsyn/schema/grant'

export interface SealOptions {
  /** The protected header, in place of `{ alg, enc, kid }`. */
  readonly header?: object
  /** Bytes of the tag; 16 in every grant of the gateway. */
  readonly tagBytes?: number
  /** For test vectors alone: under one key no two grants may have the same. */
  readonly iv?: Uint8Array
}

/**
 * Seals claims as the protocol says, or with one thing about it wrong. Not the seal the gateway uses: that one can't be
 * brought to write a bad grant.
 */
export function sealClaims(
  claims: object,
  key: GrantKey,
  { header, tagBytes = 16, iv = randomBytes(12) }: SealOptions = {},
): string {
  const shown = Buffer.from(JSON.stringify(header ?? { alg: 'dir', enc: 'A256GCM', kid: key.kid })).toString(
    'base64url',
  )
  const cipher = createCipheriv('aes-256-gcm', key.secret, iv, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(shown, 'ascii'))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(claims), 'utf8'), cipher.final()])
  return [
    shown,
    '',
    ...[iv, sealed, cipher.getAuthTag()].map((bytes) => Buffer.from(bytes).toString('base64url')),
  ].join('.')
}

/** The grant with one character in the middle of one of its five parts changed. */
export function tamper(compact: string, part: number): string {
  const parts = compact.split('.')
  const text = parts[part] ?? ''
  const at = Math.floor(text.length / 2)
  return parts.with(part, `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`).join('.')
}
