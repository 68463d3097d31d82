import { describe, expect, it } from 'vitest'
import { append, beginLedger, by, fold, outcomeOf, READ, shownTo, terms } from './decision-cases/act-language.ts'
import { type Actor, type ActResult, giveDirective, refuseDirective, signDirective, withdrawDirective } from './acts.ts'
import { aged, deny, family, familyOf, instant, NOON, permit } from './decision-cases/language.ts'
import type { ChildFacts, Directive } from './facts.ts'
import { keepSlices, releaseSlices } from './keep.ts'
import type { SliceId } from './slices.ts'

const BOTH = ['mother', 'father'] as const
const EVE = instant('2026-11-09T23:59:59.999+01:00')
const MIDNIGHT = instant('2026-11-10T00:00:00+01:00')
const keeps = (years: number, kept: readonly SliceId[], ...directives: readonly Directive[]): ChildFacts =>
  family({ born: aged(years), kept }, ...directives)
const kept = (...slices: readonly SliceId[]): ActResult => ({
  ok: true,
  events: slices.length === 0 ? [] : [{ kind: 'SLICES_KEPT', body: { slices } }],
})
const released = (...slices: readonly SliceId[]): ActResult => ({
  ok: true,
  events: slices.length === 0 ? [] : [{ kind: 'SLICES_RELEASED', body: { slices } }],
})

describe('a child keeps health slices from the guardians', () => {
  it.each([
    [0, 'NOT_FAMILY'],
    [11, 'NOT_FAMILY'],
    [12, 'ok'],
    [15, 'ok'],
    [16, 'NOT_FAMILY'],
    [18, 'NOT_FAMILY'],
  ])('at %i: %s', (years, outcome) => {
    expect(outcomeOf(keepSlices(familyOf(years), by('youth'), ['health.plan']))).toBe(outcome)
  })

  it('from local midnight of the 12th birthday to that of the 16th', () => {
    const at = (born: string, when: string) =>
      outcomeOf(keepSlices(family({ born }), by('youth', { at: when }), ['health.plan']))
    expect([at('2014-11-10', EVE), at('2014-11-10', MIDNIGHT)]).toEqual(['NOT_FAMILY', 'ok'])
    expect([at('2010-11-10', EVE), at('2010-11-10', MIDNIGHT)]).toEqual(['ok', 'NOT_FAMILY'])
  })

  it('not when the birth date is missing', () => {
    expect(outcomeOf(keepSlices(family({ born: null }), by('youth'), ['health.plan']))).toBe('NOT_FAMILY')
  })

  it('those named, and of them only those not kept before', () => {
    expect(keepSlices(familyOf(13), by('youth'), ['health.plan', 'health.contacts'])).toEqual(
      kept('health.plan', 'health.contacts'),
    )
    const facts = keeps(13, ['health.plan'])
    expect(keepSlices(facts, by('youth'), ['health.plan', 'health.contacts'])).toEqual(kept('health.contacts'))
    expect(keepSlices(facts, by('youth'), ['health.plan'])).toEqual(kept())
  })

  it('no longer those that are released, and of them only those that are kept; at any age', () => {
    for (const years of [12, 15, 16, 18]) {
      const facts = keeps(years, ['health.plan', 'health.contacts'])
      expect(releaseSlices(facts, by('youth'), ['health.plan', 'health.appointments'])).toEqual(released('health.plan'))
      expect(releaseSlices(facts, by('youth'), ['health.appointments'])).toEqual(released())
    }
  })
})

describe.each([
  ['keeping', keepSlices],
  ['releasing', releaseSlices],
] as const)('%s is refused', (_, act) => {
  const facts = keeps(13, ['health.plan'])

  it('to everyone but the child, whatever they name', () => {
    for (const slices of [['health.plan'], [], ['school.lunch']]) {
      expect(act(facts, by('mother'), slices)).toEqual({ ok: false, code: 'NOT_FAMILY' })
      expect(act(facts, by('coordinator'), slices)).toEqual({ ok: false, code: 'NOT_FOUND' })
      expect(act(facts, by('stranger', { assurance: 'LOW' }), slices)).toEqual({ ok: false, code: 'NOT_FOUND' })
    }
    const verge = family({ born: aged(18), verger: ['verge'], kept: ['health.plan'] })
    expect(act(verge, by('verge'), ['health.plan'])).toEqual({ ok: false, code: 'NOT_FAMILY' })
  })

  it('with too low an assurance, before anything is read', () => {
    expect(act(facts, by('youth', { assurance: 'LOW' }), ['school.lunch'])).toEqual({
      ok: false,
      code: 'ASSURANCE_TOO_LOW',
    })
  })

  it.each(['STRENGT_FORTROLIG', 'STRENGT_FORTROLIG_UTLAND'] as const)('to all under %s', (addressProtection) => {
    const hidden = family({ born: aged(13), addressProtection })
    for (const person of ['youth', 'mother']) {
      expect(act(hidden, by(person), ['health.plan'])).toEqual({ ok: false, code: 'NOT_FOUND' })
    }
  })

  it('before the register has been read', () => {
    expect(act({ ...facts, register: null }, by('youth'), ['health.plan'])).toEqual({ ok: false, code: 'NOT_FOUND' })
  })

  it.each<[string, string, readonly string[]]>([
    ['INCOMPLETE_TERMS', 'of nothing', []],
    ['INCOMPLETE_TERMS', 'of a slice named twice', ['health.plan', 'health.plan']],
    ['INCOMPLETE_TERMS', 'of an unknown slice named twice', ['school.lunch', 'school.lunch']],
    ['UNKNOWN_SLICE', 'of a slice that is not of health', ['health.plan', 'school.ppt']],
    ['UNKNOWN_SLICE', 'of a parent’s own affairs', ['nav.householdEconomy']],
    ['UNKNOWN_SLICE', 'of a slice that is not in the catalogue', ['health.plan', 'health.secrets']],
    ['UNKNOWN_SLICE', 'of a name every object has', ['constructor']],
  ])('%s: %s', (code, __, slices) => {
    expect(act(facts, by('youth'), slices)).toEqual({ ok: false, code })
  })
})

