import type { SliceId } from '../slices.ts'
import {
  aged,
  asks,
  type DecisionCase,
  type Expected,
  family,
  familyOf,
  instant,
  NOON,
  permit,
  share,
  withhold,
} from './language.ts'

/** What the population register says of address, birth, responsibility and care. Everyone has signed. */

const ALL = ['mother', 'father', 'youth'] as const
const SCHOOL = permit('school.enrolment', ALL)

/** Under a care order (omsorgsovertakelse) at an age. */
function inCare(slice: SliceId, age: number, expected: Expected): DecisionCase {
  return {
    description: `Under a care order at ${age}: ${slice}`,
    facts: family({ born: aged(age), careOrder: true }, permit(slice, ALL)),
    request: asks(slice),
    at: NOON,
    expected,
  }
}

/** One guardian is registered, and a second holder whose responsibility is `ukjent`. */
function withUnknownHolder(slice: SliceId, age: number, expected: Expected): DecisionCase {
  return {
    description: `With responsibility ukjent at ${age}: ${slice}`,
    facts: family({ born: aged(age), guardians: ['mother'], unknown: ['father'] }, permit(slice, ALL)),
    request: asks(slice),
    at: NOON,
    expected,
  }
}

/** The register gives no birth date. */
function withoutBirthDate(slice: SliceId): DecisionCase {
  return {
    description: `Without a registered birth date: ${slice}`,
    facts: family({ born: null }, permit(slice, ALL)),
    request: asks(slice),
    at: NOON,
    expected: withhold('BIRTH_DATE_MISSING'),
  }
}

