import { describe, expect, it } from 'vitest'
import { dateTime, instant, toDay, toInstant } from './fhir-date.ts'

describe('a date of FHIR', () => {
  it.each(['2026', '2026-02', '2024-02-29', '2026-10-06T12:00:00+02:00', '2026-10-06T10:00:00.120Z'])(
    'may be %s',
    (value) => {
      expect(dateTime.safeParse(value).success).toBe(true)
    },
  )

  it.each([
    '',
    '26',
    '2026-13',
    '2026-02-30',
    '2025-02-29',
    '2026-10-06T12:00',
    '2026-10-06T12:00:00',
    '2026-10-06T25:00:00Z',
    '06.10.2026',
    '2026-10-06 12:00:00Z',
  ])('may not be «%s»', (value) => {
    expect(dateTime.safeParse(value).success).toBe(false)
  })

  it('is an instant only with a time of day', () => {
    expect(instant.safeParse('2026-10-06').success).toBe(false)
    expect(toInstant('2026-10-06')).toBeNull()
    expect(toInstant('2026-10-06T12:00:00.5+02:00')).toBe('2026-10-06T10:00:00Z')
  })

  it('is on the day it is in Norway', () => {
    expect(toDay('2026-06-30T22:00:00Z')).toBe('2026-07-01')
    expect(toDay('2026-12-31T22:59:59Z')).toBe('2026-12-31')
    expect(toDay('2026-12-31T23:00:00Z')).toBe('2027-01-01')
    expect(toDay('2026-06')).toBe('2026-06')
  })
})
