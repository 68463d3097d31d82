import { addMonths, birthday, dateInNorway, startOfDate } from './calendar.ts'
import type { ChildFacts, Directive } from './facts.ts'
import { MAJORITY_AGE } from './legal-table.ts'
import type { Quorum, RequiredSigners } from './signatures.ts'
import { type RuleLetter, SLICE_IDS, SLICES, type SliceId } from './slices.ts'
import { isKept } from './standing.ts'
import type { Instant, PlainDate } from './vocabulary.ts'

/**
 * What of a child's facts holds for every caller and moment, worked out once. Facts are immutable and kept by version, so
 * an outline lives as long as the facts it was made of.
 */
export interface Outline {
  /** In one order, whatever order the facts hold them in. */
  readonly directives: readonly Directive[]
  /** The directives that name a slice, in that order. */
  readonly naming: ReadonlyMap<SliceId, readonly NamedSlice[]>
  /** For each slice what is weighed to decide it: one and the same for slices that must be decided alike. */
  readonly weighing: Readonly<Record<SliceId, Weighing>>
  /** Every instant at which time alone may change a decision, earliest first; the register's word grows old apart. */
  readonly boundaries: readonly Instant[]
}

export interface NamedSlice {
  readonly directive: Directive
  readonly slice: SliceId
  readonly key: SigningKey
  /** Its place among the directives. */
  readonly index: number
  /** When it ends for this slice. */
  readonly end: Instant
  /** Whether it ends sooner for this slice than it says. */
  readonly endsEarly: boolean
  readonly withdrawn: boolean
}

/** What is weighed when one slice is decided. */
export interface Weighing {
  readonly key: SigningKey
  readonly denies: readonly NamedSlice[]
  /** The narrowest first. */
  readonly permits: readonly NamedSlice[]
}

/** Who must sign and who has, by the rules of one day; filled in as it is asked for. */
export interface Signing {
  readonly required: Map<SigningKey, RequiredSigners>
  /** By the place of the directive. */
  readonly quorums: Map<SigningKey, Quorum[]>
}

/** What slices with the same signers have in common: their rule, and whether the child keeps them from the guardians. */
export type SigningKey = RuleLetter | 'kept'

interface Kept {
  readonly outline: Outline
  date: PlainDate | null
  signing: Signing
}

const outlines = new WeakMap<ChildFacts, Kept>()

function keep(facts: ChildFacts): Kept {
  const known = outlines.get(facts)
  if (known !== undefined) return known
  const outline = drawOutline(facts)
  const kept: Kept = { outline, date: null, signing: { required: new Map(), quorums: new Map() } }
  outlines.set(facts, kept)
  return kept
}

export function outlineFacts(facts: ChildFacts): Outline {
  return keep(facts).outline
}

/** Kept for one day at a time: ages and rules are those of a date. */
export function openSigning(facts: ChildFacts, at: Instant): Signing {
  const kept = keep(facts)
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

function drawOutline(facts: ChildFacts): Outline {
  const directives = facts.directives.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const named = directives.map((directive, index) => nameSlices(directive, index, facts))
  const naming = groupBySlice(named)
  return { directives, naming, weighing: listWeighing(facts, named), boundaries: listBoundaries(facts, naming) }
}

function findSigningKey(facts: ChildFacts, slice: SliceId): SigningKey {
  return isKept(facts, slice) ? 'kept' : SLICES[slice].rule
}

/** A directive for each slice it names. */
function nameSlices(directive: Directive, index: number, facts: ChildFacts): readonly NamedSlice[] {
  const ends = new Map<number, Instant>()
  return [...new Set(directive.slices)].map((slice) => {
    const months = SLICES[slice].longestMonths
    const end = ends.get(months) ?? (directive.kind === 'PERMIT' ? permitEnd(directive, slice) : directive.validTo)
    ends.set(months, end)
    // What is withdrawn is so at once, even when a clock that was set back dates it later than now.
    const withdrawn = directive.withdrawals.some((withdrawal) => withdrawal.slices.includes(slice))
    const endsEarly = end < directive.validTo
    return { directive, slice, key: findSigningKey(facts, slice), index, end, endsEarly, withdrawn }
  })
}

function groupBySlice(named: readonly (readonly NamedSlice[])[]): ReadonlyMap<SliceId, readonly NamedSlice[]> {
  const groups = new Map<SliceId, NamedSlice[]>()
  for (const ofDirective of named) {
    for (const each of ofDirective) {
      const group = groups.get(each.slice)
      if (group === undefined) groups.set(each.slice, [each])
      else group.push(each)
    }
  }
  return groups
}

function listWeighing(
  facts: ChildFacts,
  named: readonly (readonly NamedSlice[])[],
): Readonly<Record<SliceId, Weighing>> {
  const ofKind = (kind: Directive['kind']) => named.filter(([first]) => first?.directive.kind === kind)
  const denies = groupBySlice(ofKind('DENY'))
  const permits = groupBySlice(
    ofKind('PERMIT').toSorted(([a], [b]) => compareBreadth(a as NamedSlice, b as NamedSlice)),
  )
  const weighing = {} as Record<SliceId, Weighing>
  const known = new Map<string, Weighing>()
  for (const slice of SLICE_IDS) {
    const key = findSigningKey(facts, slice)
    const own = { key, denies: denies.get(slice) ?? [], permits: permits.get(slice) ?? [] }
    const likeness = writeLikeness(own)
    weighing[slice] = known.get(likeness) ?? own
    known.set(likeness, weighing[slice])
  }
  return weighing
}

/** The same text for slices of which nothing tells one from another: what decides one decides them all. */
function writeLikeness({ key, denies, permits }: Weighing): string {
  const named = [...denies, ...permits].map(
    ({ index, end, endsEarly, withdrawn }) => `${index} ${endsEarly ? end : ''} ${withdrawn}`,
  )
  return `${key}: ${named.join()}`
}

/** Narrowest first: fewest slices, purposes and recipients, then the one that ends first; ids settle a tie. */
function compareBreadth({ directive: a }: NamedSlice, { directive: b }: NamedSlice): number {
  return (
    a.slices.length - b.slices.length ||
    a.recipients.length - b.recipients.length ||
    a.purposes.length - b.purposes.length ||
    (a.validTo < b.validTo ? -1 : a.validTo > b.validTo ? 1 : a.id < b.id ? -1 : 1)
  )
}

function listBoundaries(facts: ChildFacts, naming: ReadonlyMap<SliceId, readonly NamedSlice[]>): readonly Instant[] {
  const boundaries = new Set<Instant>()
  const birthDate = facts.register?.birthDate ?? null
  if (birthDate !== null) {
    for (const age of [0, MAJORITY_AGE, ...facts.legalTable.flatMap((row) => [row.fromAge, row.toAge])]) {
      boundaries.add(startOfDate(birthday(birthDate, age)))
    }
  }
  for (const { inForceFrom: from, inForceTo: to } of facts.legalTable) {
    boundaries.add(startOfDate(from))
    if (to !== null) boundaries.add(startOfDate(to))
  }
  for (const { from, to } of facts.team) {
    boundaries.add(startOfDate(from))
    if (to !== null) boundaries.add(startOfDate(to))
  }
  for (const { validFrom, validTo } of facts.directives) boundaries.add(validFrom).add(validTo)
  for (const named of naming.values()) {
    for (const { end } of named) boundaries.add(end)
  }
  return [...boundaries].toSorted()
}