describe('while a slice is kept', () => {
  const start = beginLedger(familyOf(13))
  const given = (person: string, id: string, slices: readonly SliceId[]) =>
    [
      by(person),
      (facts: ChildFacts) => giveDirective(facts, by(person), terms({ id, slices }), READ.textHash, READ),
    ] as const
  const later = by('youth', { at: instant('2026-11-22T12:00:00+01:00') })
  type Step = readonly [Actor, (facts: ChildFacts) => ActResult]
  const live = (...steps: readonly Step[]) =>
    steps.reduce((ledger, [actor, act]) => append(ledger, actor, act(fold(ledger))), start)

  const guardians: readonly Step[] = [
    given('mother', 'theirs', ['health.plan', 'health.contacts']),
    [by('father'), (facts) => signDirective(facts, by('father'), 'theirs', READ)],
  ]
  const keep: Step = [by('youth'), (facts) => keepSlices(facts, by('youth'), ['health.plan'])]
  const ownYes = given('youth', 'the child’s', ['health.plan'])
  const release: Step = [later, (facts) => releaseSlices(facts, later, ['health.plan'])]

  it('the guardians’ yes to it shares nothing, at once, and to other slices what it did', () => {
    expect(shownTo(fold(live(...guardians)))).toEqual(['health.contacts', 'health.plan'])
    expect(shownTo(fold(live(...guardians, keep)))).toEqual(['health.contacts'])
  })

  it('the child’s own yes shares it, and the guardians are asked nothing', () => {
    expect(shownTo(fold(live(keep, ownYes)))).toEqual(['health.plan'])
  })

  it('and no longer: the child’s yes alone shares nothing, and the guardians’ does again', () => {
    expect(shownTo(fold(live(keep, ownYes, release)))).toEqual([])
    expect(shownTo(fold(live(...guardians, keep, release)))).toEqual(['health.contacts', 'health.plan'])
  })

  it('the facts tell from when until when, each time', () => {
    const again: Step = [later, (facts) => keepSlices(facts, later, ['health.plan'])]
    expect(fold(live(keep, release, again)).kept).toEqual([
      { slice: 'health.plan', from: NOON, to: later.at },
      { slice: 'health.plan', from: later.at, to: null },
    ])
  })
})

