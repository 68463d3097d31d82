import { describe, expect, it } from 'vitest'
import { findExponent } from './exponent.ts'

const SIZES = [1, 10, 100, 1_000, 10_000, 100_000]

const grow = (value: (size: number) => number) =>
  findExponent(
    SIZES.map((size) => ({ size, values: { time: value(size) } })),
    'time',
  )

describe('the exponent of what grows', () => {
  it.each([
    ['not at all', () => 3, 0],
    ['as the size does', (size: number) => 0.01 * size, 1],
    ['as its square', (size: number) => size ** 2, 2],
  ])('%s is that power', (_how, value, exponent) => expect(grow(value)).toBeCloseTo(exponent))

  it('is not flattered by what the smallest costs as well', () => {
    expect(grow((size) => 50 + size)).toBeGreaterThan(0.9)
  })

  it('is a little above 1 for n log n', () => {
    const exponent = grow((size) => size * Math.log2(size + 1))
    expect(exponent).toBeGreaterThan(1.05)
    expect(exponent).toBeLessThan(1.2)
  })

  it('is not known of a single size', () => {
    expect(findExponent([{ size: 1, values: { time: 1 } }], 'time')).toBeNull()
  })
})
