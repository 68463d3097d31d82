import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startOfDate } from './calendar.ts'
import { withPermits } from './decision-cases/arbitraries.ts'
import { PROPERTY_TIMEOUT_MS, RUNS } from './decision-cases/check.ts'
import { aged, deny, family, familyOf, instant, NOON, permit, signed } from './decision-cases/language.ts'
import { findDirectiveState } from './directive-state.ts'
import { findHorizon, listEndings, listSeenEndings } from './endings.ts'
import type { ChildFacts, Directive } from './facts.ts'
import { LEGAL_TABLE } from './legal-table.ts'
import { outlineFacts } from './outline.ts'
import { seeFacts } from './wall.ts'

const BOTH = ['mother', 'father'] as const
const ALL = ['mother', 'father', 'youth'] as const

type Line = readonly [directive: string, slice: string, endsAt: string, reason: string]

const write = (endings: ReturnType<typeof listEndings>): readonly Line[] =>
  endings.map(({ directive, slice, endsAt, reason }) => [directive.id, slice, endsAt, reason])
const listed = (facts: ChildFacts, withinDays = 60, at = NOON) => write(listEndings(facts, at, withinDays))
const midnight = (date: string) => startOfDate(date)
const until = (date: string) => ({ until: midnight(date) })

describe('what ends', () => {
  it('is told with when and why: a permit expires at its end', () => {
    expect(listed(familyOf(9, permit('school.attendance', BOTH)))).toEqual([
      ['the yes', 'school.attendance', instant('2027-01-01T00:00:00+01:00'), 'EXPIRES'],
    ])
  })

  it('at the end the catalogue sets, when that is earlier', () => {
    const yes = permit(['school.attendance', 'childWelfare.investigationStatus'], BOTH, {
      from: instant('2026-09-01T00:00:00+02:00'),
    })
    expect(listed(familyOf(9, yes))).toEqual([
      ['the yes', 'childWelfare.investigationStatus', instant('2026-12-01T00:00:00+01:00'), 'EXPIRES'],
      ['the yes', 'school.attendance', instant('2027-01-01T00:00:00+01:00'), 'EXPIRES'],
    ])
  })

  it('lapses by age at the local midnight of the birthday at which the youth must sign too', () => {
    const facts = family({ born: '2011-12-24' }, permit('school.attendance', BOTH))
    expect(listed(facts)).toEqual([
      ['the yes', 'school.attendance', instant('2026-12-24T00:00:00+01:00'), 'LAPSES_BY_AGE'],
    ])
  })

  it('does not lapse at 18 where the youth has signed, nor where it is a parent’s own affairs', () => {
    const yes = permit('nav.householdEconomy', ['mother'])
    expect(listed(family({ born: '2008-12-24' }, permit('nav.contact', ALL), { ...yes, id: 'own affairs' }))).toEqual([
      ['the yes', 'nav.contact', instant('2027-01-01T00:00:00+01:00'), 'EXPIRES'],
      ['own affairs', 'nav.householdEconomy', instant('2027-01-01T00:00:00+01:00'), 'EXPIRES'],
    ])
  })

  it('lapses at 25, when nothing is shared any more', () => {
    expect(listed(family({ born: '2001-12-24' }, permit('school.attendance', ['youth'])))).toEqual([
      ['the yes', 'school.attendance', instant('2026-12-24T00:00:00+01:00'), 'LAPSES_BY_AGE'],
    ])
  })

  it('lapses when another rule comes into force that asks for more', () => {
    const earlier = LEGAL_TABLE.map((row) => (row.id === 'S-0-14' ? { ...row, inForceTo: '2026-12-10' } : row))
    const later = LEGAL_TABLE.filter(({ id }) => id === 'S-0-14').map((row) => ({
      ...row,
      id: 'S-0-14-later',
      signers: 'YOUTH_AND_ALL_HOLDERS' as const,
      inForceFrom: '2026-12-10',
    }))
    const facts = family({ born: aged(9), legalTable: [...earlier, ...later] }, permit('school.attendance', BOTH))
    expect(listed(facts)).toEqual([
      ['the yes', 'school.attendance', instant('2026-12-10T00:00:00+01:00'), 'LAPSES_BY_AGE'],
    ])
  })

  it('is the first thing that ends it: a birthday before the last day', () => {
    const facts = family({ born: '2010-12-24' }, permit(['health.plan', 'school.attendance'], ALL))
    expect(listed(facts)).toEqual([
      ['the yes', 'health.plan', instant('2026-12-24T00:00:00+01:00'), 'LAPSES_BY_AGE'],
      ['the yes', 'school.attendance', instant('2027-01-01T00:00:00+01:00'), 'EXPIRES'],
    ])
  })

  it('comes the earliest first, whatever order it was given in', () => {
    const yeses = [
      permit('school.attendance', BOTH, { id: 'a', ...until('2026-12-20') }),
      permit('nav.contact', BOTH, { id: 'b', ...until('2026-12-01') }),
      permit('school.ppt', BOTH, { id: 'c', ...until('2026-12-10') }),
    ]
    const ids = (directives: readonly Directive[]) => listed(familyOf(9, ...directives)).map(([id]) => id)
    expect(ids(yeses)).toEqual(['b', 'c', 'a'])
    expect(ids(yeses.toReversed())).toEqual(['b', 'c', 'a'])
  })
})

