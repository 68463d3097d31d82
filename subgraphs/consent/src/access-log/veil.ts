import { type ChildFacts, type Instant, SLICE_IDS, veilSlices, wasBehindWall, wasOwnYes } from '@samsyn/schema/policy'
import type { LogEntry } from './log-entry.ts'
import type { HiddenSlice } from './stored-looks.ts'

/**
 * The log as a guardian may read it: nothing of what is behind the child's own wall, or was when it happened, and nothing
 * of what the child has said no to. What becomes of one entry depends on no other.
 * @param seen the facts as the guardian sees them
 */
export function veilLog(
  entries: readonly LogEntry[],
  facts: ChildFacts,
  seen: ChildFacts,
  now: Instant,
): readonly LogEntry[] {
  const told = new Set(seen.directives.map(({ id }) => id))
  return entries.flatMap((entry) => {
    const { kind, at, directive, slices } = entry
    if (kind === 'KEPT' || kind === 'STOPPED_KEEPING') return []
    if (directive !== null && !told.has(directive)) return []
    const isChilds = (entry.onBehalfOf ?? entry.person) === facts.child
    if (isChilds && (kind === 'REFUSED' || kind === 'WITHDREW')) return []
    const isYes = kind === 'SIGNED' || kind === 'RECORDED' || kind === 'CONFIRMED'
    if (isChilds && isYes && wasOwnYes(facts, slices, at)) return []
    if (kind !== 'LOOKED' && kind !== 'REQUESTED') return [entry]
    const left = veilSlices(facts, slices, at, now)
    if (left === null) return []
    return [{ ...entry, slices: left, disclosed: entry.disclosed.filter(({ slice }) => left.includes(slice)) }]
  })
}

/**
 * What a guardian is not told was shown, so that looks at nothing else need not be read: a log of which a guardian is told
 * little is then read as fast as a short one. What is read is veiled all the same.
 */
export function listHidden(facts: ChildFacts, now: Instant): readonly HiddenSlice[] {
  const withoutKept = { ...facts, kept: [] }
  return [
    ...SLICE_IDS.filter((slice) => wasBehindWall(withoutKept, slice, now, now)).map(
      (slice): HiddenSlice => ({ slice, from: '-infinity', to: 'infinity' }),
    ),
    ...facts.kept.map(({ slice, from, to }): HiddenSlice => ({ slice, from, to: to ?? 'infinity' })),
  ]
}
