import { stringify } from 'csv-stringify/sync'
import type { ExportedEntry, LogFile } from './log-file.ts'

const COLUMNS = [
  'at',
  'kind',
  'by',
  'onBehalfOf',
  'role',
  'service',
  'purpose',
  'slice',
  'directive',
  /** Rows of one entry have the same. */
  'entry',
] as const

/**
 * The log as CSV (RFC 4180), UTF-8: a row for each slice of an entry, and one for an entry without. Empty: none, or not
 * told. A cell that a spreadsheet would run as a formula begins with an apostrophe.
 */
export function writeLogTable({ entries }: LogFile): string {
  return stringify(entries.flatMap(writeRows), {
    header: true,
    columns: [...COLUMNS],
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    escape_formulas: true,
  })
}

function writeRows({ id, at, kind, by, onBehalfOfName, slices, role, service, purpose }: ExportedEntry) {
  const rows = slices.length === 0 ? [{ slice: null, directive: null }] : slices
  return rows.map(({ slice, directive }): Record<(typeof COLUMNS)[number], string | null> => {
    return { at, kind, by, onBehalfOf: onBehalfOfName, role, service, purpose, slice, directive, entry: id }
  })
}
