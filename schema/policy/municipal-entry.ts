import { isPlainDate } from './calendar.ts'
import { END_AGE, type LegalRow, type Signers } from './legal-table.ts'
import type { PlainDate } from './vocabulary.ts'

/** The form of an entry of municipal rules: each field, by itself. */

export interface RuleFault {
  /** Such as `[0].rows[1].toAge`: the first entry's second row. */
  readonly place: string
  readonly reason: string
}

export type Report = (place: string, reason: string) => void
type Fields = Readonly<Record<string, unknown>>

/** What one municipality says for a time, in place of some of the country's rows. */
export interface Entry {
  readonly place: string
  readonly municipality: string
  readonly replaces: readonly LegalRow[]
  readonly rows: readonly MunicipalRow[]
  readonly source: string
  readonly inForceFrom: PlainDate
  readonly inForceTo: PlainDate | null
}

export interface MunicipalRow {
  readonly place: string
  readonly id: string
  readonly fromAge: number
  readonly toAge: number
  readonly signers: Signers
  readonly needsLegalReview: boolean
}

const ENTRY_FIELDS = ['municipality', 'name', 'replaces', 'rows', 'source', 'inForceFrom', 'inForceTo'] as const
const ROW_FIELDS = ['id', 'fromAge', 'toAge', 'signers', 'needsLegalReview'] as const
const SIGNERS: readonly Signers[] = ['ALL_HOLDERS', 'YOUTH_AND_ALL_HOLDERS', 'YOUTH']

/**
 * An entry, for what it is worth: whether each part has its form, not whether they make sense together.
 * @returns an entry only where nothing is reported
 */
export function readEntry(
  value: unknown,
  place: string,
  country: readonly LegalRow[],
  report: Report,
): Entry | undefined {
  const fields = readFields(value, ENTRY_FIELDS, place, report)
  if (fields === undefined) return undefined
  const { municipality, name, source, inForceFrom, inForceTo } = fields
  if (typeof municipality !== 'string' || !/^\d{4}$/.test(municipality)) {
    report(`${place}.municipality`, 'must be a municipality number of four digits')
  }
  if (!isText(name)) report(`${place}.name`, 'must be a text')
  if (!isText(source)) report(`${place}.source`, 'must be a text')
  if (!isDate(inForceFrom)) report(`${place}.inForceFrom`, 'must be a date')
  if (inForceTo !== null && !isDate(inForceTo)) report(`${place}.inForceTo`, 'must be a date, or null')
  const replaces = readList(fields['replaces'], `${place}.replaces`, report, (id, at) =>
    readReplaced(id, at, country, report),
  )
  const rows = readList(fields['rows'], `${place}.rows`, report, (row, at) => readRow(row, at, report))
  return { ...fields, place, replaces, rows } as Entry
}

/** The fields of an object that has each of those named and no other. */
function readFields(value: unknown, names: readonly string[], place: string, report: Report): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(place, 'must be an object')
    return undefined
  }
  for (const name of Object.keys(value)) if (!names.includes(name)) report(`${place}.${name}`, 'is no field here')
  return Object.fromEntries(names.map((name) => [name, (value as Fields)[name]]))
}

function readList<T>(
  value: unknown,
  place: string,
  report: Report,
  readItem: (item: unknown, place: string) => T | undefined,
): readonly T[] {
  if (!Array.isArray(value) || value.length === 0) {
    report(place, 'must be a list of one or more')
    return []
  }
  return value.flatMap((item: unknown, index) => readItem(item, `${place}[${index}]`) ?? [])
}

function readReplaced(
  value: unknown,
  place: string,
  country: readonly LegalRow[],
  report: Report,
): LegalRow | undefined {
  const row = country.find(({ id }) => id === value)
  if (row === undefined) report(place, "is no row of the country's table")
  else if (row.rule !== 'S')
    report(place, `rule ${row.rule} follows the statute: a municipality has rows of rule S only`)
  return row
}

function readRow(value: unknown, place: string, report: Report): MunicipalRow | undefined {
  const fields = readFields(value, ROW_FIELDS, place, report)
  if (fields === undefined) return undefined
  const { id, fromAge, toAge, signers, needsLegalReview } = fields
  if (!isText(id)) report(`${place}.id`, 'must be a text')
  if (!isAge(fromAge)) report(`${place}.fromAge`, AGE)
  if (!isAge(toAge)) report(`${place}.toAge`, AGE)
  if (!SIGNERS.some((one) => one === signers)) report(`${place}.signers`, `must be one of ${SIGNERS.join(', ')}`)
  if (typeof needsLegalReview !== 'boolean') report(`${place}.needsLegalReview`, 'must be true or false')
  return { ...fields, place } as MunicipalRow
}

const AGE = `must be full years, 0 to ${END_AGE}`

function isAge(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= END_AGE
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && isPlainDate(value)
}
