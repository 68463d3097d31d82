import { describe, expect, it } from 'vitest'
import { aged, EVER_FRESH, family, instant, NOON, permit, signed } from './decision-cases/language.ts'
import { decide } from './decision.ts'
import type { ChildFacts } from './facts.ts'
import { countsYouth, findLegalRow, LEGAL_TABLE, type LegalQuestion, type LegalRow } from './legal-table.ts'
import type { RuleLetter, SliceId } from './slices.ts'

/** The country's: from age, up to and without, who must have signed, and whether the statute's text is yet to be checked. */
// biome-ignore format: a table
const ROWS = [
  ['H',  0, 16, 'ALL_HOLDERS',           '',       ''],
  ['H', 12, 16, 'YOUTH',                 'review', 'kept'],
  ['H', 16, 25, 'YOUTH',                 '',       ''],
  ['B',  0, 15, 'ALL_HOLDERS',           'review', ''],
  ['B', 15, 18, 'YOUTH_AND_ALL_HOLDERS', 'review', ''],
  ['B', 18, 25, 'YOUTH',                 'review', ''],
  ['S',  0, 15, 'ALL_HOLDERS',           'review', ''],
  ['S', 15, 18, 'YOUTH_AND_ALL_HOLDERS', 'review', ''],
  ['S', 18, 25, 'YOUTH',                 '',       ''],
  ['N',  0, 15, 'ALL_HOLDERS',           'review', ''],
  ['N', 15, 18, 'YOUTH_AND_ALL_HOLDERS', 'review', ''],
  ['N', 18, 25, 'YOUTH',                 'review', ''],
  ['R',  0, 25, 'PARENT_SELF',           '',       ''],
] as const

const BOTH = ['mother', 'father'] as const
const RULES: readonly RuleLetter[] = ['H', 'B', 'S', 'N', 'R']
const AGES = Array.from({ length: 25 }, (_, age) => age)

const about = (rule: RuleLetter, other: Partial<LegalQuestion> = {}): LegalQuestion => ({
  rule,
  date: '2026-11-21',
  municipality: null,
  kept: false,
  ...other,
})

/** The age from which a rule counts a youth's signature; 25: never. */
const youthSignsFrom = (table: readonly LegalRow[], question: LegalQuestion): number =>
  AGES.find((age) => countsYouth(table, question, age)) ?? 25

