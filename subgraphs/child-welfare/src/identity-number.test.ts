import { expect, it } from 'vitest'
import { judgeIdentityNumber } from './identity-number.ts'

// biome-ignore format: one row a number
it.each([
  ['a synthetic number of the population register', '14831750031', 'COMPLETE'],
  ['a synthetic D-number', '51811250043', 'COMPLETE'],
  ['a synthetic number with other control digits', '14831750099', 'COMPLETE'],
  ['a number with 40 added to the month', '14431750000', 'COMPLETE'],
  ['29 February', '29820050000', 'COMPLETE'],
  ['30 February', '30820050000', 'INVALID'],
  ['the 32nd', '32831750000', 'INVALID'],
  ['a month that is none', '14131750031', 'INVALID'],
  ['no month', '14001750031', 'INVALID'],
  ['a day that is none, with 40 added', '72831750031', 'INVALID'],
  ['ordinary digits with wrong control digits', '14031750031', 'INVALID'],
  ['a boy without a number', '14031700100', 'INCOMPLETE'],
  ['a girl without a number', '14031700200', 'INCOMPLETE'],
  ['an unborn child', '14031799999', 'INCOMPLETE'],
  ['an unborn child due on no date', '14131799999', 'INVALID'],
])('%s', (_description, digits, expected) => {
  expect(judgeIdentityNumber(digits)).toBe(expected)
})

it('of a hundred endings four at most make a birth date and serial an ordinary number', () => {
  const endings = Array.from({ length: 100 }, (_, ending) => `010139499${String(ending).padStart(2, '0')}`)
  const complete = endings.filter((digits) => judgeIdentityNumber(digits) === 'COMPLETE').length
  expect(complete).toBeGreaterThanOrEqual(1)
  expect(complete).toBeLessThanOrEqual(4)
})
