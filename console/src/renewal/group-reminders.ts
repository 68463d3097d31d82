import type { ReminderFragment } from '../generated/graphql.ts'

export interface Ending extends Pick<ReminderFragment, 'reason' | 'endsAt'> {
  readonly key: string
  readonly directive: string
  readonly slices: readonly ReminderFragment['slice'][]
}

/** What ends at the same moment for the same reason, of one directive, is told as one: it is renewed as one. */
export function groupReminders(reminders: readonly ReminderFragment[]): readonly Ending[] {
  const groups = new Map<string, Ending>()
  for (const { directive, slice, endsAt, reason } of reminders) {
    const key = `${directive.id} ${endsAt} ${reason}`
    const before = groups.get(key)?.slices ?? []
    groups.set(key, { key, directive: directive.id, endsAt, reason, slices: [...before, slice] })
  }
  return [...groups.values()]
}
