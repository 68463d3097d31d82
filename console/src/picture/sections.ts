import { formatDate } from '../format/dates.ts'
import { t } from '../texts/index.ts'

/** A slice's records, ready to be read: what every sector's shape is turned into. */
export interface Section {
  readonly heading: string | null
  readonly entries: readonly Entry[]
}

export interface Entry {
  readonly title: string
  readonly facts: readonly Fact[]
  /** When it was, is or will be; left out where it belongs on no timeline, and none where it has no date. */
  readonly spans?: readonly Span[]
}

/** Something with a place in time. Dates are calendar dates, or parts of one; no end: it goes on. */
export interface Span {
  readonly what: string
  readonly from: string | null
  readonly until: string | null
}

export type Fact = readonly [label: string, value: string]

/** How each slice of a sector's record is read. A slice without a reading does not compile. */
export type Readings<Record> = {
  readonly [Field in keyof Record]-?: (value: NonNullable<Record[Field]>) => readonly Section[]
}

/** One section; none when there is nothing in it. */
export function section(heading: string | null, entries: readonly Entry[]): readonly Section[] {
  return entries.length === 0 ? [] : [{ heading, entries }]
}

/** The one span of something; none without a date. */
export function span(what: string, from: string | null, until: string | null): readonly Span[] {
  return from === null && until === null ? [] : [{ what, from, until }]
}

/** What happens on one day. */
export function spanOfDay(what: string, date: string | null): readonly Span[] {
  return span(what, date, date)
}

/** The facts that have a value. A field that is not known, or not shared, leaves no trace. */
export function facts(...rows: readonly (readonly [label: string, value: string | null])[]): readonly Fact[] {
  return rows.filter((row): row is Fact => row[1] !== null && row[1] !== '')
}

/** `value`, turned into words; null stays null. */
export function when<Value>(value: Value | null, write: (value: Value) => string): string | null {
  return value === null ? null : write(value)
}

export function writeYesNo(value: boolean): string {
  return value ? t('common.yes') : t('common.no')
}

/** `18. august 2026 – 19. juni 2027`, or as much of it as is known. */
export function writePeriod(from: string | null, until: string | null): string | null {
  if (from === null) return when(until, (date) => t('records.until', { date: formatDate(date) }))
  if (until === null) return t('records.from', { date: formatDate(from) })
  if (from === until) return formatDate(from)
  return t('records.between', { from: formatDate(from), until: formatDate(until) })
}
