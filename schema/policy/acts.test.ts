import { describe, expect, it } from 'vitest'
import {
  type ActResult,
  type Actor,
  checkTerms,
  giveDirective,
  type ReadText,
  refuseDirective,
  signDirective,
  withdrawDirective,
} from './acts.ts'
import { aged, deny, family, familyOf, instant, NOON, permit } from './decision-cases/language.ts'
import type { Assurance } from './decision.ts'
import type { ChildFacts, Directive } from './facts.ts'
import type { ProblemCode } from './problems.ts'
import type { SliceId } from './slices.ts'

type Terms = Parameters<typeof giveDirective>[2]

const TEXT = 'the text of this directive'
const READ: ReadText = { textHash: TEXT, locale: 'nb' }
const READ_ANOTHER: ReadText = { ...READ, textHash: 'what was read' }
const ID = 'the yes'
const BOTH = ['mother', 'father'] as const
const ok = 'ok'
type Outcome = ProblemCode | typeof ok

const by = (person: string, assurance: Assurance = 'HIGH', at = NOON): Actor => ({ person, assurance, at })
const outcomeOf = (result: ActResult): Outcome => (result.ok ? ok : result.code)

function terms(other: Partial<Terms> = {}): Terms {
  return {
    id: ID,
    kind: 'PERMIT',
    slices: ['school.attendance'],
    recipients: [{ service: 'COORDINATION_UNIT' }],
    purposes: ['COORDINATION'],
    validFrom: instant('2026-11-21T00:00:00+01:00'),
    validTo: instant('2027-01-01T00:00:00+01:00'),
    recordsSince: null,
    legalNature: 'SECRECY_WAIVER',
    gdprBasis: 'ART_6_1_E',
    renews: null,
    ...other,
  }
}

const give = (facts: ChildFacts, actor: Actor, other: Partial<Terms> = {}): ActResult =>
  giveDirective(facts, actor, terms(other), TEXT, READ)

