import { expect, test } from 'vitest'
import { FIELD_TABLE } from './field-table.ts'
import { listProcessing, writeProcessing } from './processing-record.ts'

interface Line {
  readonly slice: string
  readonly sources: readonly string[]
  readonly longestMonths: number
  readonly needsLegalReview: boolean
}

const read = () => JSON.parse(writeProcessing(FIELD_TABLE)) as { format: string; processing: readonly Line[] }

test('the record has every slice once, as JSON and as a table', () => {
  const { format, processing } = read()
  expect(format).toBe('samsyn-art-30/1')
  expect(processing.map(({ slice }) => slice)).toEqual(FIELD_TABLE.slices.map(({ id }) => id))
  expect(listProcessing(FIELD_TABLE)).toHaveLength(processing.length + 1)
})

test('a slice has the statutes of its rule, and says whether a lawyer has yet to read one', () => {
  const { processing } = read()
  expect(processing.find(({ slice }) => slice === 'nav.householdEconomy')).toMatchObject({
    sources: ['forvaltningsloven § 13 a nr. 1'],
    longestMonths: 3,
    needsLegalReview: false,
  })
  expect(processing.find(({ slice }) => slice === 'childWelfare.plan')).toMatchObject({ needsLegalReview: true })
})
