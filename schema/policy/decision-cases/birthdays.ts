import type { Signature } from '../facts.ts'
import type { SliceId } from '../slices.ts'
import type { PlainDate } from '../vocabulary.ts'
import {
  asks,
  type DecisionCase,
  type DirectiveTerms,
  type Expected,
  family,
  instant,
  member,
  permit,
  share,
  signed,
  withhold,
} from './language.ts'

/** One birthday: what holds one millisecond before local midnight, and what holds from midnight on. */
interface Birthday {
  readonly what: string
  readonly born: PlainDate
  readonly slice: SliceId
  readonly signers: readonly (string | Signature)[]
  /** Local midnight with the offset of that night. */
  readonly midnight: string
  readonly before: Expected
  readonly at: Expected
}

const LAPSED = withhold('SIGNATURES_MISSING')
const BOTH = ['mother', 'father'] as const
const ALL = ['mother', 'father', 'youth'] as const

// biome-ignore format: a table
const BIRTHDAYS: readonly Birthday[] = [
  { what: 'turning 15 ends what the guardians signed alone', slice: 'school.attendance', signers: BOTH,
    born: '2011-11-10', midnight: '2026-11-10T00:00:00+01:00', before: share('S-0-14'), at: LAPSED },
  { what: 'turning 15 ends what the guardians signed alone', slice: 'childWelfare.measures', signers: BOTH,
    born: '2011-11-10', midnight: '2026-11-10T00:00:00+01:00', before: share('B-0-14'), at: LAPSED },
  { what: 'turning 15 ends what the guardians signed alone', slice: 'nav.followUp', signers: BOTH,
    born: '2011-11-10', midnight: '2026-11-10T00:00:00+01:00', before: share('N-0-14'), at: LAPSED },
  { what: 'turning 15 changes nothing in health', slice: 'health.plan', signers: BOTH,
    born: '2011-11-10', midnight: '2026-11-10T00:00:00+01:00', before: share('H-0-15'), at: share('H-0-15') },
  { what: 'turning 16 ends what the guardians signed for in health', slice: 'health.plan', signers: BOTH,
    born: '2010-11-10', midnight: '2026-11-10T00:00:00+01:00', before: share('H-0-15'), at: LAPSED },
  { what: 'turning 16 changes nothing at school', slice: 'school.attendance', signers: ALL,
    born: '2010-11-10', midnight: '2026-11-10T00:00:00+01:00', before: share('S-15-17'), at: share('S-15-17') },
  { what: 'a signature of the first moment at 16 counts at once', slice: 'health.plan',
    signers: [signed('youth', { at: '2026-11-09T23:00:00.000Z' })],
    born: '2010-11-10', midnight: '2026-11-10T00:00:00+01:00', before: LAPSED, at: share('H-16-24') },
  { what: 'turning 12 changes nothing by itself', slice: 'health.mentalHealthFollowUp', signers: BOTH,
    born: '2014-11-10', midnight: '2026-11-10T00:00:00+01:00', before: share('H-0-15'), at: share('H-0-15') },
  { what: 'at 18 the youth’s own signature is enough', slice: 'school.attendance', signers: ['youth'],
    born: '2008-11-10', midnight: '2026-11-10T00:00:00+01:00', before: LAPSED, at: share('S-18-24') },
  { what: 'at 18 the youth’s own signature is enough', slice: 'childWelfare.aftercare', signers: ['youth'],
    born: '2008-11-10', midnight: '2026-11-10T00:00:00+01:00', before: LAPSED, at: share('B-18-24') },
  { what: 'at 18 the youth’s own signature is enough', slice: 'nav.decision14a', signers: ['youth', 'mother'],
    born: '2008-11-10', midnight: '2026-11-10T00:00:00+01:00', before: LAPSED, at: share('N-18-24') },
  { what: 'what all three signed goes on at 18 on the youth’s own', slice: 'school.attendance', signers: ALL,
    born: '2008-11-10', midnight: '2026-11-10T00:00:00+01:00', before: share('S-15-17'), at: share('S-18-24') },
  { what: 'what the youth alone signed in health goes on at 18', slice: 'health.plan', signers: ['youth'],
    born: '2008-11-10', midnight: '2026-11-10T00:00:00+01:00', before: share('H-16-24'), at: share('H-16-24') },
  { what: 'a parent’s own affairs are as before at 18', slice: 'nav.householdEconomy', signers: ['mother'],
    born: '2008-11-10', midnight: '2026-11-10T00:00:00+01:00', before: share('R-0-24'), at: share('R-0-24') },
  { what: 'at 25 school stops', slice: 'school.followUpService', signers: ['youth'],
    born: '2001-11-10', midnight: '2026-11-10T00:00:00+01:00', before: share('S-18-24'), at: withhold('NO_RULE_FOR_AGE') },
  { what: 'at 25 health stops', slice: 'health.contacts', signers: ['youth'],
    born: '2001-11-10', midnight: '2026-11-10T00:00:00+01:00', before: share('H-16-24'), at: withhold('NO_RULE_FOR_AGE') },
  { what: 'at 25 child welfare stops', slice: 'childWelfare.aftercare', signers: ['youth'],
    born: '2001-11-10', midnight: '2026-11-10T00:00:00+01:00', before: share('B-18-24'), at: withhold('NO_RULE_FOR_AGE') },
  { what: 'at 25 NAV stops', slice: 'nav.benefits', signers: ['youth'],
    born: '2001-11-10', midnight: '2026-11-10T00:00:00+01:00', before: share('N-18-24'), at: withhold('NO_RULE_FOR_AGE') },
  { what: 'at 25 a parent’s own affairs stop', slice: 'nav.householdEconomy', signers: ['mother'],
    born: '2001-11-10', midnight: '2026-11-10T00:00:00+01:00', before: share('R-0-24'), at: withhold('NO_RULE_FOR_AGE') },

  { what: 'a birthday in summer begins at midnight of summer time', slice: 'school.attendance', signers: BOTH,
    born: '2011-07-03', midnight: '2026-07-03T00:00:00+02:00', before: share('S-0-14'), at: LAPSED },
  { what: 'the day the clocks go forward begins in winter time', slice: 'school.attendance', signers: BOTH,
    born: '2011-03-29', midnight: '2026-03-29T00:00:00+01:00', before: share('S-0-14'), at: LAPSED },
  { what: 'the day after the clocks went forward begins in summer time', slice: 'school.attendance', signers: BOTH,
    born: '2011-03-30', midnight: '2026-03-30T00:00:00+02:00', before: share('S-0-14'), at: LAPSED },
  { what: 'the day the clocks go back begins in summer time', slice: 'school.attendance', signers: BOTH,
    born: '2011-10-25', midnight: '2026-10-25T00:00:00+02:00', before: share('S-0-14'), at: LAPSED },
  { what: 'the day after the clocks went back begins in winter time', slice: 'school.attendance', signers: BOTH,
    born: '2011-10-26', midnight: '2026-10-26T00:00:00+01:00', before: share('S-0-14'), at: LAPSED },
  { what: 'a birthday on New Year’s Day is a new year in Norway, not in UTC', slice: 'health.plan', signers: BOTH,
    born: '2010-01-01', midnight: '2026-01-01T00:00:00+01:00', before: share('H-0-15'), at: LAPSED },

  { what: 'born on 29 February, 15 on 1 March of a common year', slice: 'school.attendance', signers: BOTH,
    born: '2008-02-29', midnight: '2023-03-01T00:00:00+01:00', before: share('S-0-14'), at: LAPSED },
  { what: 'born on 29 February, 16 on 29 February of a leap year', slice: 'health.plan', signers: BOTH,
    born: '2008-02-29', midnight: '2024-02-29T00:00:00+01:00', before: share('H-0-15'), at: LAPSED },
  { what: 'born on 29 February, 18 on 1 March of a common year', slice: 'nav.activities', signers: ['youth'],
    born: '2008-02-29', midnight: '2026-03-01T00:00:00+01:00', before: LAPSED, at: share('N-18-24') },
  { what: 'born on 29 February, 25 on 1 March of a common year', slice: 'nav.activities', signers: ['youth'],
    born: '2004-02-29', midnight: '2029-03-01T00:00:00+01:00', before: share('N-18-24'), at: withhold('NO_RULE_FOR_AGE') },
  { what: 'born on 28 February, 16 on 28 February also of a leap year', slice: 'health.plan', signers: BOTH,
    born: '2008-02-28', midnight: '2024-02-28T00:00:00+01:00', before: share('H-0-15'), at: LAPSED },
  { what: 'born on 1 March, 16 on 1 March, the day after 29 February', slice: 'health.plan', signers: BOTH,
    born: '2008-03-01', midnight: '2024-03-01T00:00:00+01:00', before: share('H-0-15'), at: LAPSED },
]

