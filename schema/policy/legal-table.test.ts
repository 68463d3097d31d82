import { describe, expect, it } from 'vitest'
import { aged, EVER_FRESH, family, instant, NOON, permit, signed } from './decision-cases/language.ts'
import { decide } from './decision.ts'
import type { ChildFacts } from './facts.ts'
import { findLegalRow, LEGAL_TABLE, type LegalRow, youthSignsFrom } from './legal-table.ts'
import type { RuleLetter, SliceId } from './slices.ts'

/** From age, up to and without, who must have signed, and whether the statute's text is yet to be checked. */
// biome-ignore format: a table
const ROWS = [
  ['H',  0, 16, 'ALL_HOLDERS',           ''],
  ['H', 16, 25, 'YOUTH',                 ''],
  ['B',  0, 15, 'ALL_HOLDERS',           'review'],
  ['B', 15, 18, 'YOUTH_AND_ALL_HOLDERS', 'review'],
  ['B', 18, 25, 'YOUTH',                 'review'],
  ['S',  0, 15, 'ALL_HOLDERS',           'review'],
  ['S', 15, 18, 'YOUTH_AND_ALL_HOLDERS', 'review'],
  ['S', 18, 25, 'YOUTH',                 ''],
  ['N',  0, 15, 'ALL_HOLDERS',           'review'],
  ['N', 15, 18, 'YOUTH_AND_ALL_HOLDERS', 'review'],
  ['N', 18, 25, 'YOUTH',                 'review'],
  ['R',  0, 25, 'PARENT_SELF',           ''],
] as const

const BOTH = ['mother', 'father'] as const
const RULES: readonly RuleLetter[] = ['H', 'B', 'S', 'N', 'R']

describe('the legal table', () => {
  it.each(ROWS)('rule %s from %i to %i: %s', (rule, fromAge, toAge, signers, review) => {
    expect(LEGAL_TABLE.filter((row) => row.rule === rule && row.fromAge === fromAge)).toEqual([
      expect.objectContaining({ toAge, signers, needsLegalReview: review === 'review', inForceTo: null }),
    ])
  })

  it('has no other row, and names a source for each', () => {
    expect(LEGAL_TABLE.map(({ rule, fromAge }) => [rule, fromAge])).toEqual(ROWS.map(([rule, from]) => [rule, from]))
    expect(LEGAL_TABLE.every(({ source }) => /§ \d+/.test(source))).toBe(true)
    expect(new Set(LEGAL_TABLE.map(({ id }) => id)).size).toBe(LEGAL_TABLE.length)
  })

  it.each(RULES)('has exactly one row of rule %s for every age to 24, and none after', (rule) => {
    const count = (age: number): number =>
      LEGAL_TABLE.filter((row) => row.rule === rule && row.fromAge <= age && age < row.toAge).length
    expect(Array.from({ length: 25 }, (_, age) => count(age))).toEqual(Array.from({ length: 25 }, () => 1))
    expect(findLegalRow(LEGAL_TABLE, rule, 25, '2026-11-21')).toBeUndefined()
    expect(findLegalRow(LEGAL_TABLE, rule, -1, '2026-11-21')).toBeUndefined()
  })

  it.each(RULES)('has no row of rule %s for a day before it was in force', (rule) => {
    expect(findLegalRow(LEGAL_TABLE, rule, 10, '2022-12-31')).toBeUndefined()
    expect(findLegalRow(LEGAL_TABLE, rule, 10, '2023-01-01')).toBeDefined()
  })

  it.each([
    ['H', 16],
    ['B', 15],
    ['S', 15],
    ['N', 15],
    ['R', 25],
  ] as const)('counts a youth’s signature under rule %s from %i', (rule, age) => {
    expect(youthSignsFrom(LEGAL_TABLE, rule, '2026-11-21')).toBe(age)
  })

  it('counts no youth’s signature of a day before any rule was in force', () => {
    expect(youthSignsFrom(LEGAL_TABLE, 'H', '2022-12-31')).toBe(25)
  })
})

function decideSlice(facts: ChildFacts, slice: SliceId, table: readonly LegalRow[], at = NOON) {
  const request = { facts, person: 'coordinator', assurance: 'HIGH', purpose: 'COORDINATION', at } as const
  const { verdicts, validUntil } = decide({ ...request, registerReadAt: EVER_FRESH }, table)
  return { ...verdicts[slice], validUntil }
}

describe('a statute that is changed from 1 November 2026', () => {
  const NEW_LAW = '2026-11-01'
  /** The health rows of today until then, and from then on a youth who decides from another age. */
  const change = (age: number): readonly LegalRow[] =>
    LEGAL_TABLE.filter((row) => row.rule === 'H').flatMap((row) => [
      { ...row, inForceTo: NEW_LAW },
      {
        ...row,
        id: `${row.id}-new`,
        inForceFrom: NEW_LAW,
        ...(row.signers === 'YOUTH' ? { fromAge: age } : { toAge: age }),
      },
    ])
  const ask = (born: string, signers: Parameters<typeof permit>[1], table: readonly LegalRow[], at = NOON) =>
    decideSlice(family({ born }, permit('health.plan', signers)), 'health.plan', table, at)
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
        family({ born: aged(16), careOrder }, permit('childWelfare.plan', ['youth'])),
        'childWelfare.plan',
        alone,
      )
    expect(decideFor(false)).toMatchObject({ share: true, row: 'B-15-17' })
    expect(decideFor(true)).toMatchObject({ share: false, reason: 'CARE_ORDER' })
  })
})