export const REGISTER_CASES: readonly DecisionCase[] = [
  {
    description: 'An address that is not protected: places may be shown',
    facts: familyOf(9, SCHOOL),
    request: asks('school.enrolment'),
    at: NOON,
    expected: share('S-0-14', { locating: true, onTeam: true }),
  },
  {
    description: 'FORTROLIG: what is shared is shared without places',
    facts: family({ born: aged(9), addressProtection: 'FORTROLIG' }, SCHOOL),
    request: asks('school.enrolment'),
    at: NOON,
    expected: share('S-0-14', { locating: false, onTeam: true }),
  },
  {
    description: 'STRENGT_FORTROLIG: the child is not to be found',
    facts: family({ born: aged(9), addressProtection: 'STRENGT_FORTROLIG' }, SCHOOL),
    request: asks('school.enrolment'),
    at: NOON,
    expected: withhold('ADDRESS_PROTECTED', { locating: false, onTeam: false }),
  },
  {
    description: 'STRENGT_FORTROLIG_UTLAND: the child is not to be found',
    facts: family({ born: aged(9), addressProtection: 'STRENGT_FORTROLIG_UTLAND' }, SCHOOL),
    request: asks('school.enrolment'),
    at: NOON,
    expected: withhold('ADDRESS_PROTECTED', { locating: false, onTeam: false }),
  },
  {
    description: 'A strict grade stops what the youth of 16 alone signed for',
    facts: family({ born: aged(16), addressProtection: 'STRENGT_FORTROLIG' }, permit('health.plan', ['youth'])),
    request: asks('health.plan'),
    at: NOON,
    expected: withhold('ADDRESS_PROTECTED', { onTeam: false }),
  },
  {
    description: 'A strict grade stops a parent’s own affairs too',
    facts: family(
      { born: aged(9), addressProtection: 'STRENGT_FORTROLIG' },
      permit('nav.householdEconomy', ['mother']),
    ),
    request: asks('nav.householdEconomy'),
    at: NOON,
    expected: withhold('ADDRESS_PROTECTED', { onTeam: false }),
  },
  {
    description: 'A child the register has not been read for is not to be found',
    facts: { ...familyOf(9, SCHOOL), register: null },
    request: asks('school.enrolment'),
    at: NOON,
    expected: withhold('REGISTER_MISSING', { locating: false, onTeam: false }),
  },
  {
    description: 'A register read a moment less than 24 hours ago: places may be shown',
    facts: familyOf(9, SCHOOL),
    request: asks('school.enrolment'),
    at: NOON,
    registerReadAt: instant('2026-11-20T12:00:00.001+01:00'),
    expected: share('S-0-14', { locating: true, onTeam: true }),
  },
  {
    description: 'A register read 24 hours ago: what is shared is shared without places',
    facts: familyOf(9, SCHOOL),
    request: asks('school.enrolment'),
    at: NOON,
    registerReadAt: instant('2026-11-20T12:00:00+01:00'),
    expected: share('S-0-14', { locating: false, onTeam: true }),
  },
  {
    description: 'A register read 48 hours ago: the child is not to be found',
    facts: familyOf(9, SCHOOL),
    request: asks('school.enrolment'),
    at: NOON,
    registerReadAt: instant('2026-11-19T12:00:00+01:00'),
    expected: withhold('REGISTER_STALE', { locating: false, onTeam: false }),
  },
  {
    description: 'A register that nobody has said was read: the child is not to be found',
    facts: familyOf(9, SCHOOL),
    request: asks('school.enrolment'),
    at: NOON,
    registerReadAt: null,
    expected: withhold('REGISTER_STALE', { locating: false, onTeam: false }),
  },
  {
    description: 'One who is not on the team learns as little of a protected child as of any other',
    facts: family({ born: aged(9), addressProtection: 'STRENGT_FORTROLIG' }, SCHOOL),
    request: asks('school.enrolment', { person: 'stranger' }),
    at: NOON,
    expected: withhold('NOT_ON_TEAM', { onTeam: false }),
  },

  withoutBirthDate('health.plan'),
  withoutBirthDate('childWelfare.plan'),
  withoutBirthDate('school.enrolment'),
  withoutBirthDate('nav.contact'),
  withoutBirthDate('nav.householdEconomy'),

  withUnknownHolder('health.plan', 9, withhold('RESPONSIBILITY_UNKNOWN')),
  withUnknownHolder('health.plan', 15, withhold('RESPONSIBILITY_UNKNOWN')),
  withUnknownHolder('health.plan', 16, share('H-16-24')),
  withUnknownHolder('childWelfare.measures', 9, withhold('RESPONSIBILITY_UNKNOWN')),
  withUnknownHolder('childWelfare.measures', 17, withhold('RESPONSIBILITY_UNKNOWN')),
  withUnknownHolder('childWelfare.aftercare', 18, share('B-18-24')),
  withUnknownHolder('school.enrolment', 9, withhold('RESPONSIBILITY_UNKNOWN')),
  withUnknownHolder('school.enrolment', 17, withhold('RESPONSIBILITY_UNKNOWN')),
  withUnknownHolder('school.enrolment', 18, share('S-18-24')),
  withUnknownHolder('nav.followUp', 9, withhold('RESPONSIBILITY_UNKNOWN')),
  withUnknownHolder('nav.followUp', 15, withhold('RESPONSIBILITY_UNKNOWN')),
  {
    description: 'With no registered holder at all, nobody’s signatures are complete',
    facts: family({ born: aged(9), guardians: [] }, SCHOOL),
    request: asks('school.enrolment'),
    at: NOON,
    expected: withhold('RESPONSIBILITY_UNKNOWN'),
  },
  {
    description: 'With no registered holder at all, a youth of 17 cannot sign for school alone',
    facts: family({ born: aged(17), guardians: [] }, permit('school.enrolment', ['youth'])),
    request: asks('school.enrolment'),
    at: NOON,
    expected: withhold('RESPONSIBILITY_UNKNOWN'),
  },

  inCare('childWelfare.measures', 0, withhold('CARE_ORDER')),
  inCare('childWelfare.measures', 14, withhold('CARE_ORDER')),
  inCare('childWelfare.plan', 15, withhold('CARE_ORDER')),
  inCare('childWelfare.plan', 17, withhold('CARE_ORDER')),
  inCare('childWelfare.aftercare', 18, share('B-18-24')),
  // The domain names child welfare. Wherever guardians would have to sign, a care order leaves the same doubt.
  inCare('school.enrolment', 9, withhold('CARE_ORDER')),
  inCare('school.enrolment', 17, withhold('CARE_ORDER')),
  inCare('nav.contact', 9, withhold('CARE_ORDER')),
  inCare('nav.contact', 17, withhold('CARE_ORDER')),
  inCare('health.plan', 9, withhold('CARE_ORDER')),
  inCare('health.plan', 15, withhold('CARE_ORDER')),
  inCare('health.plan', 16, share('H-16-24')),
  inCare('nav.contact', 18, share('N-18-24')),
]
