import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anything } from './decision-cases/arbitraries.ts'
import { check, RUNS } from './decision-cases/check.ts'
import { aged, deny, EVER_FRESH, family, familyOf, instant, member, NOON, permit } from './decision-cases/language.ts'
import { decide } from './decision.ts'
import { decideSeat, type DirectiveTrace, explainDecision, type SliceTrace, type TraceReason } from './explain.ts'
import type { ChildFacts } from './facts.ts'
import { LEGAL_TABLE } from './legal-table.ts'
import { SLICE_IDS, type SliceId } from './slices.ts'
import type { Question, Seat } from './slice-decision.ts'
import { SERVICES, TEAM_ROLES } from './vocabulary.ts'

const COORDINATOR: Seat = { service: 'COORDINATION_UNIT', role: 'COORDINATOR' }

const explain = (
  facts: ChildFacts,
  slice: SliceId,
  { seat = COORDINATOR, at = NOON, table = LEGAL_TABLE, registerReadAt = EVER_FRESH } = {},
) => {
  const question = { facts, purpose: 'COORDINATION', at, registerReadAt } as const
  const { obstacle, slices } = explainDecision(question, seat, table)
  return { obstacle, ...(slices.find((trace) => trace.slice === slice) as SliceTrace) }
}

const ask = fc
  .tuple(
    anything,
    fc.constantFrom(...SERVICES),
    fc.constantFrom(...TEAM_ROLES),
    fc.constantFrom(EVER_FRESH, EVER_FRESH, EVER_FRESH, instant('2026-11-01T00:00:00+01:00'), null),
  )
  .map(([{ facts, purpose, at }, service, role, registerReadAt]) => ({
    question: { facts, purpose, at, registerReadAt },
    seat: { service, role },
  }))

/** What one who is on the team in this seat, and in no other, is told. */
function decideFor(question: Question, { service, role }: typeof COORDINATOR) {
  const joined = member('coordinator', { ...(service && { service }), ...(role && { role }) })
  const facts = { ...question.facts, team: [joined] }
  return decide({ ...question, facts, person: 'coordinator', assurance: 'HIGH' }).verdicts
}

describe('a trace, for every family', () => {
  it('says what a member in that seat is told', () => {
    let shared = 0
    check(ask, ({ question, seat }) => {
      const told = decideFor(question, seat)
      const { slices } = explainDecision(question, seat)
      expect(Object.fromEntries(slices.map(({ slice, verdict }) => [slice, verdict]))).toEqual(told)
      expect(decideSeat(question, seat)).toEqual(told)
      shared += SLICE_IDS.filter((slice) => told[slice].share).length
    })
    // Families that share nothing would satisfy all of this.
    expect(shared).toBeGreaterThan(RUNS / 10)
  })

  it('for a service alone, says what is told to a member of it whose role nobody named; and so for a role', () => {
    // No directive of these families names a leader of a team, or NAV.
    check(ask, ({ question, seat: { service, role } }) => {
      expect(decideSeat(question, { service, role: null })).toEqual(
        decideFor(question, { service, role: 'TEAM_LEADER' }),
      )
      expect(decideSeat(question, { service: null, role })).toEqual(
        decideFor(question, { service: 'NAV_OFFICE', role }),
      )
    })
  })

  it('has a permit that counts exactly where the slice is shared, and then nothing missing from it', () => {
    check(ask, ({ question, seat }) => {
      for (const { verdict, mustSign, directives } of explainDecision(question, seat).slices) {
        const permits = directives.filter(({ directive, counts }) => directive.kind === 'PERMIT' && counts)
        expect(permits.length > 0).toBe(verdict.share)
        for (const { missing, signed } of permits) {
          expect(missing).toEqual([])
          expect(mustSign).toEqual(expect.arrayContaining([...signed]))
          if (verdict.share && verdict.subjects === null) expect(signed).toEqual(mustSign)
        }
        if (verdict.share) expect(permits.map(({ directive }) => directive.id)).toContain(verdict.directive)
      }
    })
  })

  it('gives a reason for every directive that does not count, and none for one that does', () => {
    check(ask, ({ question, seat }) => {
      const { obstacle, slices } = explainDecision(question, seat)
      for (const { slice, verdict, directives } of slices) {
        const naming = question.facts.directives.filter((directive) => directive.slices.includes(slice))
        expect(directives.map(({ directive }) => directive.id).toSorted()).toEqual(
          naming.map(({ id }) => id).toSorted(),
        )
        for (const { counts, reason } of directives) expect(reason === null).toBe(counts)
        if (verdict.share || verdict.directive === null || obstacle !== null) continue
        const named = directives.find(({ directive }) => directive.id === verdict.directive) as DirectiveTrace
        if (named.directive.kind === 'DENY') expect([named.counts, verdict.reason]).toEqual([true, 'DENIED'])
        else expect(named.reason).toBe(verdict.reason)
      }
    })
  })
})

