import { describe, expect, it } from 'vitest'
import { birthday, isPlainDate } from './calendar.ts'

describe('a date is written as a year of four digits, a month and a day', () => {
  it.each(['2026-11-21', '2024-02-29', '0099-01-01'])('%s is one', (text) => {
    expect(isPlainDate(text)).toBe(true)
  })

  it.each([
    ['a day the calendar has not', '2026-02-29'],
    ['a longer year', '+012026-11-21'],
    ['a year before our own count', '-000044-03-15'],
    ['a calendar of its own', '2026-11-21[u-ca=hebrew]'],
    ['a time of day', '2026-11-21T12:00:00'],
    ['no hyphens', '20261121'],
    ['a line after it', '2026-11-21\n'],
    ['nothing', ''],
    ['words', 'den 21. november, på lørdag'],
  ])('%s is none', (_, text) => {
    expect(isPlainDate(text)).toBe(false)
  })

  it('and so is the birthday of someone born in a year of fewer digits', () => {
    expect(birthday('0098-05-21', 1)).toBe('0099-05-21')
  })
})
