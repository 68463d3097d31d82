import type { FaultListener } from '@samsyn/kit'
import { type Page, readPages, type SourceClient, SourceUnavailable } from '@samsyn/kit/http'
import { z } from 'zod'
import { type Endpoint, keepUnique, readEntries, type ReadRecord, type Report } from './collection.ts'

/** What was read of an endpoint. */
export interface EndpointReading<T> {
  readonly records: readonly T[]
  /** When the endpoint last changed before that, in its own words; `null` where it does not say. */
  readonly changed: string | null
  /** Whether every entry was read and stands by its own identifier, so that changes can be put in its place. */
  readonly isWhole: boolean
}

const PAGE_SIZE = 1_000
const ACCEPT = ['application/json', 'application/hal+json']

/**
 * Reads an endpoint: what has changed since it was read last, or all of it.
 *
 * `sinceTimeStamp` is what the endpoint itself gave as `lastUpdated`, so that no two clocks are compared. It does not tell
 * what is gone. But what is there now is among what is known and what has changed, and `total_items` counts what is there
 * now: where the two together are as many as that, they are the same, and otherwise all is read anew.
 * @throws SourceUnavailable when any page of it cannot be read: what was read of it until then is not the whole
 */
export async function readEndpoint<T>(
  client: SourceClient,
  endpoint: Endpoint<T>,
  known: EndpointReading<T> | null,
  signal: AbortSignal,
  onFault: FaultListener,
): Promise<EndpointReading<T>> {
  const changed = await readLastUpdated(client, endpoint.path, signal)
  if (known !== null && known.isWhole && known.changed !== null && changed !== null) {
    const merged = mergeChanges(endpoint, known, await readAll(client, endpoint, known.changed, signal, onFault))
    if (merged !== null) return { records: merged, changed, isWhole: true }
  }
  const all = await readAll(client, endpoint, null, signal, onFault)
  if (all.entries !== all.totalItems) throw new SourceUnavailable('INCOMPLETE')
  const report: Report = (kind, place, reason) => onFault({ kind, file: endpoint.path, place, reason })
  const records = keepUnique(endpoint, all.records, report)
  return { records, changed, isWhole: records.length === all.entries }
}

const LAST_UPDATED = z.object({ lastUpdated: z.union([z.string().regex(/^\d{1,16}$/), z.int().nonnegative()]) })

async function readLastUpdated(client: SourceClient, path: string, signal: AbortSignal): Promise<string | null> {
  try {
    const { body } = await client.read({ path: `${path}/last-updated`, accept: ACCEPT }, signal)
    const parsed = LAST_UPDATED.safeParse(JSON.parse(body?.toString('utf8') ?? ''))
    return parsed.success ? String(parsed.data.lastUpdated) : null
  } catch (error) {
    // Without it all is read each time, where there is anything to read.
    if (error instanceof SyntaxError) return null
    if (error instanceof SourceUnavailable && error.kind === 'NOT_FOUND') return null
    throw error
  }
}

interface AllEntries<T> {
  readonly records: readonly ReadRecord<T>[]
  readonly entries: number
  readonly totalItems: number
}

async function readAll<T>(
  client: SourceClient,
  endpoint: Endpoint<T>,
  since: string | null,
  signal: AbortSignal,
  onFault: FaultListener,
): Promise<AllEntries<T>> {
  const { path, identifiers } = endpoint
  const query = (offset: number): string =>
    `${path}?size=${PAGE_SIZE}&offset=${offset}${since === null ? '' : `&sinceTimeStamp=${since}`}`
  let entries = 0
  let totalItems: number | null = null
  const readPage = (bytes: Buffer, ordinal: number): Page<ReadRecord<T>> => {
    const report: Report = (kind, place, reason) =>
      onFault({ kind, file: path, place: `page ${ordinal}, ${place}`, reason })
    const page = readEntries(endpoint, bytes, report)
    if (page === null) throw new SourceUnavailable('BROKEN')
    if (page.totalItems === null) throw new SourceUnavailable('INCOMPLETE')
    // The records changed places while they were read.
    if (totalItems !== null && page.totalItems !== totalItems) throw new SourceUnavailable('INCOMPLETE')
    totalItems = page.totalItems
    entries += page.entries
    // A server may give fewer than it was asked for. `total_items` counts what has not changed too, so that changes are at
    // their end only where none are left.
    const isMore = page.entries > 0 && (since !== null || entries < page.totalItems)
    return {
      items: page.records,
      keys: page.records.map(({ record }) => String(record[identifiers[0]])),
      next: page.next !== null ? { link: page.next } : isMore ? { path: query(entries) } : null,
    }
  }
  const records = await readPages(client, { path: query(0), accept: ACCEPT }, readPage, signal)
  return { records, entries, totalItems: totalItems ?? 0 }
}

/** @returns `null` where what is known and what has changed are not what is there now */
function mergeChanges<T>(
  { identifiers }: Endpoint<T>,
  known: EndpointReading<T>,
  changes: AllEntries<T>,
): readonly T[] | null {
  const [identifier] = identifiers
  if (changes.records.length !== changes.entries) return null
  const merged = new Map(known.records.map((record) => [record[identifier], record]))
  for (const { record } of changes.records) merged.set(record[identifier], record)
  return merged.size === changes.totalItems ? [...merged.values()] : null
}
