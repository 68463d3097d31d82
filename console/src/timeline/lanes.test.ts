import { describe, expect, test } from 'vitest'
import { type Bar, findFirstDay, findLastDay, findYears, placeInLanes } from './lanes.ts'

const bar = (what: string, first: string, last: string): Bar => ({ what, when: '', first, last })
const lanesOf = (bars: readonly Bar[], leastDays = 1): readonly (readonly string[])[] =>
  placeInLanes(bars, leastDays).map((lane) => lane.map(({ what }) => what))

describe('a date as it is drawn', () => {
  test.each([
    ['2027-05-20', '2027-05-20', '2027-05-20'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2027', '2027-01-01', '2027-12-31'],
    ['ukjent', null, null],
  ])('%s is from %s to %s', (date, first, last) => {
    expect([findFirstDay(date), findLastDay(date)]).toEqual([first, last])
  })
})

describe('the years of a timeline', () => {
  test('are those of all that is told, of today, and one on each side of it', () => {
    const spans = [
      { what: 'a', from: '2021-08', until: null },
      { what: 'b', from: null, until: '2027-06-19' },
    ]
    expect(findYears(spans, '2026-11-21')).toEqual({ first: 2021, last: 2027 })
    expect(findYears([], '2026-11-21')).toEqual({ first: 2025, last: 2027 })
  })
})

describe('bars of one row', () => {
  const autumn = bar('autumn', '2026-08-01', '2026-12-31')
  const spring = bar('spring', '2027-01-01', '2027-06-30')
  const winter = bar('winter', '2026-12-31', '2027-02-01')

  test('share a lane where one ends the day before the next', () => {
    expect(lanesOf([spring, autumn])).toEqual([['autumn', 'spring']])
  })

  test('have lanes of their own where they share a day', () => {
    expect(lanesOf([autumn, spring, winter])).toEqual([['autumn', 'spring'], ['winter']])
  })

  test('have lanes of their own where they would be drawn over each other', () => {
    const days = [bar('one', '2026-11-20', '2026-11-20'), bar('two', '2026-11-30', '2026-11-30')]
    expect(lanesOf(days, 10)).toEqual([['one', 'two']])
    expect(lanesOf(days, 11)).toEqual([['one'], ['two']])
  })
})
