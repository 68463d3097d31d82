import type { Refusal } from './refuse.ts'

/** The parameters of a GraphQL request over HTTP that we know. Others are left out: the specification keeps their names. */
export interface GraphqlRequest {
  /** `null`: the request names a stored document in its place. */
  readonly query: string | null
  readonly documentId: string | null
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>> | null
}

export type ReadRequest =
  | { readonly ok: true; readonly request: GraphqlRequest }
  | { readonly ok: false; readonly refusal: Refusal }

/** Deeper than any input of the schema; bounds every walk that follows. */
const NESTING_LIMIT = 32

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const bad = (message: string): ReadRequest => ({
  ok: false,
  refusal: { status: 400, code: 'BAD_REQUEST', message },
})

/**
 * Reads the body of a POST as GraphQL over HTTP has it (§ "Request Parameters"), and refuses what two readers could take
 * differently: other encodings than UTF-8, a name twice in one object, names that JavaScript gives a meaning of its own.
 */
export function readRequest(body: Buffer | undefined): ReadRequest {
  if (body === undefined) return bad('There is no body.')
  let value: unknown
  try {
    const text = utf8.decode(body)
    value = JSON.parse(text)
    const members = countMembers(value, 0)
    if (members === null) return bad('The body is nested too deep or has a member with a reserved name.')
    if (members !== countColons(text)) return bad('The body has the same name twice in an object.')
  } catch {
    return bad('The body is not JSON in UTF-8.')
  }
  if (!isObject(value)) return bad('The body is not one JSON object.')
  const { query, documentId, operationName, variables, extensions } = value
  if (!isAbsent(query) && typeof query !== 'string') return bad('The query is not a string.')
  if (!isAbsent(documentId) && typeof documentId !== 'string') return bad('The document id is not a string.')
  if (isAbsent(query) && isAbsent(documentId)) return bad('The body has no query.')
  if (!isAbsent(operationName) && typeof operationName !== 'string') return bad('The operation name is not a string.')
  if (!isAbsent(variables) && !isObject(variables)) return bad('The variables are not an object.')
  if (!isAbsent(extensions) && !isObject(extensions)) return bad('The extensions are not an object.')
  if (extensions?.['persistedQuery'] !== undefined) return bad('Queries are not stored on request.')
  return {
    ok: true,
    request: {
      query: query ?? null,
      documentId: documentId ?? null,
      operationName: operationName ?? null,
      variables: variables ?? null,
    },
  }
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** How many members a parsed value has, all levels together; `null` when it is too deep or names one `__proto__`. */
function countMembers(value: unknown, depth: number): number | null {
  if (typeof value !== 'object' || value === null) return 0
  if (depth === NESTING_LIMIT) return null
  const isList = Array.isArray(value)
  let count = 0
  for (const name of isList ? value.keys() : Object.keys(value)) {
    if (name === '__proto__') return null
    const below = countMembers((value as Record<string | number, unknown>)[name], depth + 1)
    if (below === null) return null
    count += below + (isList ? 0 : 1)
  }
  return count
}

/**
 * How many members a JSON text has: in valid JSON each colon outside a string belongs to one. `JSON.parse` keeps the last
 * of several with one name, so a text with more colons than the value has members says something twice.
 */
function countColons(json: string): number {
  let count = 0
  for (let at = 0; at < json.length; at++) {
    const char = json.charCodeAt(at)
    if (char === COLON) count += 1
    if (char !== QUOTE) continue
    do {
      at = json.indexOf('"', at + 1)
    } while (isEscaped(json, at))
  }
  return count
}

/** Whether the character stands behind an odd number of backslashes. */
function isEscaped(json: string, at: number): boolean {
  let first = at
  while (json.charCodeAt(first - 1) === BACKSLASH) first -= 1
  return (at - first) % 2 === 1
}
