import type { Signature } from '../facts.ts'
import type { SliceId } from '../slices.ts'
import type { PersonId } from '../vocabulary.ts'
import {
  aged,
  asks,
  type DecisionCase,
  deny,
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
 * A verge whose mandate covers personal affairs (vergemålsloven) may sign in the place of a youth of 18 or more, and
 * not before.
 */

const VERGE: Partial<FamilyTerms> = { verger: ['verge'] }
const MOTHER_IS_VERGE: Partial<FamilyTerms> = { verger: ['mother'] }
const MISSING = withhold('SIGNATURES_MISSING')
/** Turns 18 on 10 November 2026. */
const EIGHTEEN = { born: '2008-11-10' }
const LAST_MOMENT = instant('2026-11-09T23:59:59.999+01:00')
const MIDNIGHT = instant('2026-11-10T00:00:00+01:00')

function ask(
  description: string,
  slice: SliceId,
  age: number,
  signers: readonly (PersonId | Signature)[],
  expected: Expected,
  terms: Partial<FamilyTerms> = VERGE,
): DecisionCase {
  return {
    description,
    facts: family({ born: aged(age), ...terms }, permit(slice, signers)),
    request: asks(slice),
    at: NOON,
    expected,
  }
}

/** Health is what a youth of 16 decides alone; at 18 that is true of all. */
function onTurning18(
  what: string,
  signers: readonly (PersonId | Signature)[],
  before: Expected,
  after: Expected,
  terms = VERGE,
) {
  const facts = family({ ...EIGHTEEN, ...terms }, permit('health.plan', signers))
  const request = asks('health.plan')
  return [
    { description: `${what}: the last moment at 17`, facts, request, at: LAST_MOMENT, expected: before },
    { description: `${what}: from midnight of the 18th birthday`, facts, request, at: MIDNIGHT, expected: after },
  ]
}

export const VERGE_CASES: readonly DecisionCase[] = [
  ask('A verge signs in the place of a youth of 18: school', 'school.attendance', 18, ['verge'], share('S-18-24')),
  ask('A verge signs in the place of a youth of 18: health', 'health.plan', 18, ['verge'], share('H-16-24')),
  ask(
    'A verge signs in the place of a youth of 18: child welfare',
    'childWelfare.aftercare',
    18,
    ['verge'],
    share('B-18-24'),
  ),
  ask('A verge signs in the place of a youth of 18: NAV', 'nav.benefits', 18, ['verge'], share('N-18-24')),
  ask('A verge signs in the place of a youth of 24', 'nav.benefits', 24, ['verge'], share('N-18-24')),
  ask('At 25 a verge can share nothing either', 'nav.benefits', 25, ['verge'], withhold('NO_RULE_FOR_AGE')),
  ask('A verge signs on paper', 'school.attendance', 18, [recorded('verge', 'PAPER')], share('S-18-24')),
  ask(
    'A verge’s signature on another text does not count',
    'school.attendance',
    18,
    [signed('verge', { textHash: 'another text' })],
    MISSING,
  ),
  ask('A youth of 18 with a verge signs alone', 'school.attendance', 18, ['youth'], share('S-18-24')),
  ask('A youth of 18 and the verge sign together', 'school.attendance', 18, ['verge', 'youth'], share('S-18-24')),
  ask('With two verger one of them is enough', 'school.attendance', 18, ['her verge'], share('S-18-24'), {
    verger: ['his verge', 'her verge'],
  }),
  ask('Guardians of a youth of 18 who has a verge cannot sign', 'school.attendance', 18, ['mother', 'father'], MISSING),
  ask('One whom the register does not name as verge cannot sign', 'school.attendance', 18, ['stranger'], MISSING),
  ask('A verge whose mandate has ended has signed for nothing', 'school.attendance', 18, ['verge'], MISSING, {
    verger: [],
  }),
  ask('A verge does not sign for what is a parent’s own affairs', 'nav.householdEconomy', 18, ['verge'], MISSING),
  ask(
    'A care order that the register still tells of does not concern a youth of 18',
    'school.attendance',
    18,
    ['verge'],
    share('S-18-24'),
    { ...VERGE, careOrder: true },
  ),
  ask(
    'Responsibility ukjent does not hinder the verge of a youth of 18',
    'school.attendance',
    18,
    ['verge'],
    share('S-18-24'),
    {
      ...VERGE,
      guardians: [],
      unknown: ['father'],
    },
  ),

  ask('Before 18 a verge does not sign in a youth’s place: health at 17', 'health.plan', 17, ['verge'], MISSING),
  ask('Before 18 a verge does not sign in a youth’s place: health at 16', 'health.plan', 16, ['verge'], MISSING),
  ask(
    'Before 18 a verge does not sign in a youth’s place: school at 17',
    'school.attendance',
    17,
    ['mother', 'father', 'verge'],
    MISSING,
  ),
  ask('Before 18 a verge does not sign in a guardian’s place', 'school.attendance', 9, ['mother', 'verge'], MISSING),
  ask('Before 18 a verge does not sign in the place of all guardians', 'school.attendance', 9, ['verge'], MISSING),
  ask('Before 18 a verge is not missed', 'school.attendance', 9, ['mother', 'father'], share('S-0-14')),

  ask(
    'A mother who is verge of a youth of 18 signs as that',
    'school.attendance',
    18,
    [signed('mother')],
    share('S-18-24'),
    MOTHER_IS_VERGE,
  ),
  ask(
    'A mother who is verge before her child is 18 is one of two guardians until then',
    'school.attendance',
    9,
    ['mother'],
    MISSING,
    MOTHER_IS_VERGE,
  ),
  ask(
    'A father does not sign for a youth of 18 whose mother is verge',
    'school.attendance',
    18,
    ['father'],
    MISSING,
    MOTHER_IS_VERGE,
  ),
  ask(
    'A mother who is verge says yes to her own affairs as a parent',
    'nav.householdEconomy',
    18,
    ['mother'],
    share('R-0-24', { subjects: ['mother'] }),
    MOTHER_IS_VERGE,
  ),
  ...onTurning18(
    'A verge’s signature of the first moment at 18 counts at once',
    [signed('verge', { at: MIDNIGHT })],
    MISSING,
    share('H-16-24'),
  ),
  ...onTurning18('What a youth signed goes on beside a verge', ['youth'], share('H-16-24'), share('H-16-24')),
  ...onTurning18('What a verge signed before the youth was 18 never counts', ['verge'], MISSING, MISSING),
  ...onTurning18(
    'What a mother signed as guardian is no yes of hers as verge: no birthday makes it whole',
    ['mother', 'father'],
    MISSING,
    MISSING,
    MOTHER_IS_VERGE,
  ),

  {
    description: 'The youth’s own no beats the verge’s yes',
    facts: family(
      { born: aged(18), ...VERGE },
      permit('school.attendance', ['verge']),
      deny('school.attendance', 'youth'),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('DENIED', { directive: 'the no' }),
  },
  {
    description: 'The youth’s refusal ends what the verge has signed',
    facts: family({ born: aged(18), ...VERGE }, permit('school.attendance', ['verge'], { refusedBy: ['youth'] })),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('REFUSED'),
  },
  {
    description: 'The youth takes back what the verge has signed',
    facts: family({ born: aged(18), ...VERGE }, permit('school.attendance', ['verge'], { withdrawnBy: ['youth'] })),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('WITHDRAWN'),
  },
  {
    description: 'A verge’s no counts at 18, whatever the youth has signed',
    facts: family(
      { born: aged(18), ...VERGE },
      permit('school.attendance', ['youth']),
      deny('school.attendance', 'verge'),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('DENIED', { directive: 'the no' }),
  },
  {
    description: 'The no of a verge whose mandate has ended lapses: the youth is an adult',
    facts: family({ born: aged(18) }, permit('school.attendance', ['youth']), deny('school.attendance', 'verge')),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-18-24'),
  },
  {
    description: 'The no of a mother who is verge goes on at 18',
    facts: family(
      { ...EIGHTEEN, ...MOTHER_IS_VERGE },
      permit('school.attendance', ['mother', 'father', 'youth']),
      deny('school.attendance', 'mother'),
    ),
    request: asks('school.attendance'),
    at: MIDNIGHT,
    expected: withhold('DENIED', { directive: 'the no' }),
  },
  {
    description: 'The no of a father lapses at 18 though the mother is verge',
    facts: family(
      { ...EIGHTEEN, ...MOTHER_IS_VERGE },
      permit('school.attendance', ['mother', 'father', 'youth']),
      deny('school.attendance', 'father'),
    ),
    request: asks('school.attendance'),
    at: MIDNIGHT,
    expected: share('S-18-24'),
  },
]
