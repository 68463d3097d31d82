import type { Signature } from '../facts.ts'
import type { SliceId } from '../slices.ts'
import type { PersonId } from '../vocabulary.ts'
import {
  aged,
  asks,
  type DecisionCase,
  deny,
  type DirectiveTerms,
  type Expected,
  family,
  type FamilyTerms,
  instant,
  NOON,
  permit,
  recorded,
  share,
  signed,
  withhold,
} from './language.ts'

/**
 * What a child of 12 to 15 keeps from the guardians (pasient- og brukerrettighetsloven § 3-4): the child alone says yes
 * to it.
 */

const BOTH = ['mother', 'father'] as const
const ALL = ['mother', 'father', 'youth'] as const
const KEPT = 'H-12-15-KEPT'
const PLAN = 'health.plan'
const MISSING = withhold('SIGNATURES_MISSING', { row: KEPT })

/** Someone has said yes to the health plan, which the child keeps. */
function ask(
  description: string,
  age: number,
  signers: readonly (PersonId | Signature)[],
  expected: Expected,
  terms: Partial<FamilyTerms> = {},
  slice: SliceId = PLAN,
): DecisionCase {
  return {
    description,
    facts: family({ born: aged(age), kept: [PLAN], ...terms }, permit(slice, signers)),
    request: asks(slice),
    at: NOON,
    expected,
  }
}

/** Who of mother, father and youth has signed what the child keeps: at 11 nothing can be kept, from 16 nothing need be. */
// biome-ignore format: a table
const GRID: readonly (readonly [age: number, row: string, answers: Readonly<Record<string, boolean>>])[] = [
  [11, 'H-0-15',  { mother: false, youth: false, 'mother father': true,  'mother youth': false, 'mother father youth': true }],
  [12, KEPT,      { mother: false, youth: true,  'mother father': false, 'mother youth': true,  'mother father youth': true }],
  [13, KEPT,      { mother: false, youth: true,  'mother father': false, 'mother youth': true,  'mother father youth': true }],
  [15, KEPT,      { mother: false, youth: true,  'mother father': false, 'mother youth': true,  'mother father youth': true }],
  [16, 'H-16-24', { mother: false, youth: true,  'mother father': false, 'mother youth': true,  'mother father youth': true }],
]

/** Around one local midnight: what holds the millisecond before it, and from it on. */
function around(
  what: string,
  born: string,
  midnight: string,
  signers: readonly (PersonId | Signature)[],
  before: Expected,
  after: Expected,
): readonly DecisionCase[] {
  const moment = Date.parse(midnight)
  const days = (count: number): string => new Date(moment + count * 86_400_000).toISOString()
  const terms: DirectiveTerms = { from: days(-60), until: days(60) }
  const signatures = signers.map((one) => (typeof one === 'string' ? signed(one, { at: days(-30) }) : one))
  const facts = family({ born, kept: [{ slice: PLAN, from: days(-60), to: null }] }, permit(PLAN, signatures, terms))
  return [
    { at: new Date(moment - 1).toISOString(), expected: before, when: 'the millisecond before' },
    { at: new Date(moment).toISOString(), expected: after, when: 'at' },
  ].map(({ when, ...rest }) => ({
    description: `Kept, born ${born}, ${what}: ${when} ${midnight}`,
    facts,
    request: asks(PLAN),
    ...rest,
  }))
}

const guardians = share('H-0-15')
const anew = withhold('SIGNATURES_MISSING', { row: 'H-16-24' })

