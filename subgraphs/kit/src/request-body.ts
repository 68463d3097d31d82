import { parse } from 'lossless-json'

export type RequestBody = { readonly ok: true; readonly value: unknown } | { readonly ok: false }

/**
 * Reads the body of a request: UTF-8 JSON (RFC 8259) in which no object has two members of one name with different
 * values. `{ ok: false }` for all else. JSON.parse would take the last of two where another reader takes the first.
 */
export function readRequestBody(bytes: Uint8Array): RequestBody {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    parse(text)
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}