describe('who may do what, at which age', () => {
  const AGES = [9, 11, 12, 14, 15, 17, 18, 24] as const
  const no: Outcome = 'NOT_FAMILY'
  const un: Outcome = 'NOT_FOUND'
  const openTo = (slice: SliceId) => (age: number) => familyOf(age, permit(slice, [], { givenBy: 'someone' }))
  const giveNo =
    (...slices: SliceId[]) =>
    (age: number, person: string) =>
      give(familyOf(age), by(person), { kind: 'DENY', slices })
  const withdraw = (directive: Directive) => (age: number, person: string) =>
    withdrawDirective(familyOf(age, directive), by(person), directive.id, null)

  // biome-ignore format: a table
  const TABLE: readonly (readonly [string, string, (age: number, person: string) => ActResult, readonly Outcome[]])[] = [
    //                                                                             9   11  12  14  15  17  18  24
    ['a guardian gives a yes', 'mother', (age, p) => give(familyOf(age), by(p)),  [ok, ok, ok, ok, ok, ok, un, un]],
    ['the youth gives a yes', 'youth', (age, p) => give(familyOf(age), by(p)),    [no, no, no, no, ok, ok, ok, ok]],
    ['a coordinator gives a yes', 'coordinator', (age, p) => give(familyOf(age), by(p)), [un, un, un, un, un, un, un, un]],
    ['a guardian gives a no', 'mother', giveNo('school.ppt'),                     [ok, ok, ok, ok, ok, ok, un, un]],
    ['the youth gives a no: school', 'youth', giveNo('school.ppt'),               [no, no, no, no, ok, ok, ok, ok]],
    ['the youth gives a no: child welfare', 'youth', giveNo('childWelfare.plan'), [no, no, no, no, ok, ok, ok, ok]],
    ['the youth gives a no: NAV', 'youth', giveNo('nav.contact'),                 [no, no, no, no, ok, ok, ok, ok]],
    ['the youth gives a no: health', 'youth', giveNo('health.plan'),              [no, no, ok, ok, ok, ok, ok, ok]],
    ['the youth gives a no: two of health', 'youth', giveNo('health.plan', 'health.contacts'), [no, no, ok, ok, ok, ok, ok, ok]],
    ['the youth gives a no: health and school', 'youth', giveNo('health.plan', 'school.ppt'), [no, no, no, no, ok, ok, ok, ok]],
    ['the youth gives a no: a parent’s own affairs', 'youth', giveNo('nav.householdEconomy'), [no, no, no, no, ok, ok, ok, ok]],
    ['a stranger gives a no', 'stranger', giveNo('school.ppt'),                   [un, un, un, un, un, un, un, un]],
    ['a guardian signs', 'mother', (age, p) => signDirective(openTo('school.ppt')(age), by(p), ID, READ), [ok, ok, ok, ok, ok, ok, un, un]],
    ['the youth signs', 'youth', (age, p) => signDirective(openTo('school.ppt')(age), by(p), ID, READ), [no, no, no, no, ok, ok, ok, ok]],
    ['the youth signs: health', 'youth', (age, p) => signDirective(openTo('health.plan')(age), by(p), ID, READ), [no, no, no, no, ok, ok, ok, ok]],
    ['a coordinator signs', 'coordinator', (age, p) => signDirective(openTo('school.ppt')(age), by(p), ID, READ), [un, un, un, un, un, un, un, un]],
    ['a guardian refuses', 'father', (age, p) => refuseDirective(openTo('school.ppt')(age), by(p), ID), [ok, ok, ok, ok, ok, ok, un, un]],
    ['the youth refuses', 'youth', (age, p) => refuseDirective(openTo('school.ppt')(age), by(p), ID), [no, no, no, no, ok, ok, ok, ok]],
    ['a stranger refuses', 'stranger', (age, p) => refuseDirective(openTo('school.ppt')(age), by(p), ID), [un, un, un, un, un, un, un, un]],
    ['a signer withdraws a yes', 'mother', withdraw(permit('school.ppt', BOTH)),  [ok, ok, ok, ok, ok, ok, un, un]],
    ['a guardian who has not signed withdraws a yes', 'father', withdraw(permit('school.ppt', ['mother'])), [no, no, no, no, no, no, un, un]],
    ['the youth, who has not signed, withdraws a yes', 'youth', withdraw(permit('school.ppt', BOTH)), [no, no, no, no, ok, ok, ok, ok]],
    ['a coordinator withdraws a yes', 'coordinator', withdraw(permit('school.ppt', BOTH)), [un, un, un, un, un, un, un, un]],
    ['the giver withdraws a no', 'mother', withdraw(deny('school.ppt', 'mother')), [ok, ok, ok, ok, ok, ok, un, un]],
    ['the other guardian withdraws a no', 'father', withdraw(deny('school.ppt', 'mother')), [no, no, no, no, no, no, un, un]],
    ['the youth withdraws a guardian’s no', 'youth', withdraw(deny('school.ppt', 'mother')), [no, no, no, no, no, no, no, no]],
    ['a guardian withdraws the youth’s no', 'mother', withdraw(deny('health.plan', 'youth')), [un, un, un, un, un, un, un, un]],
    ['the youth withdraws their own no', 'youth', withdraw(deny('health.plan', 'youth')), [ok, ok, ok, ok, ok, ok, ok, ok]],
    ['a parent withdraws a yes to own affairs', 'mother', withdraw(permit('nav.householdEconomy', ['mother'])), [ok, ok, ok, ok, ok, ok, ok, ok]],
    ['a parent withdraws a no to own affairs', 'mother', withdraw(deny('nav.householdEconomy', 'mother')), [ok, ok, ok, ok, ok, ok, ok, ok]],
    ['a parent withdraws the other’s yes', 'father', withdraw(permit('nav.householdEconomy', ['mother'])), [no, no, no, no, no, no, un, un]],
  ]

  it.each(TABLE)('%s', (_, person, act, outcomes) => {
    expect(AGES.map((age) => outcomeOf(act(age, person)))).toEqual(outcomes)
  })

  it('the limits are reached at local midnight of the birthday', () => {
    const born15 = family({ born: '2011-11-10' })
    const terms15 = { validFrom: instant('2026-11-10T00:00:00+01:00') }
    const eve = instant('2026-11-09T23:59:59.999+01:00')
    const midnight = instant('2026-11-10T00:00:00+01:00')
    expect(outcomeOf(give(born15, by('youth', 'HIGH', eve), terms15))).toBe('NOT_FAMILY')
    expect(outcomeOf(give(born15, by('youth', 'HIGH', midnight), terms15))).toBe(ok)
    const born12 = family({ born: '2014-11-10' })
    const health = { ...terms15, kind: 'DENY', slices: ['health.plan'] } as const
    expect(outcomeOf(give(born12, by('youth', 'HIGH', eve), health))).toBe('NOT_FAMILY')
    expect(outcomeOf(give(born12, by('youth', 'HIGH', midnight), health))).toBe(ok)
    const born18 = family({ born: '2008-11-10' })
    expect(outcomeOf(give(born18, by('mother', 'HIGH', eve), terms15))).toBe(ok)
    expect(outcomeOf(give(born18, by('mother', 'HIGH', midnight), terms15))).toBe('NOT_FOUND')
  })
})

