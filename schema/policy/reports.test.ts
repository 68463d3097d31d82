import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { append, beginLedger, by, fold, holder, officer, outcomeOf, registrar } from './decision-cases/act-language.ts'
import { anything } from './decision-cases/arbitraries.ts'
import { check, expectSame, PROPERTY_TIMEOUT_MS, RUNS } from './decision-cases/check.ts'
import { foldUntil, histories, live } from './decision-cases/histories.ts'
import { aged, family, type FamilyTerms, familyOf, instant, member, NOON } from './decision-cases/language.ts'
import { decide } from './decision.ts'
import type { ChildFacts, LookReport } from './facts.ts'
import type { LedgerEvent } from './ledger.ts'
import type { ProblemCode } from './problems.ts'
import { answerReport, type Look, reportLook } from './reports.ts'
import type { SliceId } from './slices.ts'
import { seeFacts } from './wall.ts'

const OCTOBER = instant('2026-10-01T00:00:00+02:00')
const look = (...slices: readonly SliceId[]): Look => ({
  id: 'a look',
  at: instant('2026-11-01T08:00:00+01:00'),
  slices,
})
const LOOK = look('school.attendance')
const QUESTION = 'Hvorfor så noen på dette?'

const report = (facts: ChildFacts, person: string, other: { look?: Look | null; message?: string } = {}) => {
  const { look: reported = LOOK, message = QUESTION } = other
  return reportLook(facts, by(person), 'a report', reported, message)
}
const reported = (person: string, other: Partial<LookReport> = {}): LookReport => ({
  id: 'a report',
  look: 'a look',
  person,
  at: OCTOBER,
  message: QUESTION,
  answer: null,
  ...other,
})
const withReports = (facts: ChildFacts, ...reports: readonly LookReport[]): ChildFacts => ({ ...facts, reports })

