import { LEGAL_TABLE, type LegalRow } from '../legal-table.ts'
import type { SliceId } from '../slices.ts'
import {
  aged,
  asks,
  type DecisionCase,
  family,
  type FamilyTerms,
  instant,
  NOON,
  permit,
  share,
  signed,
  withhold,
} from './language.ts'

/** Where a municipality has set another age than the country's: rows of its own, for its own children alone. */

const OYGARDEN = '4626'
const TYSVAER = '1146'
const SINCE = '2026-11-01'

/** A row of the country's as a municipality has made it its own. */
function own(id: string, municipality: string, other: Partial<LegalRow>): readonly LegalRow[] {
  return LEGAL_TABLE.filter((row) => row.id === id).map((row) => ({ ...row, municipality, ...other }))
}

/** Øygarden: 16 at school, from 1 November 2026. Tysvær: 15, as the country has it. */
const TABLE: readonly LegalRow[] = [
  ...LEGAL_TABLE,
  ...own('S-0-14', OYGARDEN, { id: 'S-0-15-4626', toAge: 16, inForceFrom: SINCE }),
  ...own('S-15-17', OYGARDEN, { id: 'S-16-17-4626', fromAge: 16, inForceFrom: SINCE }),
  ...own('S-0-14', TYSVAER, { id: 'S-0-14-1146' }),
  ...own('S-15-17', TYSVAER, { id: 'S-15-17-1146' }),
]

const BOTH = ['mother', 'father'] as const
const ALL = ['mother', 'father', 'youth'] as const
const SEPTEMBER = { at: instant('2026-09-10T10:00:00+02:00') }
const SINCE_JULY = { from: instant('2026-07-01T00:00:00+02:00'), until: instant('2026-12-31T00:00:00+01:00') }

type Place = Pick<FamilyTerms, 'municipality' | 'careOrder'>
const inOygarden: Place = { municipality: OYGARDEN }

/** A child of an age somewhere, and who has signed. */
function ask(
  description: string,
  place: Place,
  age: number,
  signers: readonly string[],
  expected: DecisionCase['expected'],
  slice: SliceId = 'school.attendance',
): DecisionCase {
  return {
    description,
    facts: family({ born: aged(age), legalTable: TABLE, ...place }, permit(slice, signers)),
    request: asks(slice),
    at: NOON,
    expected,
  }
}

const missing = (row: string) => withhold('SIGNATURES_MISSING', { row })

