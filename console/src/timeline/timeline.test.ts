import { describe, expect, test } from 'vitest'
import type { ReadSlice, SliceReading } from '../picture/read-picture.ts'
import { span } from '../picture/sections.ts'
import { readTimeline } from './timeline.ts'

const slice = (id: string, reading: SliceReading): ReadSlice => ({ id, name: id, reading })
const recorded = (...entries: readonly (readonly [string, string | null, string | null])[]): SliceReading => ({
  state: 'RECORDED',
  isPartial: false,
  sections: entries.map(([what, from, until]) => ({
    heading: null,
    entries: [{ title: what, facts: [], spans: span(what, from, until) }],
  })),
})
const plan = slice('health.plan', recorded(['Plan', '2026-08-01', null]))

describe('a timeline', () => {
  test.each<readonly [string, SliceReading]>([
    ['what is not shared', { state: 'NOT_SHARED' }],
    ['what is shared and has no records', { state: 'EMPTY', isPartial: false }],
    ['what has records without dates', recorded(['Kontakt', null, null])],
    ['what no source answers for', { state: 'UNAVAILABLE' }],
  ])('is the same with %s and without it', (_, reading) => {
    const withIt = [{ sector: 'health' as const, slices: [plan, slice('health.appointments', reading)] }]
    const without = [{ sector: 'health' as const, slices: [plan] }]
    expect(readTimeline(withIt)).toEqual(readTimeline(without))
    expect(readTimeline([{ sector: 'nav', slices: [slice('nav.contact', reading)] }])).toEqual([])
  })

  test('has the earliest first, and what has always been before that', () => {
    const reading = recorded(['b', '2026-08-01', null], ['a', '2025-08-01', '2026-06-19'], ['c', null, '2027-01-01'])
    const [health] = readTimeline([{ sector: 'health', slices: [slice('health.plan', reading)] }])
    expect(health?.rows[0]?.spans.map(({ what }) => what)).toEqual(['c', 'a', 'b'])
  })
})