describe('an act is refused', () => {
  const facts = familyOf(9, permit('school.attendance', ['mother']))
  const acts = (known: ChildFacts, actor: Actor): readonly Outcome[] =>
    [
      give(known, actor),
      signDirective(known, actor, ID, READ),
      refuseDirective(known, actor, ID),
      withdrawDirective(known, actor, ID, null),
    ].map(outcomeOf)
  const four = (code: ProblemCode): readonly ProblemCode[] => [code, code, code, code]

  it('with too low an assurance, whatever the act', () => {
    expect(acts(facts, by('father', 'LOW'))).toEqual(four('ASSURANCE_TOO_LOW'))
  })

  it('as if there were no child, to one outside the family, whatever their assurance', () => {
    expect(acts(facts, by('stranger', 'LOW'))).toEqual(four('NOT_FOUND'))
    expect(acts(facts, by('stranger'))).toEqual(four('NOT_FOUND'))
  })

  it.each(['STRENGT_FORTROLIG', 'STRENGT_FORTROLIG_UTLAND'] as const)(
    'as if there were no child, to the family too, under %s',
    (addressProtection) => {
      const hidden = family(
        { born: aged(16), addressProtection },
        permit(['school.attendance', 'nav.householdEconomy'], ['mother']),
      )
      for (const person of ['mother', 'father', 'youth']) expect(acts(hidden, by(person))).toEqual(four('NOT_FOUND'))
    },
  )

  it('before the register has been read', () => {
    expect(acts({ ...facts, register: null }, by('mother'))).toEqual(four('NOT_FOUND'))
  })

  it('to a guardian, when the birth date is missing', () => {
    expect(acts(family({ born: null }, ...facts.directives), by('mother'))).toEqual(four('NOT_FOUND'))
  })

  it('to one whose responsibility is ukjent', () => {
    const doubtful = family({ born: aged(9), guardians: [], unknown: ['father'], parents: [] }, ...facts.directives)
    expect(acts(doubtful, by('father'))).toEqual(four('NOT_FOUND'))
  })

  it('when the directive is not there', () => {
    expect(outcomeOf(signDirective(facts, by('father'), 'another', READ))).toBe('NOT_FOUND')
    expect(outcomeOf(refuseDirective(facts, by('father'), 'another'))).toBe('NOT_FOUND')
    expect(outcomeOf(withdrawDirective(facts, by('father'), 'another', null))).toBe('NOT_FOUND')
  })

  it('when the text read is not the text of the terms', () => {
    expect(outcomeOf(giveDirective(facts, by('mother'), terms(), TEXT, READ_ANOTHER))).toBe('TEXT_CHANGED')
    expect(outcomeOf(signDirective(facts, by('father'), ID, READ_ANOTHER))).toBe('TEXT_CHANGED')
  })

  it('when one who has signed signs or refuses: they withdraw', () => {
    expect(outcomeOf(signDirective(facts, by('mother'), ID, READ))).toBe('ALREADY_SIGNED')
    expect(outcomeOf(refuseDirective(facts, by('mother'), ID))).toBe('ALREADY_SIGNED')
  })

  it('when a no is signed or refused by another', () => {
    const denied = familyOf(9, deny('school.attendance', 'mother'))
    const half = familyOf(
      9,
      permit(['school.ppt', 'nav.contact'], ['mother'], { withdrawnBy: ['mother'], withdrawn: ['school.ppt'] }),
    )
    expect(outcomeOf(signDirective(half, by('father'), ID, READ))).toBe(ok)
    expect(outcomeOf(signDirective(denied, by('father'), 'the no', READ))).toBe('NOT_OPEN')
    expect(outcomeOf(refuseDirective(denied, by('father'), 'the no'))).toBe('NOT_OPEN')
  })

  it.each([
    ['refused', permit('school.attendance', ['mother'], { refusedBy: ['father'] })],
    ['withdrawn', permit('school.attendance', ['mother'], { withdrawnBy: ['mother'] })],
    ['over', permit('school.attendance', ['mother'], { until: instant('2026-11-21T12:00:00+01:00') })],
    [
      'past what the catalogue allows',
      permit('nav.householdEconomy', ['mother'], { from: '2026-08-20T22:00:00.000Z' }),
    ],
  ])('when the permit is %s', (_, directive) => {
    const closed = familyOf(9, directive)
    expect(outcomeOf(signDirective(closed, by('father'), ID, READ))).toBe('NOT_OPEN')
    expect(outcomeOf(refuseDirective(closed, by('father'), ID))).toBe('NOT_OPEN')
    expect(outcomeOf(withdrawDirective(closed, by('mother'), ID, null))).toBe('NOT_OPEN')
  })

  it('when what is to be withdrawn is not in the directive, or is withdrawn already', () => {
    const half = familyOf(
      9,
      permit(['school.attendance', 'school.ppt'], BOTH, { withdrawnBy: ['father'], withdrawn: ['school.ppt'] }),
    )
    expect(outcomeOf(withdrawDirective(half, by('mother'), ID, ['school.contacts']))).toBe('UNKNOWN_SLICE')
    expect(outcomeOf(withdrawDirective(half, by('mother'), ID, ['school.ppt']))).toBe('NOT_OPEN')
    expect(outcomeOf(withdrawDirective(half, by('mother'), ID, []))).toBe('NOT_OPEN')
  })
})

