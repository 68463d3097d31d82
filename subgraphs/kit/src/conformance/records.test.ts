import { describe, expect, it } from 'vitest'
import { findDatedRecords, hasContent } from './records.ts'
import { readSectorPlan } from './slice-plan.ts'

const SDL = `
type Child { id: ID! school: Record }
type Record {
  ppt: Plan @consent(slice: "school.ppt")
  attendance: Attendance @consent(slice: "school.attendance")
  note: String
}
type Plan { startedOn: PartialDate text: String goals: [Goal!] child: Child again: Record }
type Goal { setOn: Date }
type Attendance { list(first: Int!): [Goal!] from: DateTime }
scalar Date scalar DateTime scalar PartialDate
`
const { namespace, slices } = readSectorPlan(SDL, 'school')
const [plan] = slices

describe('what the suite asks for', () => {
  it('is every field of every slice that needs no argument and does not lead back', () => {
    expect(namespace).toBe('Record')
    expect(slices.map(({ id, fields }) => [id, fields.map(({ name }) => name)])).toEqual([
      ['school.ppt', ['startedOn', 'text', 'goals']],
      ['school.attendance', ['from']],
    ])
  })

  it('is nothing where the SDL has no namespace of the sector', () => {
    expect(readSectorPlan('type Child { id: ID! }', 'school')).toEqual({ namespace: '', slices: [] })
  })
})

describe('a dated record', () => {
  const datesOf = (value: unknown) =>
    findDatedRecords(plan as NonNullable<typeof plan>, value).map(({ earliest, latest, isExact }) => [
      earliest,
      latest,
      isExact,
    ])

  it.each([
    ['a day', '2025-02-03', '2025-02-03', '2025-02-03', true],
    ['a month', '2025-02', '2025-02-01', '2025-02-28', false],
    ['a year', '2024', '2024-01-01', '2024-12-31', false],
    ['an instant, by the day in Norway', '2025-06-30T22:30:00Z', '2025-07-01', '2025-07-01', true],
  ])('of %s', (_kind, startedOn, earliest, latest, isExact) => {
    expect(datesOf({ startedOn })).toEqual([[earliest, latest, isExact]])
  })

  it('is the outermost object with a date of its own', () => {
    expect(datesOf({ startedOn: '2025-01-01', goals: [{ setOn: '2024-01-01' }] })).toHaveLength(1)
    expect(datesOf({ startedOn: null, goals: [{ setOn: '2024-01-01' }, { setOn: '2024-02-01' }] })).toHaveLength(2)
  })
})

it.each([
  [null, false],
  [[{ a: null, b: [] }], false],
  ['', false],
  [{ a: [{ b: 0 }] }, true],
  [false, true],
])('%j tells something: %s', (value, told) => expect(hasContent(value)).toBe(told))
