import { expect, it } from 'vitest'
import { isOnOrAfter } from './report.ts'

it.each([
  ['of the day itself', '2025-08-18', true],
  ['of a later day', '2025-08-19', true],
  ['of the day itself, as an instant', '2025-08-18T00:00:00Z', true],
  ['of the day before', '2025-08-17', false],
  ['of the day before, as an instant', '2025-08-17T23:59:59Z', false],
  ['without a date', null, false],
  ['whose date is not there', undefined, false],
  ['with an empty date', '', false],
])('a record %s is shared since a date: %s, %s', (_description, date, expected) => {
  expect(isOnOrAfter('2025-08-18', date)).toBe(expected)
})

it('without a since date every record is shared, with or without a date', () => {
  expect([isOnOrAfter(null, null), isOnOrAfter(null, '1999-01-01')]).toEqual([true, true])
})
