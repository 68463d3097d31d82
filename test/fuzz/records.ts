/**
 * What a sector has on a child, in the graph's words, as whoever wrote the files knows it: each record with the date it
 * counts by and the parent whose affair it is. What is shared of it follows from the period and the parents consented to.
 */
export type Told = Leaf | Listed | Latest | Held

export type Leaf = string | number | boolean | null

/** A record of its own in a list. */
export interface Entry {
  /** The date it counts by, `YYYY-MM-DD`; `null`: it is today's state, and no period leaves it out. */
  readonly date: string | null
  /** The parent whose own affair it is; left out: it is nobody's own. */
  readonly parent?: string
  readonly told: Told
}

export interface Listed {
  readonly kind: 'list'
  readonly entries: readonly Entry[]
  /** What a list is of which nothing counts. */
  readonly empty: 'null' | 'list'
}

/** The first entry that counts. */
export interface Latest {
  readonly kind: 'latest'
  readonly entries: readonly Entry[]
}

export interface Held {
  readonly kind: 'object'
  readonly fields: Readonly<Record<string, Told>>
  /** Nothing is told unless one of these is something: neither null nor false. Left out: it is always told. */
  readonly unless?: readonly string[]
}

export const hold = (fields: Held['fields'], unless?: readonly string[]): Held => ({
  kind: 'object',
  fields,
  ...(unless === undefined ? {} : { unless }),
})

export const listed = (entries: readonly Entry[], empty: Listed['empty'] = 'null'): Listed => ({
  kind: 'list',
  entries,
  empty,
})

/** As `listed`, the latest first. */
export const latestFirst = (entries: readonly Entry[], empty: Listed['empty'] = 'null'): Listed =>
  listed(
    entries.toSorted((one, other) => compare(other.date, one.date)),
    empty,
  )

/** As `listed`, the earliest first. */
export const earliestFirst = (entries: readonly Entry[]): Listed =>
  listed(entries.toSorted((one, other) => compare(one.date, other.date)))

export const latest = (entries: readonly Entry[]): Latest => ({
  kind: 'latest',
  entries: entries.toSorted((one, other) => compare(other.date, one.date)),
})

function compare(one: string | null, other: string | null): number {
  const [left, right] = [one ?? '', other ?? '']
  return left < right ? -1 : left > right ? 1 : 0
}

/** What one sector has on one child, by slice. */
export type SliceRecords = Readonly<Record<string, Told>>

/** Of what period, and of which parents, records are shared. */
export interface Counted {
  /** The oldest date that counts; `null`: all do. */
  readonly since: string | null
  /** Keys of the parents whose own affairs are shared. */
  readonly parents: readonly string[] | null
}

/** What is left of records as plain JSON: those that are of the period, and of the parents, that are shared. */
export function count(told: Told, share: Counted): unknown {
  if (typeof told !== 'object' || told === null) return told
  const isCounted = ({ date, parent }: Entry): boolean =>
    (date === null || share.since === null || date >= share.since) &&
    (parent === undefined || share.parents?.includes(parent) === true)
  if (told.kind === 'object') {
    const counted = Object.fromEntries(Object.entries(told.fields).map(([name, field]) => [name, count(field, share)]))
    const isSomething = (name: string): boolean => counted[name] !== null && counted[name] !== false
    return told.unless === undefined || told.unless.some(isSomething) ? counted : null
  }
  const counted = told.entries.filter(isCounted).map((entry) => count(entry.told, share))
  if (told.kind === 'latest') return counted[0] ?? null
  const items = counted.filter((item) => item !== null)
  return items.length === 0 && told.empty === 'null' ? null : items
}
