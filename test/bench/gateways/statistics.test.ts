import { expect, it } from 'vitest'
import { median, percentile } from './statistics.ts'

it('a median is the value in the middle, or the mean of the two there', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([7])).toBe(7)
  expect(median([])).toBeNaN()
})

it('a percentile is one of the values, and never beyond the last', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
  expect(percentile(hundred, 0.5)).toBe(51)
  expect(percentile(hundred, 0.99)).toBe(100)
  expect(percentile([3], 0.99)).toBe(3)
})
