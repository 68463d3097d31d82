import type { SliceId } from '../slices.ts'
import type { PersonId } from '../vocabulary.ts'
import { aged, asks, type DecisionCase, family, familyOf, NOON, permit, share, withhold } from './language.ts'

/** Who has signed, one column each: mother, father, youth, and every two or three of them. */
const COLUMNS: readonly (readonly PersonId[])[] = [
  ['mother'],
  ['father'],
  ['youth'],
  ['mother', 'father'],
  ['mother', 'youth'],
  ['father', 'youth'],
  ['mother', 'father', 'youth'],
]

const yes = true
const no = false
type Grid = readonly (readonly [slice: SliceId, age: number, row: string, answers: readonly boolean[]])[]

/** With two guardians, who are also the parents. */
// biome-ignore format: a table
const TWO_GUARDIANS: Grid = [
  //                                                M    F    Y    MF   MY   FY   MFY
  ['health.plan',                    0, 'H-0-15',  [no,  no,  no,  yes, no,  no,  yes]],
  ['health.appointments',            9, 'H-0-15',  [no,  no,  no,  yes, no,  no,  yes]],
  ['health.contacts',               12, 'H-0-15',  [no,  no,  no,  yes, no,  no,  yes]],
  ['health.schoolNurseContact',     14, 'H-0-15',  [no,  no,  no,  yes, no,  no,  yes]],
  ['health.mentalHealthFollowUp',   15, 'H-0-15',  [no,  no,  no,  yes, no,  no,  yes]],
  ['health.mentalHealthFollowUp',   16, 'H-16-24', [no,  no,  yes, no,  yes, yes, yes]],
  ['health.needsInDailyLife',       17, 'H-16-24', [no,  no,  yes, no,  yes, yes, yes]],
  ['health.plan',                   18, 'H-16-24', [no,  no,  yes, no,  yes, yes, yes]],
  ['health.contacts',               24, 'H-16-24', [no,  no,  yes, no,  yes, yes, yes]],

  ['childWelfare.measures',          0, 'B-0-14',  [no,  no,  no,  yes, no,  no,  yes]],
  ['childWelfare.contact',          12, 'B-0-14',  [no,  no,  no,  yes, no,  no,  yes]],
  ['childWelfare.plan',             14, 'B-0-14',  [no,  no,  no,  yes, no,  no,  yes]],
  ['childWelfare.contact',          15, 'B-15-17', [no,  no,  no,  no,  no,  no,  yes]],
  ['childWelfare.measures',         17, 'B-15-17', [no,  no,  no,  no,  no,  no,  yes]],
  ['childWelfare.aftercare',        18, 'B-18-24', [no,  no,  yes, no,  yes, yes, yes]],
  ['childWelfare.aftercare',        24, 'B-18-24', [no,  no,  yes, no,  yes, yes, yes]],

  ['school.enrolment',               6, 'S-0-14',  [no,  no,  no,  yes, no,  no,  yes]],
  ['school.adaptedEducation',        9, 'S-0-14',  [no,  no,  no,  yes, no,  no,  yes]],
  ['school.ppt',                    14, 'S-0-14',  [no,  no,  no,  yes, no,  no,  yes]],
  ['school.assessment',             15, 'S-15-17', [no,  no,  no,  no,  no,  no,  yes]],
  ['school.attendance',             16, 'S-15-17', [no,  no,  no,  no,  no,  no,  yes]],
  ['school.followUpService',        17, 'S-15-17', [no,  no,  no,  no,  no,  no,  yes]],
  ['school.contacts',               18, 'S-18-24', [no,  no,  yes, no,  yes, yes, yes]],
  ['school.followUpService',        24, 'S-18-24', [no,  no,  yes, no,  yes, yes, yes]],

  ['nav.contact',                    9, 'N-0-14',  [no,  no,  no,  yes, no,  no,  yes]],
  ['nav.benefits',                  14, 'N-0-14',  [no,  no,  no,  yes, no,  no,  yes]],
  ['nav.followUp',                  15, 'N-15-17', [no,  no,  no,  no,  no,  no,  yes]],
  ['nav.activities',                17, 'N-15-17', [no,  no,  no,  no,  no,  no,  yes]],
  ['nav.decision14a',               18, 'N-18-24', [no,  no,  yes, no,  yes, yes, yes]],
  ['nav.benefits',                  24, 'N-18-24', [no,  no,  yes, no,  yes, yes, yes]],

  ['nav.householdEconomy',           0, 'R-0-24',  [yes, yes, no,  yes, yes, yes, yes]],
  ['childWelfare.parentSupport',    14, 'R-0-24',  [yes, yes, no,  yes, yes, yes, yes]],
  ['nav.householdEconomy',          15, 'R-0-24',  [yes, yes, no,  yes, yes, yes, yes]],
  ['childWelfare.parentSupport',    17, 'R-0-24',  [yes, yes, no,  yes, yes, yes, yes]],
  ['nav.householdEconomy',          18, 'R-0-24',  [yes, yes, no,  yes, yes, yes, yes]],
  ['childWelfare.parentSupport',    24, 'R-0-24',  [yes, yes, no,  yes, yes, yes, yes]],
]

