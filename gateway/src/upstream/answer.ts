import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import { UpstreamFault } from './fault.ts'

/** What a subgraph answers, as the bytes of one HTTP response are read. Nothing here trusts who wrote them. */

export interface UpstreamAnswer {
  readonly data?: unknown
  readonly errors?: unknown
}

const LEAST_BYTES = 512 * 1024
const BYTES_PER_CHILD = 256 * 1024
const MOST_BYTES = 8 * 1024 * 1024
/** A body may come in as many chunks as it has bytes, and each costs more than it holds. */
export const PIECES_LIMIT = 10_000

/** How long an answer about so many children may be. */
export const limitAnswer = (children: number): number => Math.min(LEAST_BYTES + children * BYTES_PER_CHILD, MOST_BYTES)

/** The longest answer of the registry, which is asked for pages and not for children. */
export const REGISTRY_ANSWER_BYTES = MOST_BYTES

const MEDIA_TYPE = /^application\/(?:graphql-response\+)?json *(?:;|$)/i
const AWAY = [502, 503, 504]

/** What is wrong with an answer by its status and headers alone. */
export function judgeHead(status: number, headers: IncomingHttpHeaders, maxBytes: number): UpstreamFault | null {
  if (status !== 200) return new UpstreamFault(AWAY.includes(status) ? 'away' : 'refused')
  const { 'content-type': type, 'content-encoding': coding, 'content-length': length } = headers
  // None was asked for, and a small one may hold any number of bytes.
  if (coding !== undefined) return new UpstreamFault('no answer of GraphQL')
  if (typeof type !== 'string' || !MEDIA_TYPE.test(type)) return new UpstreamFault('no answer of GraphQL')
  return Number(length ?? 0) > maxBytes ? new UpstreamFault('too large') : null
}

/** Reads a whole body. An object is all that is promised of it. */
export function readAnswer(pieces: readonly Buffer[]): UpstreamAnswer | UpstreamFault {
  const bytes = pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces)
  if (!isUtf8(bytes)) return new UpstreamFault('no answer of GraphQL')
  if (bytes.length > PARSED_UNSEEN_BYTES && !isModest(bytes)) return new UpstreamFault('too large')
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8'))
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
    return isObject ? parsed : new UpstreamFault('no answer of GraphQL')
  } catch {
    // Its message quotes the text.
    return new UpstreamFault('no answer of GraphQL')
  }
}

/** Up to here the worst that can be written parses in some milliseconds. */
const PARSED_UNSEEN_BYTES = 64 * 1024
const DEPTH_LIMIT = 64
/** Lists and objects in one answer: fifty children with a thousand records each have fewer. */
const CONTAINERS_LIMIT = 100_000

const [QUOTE, BACKSLASH] = [0x22, 0x5c]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/** JSON.parse takes two seconds for 8 MiB of nothing but brackets, and everybody waits: so they are counted first. */
function isModest(bytes: Buffer): boolean {
  let [depth, containers] = [0, 0]
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) {
      at = findStringEnd(bytes, at)
      if (at < 0) return true
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1
      containers += 1
      if (depth > DEPTH_LIMIT || containers > CONTAINERS_LIMIT) return false
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1
  }
  return true
}

/** Where the string ends that begins at `start`; below 0 where it does not, and is for the parser to refuse. */
function findStringEnd(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(QUOTE, start + 1); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) {
    let backslashes = 0
    while (bytes[at - 1 - backslashes] === BACKSLASH) backslashes += 1
    if (backslashes % 2 === 0) return at
  }
  return -1
}