describe('within some days', () => {
  it.each([
    ['on the last of them', '2026-12-21', 30, 1],
    ['on the day after', '2026-12-22', 30, 0],
    ['at the midnight that ends today', '2026-11-22', 1, 1],
    ['two midnights from now', '2026-11-23', 1, 0],
  ])('%s (%s, %i days) are so many: %i', (_, date, withinDays, count) => {
    expect(listed(familyOf(9, permit('school.attendance', BOTH, until(date))), withinDays)).toHaveLength(count)
  })

  it('the answer is the same at every hour of a day', () => {
    const facts = familyOf(9, permit('school.attendance', BOTH, { until: instant('2026-12-21T23:59:59+01:00') }))
    const count = (local: string, withinDays: number) => listed(facts, withinDays, instant(local)).length
    for (const local of ['2026-11-21T00:00:00+01:00', '2026-11-21T23:59:59+01:00']) {
      expect([count(local, 29), count(local, 30)]).toEqual([0, 1])
    }
  })

  it('days are those of the calendar, also when the clocks change', () => {
    expect(findHorizon(instant('2026-10-24T12:00:00+02:00'), 1)).toBe(instant('2026-10-26T00:00:00+01:00'))
    expect(findHorizon(instant('2027-03-27T12:00:00+01:00'), 1)).toBe(instant('2027-03-29T00:00:00+02:00'))
  })
})

describe('nobody is reminded of', () => {
  it.each<[string, readonly Directive[]]>([
    ['a permit that waits for a signature', [permit('school.attendance', ['mother'])]],
    ['one that was refused', [permit('school.attendance', BOTH, { refusedBy: ['father'] })]],
    ['one that was withdrawn', [permit('school.attendance', BOTH, { withdrawnBy: ['mother'] })]],
    ['one that is over', [permit('school.attendance', BOTH, until('2026-11-21'))]],
    ['one that ends at this very moment', [permit('school.attendance', BOTH, { until: NOON })]],
    ['one that has not begun', [permit('school.attendance', BOTH, { from: midnight('2026-12-01') })]],
    ['a no', [deny('school.attendance', 'mother')]],
    [
      'one that is renewed for longer',
      [
        permit('school.attendance', BOTH),
        { ...permit('school.attendance', BOTH, { id: 'renewed', ...until('2027-06-01') }), renews: 'the yes' },
      ],
    ],
  ])('%s', (_, directives) => {
    expect(listed(familyOf(9, ...directives))).toEqual([])
  })

  it('a permit whose birthday has come already', () => {
    const facts = family({ born: '2011-11-21' }, permit('school.attendance', BOTH))
    expect(listed(facts, 60, midnight('2026-11-21'))).toEqual([])
  })

  it('a child of whom the register has told nothing', () => {
    expect(listed({ ...familyOf(9, permit('school.attendance', BOTH)), register: null })).toEqual([])
  })
})

