import { describe, expect, it } from 'vitest'
import { findLifePhase } from './life-phase.ts'

describe('where in life a child is', () => {
  // biome-ignore format: a table
  it.each([
    ['2026-02-01', 0, '2026-11-21', 'INFANCY'],
    ['2025-11-21', 1, '2026-11-21', 'KINDERGARTEN'],
    ['2020-12-31', 5, '2026-07-31', 'KINDERGARTEN'],
    ['2020-12-31', 5, '2026-08-01', 'PRIMARY_SCHOOL'],
    ['2013-01-01', 13, '2026-07-31', 'PRIMARY_SCHOOL'],
    ['2013-01-01', 13, '2026-08-01', 'LOWER_SECONDARY'],
    ['2010-06-15', 16, '2026-07-31', 'LOWER_SECONDARY'],
    ['2010-06-15', 16, '2026-08-01', 'UPPER_SECONDARY'],
    ['2007-06-15', 19, '2026-07-31', 'UPPER_SECONDARY'],
    ['2007-06-15', 19, '2026-08-01', 'ADULT'],
    ['2007-12-31', 19, '2027-01-01', 'ADULT'],
  ])('follows birth year and school year: born %s, aged %i on %s, is in %s', (birthDate, age, date, phase) => {
    expect(findLifePhase(birthDate, age, date)).toBe(phase)
  })
})