describe('a look-up is reported', () => {
  it('as one event, with the text as it was written but for white space round it', () => {
    expect(report(familyOf(9), 'mother', { message: `  ${QUESTION}\nHilsen Åse \u{1f9d2}\t` })).toEqual({
      ok: true,
      events: [
        {
          kind: 'LOOK_REPORTED',
          body: { id: 'a report', look: 'a look', message: `${QUESTION}\nHilsen Åse \u{1f9d2}` },
        },
      ],
    })
  })

  // biome-ignore format: a table
  it.each<[string, FamilyTerms, string, ProblemCode | 'ok']>([
    ['by a guardian',                                       { born: aged(9) },                                          'mother',      'ok'],
    ['by a child of any age',                               { born: aged(3) },                                          'youth',       'ok'],
    ['by a youth of 18',                                    { born: aged(18) },                                         'youth',       'ok'],
    ['by the verge of a youth of 18',                       { born: aged(18), verger: ['verge'] },                      'verge',       'ok'],
    ['not by a verge before that',                          { born: aged(17), verger: ['verge'] },                      'verge',       'NOT_FOUND'],
    ['not by a parent whose child is 18',                   { born: aged(18) },                                         'mother',      'NOT_FOUND'],
    ['not by a parent without parental responsibility',     { born: aged(9), guardians: ['mother'] },                   'father',      'NOT_FOUND'],
    ['not by one whose responsibility is ukjent',           { born: aged(9), guardians: ['mother'], unknown: ['father'] }, 'father',   'NOT_FOUND'],
    ['not by one on the team',                              { born: aged(9) },                                          'coordinator', 'NOT_FOUND'],
    ['not by the privacy officer',                          { born: aged(9) },                                          'officer',     'NOT_FOUND'],
    ['not by a stranger',                                   { born: aged(9) },                                          'stranger',    'NOT_FOUND'],
    ['by nobody of a child who is strictly protected',      { born: aged(9), addressProtection: 'STRENGT_FORTROLIG' },  'mother',      'NOT_FOUND'],
    ['by a guardian of a child with a protected address',   { born: aged(9), addressProtection: 'FORTROLIG' },          'mother',      'ok'],
  ])('%s', (_, terms, person, outcome) => {
    expect(outcomeOf(report(family(terms), person))).toBe(outcome)
  })

  it('with enough assurance, and otherwise nothing is read', () => {
    const low = by('mother', { assurance: 'LOW' })
    expect(outcomeOf(reportLook(familyOf(9), low, 'a report', null, ''))).toBe('ASSURANCE_TOO_LOW')
    expect(outcomeOf(reportLook(familyOf(9), { ...low, person: 'stranger' }, 'a report', LOOK, QUESTION))).toBe(
      'NOT_FOUND',
    )
  })

  it.each<[string, string, ProblemCode | 'ok']>([
    ['of one character', 'æ', 'ok'],
    ['of 2,000 characters', 'å'.repeat(2_000), 'ok'],
    ['of 2,000 characters, each of two units', '\u{1f9d2}'.repeat(2_000), 'ok'],
    ['of 2,000 characters and white space', ` ${'å'.repeat(2_000)}\n\n`, 'ok'],
    ['of 2,001 characters', 'å'.repeat(2_001), 'INVALID_TEXT'],
    ['of none', '', 'INVALID_TEXT'],
    ['of white space', ' \n\t\u00a0', 'INVALID_TEXT'],
    ['with a zero character', 'a\0b', 'INVALID_TEXT'],
    ['with half of a pair of surrogates', 'a\ud83eb', 'INVALID_TEXT'],
  ])('with a text %s', (_, message, outcome) => {
    expect(outcomeOf(report(familyOf(9), 'mother', { message }))).toBe(outcome)
  })

  it('that there is', () => {
    expect(outcomeOf(report(familyOf(9), 'mother', { look: null }))).toBe('NOT_FOUND')
  })

  it('once by each', () => {
    const facts = withReports(familyOf(9), reported('mother'))
    expect(outcomeOf(report(facts, 'mother'))).toBe('ALREADY_REPORTED')
    expect(outcomeOf(report(facts, 'father'))).toBe('ok')
    expect(outcomeOf(report(facts, 'youth'))).toBe('ok')
    expect(outcomeOf(report(facts, 'mother', { look: { ...LOOK, id: 'another' } }))).toBe('ok')
    const answered = reported('mother', { answer: { person: 'officer', at: OCTOBER, text: 'Svar.' } })
    expect(outcomeOf(report(withReports(familyOf(9), answered), 'mother'))).toBe('ALREADY_REPORTED')
  })

  it.each<[string, FamilyTerms, readonly SliceId[], ProblemCode | 'ok']>([
    ['what the child keeps is, to a guardian, no look', { born: aged(13) }, ['health.plan'], 'NOT_FOUND'],
    ['one that showed something else too is', { born: aged(13) }, ['health.plan', 'school.ppt'], 'ok'],
    ['one that showed nothing is', { born: aged(13) }, [], 'ok'],
    ['from 16 no look at health is', { born: aged(16) }, ['health.contacts'], 'NOT_FOUND'],
    ['before that one at what is not kept is', { born: aged(15) }, ['health.contacts'], 'ok'],
  ])('behind the child’s own wall: %s', (_, terms, shown, outcome) => {
    const facts = family({ kept: ['health.plan'], ...terms })
    expect(outcomeOf(report(facts, 'mother', { look: look(...shown) }))).toBe(outcome)
    expect(outcomeOf(report(facts, 'youth', { look: look(...shown) }))).toBe('ok')
  })

  it('a look behind the wall and one that never was are refused alike, whatever else is wrong', () => {
    const facts = withReports(family({ born: aged(13), kept: ['health.plan'] }), reported('mother'))
    for (const message of [QUESTION, '']) {
      const hidden = report(facts, 'mother', { look: look('health.plan'), message })
      expect(hidden).toEqual(report(facts, 'mother', { look: null, message }))
    }
  })
})

