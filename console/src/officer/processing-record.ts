import { PURPOSES } from '../format/purposes.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { t, wordFor } from '../texts/index.ts'
import type { Sector } from '../generated/graphql.ts'
import type { Cell } from './csv.ts'
import type { FieldTable } from './field-table.ts'
import { RECIPIENTS } from './recipients.ts'
import { writeSeat } from './write-seat.ts'

/** The record of processing (GDPR art. 30) with a line for each slice, as far as the catalogue and the law tell it. */
export function listProcessing({ slices, legalTable }: FieldTable): readonly (readonly Cell[])[] {
  const purposes = PURPOSES.map((purpose) => wordFor('words.purposes', purpose)).join('; ')
  const recipients = RECIPIENTS.services.map(writeSeat).join('; ')
  const head = (['slice', 'purpose', 'recipient', 'source', 'months', 'sensitivity', 'review'] as const).map((column) =>
    t(`oversight.${column}`),
  )
  const body = slices.map(({ sector, name, rule, longestMonths, sensitivity }) => {
    const rows = legalTable.filter((row) => row.rule === rule)
    return [
      `${wordFor('words.sectors', sector as Sector)}: ${writeSliceName(name)}`,
      purposes,
      recipients,
      [...new Set(rows.map(({ source }) => source))].join('; '),
      longestMonths,
      sensitivity,
      rows.some(({ needsLegalReview }) => needsLegalReview) ? t('common.yes') : t('common.no'),
    ]
  })
  return [head, ...body]
}
