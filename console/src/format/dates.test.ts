import { describe, expect, test } from 'vitest'
import { dateInNorway, formatDate, formatDay, formatLastDay, formatMoment, lastDayOfPeriod } from './dates.ts'

describe('a date', () => {
  test.each([
    ['2027-05-20', '20. mai 2027'],
    ['2027-05', 'mai 2027'],
    ['2027', '2027'],
    ['ukjent', 'ukjent'],
  ])('%s is written %s', (date, written) => {
    expect(formatDate(date)).toBe(written)
  })

  test('of an instant is the day in Norway, whatever the clock of the reader', () => {
    expect(formatDay('2026-12-31T23:30:00Z')).toBe('1. januar 2027')
    expect(formatMoment('2026-06-30T22:30:00Z')).toBe('1. juli 2026 kl. 00:30')
    expect(dateInNorway(new Date('2026-06-30T22:30:00Z'))).toBe('2026-07-01')
  })

  test('at which something ends is told as the last day that counts', () => {
    expect(formatLastDay('2027-03-21T23:00:00.000Z')).toBe('21. mars 2027')
  })
})

describe('a period of whole months', () => {
  test.each([
    ['2026-11-21', 3, '2027-02-20'],
    ['2026-11-30', 3, '2027-02-27'],
    ['2027-11-30', 3, '2028-02-28'],
    ['2026-12-31', 12, '2027-12-30'],
    ['2026-01-01', 1, '2026-01-31'],
    ['2028-02-29', 12, '2029-02-27'],
  ])('from %s, %i months: the last day is %s', (from, months, last) => {
    expect(lastDayOfPeriod(from, months)).toBe(last)
  })
})