describe('the legal table', () => {
  it.each(ROWS)('rule %s from %i to %i: %s', (rule, fromAge, toAge, signers, review, kept) => {
    expect(LEGAL_TABLE.filter((row) => row.rule === rule && row.fromAge === fromAge)).toEqual([
      expect.objectContaining({
        toAge,
        signers,
        needsLegalReview: review === 'review',
        kept: kept === 'kept',
        municipality: null,
        inForceTo: null,
      }),
    ])
  })

  it('has no other row, and names a source for each', () => {
    expect(LEGAL_TABLE.map(({ rule, fromAge }) => [rule, fromAge])).toEqual(ROWS.map(([rule, from]) => [rule, from]))
    expect(LEGAL_TABLE.every(({ source }) => /§ \d+/.test(source))).toBe(true)
    expect(new Set(LEGAL_TABLE.map(({ id }) => id)).size).toBe(LEGAL_TABLE.length)
  })

  it.each([
    ['H-0-15', 'pasient- og brukerrettighetsloven § 4-4'],
    ['H-12-15-KEPT', 'pasient- og brukerrettighetsloven §§ 3-4, 4-3'],
    ['H-16-24', 'pasient- og brukerrettighetsloven § 4-3'],
    ['B-0-14', 'barnevernsloven § 12-3, ch. 13'],
    ['B-15-17', 'barnevernsloven § 12-3, ch. 13'],
    ['B-18-24', 'barnevernsloven § 12-3'],
    ['S-0-14', 'barnelova § 32, forvaltningsloven § 13 a nr. 1'],
    ['S-15-17', 'barnelova § 32, forvaltningsloven § 13 a nr. 1'],
    ['S-18-24', 'forvaltningsloven § 13 a nr. 1'],
    ['N-0-14', 'NAV-loven § 7, sosialtjenesteloven § 44'],
    ['N-15-17', 'NAV-loven § 7, sosialtjenesteloven § 44'],
    ['N-18-24', 'NAV-loven § 7, sosialtjenesteloven § 44'],
    ['R-0-24', 'forvaltningsloven § 13 a nr. 1'],
  ])('%s rests on %s', (id, source) => {
    expect(LEGAL_TABLE.find((row) => row.id === id)?.source).toBe(source)
  })

  it.each(RULES)('has exactly one row of rule %s for every age to 24, and none after', (rule) => {
    const count = (age: number): number =>
      LEGAL_TABLE.filter((row) => row.rule === rule && !row.kept && row.fromAge <= age && age < row.toAge).length
    expect(AGES.map(count)).toEqual(AGES.map(() => 1))
    expect(findLegalRow(LEGAL_TABLE, about(rule), 25)).toBeUndefined()
    expect(findLegalRow(LEGAL_TABLE, about(rule), -1)).toBeUndefined()
  })

  it.each(RULES)('has no row of rule %s for a day before it was in force', (rule) => {
    expect(findLegalRow(LEGAL_TABLE, about(rule, { date: '2022-12-31' }), 10)).toBeUndefined()
    expect(findLegalRow(LEGAL_TABLE, about(rule, { date: '2023-01-01' }), 10)).toBeDefined()
  })

  it.each([
    ['H', 16],
    ['B', 15],
    ['S', 15],
    ['N', 15],
    ['R', 25],
  ] as const)('counts a youth’s signature under rule %s from %i', (rule, age) => {
    expect(youthSignsFrom(LEGAL_TABLE, about(rule))).toBe(age)
  })

  it('counts no youth’s signature of a day before any rule was in force', () => {
    expect(youthSignsFrom(LEGAL_TABLE, about('H', { date: '2022-12-31' }))).toBe(25)
  })
})

describe('what the child keeps from the guardians', () => {
  const rowAt = (age: number, question: LegalQuestion) => findLegalRow(LEGAL_TABLE, question, age)?.id

  it('has a row of its own from 12 to 15, and at every other age that of what is not kept', () => {
    const kept = about('H', { kept: true })
    expect([0, 11, 12, 15, 16, 24].map((age) => rowAt(age, kept))).toEqual([
      'H-0-15',
      'H-0-15',
      'H-12-15-KEPT',
      'H-12-15-KEPT',
      'H-16-24',
      'H-16-24',
    ])
    expect(rowAt(25, kept)).toBeUndefined()
  })

  it('has no say in what is not kept', () => {
    expect(AGES.map((age) => rowAt(age, about('H')))).not.toContain('H-12-15-KEPT')
  })

  it('counts the child’s signature from 12', () => {
    expect(youthSignsFrom(LEGAL_TABLE, about('H', { kept: true }))).toBe(12)
  })

  it.each(['B', 'S', 'N', 'R'] as const)('changes nothing under rule %s', (rule) => {
    const kept = about(rule, { kept: true })
    expect(AGES.map((age) => rowAt(age, kept))).toEqual(AGES.map((age) => rowAt(age, about(rule))))
    expect(youthSignsFrom(LEGAL_TABLE, kept)).toBe(youthSignsFrom(LEGAL_TABLE, about(rule)))
  })
})