describe('terms are refused', () => {
  it.each<[ProblemCode, string, Partial<Terms>]>([
    ['UNKNOWN_SLICE', 'for a slice that is not in the catalogue', { slices: ['school.lunch' as SliceId] }],
    ['UNKNOWN_SLICE', 'for a name every object has', { slices: ['constructor' as SliceId] }],
    ['INCOMPLETE_TERMS', 'without a slice', { slices: [] }],
    ['INCOMPLETE_TERMS', 'without a recipient', { recipients: [] }],
    ['INCOMPLETE_TERMS', 'without a purpose', { purposes: [] }],
    ['INCOMPLETE_TERMS', 'with a slice twice', { slices: ['school.ppt', 'school.ppt'] }],
    ['INCOMPLETE_TERMS', 'with a recipient twice', { recipients: [{ service: 'PPT' }, { service: 'PPT' }] }],
    ['INCOMPLETE_TERMS', 'with a purpose twice', { purposes: ['TRANSITION', 'TRANSITION'] }],
    ['INVALID_PERIOD', 'from yesterday', { validFrom: instant('2026-11-20T23:59:59+01:00') }],
    ['INVALID_PERIOD', 'that end where they begin', { validTo: instant('2026-11-21T00:00:00+01:00') }],
    [
      'INVALID_PERIOD',
      'that end where they begin, later',
      { validFrom: instant('2026-12-01T00:00:00+01:00'), validTo: instant('2026-12-01T00:00:00+01:00') },
    ],
    ['INVALID_PERIOD', 'that end now', { validTo: NOON }],
    ['INVALID_PERIOD', 'that end before they begin', { validTo: instant('2026-11-20T00:00:00+01:00') }],
    [
      'INVALID_PERIOD',
      'that end before a later day on which they begin',
      { validFrom: instant('2026-12-10T00:00:00+01:00'), validTo: instant('2026-12-05T00:00:00+01:00') },
    ],
    ['INVALID_PERIOD', 'that are over already', { validTo: instant('2026-11-21T11:59:59+01:00') }],
    ['PERIOD_TOO_LONG', 'a day too long', { validTo: instant('2027-11-22T00:00:00+01:00') }],
    [
      'PERIOD_TOO_LONG',
      'too long for one of the slices',
      {
        slices: ['school.attendance', 'childWelfare.investigationStatus'],
        validTo: instant('2027-02-22T00:00:00+01:00'),
      },
    ],
  ])('%s: %s', (code, _, other) => {
    expect(checkTerms(terms(other), NOON)).toBe(code)
    expect(outcomeOf(give(familyOf(9), by('mother'), other))).toBe(code)
  })

  it.each<[string, Partial<Terms>]>([
    ['from today', {}],
    ['from a later day', { validFrom: instant('2026-12-01T00:00:00+01:00') }],
    ['for as long as the catalogue allows: twelve months', { validTo: instant('2027-11-21T00:00:00+01:00') }],
    ['three months', { slices: ['nav.householdEconomy'], validTo: instant('2027-02-21T00:00:00+01:00') }],
    ['six months', { slices: ['school.ppt'], validTo: instant('2027-05-21T00:00:00+02:00') }],
    ['a no for as long as one likes', { kind: 'DENY', validTo: instant('2041-01-01T00:00:00+01:00') }],
  ])('but not %s', (_, other) => {
    expect(checkTerms(terms(other), NOON)).toBeNull()
  })
})

