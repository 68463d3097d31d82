import { describe, expect, test } from 'vitest'
import { formatPhone } from './phone.ts'

describe('a telephone number', () => {
  test.each([
    ['22000000', '22 00 00 00'],
    ['00000000', '00 00 00 00'],
    ['90000000', '900 00 000'],
    ['41000000', '410 00 000'],
    ['80000000', '800 00 000'],
    ['220 00 000', '22 00 00 00'],
    ['+4722000000', '+47 22 00 00 00'],
    ['0047 900 00 000', '+47 900 00 000'],
  ])('%s is written %s, and is not parted between two lines', (phone, written) => {
    expect(formatPhone(phone)).toBe(written.replaceAll(' ', '\u00a0'))
  })

  test.each(['02222', '112', '+46 8 123 456 78', 'ring sentralbordet', ''])(
    'that is not of eight digits, %s, stays as it came',
    (phone) => {
      expect(formatPhone(phone)).toBe(phone)
    },
  )
})
