import { PURPOSES } from '../format/purposes.ts'
import { writeSliceName } from '../format/slice-name.ts'
import type { Sector } from '../generated/graphql.ts'
import { t, wordFor } from '../texts/index.ts'
import type { Cell } from './csv.ts'
import type { FieldTable } from './field-table.ts'
import { RECIPIENTS } from './recipients.ts'
import { writeSeat } from './write-seat.ts'

/** One line of the record of processing (GDPR art. 30), for a slice, as far as the catalogue and the law tell it. */
interface Processing {
  readonly slice: string
  readonly sector: string
  readonly name: FieldTable['slices'][number]['name']
  readonly purposes: readonly string[]
  readonly recipients: readonly string[]
  readonly sources: readonly string[]
  readonly longestMonths: number
  readonly sensitivity: number
  readonly needsLegalReview: boolean
}

function readProcessing({ slices, legalTable }: FieldTable): readonly Processing[] {
  return slices.map(({ id, sector, name, rule, longestMonths, sensitivity }) => {
    const rows = legalTable.filter((row) => row.rule === rule)
    return {
      slice: id,
      sector,
      name,
      purposes: PURPOSES,
      recipients: RECIPIENTS.services.flatMap(({ service }) => (service === null ? [] : [service])),
      sources: [...new Set(rows.map(({ source }) => source))],
      longestMonths,
      sensitivity,
      needsLegalReview: rows.some(({ needsLegalReview }) => needsLegalReview),
    }
  })
}

/** The record in the words of the graph, for another system to read. */
export function writeProcessing(table: FieldTable): string {
  return JSON.stringify({ format: 'samsyn-art-30/1', processing: readProcessing(table) }, null, 2)
}

/** The record in the reader's words, a line for each slice below a heading. */
export function listProcessing(table: FieldTable): readonly (readonly Cell[])[] {
  const purposes = PURPOSES.map((purpose) => wordFor('words.purposes', purpose)).join('; ')
  const recipients = RECIPIENTS.services.map(writeSeat).join('; ')
  const head = (['slice', 'purpose', 'recipient', 'source', 'months', 'sensitivity', 'review'] as const).map((column) =>
    t(`oversight.${column}`),
  )
  const body = readProcessing(table).map(({ sector, name, sources, longestMonths, sensitivity, needsLegalReview }) => [
    `${wordFor('words.sectors', sector as Sector)}: ${writeSliceName(name)}`,
    purposes,
    recipients,
    sources.join('; '),
    longestMonths,
    sensitivity,
    needsLegalReview ? t('common.yes') : t('common.no'),
  ])
  return [head, ...body]
}