describe('a municipality’s own rows', () => {
  const own = (id: string, other: Partial<LegalRow>): readonly LegalRow[] =>
    LEGAL_TABLE.filter((row) => row.id === id).map((row) => ({ ...row, municipality: '4626', ...other }))
  /** Øygarden: 16 at school, from 1 November 2026 and up to the end of 2028. */
  const FORCE = { inForceFrom: '2026-11-01', inForceTo: '2029-01-01' }
  const OWN_ROWS = [
    ...own('S-0-14', { id: 'S-0-15-4626', toAge: 16, ...FORCE }),
    ...own('S-15-17', { id: 'S-16-17-4626', fromAge: 16, ...FORCE }),
  ]
  const TABLE = [...LEGAL_TABLE, ...OWN_ROWS]
  const rowsOf = (question: LegalQuestion, table: readonly LegalRow[] = TABLE) =>
    [14, 15, 16, 17, 18].map((age) => findLegalRow(table, question, age)?.id)
  const COUNTRY = ['S-0-14', 'S-15-17', 'S-15-17', 'S-15-17', 'S-18-24']
  const OWN = ['S-0-15-4626', 'S-0-15-4626', 'S-16-17-4626', 'S-16-17-4626', 'S-18-24']
  const there = { municipality: '4626' }

  it('hold in its place of the country’s, which hold where it has none', () => {
    expect(rowsOf(about('S', there))).toEqual(OWN)
  })

  it('hold wherever they stand in the table', () => {
    expect(rowsOf(about('S', there), [...OWN_ROWS, ...LEGAL_TABLE])).toEqual(OWN)
    expect(rowsOf(about('S', there), TABLE.toReversed())).toEqual(OWN)
  })

  it('hold for no other municipality, and not where none is known', () => {
    expect(rowsOf(about('S', { municipality: '1146' }))).toEqual(COUNTRY)
    expect(rowsOf(about('S', { municipality: null }))).toEqual(COUNTRY)
  })

  it('hold from their first day to the day before they end', () => {
    expect(rowsOf(about('S', { ...there, date: '2026-10-31' }))).toEqual(COUNTRY)
    expect(rowsOf(about('S', { ...there, date: '2026-11-01' }))).toEqual(OWN)
    expect(rowsOf(about('S', { ...there, date: '2028-12-31' }))).toEqual(OWN)
    expect(rowsOf(about('S', { ...there, date: '2029-01-01' }))).toEqual(COUNTRY)
  })

  it.each(['H', 'B', 'N', 'R'] as const)('leave rule %s as it is in the country', (rule) => {
    expect(rowsOf(about(rule, there))).toEqual(rowsOf(about(rule)))
  })

  it('set the age from which a youth’s signature counts, there and nowhere else', () => {
    expect(youthSignsFrom(TABLE, about('S', there))).toBe(16)
    expect(youthSignsFrom(TABLE, about('S', { ...there, date: '2026-10-31' }))).toBe(15)
    expect(youthSignsFrom(TABLE, about('S', { municipality: '1146' }))).toBe(15)
    expect(youthSignsFrom(TABLE, about('S'))).toBe(15)
  })

  it('give way to what the child keeps', () => {
    const health = [...LEGAL_TABLE, ...own('H-0-15', { id: 'H-0-15-4626' })]
    for (const table of [health, health.toReversed()]) {
      expect(findLegalRow(table, about('H', there), 13)?.id).toBe('H-0-15-4626')
      expect(findLegalRow(table, about('H', { ...there, kept: true }), 13)?.id).toBe('H-12-15-KEPT')
      expect(findLegalRow(table, about('H', { ...there, kept: true }), 11)?.id).toBe('H-0-15-4626')
    }
  })

  it('may say themselves what holds for what the child keeps', () => {
    const health = [...LEGAL_TABLE, ...own('H-12-15-KEPT', { id: 'H-14-15-KEPT-4626', fromAge: 14 })]
    for (const table of [health, health.toReversed()]) {
      expect(findLegalRow(table, about('H', { ...there, kept: true }), 14)?.id).toBe('H-14-15-KEPT-4626')
      expect(findLegalRow(table, about('H', { kept: true }), 14)?.id).toBe('H-12-15-KEPT')
      expect(findLegalRow(table, about('H', there), 14)?.id).toBe('H-0-15')
    }
  })
})

function decideSlice(facts: ChildFacts, slice: SliceId, at = NOON) {
  const request = { facts, person: 'coordinator', assurance: 'HIGH', purpose: 'COORDINATION', at } as const
  const { verdicts, validUntil } = decide({ ...request, registerReadAt: EVER_FRESH })
  return { ...verdicts[slice], validUntil }
}