describe('a child says yes to exactly what is kept', () => {
  const give = (facts: ChildFacts, ...slices: SliceId[]) =>
    outcomeOf(giveDirective(facts, by('youth'), terms({ slices }), READ.textHash, READ))

  // biome-ignore format: a table
  it.each<[string, number, readonly SliceId[], readonly SliceId[], string]>([
    ['what is kept',                            12, ['health.plan'], ['health.plan'], 'ok'],
    ['two slices that are kept',                14, ['health.plan', 'health.contacts'], ['health.contacts', 'health.plan'], 'ok'],
    ['one slice that is kept of two',           14, ['health.plan', 'health.contacts'], ['health.plan'], 'ok'],
    ['another slice of health',                 14, ['health.plan'], ['health.contacts'], 'NOT_FAMILY'],
    ['what is kept, and another of health',     14, ['health.plan'], ['health.plan', 'health.contacts'], 'NOT_FAMILY'],
    ['what is kept, and of school',             14, ['health.plan'], ['health.plan', 'school.ppt'], 'NOT_FAMILY'],
    ['what is kept, when not yet 12',           11, ['health.plan'], ['health.plan'], 'NOT_FAMILY'],
    ['what is not kept, at 15',                 15, ['health.plan'], ['health.contacts', 'school.ppt'], 'ok'],
    ['what is kept, and another, at 15',        15, ['health.plan'], ['health.plan', 'health.contacts'], 'MIXED_SIGNERS'],
    ['what is kept, and of school, at 15',      15, ['health.plan'], ['health.plan', 'school.ppt'], 'MIXED_SIGNERS'],
    ['health, at 16',                           16, [], ['health.plan', 'health.contacts'], 'ok'],
    ['health and school, at 16',                16, [], ['health.plan', 'school.ppt'], 'MIXED_SIGNERS'],
    ['health and a parent’s own affairs, at 17', 17, [], ['health.plan', 'nav.householdEconomy'], 'MIXED_SIGNERS'],
    ['health and school, at 18',                18, ['health.plan'], ['health.plan', 'school.ppt'], 'ok'],
  ])('%s (at %i): ', (_, years, secrets, slices, outcome) => {
    expect(give(keeps(years, secrets), ...slices)).toBe(outcome)
  })

  it('and signs, refuses or withdraws a guardian’s yes to it, and to nothing more', () => {
    const acts = (secrets: readonly SliceId[]) => {
      const facts = keeps(13, secrets, permit(['health.plan', 'health.contacts'], ['mother']))
      return [
        signDirective(facts, by('youth'), 'the yes', READ),
        refuseDirective(facts, by('youth'), 'the yes'),
        withdrawDirective(facts, by('youth'), 'the yes', null),
      ].map(outcomeOf)
    }
    expect(acts(['health.plan', 'health.contacts'])).toEqual(['ok', 'ok', 'ok'])
    expect(acts(['health.plan'])).toEqual(['NOT_FAMILY', 'NOT_FAMILY', 'NOT_FAMILY'])
  })

  it('a no may mix what is kept with what is not', () => {
    const no = (years: number, ...slices: SliceId[]) => {
      const given = terms({ kind: 'DENY', slices })
      return outcomeOf(giveDirective(keeps(years, ['health.plan']), by('youth'), given, READ.textHash, READ))
    }
    expect(no(13, 'health.plan', 'health.contacts')).toBe('ok')
    expect(no(15, 'health.plan', 'school.ppt')).toBe('ok')
    expect(no(16, 'health.plan', 'school.ppt')).toBe('ok')
  })

  it('a guardian may mix them as ever: an answer would tell', () => {
    const given = terms({ slices: ['health.plan', 'school.ppt'] })
    expect(outcomeOf(giveDirective(keeps(13, ['health.plan']), by('mother'), given, READ.textHash, READ))).toBe('ok')
  })
})

describe('no answer tells a guardian what the child has kept or said no to', () => {
  const slices = ['health.plan', 'health.contacts'] as const
  const theirs = permit(slices, ['mother'])
  const all = permit(slices, [...BOTH, 'youth'])
  const school = permit('school.ppt', ['mother', 'youth'])

  const actsOf = (facts: ChildFacts): readonly ActResult[] =>
    BOTH.flatMap((person) => [
      giveDirective(facts, by(person), terms({ slices: [...slices, 'school.ppt'] }), READ.textHash, READ),
      giveDirective(facts, by(person), terms({ kind: 'DENY', slices }), READ.textHash, READ),
      giveDirective(facts, by(person), terms({ slices, renews: 'the yes' }), READ.textHash, READ),
      ...['the yes', 'the child’s'].flatMap((id) => [
        signDirective(facts, by(person), id, READ),
        refuseDirective(facts, by(person), id),
        withdrawDirective(facts, by(person), id, null),
        withdrawDirective(facts, by(person), id, ['health.plan']),
      ]),
      keepSlices(facts, by(person), ['health.plan']),
      releaseSlices(facts, by(person), ['health.plan']),
    ])
  const withdrawn = (one: Directive): Directive => ({
    ...one,
    withdrawals: [{ person: 'youth', at: NOON, slices: ['health.plan'] }],
  })
  const refused = (one: Directive): Directive => ({ ...one, refusals: [{ person: 'youth', at: NOON }] })
  const no = (covered: readonly SliceId[]) => deny(covered, 'youth', { id: 'the child’s' })

  it.each<[string, ChildFacts, ChildFacts]>([
    ['kept, at 13', familyOf(13, theirs), keeps(13, slices, theirs)],
    [
      'kept and given, at 13',
      familyOf(13, theirs),
      keeps(13, slices, theirs, permit(slices, ['youth'], { id: 'the child’s' })),
    ],
    ['kept and signed, at 13', familyOf(13, theirs), keeps(13, slices, permit(slices, ['mother', 'youth']))],
    ['kept and withdrawn, at 13', familyOf(13, theirs), keeps(13, slices, withdrawn(theirs))],
    ['said no to, at 12', familyOf(12, theirs), familyOf(12, theirs, no(slices))],
    ['said no to, at 17', familyOf(17, school), familyOf(17, school, no(['school.ppt']))],
    ['refused, at 15', familyOf(15, school), familyOf(15, refused(school))],
    ['withdrawn, at 15', familyOf(15, all), familyOf(15, withdrawn(all))],
    [
      'given to health, at 16',
      familyOf(16, theirs),
      familyOf(16, theirs, permit(slices, ['youth'], { id: 'the child’s' })),
    ],
  ])('%s', (_, without, facts) => {
    expect(actsOf(facts)).toEqual(actsOf(without))
    expect(actsOf(facts).map(outcomeOf)).toContain('ok')
  })
})