const DAY = 86_400_000

/** Signed the month before and good for the month after, so that nothing but the birthday can make a difference. */
function aroundMidnight(midnight: number): { terms: DirectiveTerms; signedAt: string } {
  return {
    terms: {
      from: new Date(midnight - 30 * DAY).toISOString(),
      until: new Date(midnight + 30 * DAY).toISOString(),
    },
    signedAt: new Date(midnight - 29 * DAY).toISOString(),
  }
}

function readBirthday({ what, born, slice, signers, midnight, before, at }: Birthday): readonly DecisionCase[] {
  const moment = Date.parse(midnight)
  const { terms, signedAt } = aroundMidnight(moment)
  const signatures = signers.map((signer) => (typeof signer === 'string' ? signed(signer, { at: signedAt }) : signer))
  const facts = family({ born }, permit(slice, signatures, terms))
  return [
    {
      description: `${slice}, born ${born}, ${what}: the millisecond before ${midnight}`,
      facts,
      request: asks(slice),
      at: new Date(moment - 1).toISOString(),
      expected: before,
    },
    {
      description: `${slice}, born ${born}, ${what}: at ${midnight}`,
      facts,
      request: asks(slice),
      at: new Date(moment).toISOString(),
      expected: at,
    },
  ]
}

const EIGHTEEN_ON_10_NOVEMBER = '2008-11-10'
const BARNEKOORDINATOR = { team: [member('coordinator', { role: 'CHILD_COORDINATOR' })] } as const

