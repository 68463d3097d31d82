import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type FaultListener, parseJson, type SourceFault } from '@samsyn/kit'
import { count, object, type Reference, text, told } from './fint-values.ts'

/** One FINT endpoint, exported to one file. */
export interface Endpoint<T> {
  /** Path of the endpoint. With `-` for `/` and `.json` at the end it is the name of the file. */
  readonly path: string
  /** Validates a record and keeps of it only what may be used. */
  readonly record: z.ZodType<T>
  /** The identifiers a link may use. The first is required and names one record only. */
  readonly identifiers: readonly [keyof T & string, ...(keyof T & string)[]]
}

/** The records of one endpoint that could be read. */
export interface Collection<T> {
  readonly records: readonly T[]
  /** The record a link leads to; `undefined` for no link and for one that leads out of the set. */
  find(reference: Reference | undefined): T | undefined
  /** The name of one of these records, as links have it. */
  refer(record: T): Reference
}

/** A record that could be read, and where it stands. */
export interface ReadRecord<T> {
  readonly record: T
  readonly place: string
}

/** What a file or a page of an endpoint holds. */
export interface ReadEntries<T> {
  readonly records: readonly ReadRecord<T>[]
  /** How many entries there are, those that could not be read too. */
  readonly entries: number
  /** How many records the endpoint has in all, and where the next page is: for those who read pages. */
  readonly totalItems: number | null
  readonly next: string | null
}

export type Report = (kind: SourceFault['kind'], place: string, reason: string) => void

const ENVELOPE = object({
  _embedded: object({ _entries: z.array(z.unknown(), told('is not a list')) }),
  total_items: count.nullish(),
  _links: object({ next: z.array(object({ href: text })).nullish() }).nullish(),
})

/**
 * Reads one endpoint's file. A broken record is reported and left out, and so are records that share their first
 * identifier: a link to them could lead to another child. A broken file is reported and counts as empty.
 * @returns `null` when there is no such file: a school owner has only the endpoints its system has.
 */
export async function readCollection<T>(
  folder: string,
  endpoint: Endpoint<T>,
  onFault: FaultListener,
): Promise<Collection<T> | null> {
  const file = `${endpoint.path.replaceAll('/', '-')}.json`
  const report: Report = (kind, place, reason) => onFault({ kind, file, place, reason })
  let bytes: Uint8Array
  try {
    bytes = await readFile(join(folder, file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    report('FILE_REFUSED', 'whole file', 'cannot be read')
    return indexRecords(endpoint, [])
  }
  return indexRecords(endpoint, keepUnique(endpoint, readEntries(endpoint, bytes, report)?.records ?? [], report))
}

/** Reads the bytes of a file or a page. `null`, reported: it cannot be read at all. A broken record is reported and left out. */
export function readEntries<T>(endpoint: Endpoint<T>, bytes: Uint8Array, report: Report): ReadEntries<T> | null {
  const json = parseJson(bytes)
  if (!json.ok) {
    report('FILE_REFUSED', json.place, json.reason)
    return null
  }
  const envelope = ENVELOPE.safeParse(json.value)
  if (!envelope.success) {
    report('FILE_REFUSED', ...describeIssue('', envelope.error))
    return null
  }
  const { _embedded, _links, total_items } = envelope.data
  const records = _embedded._entries.flatMap((entry, index): ReadRecord<T>[] => {
    const place = `/_embedded/_entries/${index}`
    const parsed = endpoint.record.safeParse(entry)
    if (parsed.success) return [{ record: parsed.data, place }]
    report('RECORD_SKIPPED', ...describeIssue(place, parsed.error))
    return []
  })
  return {
    records,
    entries: _embedded._entries.length,
    totalItems: total_items ?? null,
    next: _links?.next?.[0]?.href ?? null,
  }
}

/** Leaves out, reported, the records that share their first identifier. */
export function keepUnique<T>(endpoint: Endpoint<T>, read: readonly ReadRecord<T>[], report: Report): readonly T[] {
  const [identifier] = endpoint.identifiers
  const counts = new Map<unknown, number>()
  for (const { record } of read) counts.set(record[identifier], (counts.get(record[identifier]) ?? 0) + 1)
  return read.flatMap(({ record, place }) => {
    if (counts.get(record[identifier]) === 1) return [record]
    report('RECORD_SKIPPED', `${place}/${identifier}`, 'stands in more than one record')
    return []
  })
}

/** Makes records findable by each of their identifiers. */
export function indexRecords<T>(endpoint: Endpoint<T>, records: readonly T[]): Collection<T> {
  const tail = endpoint.path.split('/').slice(-2).join('/')
  const refer = (record: T, identifier = endpoint.identifiers[0]): Reference =>
    `${tail}/${identifier.toLowerCase()}/${String(record[identifier])}`
  const index = new Map<Reference, T | undefined>()
  for (const record of records) {
    for (const identifier of endpoint.identifiers) {
      if (typeof record[identifier] !== 'string') continue
      const reference = refer(record, identifier)
      // A further identifier that two records share leads to neither.
      index.set(reference, index.has(reference) ? undefined : record)
    }
  }
  return {
    records,
    find: (reference) => (reference === undefined ? undefined : index.get(reference)),
    refer: (record) => refer(record),
  }
}

/** Place and reason of the first thing wrong: a path of member names and a reason of ours, so neither holds a value. */
function describeIssue(place: string, error: z.ZodError): [place: string, reason: string] {
  const issue = error.issues[0]
  const path = [place, ...(issue?.path ?? []).map(String)].join('/')
  return [path === '' ? 'whole file' : path, issue?.message ?? 'is not valid']
}
