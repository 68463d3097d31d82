import { describe, expect, it } from 'vitest'
import { aged, deny, family, familyOf, instant, NOON, permit, signed } from './decision-cases/language.ts'
import { type DirectiveState, findDirectiveState, findMissingSigners } from './directive-state.ts'
import type { ChildFacts, Directive } from './facts.ts'
import type { SliceId } from './slices.ts'

const BOTH = ['mother', 'father'] as const

function stateOf(facts: ChildFacts, slice: SliceId = 'school.attendance', at = NOON): DirectiveState {
  return findDirectiveState(facts.directives[0] as Directive, slice, facts, at)
}

describe('one slice of a permit is', () => {
  it.each<[DirectiveState, string, Directive]>([
    ['ACTIVE', 'when all who must have signed have', permit('school.attendance', BOTH)],
    ['PENDING', 'while a signature is missing', permit('school.attendance', ['mother'])],
    ['PENDING', 'while nobody has signed', permit('school.attendance', [])],
    [
      'PENDING',
      'when a signature is on another text',
      permit('school.attendance', ['mother', signed('father', { textHash: 'another text' })]),
    ],
    [
      'NOT_YET_VALID',
      'when it is complete and starts later',
      permit('school.attendance', BOTH, { from: instant('2026-12-01T00:00:00+01:00') }),
    ],
    ['ACTIVE', 'from the instant it starts', permit('school.attendance', BOTH, { from: NOON })],
    [
      'PENDING',
      'when it is not complete and starts later',
      permit('school.attendance', ['mother'], { from: instant('2026-12-01T00:00:00+01:00') }),
    ],
    [
      'EXPIRED',
      'when its period is over',
      permit('school.attendance', BOTH, { until: instant('2026-11-21T12:00:00+01:00') }),
    ],
    [
      'EXPIRED',
      'when its period is over, though it never was complete',
      permit('school.attendance', ['mother'], { until: instant('2026-11-21T12:00:00+01:00') }),
    ],
    ['REFUSED', 'when one of the family refused', permit('school.attendance', ['mother'], { refusedBy: ['father'] })],
    ['WITHDRAWN', 'when one signer has withdrawn it', permit('school.attendance', BOTH, { withdrawnBy: ['mother'] })],
    [
      'WITHDRAWN',
      'also when its period is over since',
      permit('school.attendance', BOTH, {
        withdrawnBy: ['mother'],
        until: instant('2026-11-15T00:00:00+01:00'),
      }),
    ],
  ])('%s %s', (state, _, directive) => {
    expect(stateOf(familyOf(9, directive))).toBe(state)
  })

  it('WITHDRAWN while the others of the same permit are ACTIVE', () => {
    const facts = familyOf(
      9,
      permit(['school.attendance', 'school.enrolment'], BOTH, {
        withdrawnBy: ['father'],
        withdrawn: ['school.attendance'],
      }),
    )
    expect(stateOf(facts, 'school.attendance')).toBe('WITHDRAWN')
    expect(stateOf(facts, 'school.enrolment')).toBe('ACTIVE')
  })

  it('EXPIRED when the catalogue says so, while the others of the same permit are ACTIVE', () => {
    const from = instant('2026-03-01T00:00:00+01:00')
    const facts = familyOf(9, permit(['school.attendance', 'school.ppt'], BOTH, { from }))
    expect(stateOf(facts, 'school.ppt')).toBe('EXPIRED')
    expect(stateOf(facts, 'school.attendance')).toBe('ACTIVE')
  })
})

describe('a birthday', () => {
  const fifteen = family({ born: '2011-11-10' }, permit(['school.attendance', 'health.plan'], BOTH))
  const beforeMidnight = instant('2026-11-09T23:59:59.999+01:00')
  const midnight = instant('2026-11-10T00:00:00+01:00')

  it('lapses what was complete: the youth must sign too', () => {
    expect(stateOf(fifteen, 'school.attendance', beforeMidnight)).toBe('ACTIVE')
    expect(stateOf(fifteen, 'school.attendance', midnight)).toBe('LAPSED_BY_AGE')
    expect(findMissingSigners(fifteen.directives[0] as Directive, 'school.attendance', fifteen, midnight)).toEqual([
      'youth',
    ])
  })

  it('lapses only the slices whose rule it changes', () => {
    expect(stateOf(fifteen, 'health.plan', midnight)).toBe('ACTIVE')
  })

  it('does not lapse what never was complete', () => {
    const facts = family({ born: '2011-11-10' }, permit('school.attendance', ['mother']))
    expect(stateOf(facts, 'school.attendance', midnight)).toBe('PENDING')
  })

  it('the 25th lapses everything', () => {
    const facts = family({ born: '2001-11-10' }, permit('health.plan', ['youth']))
    expect(stateOf(facts, 'health.plan', beforeMidnight)).toBe('ACTIVE')
    expect(stateOf(facts, 'health.plan', midnight)).toBe('LAPSED_BY_AGE')
  })

  it('the 18th makes a permit of all three the youth’s own', () => {
    const facts = family({ born: '2008-11-10' }, permit('nav.contact', ['mother', 'father', 'youth']))
    expect(stateOf(facts, 'nav.contact', midnight)).toBe('ACTIVE')
  })

  it('the 16th lapses in health what the youth has not signed', () => {
    const facts = family({ born: '2010-11-10' }, permit('health.plan', BOTH))
    expect(stateOf(facts, 'health.plan', beforeMidnight)).toBe('ACTIVE')
    expect(stateOf(facts, 'health.plan', midnight)).toBe('LAPSED_BY_AGE')
  })
})

