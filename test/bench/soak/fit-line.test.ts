import { describe, expect, it } from 'vitest'
import { fitLine } from './fit-line.ts'

describe('the line nearest some points', () => {
  it('is the one they are on', () => {
    const line = fitLine([
      [1, 5],
      [2, 7],
      [4, 11],
    ])
    expect(line.slope).toBeCloseTo(2)
    expect(line.start).toBeCloseTo(3)
  })

  it('lies between those that are on none', () => {
    const { slope } = fitLine([
      [0, 0],
      [1, 2],
      [2, 0],
      [3, 2],
    ])
    expect(slope).toBeCloseTo(0.4)
  })

  it('is nothing that a single point could tell', () => {
    expect(() => fitLine([[1, 1]])).toThrow(RangeError)
  })
})
