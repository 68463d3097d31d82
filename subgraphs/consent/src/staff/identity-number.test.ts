import { describe, expect, it } from 'vitest'
import { createFamilies } from '@samsyn/demo/families'
import { isIdentityNumber } from './identity-number.ts'

describe('a national identity number', () => {
  it.each([
    ['14831750031', 'synthetic, month + 80'],
    ['02890950046', 'synthetic, born in 2009'],
    ['05868500001', 'synthetic, born in 1985'],
    ['51811250043', 'a synthetic D-number'],
    ['01410099914', 'synthetic, month + 40'],
    ['29820099921', '29 February of a leap year'],
    ['01832099879', 'with a first control digit as from 2032'],
  ])('%s is one: %s', (number) => {
    expect(isIdentityNumber(number)).toBe(true)
  })

  it('of every synthetic person here is one', () => {
    const { children, parents, staff } = createFamilies('2026-11-22')
    for (const { nationalIdentityNumber } of [...children, ...parents, ...staff]) {
      expect(isIdentityNumber(nationalIdentityNumber)).toBe(true)
    }
  })

  it.each([
    ['', 'nothing'],
    ['1483175003', 'ten digits'],
    ['148317500310', 'twelve digits'],
    ['1483175003x', 'a letter'],
    [' 14831750031', 'a space before'],
    ['14831750031\n', 'a line break after'],
    ['１４８３１７５００３１', 'digits of another script'],
    ['14831750041', 'the first control digit wrong'],
    ['14831750032', 'the second control digit wrong'],
    ['41831750031', 'two digits changed about'],
    ['00000000000', 'only zeros'],
    ['30820099970', '30 February'],
    ['29820199942', '29 February of no leap year'],
    ['01930099925', 'a thirteenth month'],
    ['00810099968', 'day zero'],
  ])('%j is none: %s', (number) => {
    expect(isIdentityNumber(number)).toBe(false)
  })
})