describe('what is renewed is told of all the same', () => {
  const renewal = (other: Partial<Directive>) => ({
    ...permit('school.attendance', BOTH, { id: 'renewed', ...until('2027-06-01') }),
    renews: 'the yes',
    ...other,
  })
  const OLD = ['the yes', 'school.attendance', midnight('2027-01-01'), 'EXPIRES']

  it.each<[string, Partial<Directive>]>([
    ['while someone has yet to sign the renewal', { signatures: [signed('mother')] }],
    [
      'when the renewal is taken back',
      { withdrawals: [{ person: 'mother', at: NOON, slices: ['school.attendance'] }] },
    ],
    ['when the renewal begins later', { validFrom: midnight('2026-12-01') }],
    ['when it ends no later', { validTo: midnight('2027-01-01') }],
    ['when it renews another', { renews: 'another yes' }],
    ['when it covers other slices', { slices: ['nav.contact'] }],
  ])('%s', (_, other) => {
    const facts = familyOf(9, permit('school.attendance', BOTH), renewal(other))
    expect(listed(facts)).toContainEqual(OLD)
  })
})

describe('a guardian is reminded', () => {
  const seenBy = (person: string, facts: ChildFacts) =>
    write(listSeenEndings(facts, seeFacts(facts, person, NOON), NOON, 60)).map(([, slice]) => slice)

  it('of what the family shares', () => {
    expect(seenBy('mother', familyOf(9, permit('school.attendance', BOTH)))).toEqual(['school.attendance'])
  })

  it('of nothing the child keeps from them; the child is', () => {
    const facts = family(
      { born: aged(13), kept: ['health.plan'] },
      permit('health.plan', ['youth']),
      permit('school.attendance', BOTH, { id: 'the yes to more' }),
    )
    expect(seenBy('mother', facts)).toEqual(['school.attendance'])
    expect(seenBy('youth', facts)).toEqual(['school.attendance', 'health.plan'])
    const report = { id: 'a report', look: 'a look', person: 'mother', at: NOON, message: 'Hvem?', answer: null }
    expect(seenBy('youth', { ...facts, reports: [report] })).toEqual(['school.attendance', 'health.plan'])
  })

  it('of no health slice of a youth of 16, not even one they gave themselves', () => {
    const facts = familyOf(16, permit(['health.plan', 'school.attendance'], ALL))
    expect(seenBy('mother', facts)).toEqual(['school.attendance'])
    expect(seenBy('youth', facts)).toEqual(['school.attendance', 'health.plan'])
  })

  it('of nothing the youth has said no to: it reads as not active', () => {
    const facts = familyOf(15, permit('school.attendance', ALL), deny('school.attendance', 'youth'))
    expect(seenBy('mother', facts)).toEqual([])
    expect(seenBy('youth', facts)).toEqual(['school.attendance'])
  })

  it('of nothing the youth has taken back', () => {
    const facts = familyOf(15, permit('school.attendance', ALL, { withdrawnBy: ['youth'] }))
    expect(seenBy('mother', facts)).toEqual([])
  })
})

describe('for every family', () => {
  const inDays = fc.integer({ min: 1, max: 365 })
  const justBefore = (at: string) => new Date(Date.parse(at) - 1).toISOString()

  it(
    'what is listed counts until just before the instant it ends at and not from then, and nothing that ends is left out',
    () => {
      const property = fc.property(withPermits, inDays, ({ facts, at }, withinDays) => {
        const horizon = findHorizon(at, withinDays)
        const endings = listEndings(facts, at, withinDays)
        const wrong = endings.filter(({ directive, slice, endsAt, reason }) => {
          const stateAt = (moment: string) => findDirectiveState(directive, slice, facts, moment)
          const between = outlineFacts(facts).boundaries.filter((boundary) => at < boundary && boundary < endsAt)
          const counts = [at, ...between, justBefore(endsAt)].every((moment) => stateAt(moment) === 'ACTIVE')
          const after = stateAt(endsAt)
          const expected = after === 'EXPIRED' ? 'EXPIRES' : 'LAPSES_BY_AGE'
          return !counts || after === 'ACTIVE' || reason !== expected || endsAt >= horizon
        })
        expect(wrong).toEqual([])
        const leftOut = facts.directives.filter((directive) =>
          directive.slices.some(
            (slice) =>
              findDirectiveState(directive, slice, facts, at) === 'ACTIVE' &&
              findDirectiveState(directive, slice, facts, justBefore(horizon)) !== 'ACTIVE' &&
              !endings.some((ending) => ending.directive === directive && ending.slice === slice),
          ),
        )
        expect(leftOut).toEqual([])
      })
      // One case asks of a dozen moments for each slice of each permit.
      fc.assert(property, { numRuns: RUNS / 10 })
    },
    PROPERTY_TIMEOUT_MS,
  )
})
