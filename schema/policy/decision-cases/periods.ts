import type { SliceId } from '../slices.ts'
import {
  asks,
  type DecisionCase,
  type Expected,
  familyOf,
  instant,
  NOON,
  permit,
  share,
  signed,
  withhold,
} from './language.ts'

const ALL = ['mother', 'father', 'youth'] as const
const NOVEMBER = { from: instant('2026-11-01T00:00:00+01:00'), until: instant('2026-12-01T00:00:00+01:00') }

/** A yes from 1 March 2026 that claims to last two years: the catalogue says when it ends all the same. */
function tooLong(slice: SliceId, age: number, local: string, expected: Expected): DecisionCase {
  const terms = { from: instant('2026-03-01T00:00:00+01:00'), until: instant('2028-03-01T00:00:00+01:00') }
  const signatures = ALL.map((person) => signed(person, { at: instant('2026-03-01T10:00:00+01:00') }))
  return {
    description: `${slice}, from 1 March 2026 and for too long, at ${local}`,
    facts: familyOf(age, permit(slice, signatures, terms)),
    request: asks(slice),
    at: instant(local),
    expected,
  }
}

export const PERIOD_CASES: readonly DecisionCase[] = [
  {
    description: 'A yes does not count before its first moment',
    facts: familyOf(9, permit('school.attendance', ALL, NOVEMBER)),
    request: asks('school.attendance'),
    at: instant('2026-10-31T23:59:59.999+01:00'),
    expected: withhold('NOT_YET_VALID'),
  },
  {
    description: 'A yes counts from its first moment',
    facts: familyOf(9, permit('school.attendance', ALL, NOVEMBER)),
    request: asks('school.attendance'),
    at: instant('2026-11-01T00:00:00+01:00'),
    expected: share('S-0-14'),
  },
  {
    description: 'A yes counts to its last moment',
    facts: familyOf(9, permit('school.attendance', ALL, NOVEMBER)),
    request: asks('school.attendance'),
    at: instant('2026-11-30T23:59:59.999+01:00'),
    expected: share('S-0-14'),
  },
  {
    description: 'A yes that has ended shares nothing',
    facts: familyOf(9, permit('school.attendance', ALL, NOVEMBER)),
    request: asks('school.attendance'),
    at: instant('2026-12-01T00:00:00+01:00'),
    expected: withhold('EXPIRED'),
  },
  // Three months: to 1 June.
  tooLong('childWelfare.investigationStatus', 17, '2026-05-31T23:59:59.999+02:00', share('B-15-17')),
  tooLong('childWelfare.investigationStatus', 17, '2026-06-01T00:00:00+02:00', withhold('EXPIRED')),
  tooLong('nav.householdEconomy', 9, '2026-05-31T23:59:59.999+02:00', share('R-0-24')),
  tooLong('nav.householdEconomy', 9, '2026-06-01T00:00:00+02:00', withhold('EXPIRED')),
  // Six months: to 1 September.
  tooLong('school.ppt', 9, '2026-08-31T23:59:59.999+02:00', share('S-0-14')),
  tooLong('school.ppt', 9, '2026-09-01T00:00:00+02:00', withhold('EXPIRED')),
  tooLong('health.mentalHealthFollowUp', 9, '2026-08-31T23:59:59.999+02:00', share('H-0-15')),
  tooLong('health.mentalHealthFollowUp', 9, '2026-09-01T00:00:00+02:00', withhold('EXPIRED')),
  tooLong('childWelfare.measures', 9, '2026-08-31T23:59:59.999+02:00', share('B-0-14')),
  tooLong('childWelfare.measures', 9, '2026-09-01T00:00:00+02:00', withhold('EXPIRED')),
  tooLong('nav.decision14a', 9, '2026-08-31T23:59:59.999+02:00', share('N-0-14')),
  tooLong('nav.decision14a', 9, '2026-09-01T00:00:00+02:00', withhold('EXPIRED')),
  // Twelve months: to 1 March of the next year.
  tooLong('school.attendance', 9, '2027-02-28T23:59:59.999+01:00', share('S-0-14')),
  tooLong('school.attendance', 9, '2027-03-01T00:00:00+01:00', withhold('EXPIRED')),
  tooLong('health.plan', 9, '2027-02-28T23:59:59.999+01:00', share('H-0-15')),
  tooLong('health.plan', 9, '2027-03-01T00:00:00+01:00', withhold('EXPIRED')),
  {
    description: 'Each slice of one yes ends when the catalogue says: the longer one',
    facts: familyOf(
      9,
      permit(['school.attendance', 'school.ppt'], ALL, {
        from: instant('2026-03-01T00:00:00+01:00'),
        until: instant('2027-03-01T00:00:00+01:00'),
      }),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14'),
  },
  {
    description: 'Each slice of one yes ends when the catalogue says: the shorter one',
    facts: familyOf(
      9,
      permit(['school.attendance', 'school.ppt'], ALL, {
        from: instant('2026-03-01T00:00:00+01:00'),
        until: instant('2027-03-01T00:00:00+01:00'),
      }),
    ),
    request: asks('school.ppt'),
    at: NOON,
    expected: withhold('EXPIRED'),
  },
  {
    description: 'Six months from 31 August end on 28 February',
    facts: familyOf(
      9,
      permit('school.ppt', ALL, {
        from: instant('2026-08-31T00:00:00+02:00'),
        until: instant('2027-08-31T00:00:00+02:00'),
      }),
    ),
    request: asks('school.ppt'),
    at: instant('2027-02-28T00:00:00+01:00'),
    expected: withhold('EXPIRED'),
  },
  {
    description: 'A yes that one guardian refused shares nothing',
    facts: familyOf(9, permit('school.attendance', ['mother'], { refusedBy: ['father'] })),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('REFUSED'),
  },
  {
    description: 'A refusal ends a yes that was complete',
    facts: familyOf(15, permit('school.attendance', ALL, { refusedBy: ['youth'] })),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('REFUSED'),
  },
  {
    description: 'A refusal of one permit leaves another',
    facts: familyOf(
      9,
      permit('school.attendance', ['mother'], { id: 'refused', refusedBy: ['father'] }),
      permit('school.attendance', ['mother', 'father'], { id: 'signed' }),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14', { directive: 'signed' }),
  },
  {
    description: 'One signer’s withdrawal ends what all three signed: the mother’s',
    facts: familyOf(17, permit('nav.activities', ALL, { withdrawnBy: ['mother'] })),
    request: asks('nav.activities'),
    at: NOON,
    expected: withhold('WITHDRAWN'),
  },
  {
    description: 'One signer’s withdrawal ends what all three signed: the father’s',
    facts: familyOf(17, permit('childWelfare.plan', ALL, { withdrawnBy: ['father'] })),
    request: asks('childWelfare.plan'),
    at: NOON,
    expected: withhold('WITHDRAWN'),
  },
  {
    description: 'One signer’s withdrawal ends what all three signed: the youth’s',
    facts: familyOf(17, permit('school.ppt', ALL, { withdrawnBy: ['youth'] })),
    request: asks('school.ppt'),
    at: NOON,
    expected: withhold('WITHDRAWN'),
  },
  {
    description: 'What is withdrawn stays so when it is signed again: a new yes is a new directive',
    facts: familyOf(
      9,
      permit('health.plan', ['mother', 'father', signed('father', { at: instant('2026-11-15T10:00:00+01:00') })], {
        withdrawnBy: ['father'],
      }),
    ),
    request: asks('health.plan'),
    at: NOON,
    expected: withhold('WITHDRAWN'),
  },
  {
    description: 'A withdrawal counts at once, even when a clock set back dates it later than now',
    facts: familyOf(9, permit('health.plan', ALL, { withdrawnBy: ['mother'] })),
    request: asks('health.plan'),
    at: instant('2026-11-01T09:59:00+01:00'),
    expected: withhold('WITHDRAWN'),
  },
  {
    description: 'A refusal counts at once, even when a clock set back dates it later than now',
    facts: familyOf(9, permit('health.plan', ALL, { refusedBy: ['mother'] })),
    request: asks('health.plan'),
    at: instant('2026-10-15T09:59:00+02:00'),
    expected: withhold('REFUSED'),
  },
  {
    description: 'One slice withdrawn is not shared',
    facts: familyOf(
      9,
      permit(['school.attendance', 'school.enrolment'], ALL, {
        withdrawnBy: ['mother'],
        withdrawn: ['school.attendance'],
      }),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('WITHDRAWN'),
  },
  {
    description: 'One slice withdrawn leaves the others',
    facts: familyOf(
      9,
      permit(['school.attendance', 'school.enrolment'], ALL, {
        withdrawnBy: ['mother'],
        withdrawn: ['school.attendance'],
      }),
    ),
    request: asks('school.enrolment'),
    at: NOON,
    expected: share('S-0-14'),
  },
]
