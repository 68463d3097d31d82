import { expect, it } from 'vitest'
import { isRestDay } from './rest-days.ts'

it.each([
  ['2026-11-28', 'a Saturday'],
  ['2026-11-29', 'a Sunday'],
  ['2027-01-01', 'New Year’s Day'],
  ['2027-03-25', 'Maundy Thursday'],
  ['2027-03-26', 'Good Friday'],
  ['2027-03-29', 'Easter Monday'],
  ['2028-05-01', 'the first of May'],
  ['2027-05-06', 'Ascension Day'],
  ['2027-05-17', 'the seventeenth of May'],
  ['2026-05-25', 'Whit Monday'],
  ['2038-04-26', 'Easter Monday, when Easter is as late as it can be'],
  ['2008-03-24', 'Easter Monday, when Easter was as early as it will be in a hundred years'],
  ['2049-04-19', 'Easter Monday, where the moon is counted a day sooner than the table has it'],
  ['2028-12-25', 'Christmas Day'],
  ['2028-12-26', 'Boxing Day'],
])('%s is a day on which offices are closed: %s', (date) => {
  expect(isRestDay(date)).toBe(true)
})

it.each([
  ['2026-12-01', 'a Tuesday'],
  ['2027-03-24', 'the Wednesday before Easter'],
  ['2027-03-30', 'the Tuesday after Easter'],
  ['2026-12-24', 'Christmas Eve, which is no public holiday'],
  ['2049-04-26', 'the Monday a week after Easter'],
])('%s is a day on which offices are open: %s', (date) => {
  expect(isRestDay(date)).toBe(false)
})
