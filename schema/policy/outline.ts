import { addMonths, birthday, dateInNorway, startOfDate } from './calendar.ts'
import type { ChildFacts, Directive } from './facts.ts'
import { type LegalRow, MAJORITY_AGE } from './legal-table.ts'
import type { Quorum, RequiredSigners } from './signatures.ts'
import { type RuleLetter, SLICES, type SliceId } from './slices.ts'
import type { Instant, PlainDate } from './vocabulary.ts'

/**
 * What of a child's facts holds for every caller and moment, worked out once. Facts are immutable and kept by version, so
 * an outline lives as long as the facts it was made of.
 */
export interface Outline {
  /** The directives that name a slice, in one order whatever order the facts hold them in. */
  readonly naming: ReadonlyMap<SliceId, readonly NamedSlice[]>
  /** Every instant at which time alone may change a decision, earliest first; the register's word grows old apart. */
  readonly boundaries: readonly Instant[]
}

export interface NamedSlice {
  readonly directive: Directive
  /** When it ends for this slice. */
  readonly end: Instant
  readonly withdrawn: boolean
}

/** Who must sign and who has, by the rules of one day; filled in as it is asked for. */
export interface Signing {
  readonly required: Map<RuleLetter, RequiredSigners>
  readonly quorums: Map<Directive, Map<RuleLetter, Quorum>>
}

interface Kept {
  readonly table: readonly LegalRow[]
  readonly outline: Outline
  date: PlainDate | null
  signing: Signing
}

const outlines = new WeakMap<ChildFacts, Kept>()

function keep(facts: ChildFacts, table: readonly LegalRow[]): Kept {
  const known = outlines.get(facts)
  if (known?.table === table) return known
  const outline = { naming: listNaming(facts), boundaries: listBoundaries(facts, table) }
  const kept: Kept = { table, outline, date: null, signing: { required: new Map(), quorums: new Map() } }
  outlines.set(facts, kept)
  return kept
}

export function outlineFacts(facts: ChildFacts, table: readonly LegalRow[]): Outline {
  return keep(facts, table).outline
}

/** Kept for one day at a time: ages and rules are those of a date. */
export function openSigning(facts: ChildFacts, at: Instant, table: readonly LegalRow[]): Signing {
  const kept = keep(facts, table)
  const date = dateInNorway(at)
  if (kept.date !== date) {
    kept.date = date
    kept.signing = { required: new Map(), quorums: new Map() }
  }
  return kept.signing
}

/** The end of a permit for one slice: its own, or the longest the catalogue allows, whichever comes first. */
export function permitEnd(directive: Directive, slice: SliceId): Instant {
  const longest = startOfDate(addMonths(dateInNorway(directive.validFrom), SLICES[slice].longestMonths))
  return directive.validTo < longest ? directive.validTo : longest
}

function listNaming(facts: ChildFacts): ReadonlyMap<SliceId, readonly NamedSlice[]> {
  const naming = new Map<SliceId, NamedSlice[]>()
  for (const directive of facts.directives.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const slice of new Set(directive.slices)) {
      const list = naming.get(slice) ?? []
      naming.set(slice, list)
      list.push({
        directive,
        end: directive.kind === 'PERMIT' ? permitEnd(directive, slice) : directive.validTo,
        // What is withdrawn is so at once, even when a clock that was set back dates it later than now.
        withdrawn: directive.withdrawals.some((withdrawal) => withdrawal.slices.includes(slice)),
      })
    }
  }
  return naming
}

function listBoundaries(facts: ChildFacts, table: readonly LegalRow[]): readonly Instant[] {
  const boundaries = new Set<Instant>()
  const birthDate = facts.register?.birthDate ?? null
  if (birthDate !== null) {
    for (const age of [0, MAJORITY_AGE, ...table.flatMap((row) => [row.fromAge, row.toAge])]) {
      boundaries.add(startOfDate(birthday(birthDate, age)))
    }
  }
  for (const { inForceFrom: from, inForceTo: to } of table) {
    boundaries.add(startOfDate(from))
    if (to !== null) boundaries.add(startOfDate(to))
  }
  for (const { from, to } of facts.team) {
    boundaries.add(startOfDate(from))
    if (to !== null) boundaries.add(startOfDate(to))
  }
  for (const directive of facts.directives) {
    boundaries.add(directive.validFrom).add(directive.validTo)
    for (const slice of directive.slices) boundaries.add(permitEnd(directive, slice))
  }
  return [...boundaries].toSorted()
}
