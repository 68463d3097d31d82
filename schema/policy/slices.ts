import type { Sector } from './vocabulary.ts'

/**
 * Who can consent to a slice: H health, B child welfare, S school, N NAV, R a parent's own affairs.
 * The legal table says for each rule and age who must have signed.
 */
export type RuleLetter = 'H' | 'B' | 'S' | 'N' | 'R'

export interface SliceTerms {
  readonly rule: RuleLetter
  /** 1 (ordinary) to 4 (most sensitive). */
  readonly sensitivity: 1 | 2 | 3 | 4
  /** The longest a consent to this slice may last, in months. */
  readonly longestMonths: 3 | 6 | 12
  /** Whether the slice has fields that tell where the child is. */
  readonly hasLocatingFields: boolean
}

const slice = (
  rule: RuleLetter,
  sensitivity: SliceTerms['sensitivity'],
  longestMonths: SliceTerms['longestMonths'],
  locating?: 'locating',
): SliceTerms => ({ rule, sensitivity, longestMonths, hasLocatingFields: locating === 'locating' })

/** The slice catalogue: what a family says yes or no to, one by one. A slice's id is its path below `Child`. */
export const SLICES = {
  'school.enrolment': slice('S', 1, 12, 'locating'),
  'school.attendance': slice('S', 2, 12),
  'school.contacts': slice('S', 1, 12, 'locating'),
  'school.adaptedEducation': slice('S', 3, 12),
  'school.ppt': slice('S', 4, 6),
  'school.assessment': slice('S', 2, 6),
  'school.followUpService': slice('S', 2, 12, 'locating'),
  'health.contacts': slice('H', 2, 12, 'locating'),
  'health.schoolNurseContact': slice('H', 3, 6),
  'health.needsInDailyLife': slice('H', 3, 12),
  'health.appointments': slice('H', 3, 6, 'locating'),
  'health.mentalHealthFollowUp': slice('H', 4, 6),
  'health.plan': slice('H', 3, 12),
  'childWelfare.contact': slice('B', 4, 6, 'locating'),
  'childWelfare.measures': slice('B', 4, 6),
  'childWelfare.plan': slice('B', 4, 6),
  'childWelfare.aftercare': slice('B', 3, 12),
  'childWelfare.investigationStatus': slice('B', 4, 3),
  'childWelfare.parentSupport': slice('R', 4, 6),
  'nav.contact': slice('N', 1, 12, 'locating'),
  'nav.followUp': slice('N', 2, 12),
  'nav.activities': slice('N', 2, 12),
  'nav.decision14a': slice('N', 3, 6),
  'nav.benefits': slice('N', 3, 6),
  'nav.householdEconomy': slice('R', 4, 3),
} as const satisfies Record<`${Sector}.${string}`, SliceTerms>

export type SliceId = keyof typeof SLICES
export const SLICE_IDS = Object.keys(SLICES) as readonly SliceId[]

export function isSliceId(value: string): value is SliceId {
  return Object.hasOwn(SLICES, value)
}

export function sectorOf(id: SliceId): Sector {
  return id.slice(0, id.indexOf('.')) as Sector
}
