import { createHash } from 'node:crypto'
import type { SourceClient, SourceRequest } from './client.ts'
import { SourceUnavailable } from './failure.ts'

/** What one page holds. */
export interface Page<T> {
  readonly items: readonly T[]
  /** What names the items that belong to this page and no other. */
  readonly keys: readonly string[]
  /** The request for the next page: a link as the page has it, or a path. `null`: this is the last. */
  readonly next: { readonly link: string } | { readonly path: string } | null
}

export interface PageLimits {
  readonly pages: number
  readonly bytes: number
}

const LIMITS: PageLimits = { pages: 10_000, bytes: 512 * 1024 * 1024 }

/**
 * Reads all pages of an answer, one after another.
 * @param readPage reads one page; `ordinal` counts from 1 and is its place in a fault
 * @throws SourceUnavailable where a page fails, leads out of the source, comes twice, holds a record that an earlier page
 * held, or no end comes: what was read until then is no answer
 */
export async function readPages<T>(
  client: SourceClient,
  first: SourceRequest,
  readPage: (bytes: Buffer, ordinal: number) => Page<T>,
  signal: AbortSignal,
  limits: PageLimits = LIMITS,
): Promise<readonly T[]> {
  const items: T[] = []
  const asked = new Set([first.path])
  const seen = new Set<string>()
  let bytes = 0
  let request: SourceRequest | null = first
  for (let ordinal = 1; request !== null; ordinal += 1) {
    if (ordinal > limits.pages) throw new SourceUnavailable('ENDLESS')
    const { body } = await client.read(request, signal)
    if (body === null) throw new SourceUnavailable('ODD_STATUS')
    bytes += body.length
    if (bytes > limits.bytes) throw new SourceUnavailable('ENDLESS')
    const page = readPage(body, ordinal)
    const keys = [createHash('sha256').update(body).digest('base64'), ...page.keys]
    if (keys.some((key) => seen.has(key))) throw new SourceUnavailable('REPEATED')
    for (const key of keys) seen.add(key)
    items.push(...page.items)
    request = page.next === null ? null : follow(client, request, page.next)
    if (request === null) break
    if (asked.has(request.path)) throw new SourceUnavailable('REPEATED')
    asked.add(request.path)
  }
  return items
}

/** A next page is asked for with GET, whatever the first was asked for with: its link holds the search. */
function follow(client: SourceClient, request: SourceRequest, next: NonNullable<Page<never>['next']>): SourceRequest {
  const { body: _body, method: _method, headers, ...rest } = request
  const { 'content-type': _type, ...kept } = headers ?? {}
  return { ...rest, headers: kept, path: 'path' in next ? next.path : client.resolve(next.link) }
}
