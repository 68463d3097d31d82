import { describe, expect, it } from 'vitest'
import { aged, deny, EVER_FRESH, family, instant, NOON, permit } from './decision-cases/language.ts'
import { decide } from './decision.ts'
import type { Directive } from './facts.ts'
import type { SliceId } from './slices.ts'

/** Which of several permits that do not count a privacy officer is told of, and why. */

const SLICE: SliceId = 'childWelfare.parentSupport'

/** Each falls shorter than the next. */
const SHORT = {
  OTHER_RECIPIENT: permit(SLICE, ['mother'], { to: [{ service: 'SCHOOL' }] }),
  OTHER_PURPOSE: permit(SLICE, ['mother'], { for: ['TRANSITION'] }),
  NOT_YET_VALID: permit(SLICE, ['mother'], { from: instant('2026-12-01T00:00:00+01:00') }),
  EXPIRED: permit(SLICE, ['mother'], { until: instant('2026-11-01T00:00:00+01:00') }),
  REFUSED: permit(SLICE, ['mother'], { refusedBy: ['father'] }),
  WITHDRAWN: permit(SLICE, ['mother'], { withdrawnBy: ['mother'] }),
  DENIED: permit(SLICE, ['mother']),
  SIGNATURES_MISSING: permit(SLICE, []),
} as const

const PAIRS = Object.entries(SHORT).flatMap(([less, shorter], index) =>
  Object.entries(SHORT)
    .slice(index + 1)
    .map(([more, closer]) => ({ less, shorter, more, closer })),
)

function decideOn(...directives: readonly Directive[]) {
  const facts = family({ born: aged(9) }, deny(SLICE, 'mother', { id: 'the mother’s no' }), ...directives)
  return decide({
    facts,
    person: 'coordinator',
    assurance: 'HIGH',
    purpose: 'COORDINATION',
    registerReadAt: EVER_FRESH,
    at: NOON,
  }).verdicts[SLICE]
}

describe('of two permits that do not count, the one named', () => {
  it.each(PAIRS)('is $more and not $less, whichever of them comes first', ({ shorter, more, closer }) => {
    const expected = { share: false, reason: more, directive: 'closer', row: 'R-0-24' }
    for (const others of ['a', 'z']) {
      expect(decideOn({ ...shorter, id: others }, { ...closer, id: 'closer' })).toEqual(expected)
      expect(decideOn({ ...closer, id: 'closer' }, { ...shorter, id: others })).toEqual(expected)
    }
  })

  it.each(Object.entries(SHORT))(
    'is the first by its id when both are %s, though the other is narrower',
    (_, short) => {
      const narrow = { ...short, id: 'b' }
      const broad = { ...short, id: 'a', slices: [...short.slices, 'school.attendance' as const] }
      expect(decideOn(narrow, broad)).toMatchObject({ share: false, directive: 'a' })
      expect(decideOn(broad, narrow)).toMatchObject({ share: false, directive: 'a' })
    },
  )
})
