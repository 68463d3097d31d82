import { addDays, dateInNorway, startOfDate } from './calendar.ts'
import { findDirectiveState } from './directive-state.ts'
import type { ChildFacts, Directive } from './facts.ts'
import { outlineFacts } from './outline.ts'
import { SLICE_IDS, type SliceId } from './slices.ts'
import type { Instant } from './vocabulary.ts'
import { findSeenState, isBehindWall, isVeiled } from './wall.ts'

/** What a family has said yes to that soon stops counting, though nobody takes it back. */

/** One slice of a permit that time alone will end. */
export interface Ending {
  readonly directive: Directive
  readonly slice: SliceId
  /** The first instant at which it no longer counts. */
  readonly endsAt: Instant
  /** `LAPSES_BY_AGE`: the youth passes an age limit, or another rule comes into force, and someone else must sign. */
  readonly reason: 'EXPIRES' | 'LAPSES_BY_AGE'
}

/**
 * Every slice of a permit that counts now and by time alone stops counting within some days: the earliest first, and
 * what ends together as the catalogue has it. Days are those of the calendar in Norway, so that the answer is the same all
 * day. What is renewed already by a permit that counts, and lasts longer, is left out.
 */
export function listEndings(facts: ChildFacts, at: Instant, withinDays: number): readonly Ending[] {
  const horizon = findHorizon(at, withinDays)
  const { naming } = outlineFacts(facts)
  const endings: Ending[] = []
  for (const slice of SLICE_IDS) {
    const named = naming.get(slice) ?? []
    for (const { directive } of named) {
      if (directive.kind !== 'PERMIT') continue
      const end = findEnd(directive, slice, facts, at)
      if (end === null || end.endsAt >= horizon) continue
      const isRenewed = named.some(
        ({ directive: other }) =>
          other.renews === directive.id && (findEnd(other, slice, facts, at)?.endsAt ?? at) > end.endsAt,
      )
      if (!isRenewed) endings.push({ directive, slice, ...end })
    }
  }
  return endings.toSorted((a, b) => (a.endsAt < b.endsAt ? -1 : a.endsAt > b.endsAt ? 1 : 0))
}

/**
 * The endings that a person is reminded of. A guardian: of nothing behind the child's own wall, nor of what reads as not
 * active for a reason that is the child's.
 * @param seen the facts as `seeFacts` gives them
 */
export function listSeenEndings(
  facts: ChildFacts,
  seen: ChildFacts,
  at: Instant,
  withinDays: number,
): readonly Ending[] {
  const endings = listEndings(seen, at, withinDays)
  if (!isVeiled(facts, seen)) return endings
  return endings.filter(
    ({ directive, slice }) =>
      !isBehindWall(facts, slice, at) && findSeenState(directive, slice, facts, seen, at) === 'ACTIVE',
  )
}

/** The first instant that is not within some days, counted from today. */
export function findHorizon(at: Instant, withinDays: number): Instant {
  return startOfDate(addDays(dateInNorway(at), withinDays + 1))
}

/** When and why a slice that counts now stops counting; `null`: it does not count. */
function findEnd(
  directive: Directive,
  slice: SliceId,
  facts: ChildFacts,
  at: Instant,
): Pick<Ending, 'endsAt' | 'reason'> | null {
  if (findDirectiveState(directive, slice, facts, at) !== 'ACTIVE') return null
  for (const endsAt of outlineFacts(facts).boundaries) {
    if (endsAt <= at) continue
    const state = findDirectiveState(directive, slice, facts, endsAt)
    if (state !== 'ACTIVE') return { endsAt, reason: state === 'EXPIRED' ? 'EXPIRES' : 'LAPSES_BY_AGE' }
  }
  return null
}
