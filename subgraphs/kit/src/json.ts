/** JSON text read, or the place of its first fault. */
export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly place: string; readonly reason: string }

/** Parses UTF-8 JSON (RFC 8259), with or without a byte order mark. A fault is told by line and column, both from 1. */
export function parseJson(bytes: Uint8Array): JsonResult {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, place: 'whole file', reason: 'is not UTF-8' }
  }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    const before = text.slice(0, findJsonFault(text)).split('\n')
    const column = (before.at(-1)?.length ?? 0) + 1
    return { ok: false, place: `line ${before.length}, column ${column}`, reason: 'is not JSON' }
  }
}

const SPACE = /[ \t\n\r]*/y
const TOKEN =
  /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/uy

type Expected = 'VALUE' | 'VALUE_OR_END' | 'KEY' | 'KEY_OR_END' | 'COLON' | 'COMMA_OR_END'

/**
 * Finds where a text stops being JSON: the offset of the first token that is wrong or cut off. JSON.parse is of no use for
 * this: its messages quote the text, and only some of them tell the place.
 */
export function findJsonFault(text: string): number {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'VALUE'
  for (let offset = 0; ; ) {
    offset = skip(SPACE, text, offset)
    const end = skip(TOKEN, text, offset)
    const next: Expected | null = end === offset ? null : advance(text.slice(offset, end), expected, open)
    if (next === null) return offset
    expected = next
    offset = end
  }
}

function skip(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset
  return pattern.test(text) ? pattern.lastIndex : offset
}

/** What may follow a token; `null` where the token itself may not stand here. Keeps `open` in step. */
function advance(token: string, expected: Expected, open: ('{' | '[')[]): Expected | null {
  const inside = open.at(-1)
  switch (token) {
    case '{':
    case '[':
      if (expected !== 'VALUE' && expected !== 'VALUE_OR_END') return null
      open.push(token)
      return token === '{' ? 'KEY_OR_END' : 'VALUE_OR_END'
    case '}':
    case ']':
      if (inside !== (token === '}' ? '{' : '[') || !expected.endsWith('_OR_END')) return null
      open.pop()
      return 'COMMA_OR_END'
    case ',':
      if (expected !== 'COMMA_OR_END' || inside === undefined) return null
      return inside === '{' ? 'KEY' : 'VALUE'
    case ':':
      return expected === 'COLON' ? 'VALUE' : null
    default:
      if (expected === 'KEY' || expected === 'KEY_OR_END') return token.startsWith('"') ? 'COLON' : null
      return expected === 'VALUE' || expected === 'VALUE_OR_END' ? 'COMMA_OR_END' : null
  }
}
