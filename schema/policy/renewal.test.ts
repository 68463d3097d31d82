import { describe, expect, it } from 'vitest'
import { append, by, outcomeOf, READ, terms } from './decision-cases/act-language.ts'
import { giveDirective, type Terms } from './acts.ts'
import { aged, deny, family, familyOf, instant, permit } from './decision-cases/language.ts'
import type { ChildFacts, Directive } from './facts.ts'
import { foldLedger } from './ledger.ts'
import { LEGAL_TABLE } from './legal-table.ts'
import type { Recipient } from './vocabulary.ts'

const ALL = ['mother', 'father', 'youth'] as const
const SLICES = ['school.attendance', 'school.contacts'] as const
const TO: readonly Recipient[] = [{ service: 'COORDINATION_UNIT' }, { role: 'TEAM_LEADER' }]
const FOR = ['COORDINATION', 'TRANSITION'] as const
const standing = permit(SLICES, ALL, { to: TO, for: FOR })

const renew = (facts: ChildFacts, other: Partial<Terms> = {}, person = 'mother') =>
  giveDirective(
    facts,
    by(person),
    terms({ slices: SLICES, recipients: TO, purposes: FOR, renews: 'the yes', ...other }),
    READ.textHash,
    READ,
  )
const outcomeFor = (directive: Directive, other: Partial<Terms> = {}, person = 'mother') =>
  outcomeOf(renew(familyOf(15, directive), other, person))

describe('a directive is renewed', () => {
  it('as a new one that names what it continues, signed by whoever gives it and by nobody else', () => {
    const facts = familyOf(15, standing)
    const result = renew(facts, {}, 'father')
    expect(result).toEqual({
      ok: true,
      events: [
        {
          kind: 'DIRECTIVE_GIVEN',
          body: {
            ...terms({ slices: SLICES, recipients: TO, purposes: FOR, renews: 'the yes' }),
            textHash: READ.textHash,
          },
        },
        { kind: 'DIRECTIVE_SIGNED', body: { directive: 'the new one', method: 'EID_HIGH', ...READ } },
      ],
    })
    const [renewed] = foldLedger('youth', 1, append([], by('father'), result), LEGAL_TABLE).directives
    expect(renewed).toMatchObject({ renews: 'the yes', givenBy: 'father' })
    expect(renewed?.signatures.map(({ person }) => person)).toEqual(['father'])
  })

  it.each<[string, Directive]>([
    ['while it stands', standing],
    ['when it has run out', permit(SLICES, ALL, { to: TO, for: FOR, until: instant('2026-11-01T00:00:00+01:00') })],
    ['when someone has yet to sign it', permit(SLICES, ['mother'], { to: TO, for: FOR })],
    ['before it begins', permit(SLICES, ALL, { to: TO, for: FOR, from: instant('2026-12-01T00:00:00+01:00') })],
  ])('%s', (_, directive) => {
    expect(outcomeFor(directive)).toBe('ok')
  })

  it.each<[string, Partial<Terms>]>([
    ['for fewer slices', { slices: ['school.contacts'] }],
    [
      'whatever order its lists are in',
      { slices: SLICES.toReversed(), recipients: TO.toReversed(), purposes: FOR.toReversed() },
    ],
    ['for records since another day', { recordsSince: '2026-01-01' }],
  ])('%s', (_, other) => {
    expect(outcomeFor(standing, other)).toBe('ok')
  })

  it('by another than the one who gave it', () => {
    for (const person of ALL) expect(outcomeFor(standing, {}, person)).toBe('ok')
  })

  it('a no too, by the one who gave it', () => {
    const no = deny(SLICES, 'mother', { to: TO, for: FOR })
    expect(outcomeFor(no, { kind: 'DENY', renews: 'the no' })).toBe('ok')
  })
})