describe('a report is answered', () => {
  const facts = withReports(familyOf(9), reported('mother'))
  const answer = (known: ChildFacts, actor = officer, id = 'a report', text = ' Svar. ') =>
    answerReport(known, actor, id, text)

  it('by the privacy officer, as one event', () => {
    expect(answer(facts)).toEqual({
      ok: true,
      events: [{ kind: 'REPORT_ANSWERED', body: { report: 'a report', text: 'Svar.' } }],
    })
  })

  it.each([
    ['one on the team', holder('coordinator'), 'NOT_STAFF'],
    ['a registrar', registrar('registrar'), 'NOT_STAFF'],
    ['the one who asked', holder('mother'), 'NOT_STAFF'],
    ['the child', holder('youth'), 'NOT_STAFF'],
    ['a guardian who is privacy officer', { ...officer, person: 'father' }, 'NOT_STAFF'],
    ['a stranger', holder('stranger'), 'NOT_FOUND'],
    [
      'an officer of another municipality',
      { ...officer, offices: { officerOf: [{ municipality: '9902', organisation: '314000013' }], registrarOf: [] } },
      'NOT_FOUND',
    ],
    ['an officer who has not signed in well enough', { ...officer, assurance: 'LOW' }, 'ASSURANCE_TOO_LOW'],
  ] as const)('not by %s', (_, actor, code) => {
    expect(outcomeOf(answer(facts, actor))).toBe(code)
  })

  it('not of a child who is strictly protected', () => {
    const strict = family({ born: aged(9), addressProtection: 'STRENGT_FORTROLIG' })
    expect(outcomeOf(answer(withReports(strict, reported('mother'))))).toBe('NOT_FOUND')
  })

  it('by an officer who is on the team too', () => {
    const known = family({ born: aged(9), team: [member('coordinator'), member('officer')] })
    expect(outcomeOf(answer(withReports(known, reported('mother'))))).toBe('ok')
  })

  it('once', () => {
    const given = { person: 'officer', at: NOON, text: 'Svar.' }
    expect(outcomeOf(answer(withReports(familyOf(9), reported('mother', { answer: given }))))).toBe('ALREADY_ANSWERED')
  })

  it.each<[string, string, ProblemCode | 'ok']>([
    ['of 4,000 characters', 'å'.repeat(4_000), 'ok'],
    ['of 4,001 characters', 'å'.repeat(4_001), 'INVALID_TEXT'],
    ['of none', ' ', 'INVALID_TEXT'],
    ['with a zero character', '\0', 'INVALID_TEXT'],
  ])('with a text %s', (_, text, outcome) => {
    expect(outcomeOf(answer(facts, officer, 'a report', text))).toBe(outcome)
  })

  it('that there is', () => {
    expect(outcomeOf(answer(facts, officer, 'another'))).toBe('NOT_FOUND')
    expect(outcomeOf(answer(familyOf(9)))).toBe('NOT_FOUND')
  })

  it('after its reporter has lost parental responsibility, who then reads neither', () => {
    const lost = withReports(family({ born: aged(9), guardians: ['father'] }), reported('mother'))
    expect(outcomeOf(answer(lost))).toBe('ok')
    expect(seeFacts(lost, 'mother', NOON).reports).toEqual([])
  })
})

it('question and answer are told to the one who asked and the officer', () => {
  const ledger = beginLedger(familyOf(9))
  const asked = append(ledger, by('mother'), report(fold(ledger), 'mother'))
  const answered = append(asked, officer, answerReport(fold(asked), officer, 'a report', 'Svar.'))
  const facts = fold(answered)
  const told = { ...reported('mother', { at: NOON }), answer: { person: 'officer', at: NOON, text: 'Svar.' } }
  expect(seeFacts(facts, 'mother', NOON).reports).toEqual([told])
  expect(seeFacts(facts, 'officer', NOON).reports).toEqual([told])
  expect(seeFacts(facts, 'father', NOON).reports).toEqual([])
  expect(seeFacts(facts, 'youth', NOON).reports).toEqual([])
})

/** A decision that asked would differ in nearly every case. */
const FEWER_RUNS = RUNS / 10

describe('no decision asks what was reported', { timeout: PROPERTY_TIMEOUT_MS }, () => {
  const reports = fc.array(
    fc.record({
      id: fc.uuid(),
      look: fc.uuid(),
      person: fc.constantFrom('mother', 'father', 'youth', 'coordinator'),
      at: fc.constantFrom(OCTOBER, NOON),
      message: fc.string(),
      answer: fc.option(fc.record({ person: fc.constant('officer'), at: fc.constant(NOON), text: fc.string() })),
    }),
    { minLength: 1, maxLength: 4 },
  )

  it('of any family', () => {
    check(
      fc.tuple(anything, reports),
      ([request, made]) => {
        expectSame(decide({ ...request, facts: { ...request.facts, reports: made } }), decide(request))
      },
      FEWER_RUNS,
    )
  })

  it('nor do other facts, wherever in the ledger it stands', () => {
    const made = fc.tuple(histories, fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 6 }))
    check(
      made,
      ([history, places]) => {
        const { events } = live(history, foldUntil)
        const told = [...events]
        for (const [place, isAnswer] of places) {
          const index = place % (told.length + 1)
          const at = told[index]?.at ?? told.at(-1)?.at ?? NOON
          const event: LedgerEvent = isAnswer
            ? { at, actor: 'officer', kind: 'REPORT_ANSWERED', body: { report: 'a report', text: 'Svar.' } }
            : {
                at,
                actor: 'mother',
                kind: 'LOOK_REPORTED',
                body: { id: 'a report', look: 'a look', message: QUESTION },
              }
          told.splice(index, 0, event)
        }
        expectSame({ ...fold(told), version: 0, reports: [] }, { ...fold(events), version: 0 })
      },
      FEWER_RUNS,
    )
  })
})
