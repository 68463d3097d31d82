import { listSeenEndings, type SliceId } from '@samsyn/schema/policy'
import type { DirectiveView } from '../directive-fields.ts'
import type { ChildView } from '../loaders.ts'

/** `Child.reminders`: what ends soon of what the viewer's family shares. */

const LONGEST_DAYS = 365

interface ReminderView {
  readonly directive: DirectiveView
  readonly slice: SliceId
  readonly endsAt: string
  readonly reason: 'EXPIRES' | 'LAPSES_BY_AGE'
}

/** @param withinDays taken as 1 when less, and as a year when more */
export function listReminders(view: ChildView, { withinDays }: { withinDays: number }): readonly ReminderView[] {
  const days = Math.max(1, Math.min(LONGEST_DAYS, withinDays))
  return listSeenEndings(view.truth, view.facts, view.viewer.at, days).map(({ directive, ...ending }) => ({
    ...ending,
    directive: { view, directive },
  }))
}
