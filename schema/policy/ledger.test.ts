import { describe, expect, it } from 'vitest'
import { giveDirective, type NewEvent, refuseDirective, signDirective, withdrawDirective } from './acts.ts'
import { EVER_FRESH, familyOf, instant, member, NOON } from './decision-cases/language.ts'
import { decide } from './decision.ts'
import type { RegisterFacts } from './facts.ts'
import { foldLedger, type GivenDirective, type LedgerEvent } from './ledger.ts'
import type { Verdict } from './verdict.ts'

const register = familyOf(9).register as RegisterFacts
const { removedAt: _never, ...coordinator } = member('coordinator')
const TEXT = 'the text of this directive'
const given: GivenDirective = {
  id: 'the yes',
  kind: 'PERMIT',
  slices: ['school.attendance', 'school.enrolment'],
  recipients: [{ service: 'COORDINATION_UNIT' }],
  purposes: ['COORDINATION'],
  validFrom: instant('2026-11-03T00:00:00+01:00'),
  validTo: instant('2027-01-01T00:00:00+01:00'),
  recordsSince: null,
  legalNature: 'SECRECY_WAIVER',
  gdprBasis: 'ART_6_1_E',
  textHash: TEXT,
}

const on = (day: number): string => instant(`2026-11-${String(day).padStart(2, '0')}T12:00:00+01:00`)
const enter = (day: number, actor: string | null, event: NewEvent): LedgerEvent => ({ at: on(day), actor, ...event })

const REGISTERED = enter(1, null, { kind: 'REGISTER_READ', body: register })
const ADDED = enter(2, 'officer', { kind: 'MEMBER_ADDED', body: coordinator })
const GIVEN = enter(3, 'mother', { kind: 'DIRECTIVE_GIVEN', body: given })
const sign = (day: number, person: string): LedgerEvent =>
  enter(day, person, { kind: 'DIRECTIVE_SIGNED', body: { directive: given.id, method: 'EID_HIGH', textHash: TEXT } })
const STORY = [REGISTERED, ADDED, GIVEN, sign(3, 'mother'), sign(5, 'father')]

function attendance(events: readonly LedgerEvent[], at = NOON): Verdict {
  const facts = foldLedger('youth', events.length, events)
  const request = { facts, person: 'coordinator', assurance: 'HIGH', purpose: 'COORDINATION', at } as const
  return decide({ ...request, registerReadAt: EVER_FRESH }).verdicts['school.attendance']
}

describe('folding a ledger', () => {
  it('of nothing gives a child of whom nothing is known', () => {
    expect(foldLedger('youth', 0, [])).toEqual({ child: 'youth', version: 0, register: null, team: [], directives: [] })
  })

  it('keeps the last reading of the register', () => {
    const later = { ...register, addressProtection: 'FORTROLIG' } as const
    const events = [REGISTERED, enter(2, null, { kind: 'REGISTER_READ', body: later })]
    expect(foldLedger('youth', 7, events)).toMatchObject({ version: 7, register: later })
  })

  it('puts who and when on what happened to a directive', () => {
    const withdrawn = enter(9, 'father', {
      kind: 'DIRECTIVE_WITHDRAWN',
      body: { directive: given.id, slices: ['school.enrolment'] },
    })
    const refused = enter(8, 'youth', { kind: 'DIRECTIVE_REFUSED', body: { directive: given.id } })
    expect(foldLedger('youth', 1, [...STORY, refused, withdrawn]).directives).toEqual([
      {
        ...given,
        givenBy: 'mother',
        givenAt: on(3),
        signatures: [
          { person: 'mother', at: on(3), method: 'EID_HIGH', textHash: TEXT },
          { person: 'father', at: on(5), method: 'EID_HIGH', textHash: TEXT },
        ],
        refusals: [{ person: 'youth', at: on(8) }],
        withdrawals: [{ person: 'father', at: on(9), slices: ['school.enrolment'] }],
      },
    ])
  })

  it('puts the time of a removal on the membership', () => {
    const removed = enter(6, 'officer', { kind: 'MEMBER_REMOVED', body: { membership: coordinator.id } })
    expect(foldLedger('youth', 1, [ADDED]).team).toEqual([{ ...coordinator, removedAt: null }])
    expect(foldLedger('youth', 1, [ADDED, removed]).team).toEqual([{ ...coordinator, removedAt: on(6) }])
  })

  it('passes over what happened to something that is not there', () => {
    const strays = [
      sign(3, 'mother'),
      enter(4, 'mother', { kind: 'DIRECTIVE_REFUSED', body: { directive: 'none' } }),
      enter(4, 'mother', { kind: 'DIRECTIVE_WITHDRAWN', body: { directive: 'none', slices: ['school.ppt'] } }),
      enter(4, 'officer', { kind: 'MEMBER_REMOVED', body: { membership: 'none' } }),
    ]
    expect(foldLedger('youth', 4, strays)).toMatchObject({ team: [], directives: [] })
  })

  it('changes no event', () => {
    const events = structuredClone(STORY)
    foldLedger('youth', 1, events)
    expect(events).toEqual(STORY)
  })

  it('lets no second giving undo a withdrawal', () => {
    const withdrawn = enter(9, 'mother', {
      kind: 'DIRECTIVE_WITHDRAWN',
      body: { directive: given.id, slices: given.slices },
    })
    const again = [enter(10, 'mother', GIVEN), sign(10, 'mother'), sign(11, 'father')]
    expect(attendance([...STORY, withdrawn, ...again])).toMatchObject({ share: false, reason: 'WITHDRAWN' })
  })

  it('lets no second adding undo a removal', () => {
    const removed = enter(6, 'officer', { kind: 'MEMBER_REMOVED', body: { membership: coordinator.id } })
    const again = enter(7, 'officer', { kind: 'MEMBER_ADDED', body: coordinator })
    expect(attendance([...STORY, removed, again])).toMatchObject({ share: false, reason: 'NOT_ON_TEAM' })
  })
})