describe('an act becomes events', () => {
  const signature = (method: string) => ({
    kind: 'DIRECTIVE_SIGNED',
    body: { directive: ID, method, ...READ },
  })

  it.each(['PERMIT', 'DENY'] as const)('giving a %s: it is given, and signed by the giver', (kind) => {
    expect(give(familyOf(9), by('mother'), { kind })).toEqual({
      ok: true,
      events: [{ kind: 'DIRECTIVE_GIVEN', body: { ...terms({ kind }), textHash: TEXT } }, signature('EID_HIGH')],
    })
  })

  it('signing: the method is the sign-in’s assurance', () => {
    const facts = familyOf(9, permit('school.attendance', ['mother']))
    expect(signDirective(facts, by('father'), ID, READ)).toEqual({ ok: true, events: [signature('EID_HIGH')] })
    expect(signDirective(facts, by('father', 'SUBSTANTIAL'), ID, READ)).toEqual({
      ok: true,
      events: [signature('EID_SUBSTANTIAL')],
    })
  })

  it('signing what lapsed on a birthday: the youth may make it whole', () => {
    const facts = family({ born: '2011-11-10' }, permit('school.attendance', BOTH))
    expect(signDirective(facts, by('youth'), ID, READ).ok).toBe(true)
  })

  it('refusing', () => {
    const facts = familyOf(9, permit('school.attendance', ['mother']))
    expect(refuseDirective(facts, by('father'), ID)).toEqual({
      ok: true,
      events: [{ kind: 'DIRECTIVE_REFUSED', body: { directive: ID } }],
    })
  })

  it('withdrawing everything: what is left', () => {
    const slices = ['school.attendance', 'school.ppt', 'school.contacts'] as const
    const facts = familyOf(9, permit(slices, BOTH, { withdrawnBy: ['father'], withdrawn: ['school.ppt'] }))
    expect(withdrawDirective(facts, by('mother'), ID, null)).toEqual({
      ok: true,
      events: [
        { kind: 'DIRECTIVE_WITHDRAWN', body: { directive: ID, slices: ['school.attendance', 'school.contacts'] } },
      ],
    })
  })

  it('withdrawing one slice: that one', () => {
    const facts = familyOf(9, permit(['school.attendance', 'school.ppt'], BOTH))
    expect(withdrawDirective(facts, by('father'), ID, ['school.ppt'])).toEqual({
      ok: true,
      events: [{ kind: 'DIRECTIVE_WITHDRAWN', body: { directive: ID, slices: ['school.ppt'] } }],
    })
  })

  it('withdrawing before the first day', () => {
    const facts = familyOf(9, permit('school.attendance', BOTH, { from: instant('2026-12-01T00:00:00+01:00') }))
    expect(withdrawDirective(facts, by('father'), ID, null).ok).toBe(true)
  })

  it('withdrawing own affairs only, for a parent whose child is 18 or who has lost responsibility', () => {
    const mixed = permit(['nav.householdEconomy', 'nav.contact'], ['mother', 'youth'])
    for (const facts of [familyOf(18, mixed), family({ born: aged(9), guardians: ['father'] }, mixed)]) {
      expect(withdrawDirective(facts, by('mother'), ID, null)).toEqual({
        ok: true,
        events: [{ kind: 'DIRECTIVE_WITHDRAWN', body: { directive: ID, slices: ['nav.householdEconomy'] } }],
      })
      expect(outcomeOf(withdrawDirective(facts, by('mother'), ID, ['nav.contact']))).toBe('UNKNOWN_SLICE')
      expect(outcomeOf(withdrawDirective(facts, by('mother', 'LOW'), ID, null))).toBe('ASSURANCE_TOO_LOW')
    }
  })

  it('but nothing for a former guardian who is no parent', () => {
    const facts = family({ born: aged(18), parents: [] }, permit('nav.householdEconomy', ['mother']))
    expect(outcomeOf(withdrawDirective(facts, by('mother'), ID, null))).toBe('NOT_FOUND')
  })
})
