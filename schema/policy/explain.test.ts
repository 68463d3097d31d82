import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anything } from './decision-cases/arbitraries.ts'
import { check, expectSame, PROPERTY_TIMEOUT_MS, RUNS } from './decision-cases/check.ts'
import { aged, deny, EVER_FRESH, family, familyOf, instant, member, NOON, permit } from './decision-cases/language.ts'
import { decide } from './decision.ts'
import { decideSeat, type DirectiveTrace, explainDecision, type SliceTrace, type TraceReason } from './explain.ts'
import type { ChildFacts } from './facts.ts'
import { LEGAL_TABLE } from './legal-table.ts'
import { SLICE_IDS, type SliceId } from './slices.ts'
import type { Question, Seat } from './slice-decision.ts'
import type { Verdict } from './verdict.ts'
import { SERVICES, TEAM_ROLES } from './vocabulary.ts'

const COORDINATOR: Seat = { service: 'COORDINATION_UNIT', role: 'COORDINATOR' }

const explain = (
  facts: ChildFacts,
  slice: SliceId,
  { seat = COORDINATOR, at = NOON, registerReadAt = EVER_FRESH } = {},
) => {
  const question = { facts, purpose: 'COORDINATION', at, registerReadAt } as const
  const { obstacle, slices } = explainDecision(question, seat)
  return { obstacle, ...(slices.find((trace) => trace.slice === slice) as SliceTrace) }
}