describe('what the family does is what is decided from', () => {
  /** A ledger that grows by acts, as the registry's does under the child's lock. */
  function open() {
    const events: LedgerEvent[] = [REGISTERED, ADDED]
    const facts = () => foldLedger('youth', events.length, events)
    return {
      facts,
      act: (day: number, person: string, perform: (at: string) => ReturnType<typeof signDirective>) => {
        const result = perform(on(day))
        if (!result.ok) throw new Error(result.code)
        for (const event of result.events) events.push(enter(day, person, event))
      },
      verdict: (day: number) => attendance(events, on(day)),
      replay: (day: number) =>
        attendance(
          events.filter(({ at }) => at <= on(day)),
          on(day),
        ),
    }
  }

  const actor = (person: string, at: string) => ({ person, assurance: 'HIGH', at }) as const
  it('given, signed, withdrawn: and each day can be decided again later as it was', () => {
    const ledger = open()
    expect(ledger.verdict(2)).toMatchObject({ share: false, reason: 'NEVER_ASKED' })
    ledger.act(3, 'mother', (at) => giveDirective(ledger.facts(), actor('mother', at), given, TEXT, TEXT))
    expect(ledger.verdict(4)).toMatchObject({ share: false, reason: 'SIGNATURES_MISSING' })
    ledger.act(5, 'father', (at) => signDirective(ledger.facts(), actor('father', at), given.id, TEXT))
    expect(ledger.verdict(6)).toMatchObject({ share: true, row: 'S-0-14' })
    ledger.act(7, 'father', (at) => withdrawDirective(ledger.facts(), actor('father', at), given.id, null))
    expect(ledger.verdict(7)).toMatchObject({ share: false, reason: 'WITHDRAWN' })

    expect(ledger.replay(2)).toMatchObject({ share: false, reason: 'NEVER_ASKED' })
    expect(ledger.replay(4)).toMatchObject({ share: false, reason: 'SIGNATURES_MISSING' })
    expect(ledger.replay(6)).toMatchObject({ share: true, row: 'S-0-14' })
    expect(ledger.replay(7)).toMatchObject({ share: false, reason: 'WITHDRAWN' })
  })

  it('given and refused: nothing was ever shared', () => {
    const ledger = open()
    ledger.act(3, 'mother', (at) => giveDirective(ledger.facts(), actor('mother', at), given, TEXT, TEXT))
    ledger.act(4, 'father', (at) => refuseDirective(ledger.facts(), actor('father', at), given.id))
    expect(ledger.verdict(5)).toMatchObject({ share: false, reason: 'REFUSED' })
    expect(signDirective(ledger.facts(), actor('father', on(6)), given.id, TEXT)).toEqual({
      ok: false,
      code: 'NOT_OPEN',
    })
  })

  it('a no given by one guardian counts at once', () => {
    const ledger = open()
    ledger.act(3, 'mother', (at) => giveDirective(ledger.facts(), actor('mother', at), given, TEXT, TEXT))
    ledger.act(4, 'father', (at) => signDirective(ledger.facts(), actor('father', at), given.id, TEXT))
    const no = { ...given, id: 'the no', kind: 'DENY', validFrom: instant('2026-11-05T00:00:00+01:00') } as const
    ledger.act(5, 'father', (at) => giveDirective(ledger.facts(), actor('father', at), no, TEXT, TEXT))
    expect(ledger.verdict(5)).toMatchObject({ share: false, reason: 'DENIED', directive: 'the no' })
    expect(ledger.replay(4)).toMatchObject({ share: true })
  })
})
