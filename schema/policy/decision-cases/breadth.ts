import type { Directive } from '../facts.ts'
import type { SliceId } from '../slices.ts'
import { asks, type DecisionCase, type DirectiveTerms, familyOf, instant, NOON, permit, share } from './language.ts'

/** Two permits that both count. The narrowest decides, and with it how old a record may be. */

const yes = (id: string, slices: readonly SliceId[], terms: DirectiveTerms): Directive =>
  permit(slices, ['mother', 'father'], { ...terms, id })

const broad = yes('broad', ['school.attendance', 'school.enrolment'], {})
const narrow = yes('narrow', ['school.attendance'], { since: '2026-08-01' })

function choose(description: string, permits: readonly Directive[], directive: string): DecisionCase {
  return {
    description,
    facts: familyOf(9, ...permits),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14', { directive }),
  }
}

export const BREADTH_CASES: readonly DecisionCase[] = [
  {
    description: 'A permit without a date shares records of any age',
    facts: familyOf(9, broad),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14', { since: null, subjects: null }),
  },
  {
    description: 'A permit’s date is handed on',
    facts: familyOf(9, narrow),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14', { since: '2026-08-01' }),
  },
  {
    description: 'The permit for fewer slices decides, with its date',
    facts: familyOf(9, broad, narrow),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14', { directive: 'narrow', since: '2026-08-01' }),
  },
  {
    description: 'So it is in whatever order they were given',
    facts: familyOf(9, narrow, broad),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14', { directive: 'narrow', since: '2026-08-01' }),
  },
  {
    description: 'The narrow permit narrows no slice but its own',
    facts: familyOf(9, broad, narrow),
    request: asks('school.enrolment'),
    at: NOON,
    expected: share('S-0-14', { directive: 'broad', since: null }),
  },
  {
    description: 'A narrow permit that lacks a signature does not decide',
    facts: familyOf(9, broad, permit('school.attendance', ['mother'], { id: 'narrow', since: '2026-08-01' })),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14', { directive: 'broad', since: null }),
  },
  {
    description: 'A narrow permit for another purpose does not decide',
    facts: familyOf(9, broad, yes('narrow', ['school.attendance'], { for: ['TRANSITION'], since: '2026-08-01' })),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14', { directive: 'broad', since: null }),
  },
  choose(
    'The permit to fewer recipients decides',
    [
      yes('to one', ['school.attendance'], {}),
      yes('to all', ['school.attendance'], { to: [{ service: 'COORDINATION_UNIT' }, { service: 'PPT' }] }),
    ],
    'to one',
  ),
  choose(
    'The permit for fewer purposes decides',
    [
      yes('for all', ['school.attendance'], { for: ['COORDINATION', 'TRANSITION'] }),
      yes('for one', ['school.attendance'], {}),
    ],
    'for one',
  ),
  choose(
    'Of two alike, the one that ends first decides',
    [
      yes('long', ['school.attendance'], {}),
      yes('short', ['school.attendance'], { until: instant('2026-12-01T00:00:00+01:00') }),
    ],
    'short',
  ),
  choose(
    'Of two quite alike, always the same one decides',
    [yes('b', ['school.attendance'], {}), yes('a', ['school.attendance'], {})],
    'a',
  ),
]
