import type { DirectiveState, ReviewedDirectiveFragment } from '../generated/graphql.ts'

export interface ReviewedChild {
  readonly id: string
  readonly displayName: string | null
  readonly directives: readonly ReviewedDirectiveFragment[] | null
}

/** One slice of a directive, as a line of the review. */
export interface ReviewLine {
  readonly child: ReviewedChild
  readonly directive: ReviewedDirectiveFragment
  readonly slice: ReviewedDirectiveFragment['slices'][number]['slice']
  readonly state: DirectiveState
  /** The instant it ends. */
  readonly validTo: string
}

export interface ReviewFilter {
  /** `null`: any. */
  readonly state: DirectiveState | null
  /** What is in force and ends within so many days; `null`: whenever it ends. */
  readonly withinDays: number | null
  /** Only what waits for a signature. */
  readonly onlyMissing: boolean
}

const DAY = 86_400_000

/** The lines of the review that a filter asks for, what ends first at the top. */
export function reviewDirectives(
  children: readonly ReviewedChild[],
  { state, withinDays, onlyMissing }: ReviewFilter,
  now: Date,
): readonly ReviewLine[] {
  return children
    .flatMap((child) => (child.directives ?? []).flatMap((directive) => listLines(child, directive)))
    .filter((line) => state === null || line.state === state)
    .filter((line) => withinDays === null || endsWithin(line, withinDays, now))
    .filter((line) => !onlyMissing || lacksSignature(line))
    .toSorted((a, b) => (a.validTo < b.validTo ? -1 : a.validTo > b.validTo ? 1 : 0))
}

export function lacksSignature({ state, directive }: ReviewLine): boolean {
  return (state === 'PENDING' || state === 'LAPSED_BY_AGE') && directive.missing.length > 0
}

function endsWithin({ state, validTo }: ReviewLine, days: number, now: Date): boolean {
  const left = Date.parse(validTo) - now.getTime()
  return state === 'ACTIVE' && left > 0 && left <= days * DAY
}

function listLines(child: ReviewedChild, directive: ReviewedDirectiveFragment): readonly ReviewLine[] {
  return directive.slices.map(({ slice, state, validTo }) => ({ child, directive, slice, state, validTo }))
}