describe('a directive that does not count is traced with the reason', () => {
  const over = instant('2026-11-01T00:00:00+01:00')
  const ahead = instant('2026-12-01T00:00:00+01:00')
  const elsewhere = [{ service: 'SCHOOL' }] as const
  const yes = permit('school.attendance', ['mother', 'father'])
  // biome-ignore format: a table
  const CASES: readonly (readonly [reason: TraceReason, facts: ChildFacts])[] = [
    ['OTHER_RECIPIENT', familyOf(9, { ...yes, recipients: elsewhere })],
    ['OTHER_PURPOSE', familyOf(9, { ...yes, purposes: ['TRANSITION'] })],
    ['NOT_YET_VALID', familyOf(9, { ...yes, validFrom: ahead })],
    ['EXPIRED', familyOf(9, { ...yes, validTo: over })],
    ['REFUSED', familyOf(9, permit('school.attendance', ['mother'], { refusedBy: ['father'] }))],
    ['WITHDRAWN', familyOf(9, permit('school.attendance', ['mother', 'father'], { withdrawnBy: ['father'] }))],
    ['SIGNATURES_MISSING', familyOf(9, permit('school.attendance', ['mother']))],
    ['SIGNATURES_MISSING', family({ born: aged(9) }, { ...yes, textHash: 'another text' })],
    ['DENIED', familyOf(9, yes, deny('school.attendance', 'father', { id: 'z' }))],
    ['CARE_ORDER', family({ born: aged(9), careOrder: true }, yes)],
    ['RESPONSIBILITY_UNKNOWN', family({ born: aged(9), unknown: ['aunt'] }, yes)],
    ['BIRTH_DATE_MISSING', family({ born: null }, yes)],
    ['NO_RULE_FOR_AGE', family({ born: aged(25) }, yes)],
    ['ADDRESS_PROTECTED', family({ born: aged(9), addressProtection: 'STRENGT_FORTROLIG' }, yes)],
    ['REGISTER_MISSING', { ...familyOf(9, yes), register: null }],
    ['OTHER_RECIPIENT', familyOf(9, deny('school.attendance', 'father', { to: elsewhere }))],
    ['EXPIRED', familyOf(9, deny('school.attendance', 'father', { until: over }))],
    ['WITHDRAWN', familyOf(9, deny('school.attendance', 'father', { withdrawnBy: ['father'] }))],
    ['LAPSED_BY_AGE', familyOf(18, deny('school.attendance', 'father'))],
  ]
  it.each(CASES)('%s', (reason, facts) => {
    expect(explain(facts, 'school.attendance').directives).toMatchObject(
      facts.directives.map((directive) =>
        directive.id === 'z' ? { counts: true, reason: null } : { counts: false, reason },
      ),
    )
  })

  it('its own before that of everything alike', () => {
    const facts = family({ born: aged(9), addressProtection: 'STRENGT_FORTROLIG' }, { ...yes, validTo: over })
    expect(explain(facts, 'school.attendance')).toMatchObject({
      obstacle: 'ADDRESS_PROTECTED',
      verdict: { share: false, reason: 'ADDRESS_PROTECTED', directive: null },
      directives: [{ counts: false, reason: 'EXPIRED' }],
    })
  })
})

