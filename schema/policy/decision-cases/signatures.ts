import {
  aged,
  asks,
  type DecisionCase,
  family,
  familyOf,
  instant,
  NOON,
  permit,
  recorded,
  share,
  signed,
  withhold,
} from './language.ts'

/** Turned 15 on 10 August 2026. */
const FIFTEEN_IN_AUGUST = '2011-08-10'
/** Turned 16 on 10 August 2026. */
const SIXTEEN_IN_AUGUST = '2010-08-10'

const ANOTHER_TEXT = { textHash: 'another text' }
const LAST_MOMENT = { at: instant('2026-08-09T23:59:59.999+02:00') }
const BIRTHDAY = { at: instant('2026-08-10T00:00:00+02:00') }
const SINCE_JULY = { from: instant('2026-07-01T00:00:00+02:00'), until: instant('2026-12-01T00:00:00+01:00') }

export const SIGNATURE_CASES: readonly DecisionCase[] = [
  {
    description: 'A guardian’s signature on another text does not count',
    facts: familyOf(9, permit('school.attendance', ['mother', signed('father', ANOTHER_TEXT)])),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'The youth’s signature on another text does not count',
    facts: familyOf(17, permit('health.plan', [signed('youth', ANOTHER_TEXT)])),
    request: asks('health.plan'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'A parent’s signature on another text does not count for own affairs',
    facts: familyOf(9, permit('nav.householdEconomy', [signed('mother', ANOTHER_TEXT)])),
    request: asks('nav.householdEconomy'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'A signature on this text counts beside one on another text by the same person',
    facts: familyOf(9, permit('school.attendance', [signed('mother', ANOTHER_TEXT), 'mother', 'father'])),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14'),
  },
  {
    description: 'School: the youth’s signature of the day before turning 15 never counts',
    facts: family(
      { born: FIFTEEN_IN_AUGUST },
      permit('school.attendance', ['mother', 'father', signed('youth', LAST_MOMENT)], SINCE_JULY),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'School: the youth’s signature counts from midnight of the 15th birthday',
    facts: family(
      { born: FIFTEEN_IN_AUGUST },
      permit('school.attendance', ['mother', 'father', signed('youth', BIRTHDAY)], SINCE_JULY),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-15-17'),
  },
  {
    description: 'Child welfare: the youth’s signature of the day before turning 15 never counts',
    facts: family(
      { born: FIFTEEN_IN_AUGUST },
      permit('childWelfare.plan', ['mother', 'father', signed('youth', LAST_MOMENT)], SINCE_JULY),
    ),
    request: asks('childWelfare.plan'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'Child welfare: the youth’s signature counts from midnight of the 15th birthday',
    facts: family(
      { born: FIFTEEN_IN_AUGUST },
      permit('childWelfare.plan', ['mother', 'father', signed('youth', BIRTHDAY)], SINCE_JULY),
    ),
    request: asks('childWelfare.plan'),
    at: NOON,
    expected: share('B-15-17'),
  },
  {
    description: 'NAV: the youth’s signature of the day before turning 15 never counts',
    facts: family(
      { born: FIFTEEN_IN_AUGUST },
      permit('nav.activities', ['mother', 'father', signed('youth', LAST_MOMENT)], SINCE_JULY),
    ),
    request: asks('nav.activities'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'NAV: the youth’s signature counts from midnight of the 15th birthday',
    facts: family(
      { born: FIFTEEN_IN_AUGUST },
      permit('nav.activities', ['mother', 'father', signed('youth', BIRTHDAY)], SINCE_JULY),
    ),
    request: asks('nav.activities'),
    at: NOON,
    expected: share('N-15-17'),
  },
  {
    description: 'Health: a youth of 16 must sign anew what they signed at 15',
    facts: family({ born: SIXTEEN_IN_AUGUST }, permit('health.plan', [signed('youth', LAST_MOMENT)], SINCE_JULY)),
    request: asks('health.plan'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'Health: the youth’s signature counts from midnight of the 16th birthday',
    facts: family({ born: SIXTEEN_IN_AUGUST }, permit('health.plan', [signed('youth', BIRTHDAY)], SINCE_JULY)),
    request: asks('health.plan'),
    at: NOON,
    expected: share('H-16-24'),
  },
  {
    description: 'School: what a youth signed at 15 counts at 16 without the 16-year rule of health',
    facts: family(
      { born: SIXTEEN_IN_AUGUST },
      permit('school.attendance', ['mother', 'father', signed('youth', LAST_MOMENT)], SINCE_JULY),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-15-17'),
  },
  {
    description: 'Oral consent that was witnessed and recorded counts as a signature',
    facts: familyOf(9, permit('school.attendance', ['mother', recorded('father', 'WITNESSED_ORAL')])),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14'),
  },
  {
    description: 'A signature on paper counts',
    facts: familyOf(9, permit('school.attendance', ['mother', recorded('father', 'PAPER')])),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14'),
  },
  {
    description: 'A family of whom nobody signs in may sign on paper and by word of mouth',
    facts: familyOf(
      15,
      permit('school.attendance', [
        recorded('mother', 'PAPER'),
        recorded('father', 'PAPER'),
        recorded('youth', 'WITNESSED_ORAL'),
      ]),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-15-17'),
  },
  {
    description: 'A youth of 16 who cannot sign in says yes by word of mouth',
    facts: familyOf(16, permit('health.plan', [recorded('youth', 'WITNESSED_ORAL')])),
    request: asks('health.plan'),
    at: NOON,
    expected: share('H-16-24'),
  },
  {
    description: 'A parent says yes to own affairs on paper',
    facts: familyOf(9, permit('nav.householdEconomy', [recorded('mother', 'PAPER')])),
    request: asks('nav.householdEconomy'),
    at: NOON,
    expected: share('R-0-24', { subjects: ['mother'] }),
  },
  {
    description: 'What was read aloud must be the text of the yes',
    facts: familyOf(
      9,
      permit('school.attendance', ['mother', recorded('father', 'WITNESSED_ORAL', { textHash: 'another text' })]),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'A youth too young to sign is so by word of mouth as well',
    facts: family(
      { born: FIFTEEN_IN_AUGUST },
      permit('school.attendance', ['mother', 'father', recorded('youth', 'WITNESSED_ORAL', LAST_MOMENT)], SINCE_JULY),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'Oral consent that its witness has not confirmed counts for nothing',
    facts: familyOf(
      9,
      permit('school.attendance', ['mother'], { unconfirmed: [recorded('father', 'WITNESSED_ORAL')] }),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'A signature on paper that its witness has not confirmed counts for nothing',
    facts: familyOf(9, permit('school.attendance', ['mother'], { unconfirmed: [recorded('father', 'PAPER')] })),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'What the youth said counts for nothing until it is confirmed',
    facts: familyOf(16, permit('health.plan', [], { unconfirmed: [recorded('youth', 'WITNESSED_ORAL')] })),
    request: asks('health.plan'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'What a parent said of own affairs counts for nothing until it is confirmed',
    facts: familyOf(9, permit('nav.householdEconomy', [], { unconfirmed: [recorded('mother', 'PAPER')] })),
    request: asks('nav.householdEconomy'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'One parent’s unconfirmed yes to own affairs leaves the other’s own yes alone',
    facts: familyOf(
      9,
      permit('nav.householdEconomy', ['father'], { unconfirmed: [recorded('mother', 'WITNESSED_ORAL')] }),
    ),
    request: asks('nav.householdEconomy'),
    at: NOON,
    expected: share('R-0-24', { subjects: ['father'] }),
  },
  {
    description: 'An unconfirmed record takes nothing from a signature there is',
    facts: familyOf(
      9,
      permit('school.attendance', ['mother', 'father'], { unconfirmed: [recorded('father', 'PAPER')] }),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14'),
  },
  {
    description: 'A youth of 16 without a high-level eID signs with a substantial one',
    facts: familyOf(16, permit('health.plan', [signed('youth', { method: 'EID_SUBSTANTIAL' })])),
    request: asks('health.plan'),
    at: NOON,
    expected: share('H-16-24'),
  },
  {
    description: 'It does not matter who of the signers gave it',
    facts: familyOf(16, permit('school.attendance', ['mother', 'father', 'youth'], { givenBy: 'youth' })),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-15-17'),
  },
  {
    description: 'A holder registered after the signing must sign too',
    facts: family(
      { born: aged(9), guardians: ['mother', 'father', 'stepfather'] },
      permit('health.plan', ['mother', 'father']),
    ),
    request: asks('health.plan'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'One who signed and is no holder any more is not missed',
    facts: family({ born: aged(9), guardians: ['mother'] }, permit('health.plan', ['mother', 'father'])),
    request: asks('health.plan'),
    at: NOON,
    expected: share('H-0-15'),
  },
]
