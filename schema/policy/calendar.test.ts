import { describe, expect, it } from 'vitest'
import { addDays, addMonths, ageOn, birthday, dateInNorway, isPlainDate, startOfDate } from './calendar.ts'

describe('the date in Norway', () => {
  it.each([
    ['2026-11-20T22:59:59.999Z', '2026-11-20', 'the last moment of a winter day'],
    ['2026-11-20T23:00:00.000Z', '2026-11-21', 'midnight in winter'],
    ['2026-07-02T21:59:59.999Z', '2026-07-02', 'the last moment of a summer day'],
    ['2026-07-02T22:00:00.000Z', '2026-07-03', 'midnight in summer'],
    ['2025-12-31T23:00:00.000Z', '2026-01-01', 'New Year an hour before UTC'],
    ['2026-03-28T23:00:00.000Z', '2026-03-29', 'the day the clocks go forward'],
    ['2026-03-29T21:59:59.999Z', '2026-03-29', 'an hour short of 24 later'],
    ['2026-03-29T22:00:00.000Z', '2026-03-30', 'the day after the clocks went forward'],
    ['2026-10-24T22:00:00.000Z', '2026-10-25', 'the day the clocks go back'],
    ['2026-10-25T22:59:59.999Z', '2026-10-25', 'an hour more than 24 later'],
    ['2026-10-25T23:00:00.000Z', '2026-10-26', 'the day after the clocks went back'],
    ['2024-02-28T23:00:00.000Z', '2024-02-29', 'a leap day'],
  ])('at %s is %s: %s', (at, date) => {
    expect(dateInNorway(at)).toBe(date)
  })
})

describe('a date begins in Norway', () => {
  it.each([
    ['2026-01-01', '2025-12-31T23:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-07-03', '2026-07-02T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
    ['2028-02-29', '2028-02-28T23:00:00.000Z'],
  ])('%s at %s', (date, at) => {
    expect(startOfDate(date)).toBe(at)
  })

  it('and the millisecond before is the date before', () => {
    for (let date = '2026-01-01'; date < '2027-01-01'; date = addDays(date, 1)) {
      const start = startOfDate(date)
      expect(dateInNorway(start)).toBe(date)
      expect(dateInNorway(new Date(Date.parse(start) - 1).toISOString())).toBe(addDays(date, -1))
    }
  })
})

describe('an age', () => {
  it.each([
    ['2011-11-10', '2026-11-09', 14],
    ['2011-11-10', '2026-11-10', 15],
    ['2011-11-10', '2011-11-10', 0],
    ['2011-11-10', '2011-11-09', -1],
    ['2008-02-29', '2024-02-28', 15],
    ['2008-02-29', '2024-02-29', 16],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-12-31', '2026-12-30', 17],
    ['2009-01-01', '2026-12-31', 17],
  ])('of one born %s is on %s %i', (born, date, age) => {
    expect(ageOn(born, date)).toBe(age)
  })

  it.each([
    ['2008-02-29', 15, '2023-03-01'],
    ['2008-02-29', 16, '2024-02-29'],
    ['2008-02-29', 18, '2026-03-01'],
    ['2096-02-29', 4, '2100-03-01'],
    ['1996-02-29', 4, '2000-02-29'],
    ['2011-11-10', 15, '2026-11-10'],
    ['2011-11-10', 0, '2011-11-10'],
  ])('born %s, %i is reached on %s', (born, age, date) => {
    expect(birthday(born, age)).toBe(date)
  })
})

describe('counting on', () => {
  it.each([
    ['2026-01-15', 12, '2027-01-15'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('months: %s and %i is %s', (date, months, later) => {
    expect(addMonths(date, months)).toBe(later)
  })

  it.each([
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-03-01', -1, '2028-02-29'],
  ])('days: %s and %i is %s', (date, days, other) => {
    expect(addDays(date, days)).toBe(other)
  })
})

describe('a plain date', () => {
  it.each(['2026-11-21', '2028-02-29', '0001-01-01'])('is %s', (text) => {
    expect(isPlainDate(text)).toBe(true)
  })

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '21.11.2026',
    '20261121',
    '2026-11-21T00:00',
    ' 2026-11-21',
    '2026-11-21\n',
    '+002026-11-21',
    '',
  ])('is not %j', (text) => {
    expect(isPlainDate(text)).toBe(false)
  })
})