const ask = fc
  .tuple(
    anything,
    // Most directives of these families name the first.
    fc.oneof(fc.constant('COORDINATION_UNIT' as const), fc.constantFrom(...SERVICES)),
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

describe('a trace, for every family', { timeout: PROPERTY_TIMEOUT_MS }, () => {
  it('says what a member in that seat is told', () => {
    let shared = 0
    check(ask, ({ question, seat }) => {
      const told = decideFor(question, seat)
      const { slices } = explainDecision(question, seat)
      expectSame(Object.fromEntries(slices.map(({ slice, verdict }) => [slice, verdict])), told)
      expectSame(decideSeat(question, seat), told)
      shared += SLICE_IDS.filter((slice) => told[slice].share).length
    })
    // Families that share nothing would satisfy all of this.
    expect(shared).toBeGreaterThan(RUNS / 10)
  })

  it('for a service alone, says what is told to a member of it whose role nobody named; and so for a role', () => {
    // No directive of these families names a leader of a team, or NAV.
    check(ask, ({ question, seat: { service, role } }) => {
      expectSame(decideSeat(question, { service, role: null }), decideFor(question, { service, role: 'TEAM_LEADER' }))
      expectSame(decideSeat(question, { service: null, role }), decideFor(question, { service: 'NAV_OFFICE', role }))
    })
  })

  it('has a permit that counts exactly where the slice is shared, and then nothing missing from it', () => {
    check(ask, ({ question, seat }) => {
      const wrong = explainDecision(question, seat).slices.filter(({ verdict, mustSign, directives }) => {
        const permits = directives.filter(({ directive, counts }) => directive.kind === 'PERMIT' && counts)
        const isOneParents = verdict.share && verdict.subjects !== null
        const verger = question.facts.register?.verger ?? []
        const isWhole = permits.every(({ missing, signed }) => {
          const own = signed.filter((person) => !verger.includes(person) || mustSign.includes(person))
          const inPlace = signed.length > own.length && !own.includes('youth') ? ['youth'] : []
          const isBySigners = isOneParents || [...own, ...inPlace].join() === mustSign.join()
          return missing.length === 0 && own.every((person) => mustSign.includes(person)) && isBySigners
        })
        const isNamed = !verdict.share || permits.some(({ directive }) => directive.id === verdict.directive)
        return permits.length > 0 !== verdict.share || !isWhole || !isNamed
      })
      expectSame(wrong, [])
    })
  })

  it('gives a reason for every directive that does not count, and none for one that does', () => {
    check(ask, ({ question, seat }) => {
      const { obstacle, slices } = explainDecision(question, seat)
      const wrong = slices.filter(({ slice, verdict, directives }) => {
        const naming = question.facts.directives.filter((directive) => directive.slices.includes(slice))
        const isComplete =
          directives.length === naming.length &&
          naming.every(({ id }) => directives.some(({ directive }) => directive.id === id))
        const isReasoned = directives.every(({ counts, reason }) => (reason === null) === counts)
        return !isComplete || !isReasoned || (obstacle === null && !isTraced(verdict, directives))
      })
      expectSame(wrong, [])
    })
  })
})

/** Whether the directive a slice is withheld for, if any, is traced with that reason. */
function isTraced(verdict: Verdict, directives: readonly DirectiveTrace[]): boolean {
  if (verdict.share || verdict.directive === null) return true
  const named = directives.find(({ directive }) => directive.id === verdict.directive)
  return named?.directive.kind === 'DENY'
    ? named.counts && verdict.reason === 'DENIED'
    : named !== undefined && named.reason === verdict.reason
}

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

  it('of what a child keeps the child alone, by the row for that', () => {
    const facts = family({ born: aged(13), kept: ['health.plan'] }, permit('health.plan', ['mother', 'father']))
    expect(explain(facts, 'health.plan')).toMatchObject({
      verdict: { share: false, reason: 'SIGNATURES_MISSING', row: 'H-12-15-KEPT' },
      row: { id: 'H-12-15-KEPT', kept: true, needsLegalReview: true },
      mustSign: ['youth'],
      directives: [{ counts: false, reason: 'SIGNATURES_MISSING', signed: [], missing: ['youth'] }],
    })
  })

  it('of one with a verge the youth, when the verge has not signed either', () => {
    const facts = family({ born: aged(18), verger: ['verge'] }, permit('nav.contact', ['mother']))
    expect(explain(facts, 'nav.contact')).toMatchObject({
      mustSign: ['youth'],
      directives: [{ counts: false, reason: 'SIGNATURES_MISSING', signed: [], missing: ['youth'] }],
    })
  })

  it('and of a no nobody, as nobody need sign it', () => {
    const no = deny('school.attendance', 'mother')
    expect(explain(familyOf(9, no), 'school.attendance').directives).toEqual([
      { directive: no, counts: true, reason: null, signed: [], missing: [] },
    ])
  })

  it('of a yes that a verge has signed in the youth’s place, the verge', () => {
    const facts = family({ born: aged(20), verger: ['verge'] }, permit('nav.contact', ['verge']))
    expect(explain(facts, 'nav.contact')).toMatchObject({
      verdict: { share: true },
      mustSign: ['youth'],
      directives: [{ counts: true, signed: ['verge'], missing: [] }],
    })
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
  const legalTable = LEGAL_TABLE.flatMap((row) =>
    row.id === 'S-0-14'
      ? [
          { ...row, inForceTo: '2026-11-01' },
          { ...row, id: 'S-0-14-2', source: 'a later statute', inForceFrom: '2026-11-01' },
        ]
      : [row],
  )
  const facts = family({ born: aged(9), legalTable }, permit('school.attendance', ['mother', 'father']))
  const before = instant('2026-10-31T23:59:59.999+01:00')
  expect(explain(facts, 'school.attendance', { at: before })).toMatchObject({ row: { id: 'S-0-14' } })
  expect(explain(facts, 'school.attendance')).toMatchObject({ row: { source: 'a later statute' } })
})

it('a trace is made by the row of the child’s own municipality', () => {
  const own = LEGAL_TABLE.filter((row) => row.id === 'S-0-14').map((row) => ({
    ...row,
    id: 'S-0-15-4626',
    toAge: 16,
    municipality: '4626',
  }))
  const explainIn = (municipality: string) =>
    explain(
      family(
        { born: aged(15), municipality, legalTable: [...LEGAL_TABLE, ...own] },
        permit('school.attendance', ['mother', 'father']),
      ),
      'school.attendance',
    )
  expect(explainIn('4626')).toMatchObject({
    row: { id: 'S-0-15-4626' },
    verdict: { share: true },
    mustSign: ['mother', 'father'],
  })
  expect(explainIn('1146')).toMatchObject({ row: { id: 'S-15-17' }, verdict: { share: false } })
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