describe('a directive is not renewed', () => {
  it.each<[string, Partial<Terms>]>([
    ['for a slice it does not name', { slices: [...SLICES, 'school.enrolment'] }],
    ['for another slice', { slices: ['school.enrolment'] }],
    ['for more recipients', { recipients: [...TO, { service: 'PPT' }] }],
    ['for fewer recipients', { recipients: TO.slice(0, 1) }],
    ['for other recipients', { recipients: [{ service: 'PPT' }, { role: 'TEAM_LEADER' }] }],
    ['for more purposes', { purposes: [...FOR, 'INDIVIDUAL_PLAN'] }],
    ['for fewer purposes', { purposes: ['TRANSITION'] }],
    ['for other purposes', { purposes: ['COORDINATION', 'INDIVIDUAL_PLAN'] }],
    ['as a no to what was a yes', { kind: 'DENY' }],
    ['that is not there', { renews: 'another' }],
  ])('%s', (_, other) => {
    expect(outcomeFor(standing, other)).toBe('NOT_RENEWABLE')
  })

  it('as a yes to what was a no', () => {
    expect(outcomeFor(deny(SLICES, 'mother', { to: TO, for: FOR }), { renews: 'the no' })).toBe('NOT_RENEWABLE')
  })

  it('when it was refused', () => {
    expect(outcomeFor(permit(SLICES, ['mother'], { to: TO, for: FOR, refusedBy: ['father'] }))).toBe('NOT_RENEWABLE')
  })

  it('when it was withdrawn, and of one withdrawn in part what was not', () => {
    expect(outcomeFor(permit(SLICES, ALL, { to: TO, for: FOR, withdrawnBy: ['father'] }))).toBe('NOT_RENEWABLE')
    const half = permit(SLICES, ALL, { to: TO, for: FOR, withdrawnBy: ['father'], withdrawn: ['school.contacts'] })
    expect(outcomeFor(half)).toBe('NOT_RENEWABLE')
    expect(outcomeFor(half, { slices: ['school.contacts'] })).toBe('NOT_RENEWABLE')
    expect(outcomeFor(half, { slices: ['school.attendance'] })).toBe('ok')
  })

  it('by one who might not give it: that is told first', () => {
    expect(outcomeOf(renew(familyOf(13, standing), { renews: 'another' }, 'youth'))).toBe('NOT_FAMILY')
    expect(outcomeOf(renew(familyOf(15, standing), { renews: 'another', slices: [] }))).toBe('INCOMPLETE_TERMS')
    expect(outcomeOf(renew(familyOf(15, standing), { renews: 'another' }, 'coordinator'))).toBe('NOT_FOUND')
  })

  it('for longer than the catalogue allows', () => {
    expect(outcomeFor(standing, { validTo: instant('2027-11-22T00:00:00+01:00') })).toBe('PERIOD_TOO_LONG')
  })
})

describe('what a guardian is not told of, they cannot name', () => {
  const like = { to: TO, for: FOR }
  const health = { slices: ['health.plan'], recipients: TO, purposes: FOR } as const

  it.each<[string, ChildFacts, Partial<Terms>]>([
    ['the youth’s no', familyOf(15, deny(SLICES, 'youth', like)), { kind: 'DENY', renews: 'the no' }],
    [
      'what a child of 13 keeps',
      family({ born: aged(13), kept: ['health.plan'] }, permit('health.plan', ['youth'], like)),
      health,
    ],
    ['what a youth of 16 said of health', familyOf(16, permit('health.plan', ['youth'], like)), health],
  ])('%s: the answer is that of a directive that is not there', (_, facts, other) => {
    expect(outcomeOf(renew(facts, other))).toBe('NOT_RENEWABLE')
    expect(outcomeOf(renew(facts, { ...other, renews: 'another' }))).toBe('NOT_RENEWABLE')
    expect(outcomeOf(renew(facts, other, 'youth'))).toBe('ok')
  })

  it.each<[string, Directive]>([
    ['refused', { ...standing, refusals: [{ person: 'youth', at: '2026-11-01T09:00:00.000Z' }] }],
    ['withdrawn', permit(SLICES, ALL, { ...like, withdrawnBy: ['youth'] })],
  ])('what the youth has %s, a guardian may renew as ever, and the youth may not', (_, directive) => {
    expect(outcomeFor(directive)).toBe('ok')
    expect(outcomeFor(directive, {}, 'youth')).toBe('NOT_RENEWABLE')
  })
})