const BIRTHDAYS: readonly (readonly DecisionCase[])[] = [
  around(
    'the guardians’ yes ends when the child is 12',
    '2014-11-10',
    '2026-11-10T00:00:00+01:00',
    BOTH,
    guardians,
    MISSING,
  ),
  around(
    'the child’s yes of the first moment at 12 counts at once',
    '2014-11-10',
    '2026-11-10T00:00:00+01:00',
    [signed('youth', { at: '2026-11-09T23:00:00.000Z' })],
    withhold('SIGNATURES_MISSING', { row: 'H-0-15' }),
    share(KEPT),
  ),
  around(
    'what was signed at 11 never counts',
    '2014-11-10',
    '2026-11-10T00:00:00+01:00',
    ['youth'],
    withhold('SIGNATURES_MISSING', { row: 'H-0-15' }),
    MISSING,
  ),
  around('12 on 29 February of a leap year', '2012-02-29', '2024-02-29T00:00:00+01:00', BOTH, guardians, MISSING),
  around(
    '12 in the night before the clocks go back',
    '2014-10-25',
    '2026-10-25T00:00:00+02:00',
    BOTH,
    guardians,
    MISSING,
  ),
  around(
    'the child’s yes ends at 16: it must be signed anew',
    '2010-11-10',
    '2026-11-10T00:00:00+01:00',
    ['youth'],
    share(KEPT),
    anew,
  ),
  around('16 on 29 February of a leap year', '2008-02-29', '2024-02-29T00:00:00+01:00', ['youth'], share(KEPT), anew),
  around(
    '16 on 28 February, a day before 29 February',
    '2008-02-28',
    '2024-02-28T00:00:00+01:00',
    ['youth'],
    share(KEPT),
    anew,
  ),
  around('16 in summer time', '2010-07-03', '2026-07-03T00:00:00+02:00', ['youth'], share(KEPT), anew),
  around(
    'a guardian’s yes counts no more at 16 than before',
    '2010-11-10',
    '2026-11-10T00:00:00+01:00',
    BOTH,
    MISSING,
    anew,
  ),
  around(
    'a yes of the first moment at 16 counts at once, beside the one at 15',
    '2010-11-10',
    '2026-11-10T00:00:00+01:00',
    ['youth', signed('youth', { at: '2026-11-09T23:00:00.000Z' })],
    share(KEPT),
    share('H-16-24'),
  ),
]

const AT_13 = signed('youth', { at: instant('2026-11-05T10:00:00+01:00') })
const RELEASED = {
  kept: [{ slice: PLAN, from: instant('2026-10-01T00:00:00+02:00'), to: instant('2026-11-10T00:00:00+01:00') }],
} as const
const KEPT_AGAIN = {
  kept: [...RELEASED.kept, { slice: PLAN, from: instant('2026-11-15T00:00:00+01:00'), to: null }],
} as const

