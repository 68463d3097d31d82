import { describe, expect, it } from 'vitest'
import { isSliceId, sectorOf, SLICE_IDS, SLICES } from './slices.ts'

/** The catalogue as the law and the municipalities have settled it: rule, sensitivity, longest consent in months. */
// biome-ignore format: a table
const CATALOGUE = [
  ['school.enrolment',                 'S', 1, 12, 'locating'],
  ['school.attendance',                'S', 2, 12, ''],
  ['school.contacts',                  'S', 1, 12, 'locating'],
  ['school.adaptedEducation',          'S', 3, 12, ''],
  ['school.ppt',                       'S', 4, 6,  ''],
  ['school.assessment',                'S', 2, 6,  ''],
  ['school.followUpService',           'S', 2, 12, 'locating'],
  ['health.contacts',                  'H', 2, 12, 'locating'],
  ['health.schoolNurseContact',        'H', 3, 6,  ''],
  ['health.needsInDailyLife',          'H', 3, 12, ''],
  ['health.appointments',              'H', 3, 6,  'locating'],
  ['health.mentalHealthFollowUp',      'H', 4, 6,  ''],
  ['health.plan',                      'H', 3, 12, ''],
  ['childWelfare.contact',             'B', 4, 6,  'locating'],
  ['childWelfare.measures',            'B', 4, 6,  ''],
  ['childWelfare.plan',                'B', 4, 6,  ''],
  ['childWelfare.aftercare',           'B', 3, 12, ''],
  ['childWelfare.investigationStatus', 'B', 4, 3,  ''],
  ['childWelfare.parentSupport',       'R', 4, 6,  ''],
  ['nav.contact',                      'N', 1, 12, 'locating'],
  ['nav.followUp',                     'N', 2, 12, ''],
  ['nav.activities',                   'N', 2, 12, ''],
  ['nav.decision14a',                  'N', 3, 6,  ''],
  ['nav.benefits',                     'N', 3, 6,  ''],
  ['nav.householdEconomy',             'R', 4, 3,  ''],
] as const

describe('the slice catalogue', () => {
  it.each(CATALOGUE)('has %s under rule %s, sensitivity %i, at most %i months', (id, rule, level, months, locating) => {
    expect(SLICES[id]).toEqual({
      rule,
      sensitivity: level,
      longestMonths: months,
      hasLocatingFields: locating === 'locating',
    })
  })

  it('has no other slice', () => {
    expect(SLICE_IDS).toEqual(CATALOGUE.map(([id]) => id))
  })

  it.each([
    ['school.ppt', 'school'],
    ['health.plan', 'health'],
    ['childWelfare.parentSupport', 'childWelfare'],
    ['nav.householdEconomy', 'nav'],
  ] as const)('%s belongs to %s', (id, sector) => {
    expect(sectorOf(id)).toBe(sector)
  })

  it.each(['', 'school', 'school.', 'school.Attendance', 'school.attendance ', 'toString', '__proto__', 'constructor'])(
    '%j is no slice',
    (id) => {
      expect(isSliceId(id)).toBe(false)
    },
  )
})