export const MUNICIPAL_CASES: readonly DecisionCase[] = [
  ask('Øygarden at 15: the guardians alone decide', inOygarden, 15, BOTH, share('S-0-15-4626')),
  ask('Øygarden at 15: one guardian is not enough', inOygarden, 15, ['mother'], missing('S-0-15-4626')),
  ask(
    'Øygarden at 15: the youth cannot sign for a guardian',
    inOygarden,
    15,
    ['mother', 'youth'],
    missing('S-0-15-4626'),
  ),
  ask('Øygarden at 15: what all three signed counts', inOygarden, 15, ALL, share('S-0-15-4626')),
  ask('Øygarden at 9: its own row holds from birth', inOygarden, 9, BOTH, share('S-0-15-4626')),
  ask('Øygarden at 16: the youth must sign too', inOygarden, 16, BOTH, missing('S-16-17-4626')),
  ask('Øygarden at 16: the youth alone is not enough', inOygarden, 16, ['youth'], missing('S-16-17-4626')),
  ask('Øygarden at 16: what all three signed counts', inOygarden, 16, ALL, share('S-16-17-4626')),
  ask('Øygarden at 17: the youth must sign too', inOygarden, 17, BOTH, missing('S-16-17-4626')),
  ask('Øygarden at 18: the country’s row, where it has none of its own', inOygarden, 18, ['youth'], share('S-18-24')),
  ask('Øygarden at 15: NAV is as in the country', inOygarden, 15, BOTH, missing('N-15-17'), 'nav.contact'),
  ask(
    'Øygarden at 15: child welfare is as in the country',
    inOygarden,
    15,
    BOTH,
    missing('B-15-17'),
    'childWelfare.plan',
  ),
  ask('Øygarden at 15: health is as in the country', inOygarden, 15, BOTH, share('H-0-15'), 'health.plan'),
  ask('Øygarden at 16: health is as in the country', inOygarden, 16, ['youth'], share('H-16-24'), 'health.plan'),
  ask('Øygarden at 15: a care order still stops', { ...inOygarden, careOrder: true }, 15, ALL, withhold('CARE_ORDER')),

  ask('Tysvær at 14: the guardians alone decide', { municipality: TYSVAER }, 14, BOTH, share('S-0-14-1146')),
  ask('Tysvær at 15: the youth must sign too', { municipality: TYSVAER }, 15, BOTH, missing('S-15-17-1146')),
  ask('Tysvær at 15: what all three signed counts', { municipality: TYSVAER }, 15, ALL, share('S-15-17-1146')),

  ask('Another municipality at 14: the country’s row', { municipality: '9901' }, 14, BOTH, share('S-0-14')),
  ask('Another municipality at 15: the country’s row', { municipality: '9901' }, 15, BOTH, missing('S-15-17')),
  ask('No municipality in the register at 14: the country’s row', { municipality: null }, 14, BOTH, share('S-0-14')),
  ask('No municipality in the register at 15: the country’s row', { municipality: null }, 15, BOTH, missing('S-15-17')),
  ask(
    'No municipality in the register at 15: what all three signed counts',
    { municipality: null },
    15,
    ALL,
    share('S-15-17'),
  ),

  {
    description: 'Øygarden at 16: a youth must sign anew what they signed at 15, when the guardians alone decided',
    facts: family(
      { born: '2010-11-10', legalTable: TABLE, ...inOygarden },
      permit('school.attendance', [...BOTH, signed('youth', { at: instant('2026-11-09T23:59:59.999+01:00') })]),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: missing('S-16-17-4626'),
  },
  {
    description: 'Øygarden at 16: the youth’s signature counts from midnight of the 16th birthday',
    facts: family(
      { born: '2010-11-10', legalTable: TABLE, ...inOygarden },
      permit('school.attendance', [...BOTH, signed('youth', { at: instant('2026-11-10T00:00:00+01:00') })]),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-16-17-4626'),
  },
  {
    description: 'Øygarden: turning 16 ends what the guardians signed alone, the last moment at 15',
    facts: family({ born: '2010-11-10', legalTable: TABLE, ...inOygarden }, permit('school.attendance', BOTH)),
    request: asks('school.attendance'),
    at: instant('2026-11-09T23:59:59.999+01:00'),
    expected: share('S-0-15-4626'),
  },
  {
    description: 'Øygarden: turning 16 ends what the guardians signed alone, at midnight',
    facts: family({ born: '2010-11-10', legalTable: TABLE, ...inOygarden }, permit('school.attendance', BOTH)),
    request: asks('school.attendance'),
    at: instant('2026-11-10T00:00:00+01:00'),
    expected: missing('S-16-17-4626'),
  },
  {
    description: 'Øygarden at 15, the last moment before its own rule: the country’s',
    facts: family({ born: aged(15), legalTable: TABLE, ...inOygarden }, permit('school.attendance', BOTH)),
    request: asks('school.attendance'),
    at: instant('2026-10-31T23:59:59.999+01:00'),
    expected: missing('S-15-17'),
  },
  {
    description: 'Øygarden at 15, from midnight of the first day of its own rule',
    facts: family({ born: aged(15), legalTable: TABLE, ...inOygarden }, permit('school.attendance', BOTH)),
    request: asks('school.attendance'),
    at: instant('2026-11-01T00:00:00+01:00'),
    expected: share('S-0-15-4626'),
  },
  {
    description: 'Øygarden: what a youth of 15 signed before its own rule must be signed anew at 16',
    facts: family(
      { born: '2010-11-10', legalTable: TABLE, ...inOygarden },
      permit('school.attendance', [...BOTH, signed('youth', SEPTEMBER)], SINCE_JULY),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: missing('S-16-17-4626'),
  },
  {
    description: 'In another municipality what a youth signed at 15 counts at 16',
    facts: family(
      { born: '2010-11-10', legalTable: TABLE, municipality: '9901' },
      permit('school.attendance', [...BOTH, signed('youth', SEPTEMBER)], SINCE_JULY),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-15-17'),
  },
]