describe('a trace tells who must sign and who has', () => {
  it('every holder, and at 15 the youth too', () => {
    const half = permit(['school.attendance', 'health.plan'], ['mother'])
    expect(explain(familyOf(9, half), 'school.attendance')).toMatchObject({
      row: { id: 'S-0-14', needsLegalReview: true },
      mustSign: ['mother', 'father'],
      directives: [{ signed: ['mother'], missing: ['father'] }],
    })
    expect(explain(familyOf(15, half), 'school.attendance')).toMatchObject({
      row: { id: 'S-15-17' },
      mustSign: ['mother', 'father', 'youth'],
      directives: [{ signed: ['mother'], missing: ['father', 'youth'] }],
    })
  })

  it('of a parent’s own affairs each parent, for each who has', () => {
    const own = permit('nav.householdEconomy', ['father'])
    expect(explain(familyOf(9, own), 'nav.householdEconomy')).toMatchObject({
      verdict: { share: true, subjects: ['father'] },
      mustSign: ['mother', 'father'],
      directives: [{ counts: true, signed: ['father'], missing: [] }],
    })
  })

  it('also of a permit that does not count for another reason', () => {
    const half = permit('school.attendance', ['mother'], { to: [{ service: 'PPT' }] })
    expect(explain(familyOf(9, half), 'school.attendance').directives).toMatchObject([
      { reason: 'OTHER_RECIPIENT', signed: ['mother'], missing: ['father'] },
    ])
  })

  it('nobody where no one can say who decides', () => {
    const facts = family({ born: aged(9), careOrder: true }, permit('school.attendance', ['mother', 'father']))
    expect(explain(facts, 'school.attendance')).toMatchObject({
      row: { id: 'S-0-14' },
      mustSign: [],
      directives: [{ signed: [], missing: [] }],
    })
  })
})

it('a trace is made by the row of the legal table that was in force on its day', () => {
  const table = LEGAL_TABLE.flatMap((row) =>
    row.id === 'S-0-14'
      ? [
          { ...row, inForceTo: '2026-11-01' },
          { ...row, id: 'S-0-14-2', source: 'a later statute', inForceFrom: '2026-11-01' },
        ]
      : [row],
  )
  const facts = familyOf(9, permit('school.attendance', ['mother', 'father']))
  const before = instant('2026-10-31T23:59:59.999+01:00')
  expect(explain(facts, 'school.attendance', { table, at: before })).toMatchObject({ row: { id: 'S-0-14' } })
  expect(explain(facts, 'school.attendance', { table })).toMatchObject({ row: { source: 'a later statute' } })
})

it('nothing is shared at a moment when the register had not been heard from for too long', () => {
  const yes = permit('school.attendance', ['mother', 'father'])
  const registerReadAt = instant('2026-11-19T12:00:00+01:00')
  const stale = { share: false, reason: 'REGISTER_STALE' }
  expect(explain(familyOf(9, yes), 'school.attendance', { registerReadAt })).toMatchObject({
    obstacle: 'REGISTER_STALE',
    verdict: stale,
    directives: [{ counts: false, reason: 'REGISTER_STALE', signed: ['mother', 'father'] }],
  })
})

it('nobody can be barnekoordinator of one who has turned 18', () => {
  const yes = permit('school.attendance', ['youth'], { to: [{ role: 'CHILD_COORDINATOR' }] })
  const seat: Seat = { service: null, role: 'CHILD_COORDINATOR' }
  expect(explain(familyOf(18, yes), 'school.attendance', { seat })).toMatchObject({
    obstacle: 'NOT_ON_TEAM',
    verdict: { share: false, reason: 'NOT_ON_TEAM' },
  })
  expect(explain(familyOf(17, yes), 'school.attendance', { seat }).obstacle).toBeNull()
})
