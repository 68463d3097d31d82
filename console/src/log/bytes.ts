/** Bytes as SubtleCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>

export function toBytes(text: string): Bytes {
  return new Uint8Array(new TextEncoder().encode(text))
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

/** Base64 as RFC 4648 § 4 writes it. `null` for anything else, also for what a browser would take for it. */
export function readBase64(text: string): Bytes | null {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    return writeBase64(bytes) === text ? bytes : null
  } catch {
    return null
  }
}

/** Base64 as RFC 4648 § 5 writes it, without padding. `null` for anything else. */
export function readBase64url(text: string): Bytes | null {
  if (!/^[\w-]*$/.test(text)) return null
  const standard = text.replaceAll('-', '+').replaceAll('_', '/')
  return readBase64(standard.padEnd(Math.ceil(text.length / 4) * 4, '='))
}

function writeBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