describe('what a child keeps from the guardians', () => {
  const kept = (years: number, ...signers: readonly string[]) =>
    family({ born: aged(years), kept: ['health.plan'] }, permit('health.plan', signers))

  it.each<[string, ChildFacts, DirectiveState, readonly string[]]>([
    ['is in force on the child’s word alone', kept(13, 'youth'), 'ACTIVE', []],
    ['is not in force on the guardians’', kept(13, ...BOTH), 'PENDING', ['youth']],
    ['waits for the guardians while the child is 11', kept(11, 'youth'), 'PENDING', ['mother', 'father']],
  ])('%s', (_, facts, state, missing) => {
    expect(stateOf(facts, 'health.plan')).toBe(state)
    expect(findMissingSigners(facts.directives[0] as Directive, 'health.plan', facts, NOON)).toEqual(missing)
  })

  it('lapses by age at 16: the youth must sign anew', () => {
    const facts = family({ born: '2010-11-10', kept: ['health.plan'] }, permit('health.plan', ['youth']))
    const midnight = instant('2026-11-10T00:00:00+01:00')
    expect(stateOf(facts, 'health.plan', instant('2026-11-09T23:59:59.999+01:00'))).toBe('ACTIVE')
    expect(stateOf(facts, 'health.plan', midnight)).toBe('LAPSED_BY_AGE')
    expect(findMissingSigners(facts.directives[0] as Directive, 'health.plan', facts, midnight)).toEqual(['youth'])
  })
})

describe('a verge', () => {
  const signedByVerge = (years: number, slice: SliceId) =>
    family({ born: aged(years), verger: ['verge'] }, permit(slice, ['verge']))

  it('makes a permit whole in the place of a youth of 18, and of no one younger', () => {
    expect(stateOf(signedByVerge(18, 'nav.contact'), 'nav.contact')).toBe('ACTIVE')
    expect(stateOf(signedByVerge(17, 'health.plan'), 'health.plan')).toBe('PENDING')
  })

  it('is not who is missing: that is the youth', () => {
    const facts = family({ born: aged(18), verger: ['verge'] }, permit('nav.contact', []))
    expect(findMissingSigners(facts.directives[0] as Directive, 'nav.contact', facts, NOON)).toEqual(['youth'])
  })
})

describe('a no is', () => {
  it.each<[DirectiveState, string, Directive]>([
    ['ACTIVE', 'on one person’s word', deny('school.attendance', 'mother')],
    [
      'NOT_YET_VALID',
      'before its first day',
      deny('school.attendance', 'mother', { from: instant('2026-12-01T00:00:00+01:00') }),
    ],
    ['EXPIRED', 'after its last', deny('school.attendance', 'mother', { until: instant('2026-11-01T00:00:00+01:00') })],
    ['WITHDRAWN', 'when its giver took it back', deny('school.attendance', 'mother', { withdrawnBy: ['mother'] })],
    [
      'ACTIVE',
      'longer than any yes may last',
      deny('school.attendance', 'mother', { from: instant('2023-01-01T00:00:00+01:00') }),
    ],
  ])('%s %s', (state, _, directive) => {
    expect(stateOf(familyOf(9, directive))).toBe(state)
  })
})

describe('who is missing', () => {
  const missing = (facts: ChildFacts, slice: SliceId) =>
    findMissingSigners(facts.directives[0] as Directive, slice, facts, NOON)

  it.each<[string, ChildFacts, SliceId, readonly string[]]>([
    ['nobody', familyOf(9, permit('school.attendance', BOTH)), 'school.attendance', []],
    ['the other guardian', familyOf(9, permit('school.attendance', ['mother'])), 'school.attendance', ['father']],
    [
      'the other guardian and the youth',
      familyOf(15, permit('school.attendance', ['mother'])),
      'school.attendance',
      ['father', 'youth'],
    ],
    ['the youth alone in health from 16', familyOf(16, permit('health.plan', BOTH)), 'health.plan', ['youth']],
    ['a parent for own affairs', familyOf(9, permit('nav.householdEconomy', [])), 'nav.householdEconomy', ['mother']],
    [
      'the giver, when a person must say who decides',
      family({ born: aged(9), careOrder: true }, permit('childWelfare.plan', BOTH)),
      'childWelfare.plan',
      ['mother'],
    ],
  ])('%s', (_, facts, slice, persons) => {
    expect(missing(facts, slice)).toEqual(persons)
  })

  it('under a care order nothing is complete, whoever has signed', () => {
    const facts = family({ born: aged(17), careOrder: true }, permit('childWelfare.plan', [...BOTH, 'youth']))
    expect(stateOf(facts, 'childWelfare.plan')).toBe('PENDING')
  })

  it('with responsibility ukjent nothing is complete, whoever has signed', () => {
    const facts = family({ born: aged(9), guardians: ['mother'], unknown: ['father'] }, permit('nav.contact', BOTH))
    expect(stateOf(facts, 'nav.contact')).toBe('PENDING')
  })
})
