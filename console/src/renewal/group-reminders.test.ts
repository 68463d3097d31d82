import { expect, test } from 'vitest'
import type { ReminderFragment } from '../generated/graphql.ts'
import { groupReminders } from './group-reminders.ts'

function create(
  directive: string,
  slice: string,
  endsAt: string,
  reason: ReminderFragment['reason'],
): ReminderFragment {
  return { directive: { id: directive }, slice: { id: slice } as ReminderFragment['slice'], endsAt, reason }
}

test('what ends together of one directive is told as one, in the order it came', () => {
  const reminders = [
    create('one', 'school.attendance', '2026-12-01', 'EXPIRES'),
    create('two', 'school.ppt', '2026-12-02', 'EXPIRES'),
    create('one', 'school.contacts', '2026-12-01', 'EXPIRES'),
    create('one', 'health.plan', '2026-12-01', 'LAPSES_BY_AGE'),
  ]
  expect(groupReminders(reminders).map(({ slices }) => slices.map(({ id }) => id))).toEqual([
    ['school.attendance', 'school.contacts'],
    ['school.ppt'],
    ['health.plan'],
  ])
})