describe('a statute that is changed from 1 November 2026', () => {
  const NEW_LAW = '2026-11-01'
  /** The health rows of today until then, and from then on a youth who decides from another age. */
  const change = (age: number): readonly LegalRow[] =>
    LEGAL_TABLE.filter((row) => row.rule === 'H' && !row.kept).flatMap((row) => [
      { ...row, inForceTo: NEW_LAW },
      {
        ...row,
        id: `${row.id}-new`,
        inForceFrom: NEW_LAW,
        ...(row.signers === 'YOUTH' ? { fromAge: age } : { toAge: age }),
      },
    ])
  const ask = (born: string, signers: Parameters<typeof permit>[1], legalTable: readonly LegalRow[], at = NOON) =>
    decideSlice(family({ born, legalTable }, permit('health.plan', signers)), 'health.plan', at)
  const lapsed = { share: false, reason: 'SIGNATURES_MISSING' }

  it('holds from local midnight, and the decision before ends there', () => {
    const before = ask(aged(16), ['youth'], change(17), '2026-10-31T22:59:59.999Z')
    expect(before).toMatchObject({ share: true, row: 'H-16-24', validUntil: '2026-10-31T23:00:00.000Z' })
    expect(ask(aged(16), ['youth'], change(17), before.validUntil)).toMatchObject({ ...lapsed, row: 'H-0-15-new' })
  })

  it('that raises the age lets in no signature given too young for it', () => {
    // 17 today, and 16 on the day of the signature.
    expect(ask('2009-11-10', ['youth'], change(17))).toMatchObject({ ...lapsed, row: 'H-16-24-new' })
  })

  it('that lowers the age lets in no signature given before it', () => {
    const afterwards = signed('youth', { at: instant('2026-11-02T12:00:00+01:00') })
    expect(ask(aged(15), ['youth'], change(15))).toMatchObject({ ...lapsed, row: 'H-16-24-new' })
    expect(ask(aged(15), [afterwards], change(15))).toMatchObject({ share: true, row: 'H-16-24-new' })
  })

  it('that leaves an age without a row shares nothing from that birthday on', () => {
    const gap = LEGAL_TABLE.filter((row) => row.id !== 'H-16-24')
    const before = ask('2010-11-30', BOTH, gap)
    expect(before).toMatchObject({ share: true, validUntil: instant('2026-11-30T00:00:00+01:00') })
    expect(ask('2010-11-30', ['mother', 'father', 'youth'], gap, before.validUntil)).toMatchObject({
      share: false,
      reason: 'NO_RULE_FOR_AGE',
    })
  })

  it('that is repealed leaves nothing to share by, from its first day without force', () => {
    const repealed = LEGAL_TABLE.map((row) => (row.rule === 'H' ? { ...row, inForceTo: NEW_LAW } : row))
    const before = ask(aged(9), BOTH, repealed, '2026-10-31T22:59:59.999Z')
    expect(before).toMatchObject({ share: true, validUntil: '2026-10-31T23:00:00.000Z' })
    expect(ask(aged(9), BOTH, repealed, before.validUntil)).toMatchObject({ share: false, reason: 'NO_RULE_FOR_AGE' })
  })

  it('that comes where there was none shares nothing before its first day', () => {
    const coming = LEGAL_TABLE.map((row) => (row.rule === 'H' ? { ...row, inForceFrom: NEW_LAW } : row))
    const before = ask(aged(9), BOTH, coming, '2026-10-31T22:59:59.999Z')
    expect(before).toMatchObject({ reason: 'NO_RULE_FOR_AGE', validUntil: '2026-10-31T23:00:00.000Z' })
    expect(ask(aged(9), BOTH, coming, before.validUntil)).toMatchObject({ share: true, row: 'H-0-15' })
  })

  it('that lets a youth decide alone in child welfare still stops at a care order', () => {
    const alone = LEGAL_TABLE.map((row) => (row.id === 'B-15-17' ? { ...row, signers: 'YOUTH' as const } : row))
    const decideFor = (careOrder: boolean) =>
      decideSlice(
        family({ born: aged(16), careOrder, legalTable: alone }, permit('childWelfare.plan', ['youth'])),
        'childWelfare.plan',
      )
    expect(decideFor(false)).toMatchObject({ share: true, row: 'B-15-17' })
    expect(decideFor(true)).toMatchObject({ share: false, reason: 'CARE_ORDER' })
  })
})