export const KEPT_CASES: readonly DecisionCase[] = [
  ...GRID.flatMap(([age, row, answers]) =>
    Object.entries(answers).map(([signers, shared]) =>
      ask(
        `At ${age}, said to be kept, signed by ${signers.replaceAll(' ', ', ')}`,
        age,
        signers.split(' '),
        shared ? share(row) : withhold('SIGNATURES_MISSING', { row }),
      ),
    ),
  ),
  ...BIRTHDAYS.flat(),
  ask(
    'A yes signed at 13 to what was kept no longer counts at 16',
    16,
    [signed('youth', { at: instant('2023-11-05T10:00:00+01:00') })],
    anew,
  ),
  ask('The child’s yes may be by word of mouth, witnessed', 13, [recorded('youth', 'WITNESSED_ORAL')], share(KEPT)),
  ask('The child’s yes may be on paper', 13, [recorded('youth', 'PAPER')], share(KEPT)),
  ask('The child’s yes to another text does not count', 13, [signed('youth', { textHash: 'another text' })], MISSING),

  ask(
    'A care order withholds what is kept too: a person must say who decides',
    13,
    ALL,
    withhold('CARE_ORDER', { row: KEPT }),
    {
      careOrder: true,
    },
  ),
  ask('At 15 a care order withholds what is kept too', 15, ['youth'], withhold('CARE_ORDER', { row: KEPT }), {
    careOrder: true,
  }),
  ask('Responsibility ukjent does not hinder what the child keeps', 13, ['youth'], share(KEPT), {
    guardians: ['mother'],
    unknown: ['father'],
  }),
  ask('No registered holder at all does not hinder what the child keeps', 13, ['youth'], share(KEPT), {
    guardians: [],
  }),
  ask('A verge cannot sign in the place of a child who keeps something', 13, ['verge'], MISSING, { verger: ['verge'] }),
  ask('FORTROLIG leaves what is kept as it is, without places', 13, ['youth'], share(KEPT, { locating: false }), {
    addressProtection: 'FORTROLIG',
  }),
  ask('A strict grade withholds what is kept too', 13, ['youth'], withhold('ADDRESS_PROTECTED'), {
    addressProtection: 'STRENGT_FORTROLIG',
  }),
  ask(
    'Without a registered birth date nothing is kept and nothing is shared',
    13,
    ALL,
    withhold('BIRTH_DATE_MISSING'),
    { born: null },
  ),

  ask(
    'What is kept no longer needs the guardians again',
    13,
    [AT_13],
    withhold('SIGNATURES_MISSING', { row: 'H-0-15' }),
    RELEASED,
  ),
  ask('What is kept no longer is shared by the guardians’ yes', 13, BOTH, share('H-0-15'), RELEASED),
  ask('What is kept once more needs the child again, and nobody else', 13, [AT_13], share(KEPT), KEPT_AGAIN),
  ask('What is kept once more is not shared by the guardians’ yes', 13, BOTH, MISSING, KEPT_AGAIN),

  ask('What the child has not kept is the guardians’ to share', 13, BOTH, share('H-0-15'), {}, 'health.contacts'),
  ask(
    'What the child has not kept the child cannot share alone',
    13,
    ['youth'],
    withhold('SIGNATURES_MISSING', { row: 'H-0-15' }),
    {},
    'health.contacts',
  ),
  ask(
    'Nothing of the school is kept: the guardians decide',
    13,
    BOTH,
    share('S-0-14'),
    { kept: ['school.ppt'] },
    'school.ppt',
  ),
  ask(
    'Nothing of the school is kept: the child cannot share it alone',
    13,
    ['youth'],
    withhold('SIGNATURES_MISSING', { row: 'S-0-14' }),
    { kept: ['school.ppt'] },
    'school.ppt',
  ),
  ask(
    'Nothing of child welfare is kept',
    13,
    BOTH,
    share('B-0-14'),
    { kept: ['childWelfare.plan'] },
    'childWelfare.plan',
  ),
  ask('Nothing of NAV is kept', 13, BOTH, share('N-0-14'), { kept: ['nav.benefits'] }, 'nav.benefits'),
  ask(
    'A parent’s own affairs are not the child’s to keep',
    13,
    ['mother'],
    share('R-0-24', { subjects: ['mother'] }),
    { kept: ['nav.householdEconomy'] },
    'nav.householdEconomy',
  ),

  {
    description: 'Of one yes by the guardians, what the child keeps is not shared',
    facts: family({ born: aged(14), kept: [PLAN] }, permit([PLAN, 'health.contacts'], BOTH)),
    request: asks(PLAN),
    at: NOON,
    expected: MISSING,
  },
  {
    description: 'Of one yes by the guardians, what the child does not keep is shared',
    facts: family({ born: aged(14), kept: [PLAN] }, permit([PLAN, 'health.contacts'], BOTH)),
    request: asks('health.contacts'),
    at: NOON,
    expected: share('H-0-15'),
  },
  {
    description: 'Of two slices kept, each is the child’s to share',
    facts: family({ born: aged(14), kept: [PLAN, 'health.contacts'] }, permit([PLAN, 'health.contacts'], ['youth'])),
    request: asks('health.contacts'),
    at: NOON,
    expected: share(KEPT),
  },
  {
    description: 'The child’s own yes is the one that shares, beside the guardians’',
    facts: family(
      { born: aged(14), kept: [PLAN] },
      permit(PLAN, BOTH, { id: 'theirs' }),
      permit([PLAN, 'health.contacts'], ['youth'], { id: 'my own' }),
    ),
    request: asks(PLAN),
    at: NOON,
    expected: share(KEPT, { directive: 'my own' }),
  },
  {
    description: 'What is kept and was never asked about is not shared',
    facts: family({ born: aged(14), kept: [PLAN] }),
    request: asks(PLAN),
    at: NOON,
    expected: withhold('NEVER_ASKED', { row: KEPT }),
  },
  {
    description: 'The child’s own no beats the child’s own yes',
    facts: family({ born: aged(14), kept: [PLAN] }, permit(PLAN, ['youth']), deny(PLAN, 'youth')),
    request: asks(PLAN),
    at: NOON,
    expected: withhold('DENIED', { directive: 'the no' }),
  },
  {
    description: 'Any no beats any yes: a guardian’s too where the child decides alone',
    facts: family({ born: aged(14), kept: [PLAN] }, permit(PLAN, ['youth']), deny('health.plan', 'mother')),
    request: asks(PLAN),
    at: NOON,
    expected: withhold('DENIED', { directive: 'the no' }),
  },
  {
    description: 'The child takes back the yes to what is kept',
    facts: family({ born: aged(14), kept: [PLAN] }, permit(PLAN, ['youth'], { withdrawnBy: ['youth'] })),
    request: asks(PLAN),
    at: NOON,
    expected: withhold('WITHDRAWN', { row: KEPT }),
  },
  {
    description: 'The child’s yes to the school nurse is none to the coordinator',
    facts: family(
      { born: aged(14), kept: [PLAN] },
      permit(PLAN, ['youth'], { to: [{ service: 'SCHOOL_HEALTH_SERVICE' }] }),
    ),
    request: asks(PLAN),
    at: NOON,
    expected: withhold('OTHER_RECIPIENT', { row: KEPT }),
  },
]