export const BIRTHDAY_CASES: readonly DecisionCase[] = [
  ...BIRTHDAYS.flatMap(readBirthday),
  {
    description: 'A barnekoordinator is on the team until the last moment at 17',
    facts: family({ born: EIGHTEEN_ON_10_NOVEMBER, ...BARNEKOORDINATOR }, permit('health.plan', ['youth'])),
    request: asks('health.plan'),
    at: instant('2026-11-09T23:59:59.999+01:00'),
    expected: share('H-16-24', { onTeam: true }),
  },
  {
    description: 'A barnekoordinator’s task ends at midnight of the 18th birthday',
    facts: family({ born: EIGHTEEN_ON_10_NOVEMBER, ...BARNEKOORDINATOR }, permit('health.plan', ['youth'])),
    request: asks('health.plan'),
    at: instant('2026-11-10T00:00:00+01:00'),
    expected: withhold('NOT_ON_TEAM', { onTeam: false }),
  },
  {
    description: 'At 25 the coordinator still finds the person, and nothing about them',
    facts: family({ born: '2001-11-10' }, permit('health.plan', ['youth'])),
    request: asks('health.plan'),
    at: instant('2026-11-10T00:00:00+01:00'),
    expected: withhold('NO_RULE_FOR_AGE', { onTeam: true }),
  },
]