/** With the mother as the only holder of parental responsibility; the father is a parent all the same. */
// biome-ignore format: a table
const ONE_GUARDIAN: Grid = [
  //                                                M    F    Y    MF   MY   FY   MFY
  ['health.plan',                    9, 'H-0-15',  [yes, no,  no,  yes, yes, no,  yes]],
  ['health.plan',                   16, 'H-16-24', [no,  no,  yes, no,  yes, yes, yes]],
  ['childWelfare.plan',             14, 'B-0-14',  [yes, no,  no,  yes, yes, no,  yes]],
  ['childWelfare.plan',             15, 'B-15-17', [no,  no,  no,  no,  yes, no,  yes]],
  ['school.attendance',             14, 'S-0-14',  [yes, no,  no,  yes, yes, no,  yes]],
  ['school.attendance',             17, 'S-15-17', [no,  no,  no,  no,  yes, no,  yes]],
  ['nav.activities',                14, 'N-0-14',  [yes, no,  no,  yes, yes, no,  yes]],
  ['nav.activities',                15, 'N-15-17', [no,  no,  no,  no,  yes, no,  yes]],
  ['nav.householdEconomy',           9, 'R-0-24',  [yes, yes, no,  yes, yes, yes, yes]],
]

function readGrid(grid: Grid, guardians: readonly PersonId[]): readonly DecisionCase[] {
  return grid.flatMap(([slice, age, row, answers]) =>
    answers.map((shared, column): DecisionCase => {
      const signers = COLUMNS[column] as readonly PersonId[]
      const holders = guardians.join(' and ')
      return {
        description: `${slice} at ${age}, guarded by ${holders}, signed by ${signers.join(', ')}`,
        facts: family({ born: aged(age), guardians }, permit(slice, signers)),
        request: asks(slice),
        at: NOON,
        expected: shared ? share(row) : withhold('SIGNATURES_MISSING'),
      }
    }),
  )
}

export const QUORUM_CASES: readonly DecisionCase[] = [
  ...readGrid(TWO_GUARDIANS, ['mother', 'father']),
  ...readGrid(ONE_GUARDIAN, ['mother']),
  {
    description: 'A third registered holder must sign too',
    facts: family(
      { born: aged(9), guardians: ['mother', 'father', 'aunt'] },
      permit('school.attendance', ['mother', 'father']),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'A guardian who is no parent signs as any holder does',
    facts: family({ born: aged(9), guardians: ['aunt'], parents: [] }, permit('health.plan', ['aunt'])),
    request: asks('health.plan'),
    at: NOON,
    expected: share('H-0-15'),
  },
  {
    description: 'A parent without parental responsibility cannot sign in the guardian’s place',
    facts: family({ born: aged(9), guardians: ['aunt'] }, permit('health.plan', ['mother', 'father'])),
    request: asks('health.plan'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'A yes that nobody has signed shares nothing',
    facts: familyOf(9, permit('school.attendance', [])),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'Two half-signed permits do not make a whole one',
    facts: familyOf(
      9,
      permit('school.attendance', ['mother'], { id: 'hers' }),
      permit('school.attendance', ['father'], { id: 'his' }),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING', { directive: 'hers' }),
  },
  {
    description: 'A member of the team cannot sign for the family',
    facts: familyOf(9, permit('school.attendance', ['mother', 'coordinator'])),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('SIGNATURES_MISSING'),
  },
  {
    description: 'Before birth there is no age, and so no rule',
    facts: family({ born: '2026-11-22' }, permit('health.plan', ['mother', 'father'])),
    request: asks('health.plan'),
    at: NOON,
    expected: withhold('BIRTH_DATE_MISSING'),
  },
  {
    description: 'On the day of birth the guardians decide',
    facts: family({ born: '2026-11-21' }, permit('health.plan', ['mother', 'father'])),
    request: asks('health.plan'),
    at: NOON,
    expected: share('H-0-15'),
  },
]
