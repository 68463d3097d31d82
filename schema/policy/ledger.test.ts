import { describe, expect, it } from 'vitest'
import {
  giveDirective,
  type NewEvent,
  type ReadText,
  refuseDirective,
  signDirective,
  withdrawDirective,
} from './acts.ts'
import { EVER_FRESH, familyOf, instant, member, NOON } from './decision-cases/language.ts'
import { decide } from './decision.ts'
import type { RegisterFacts } from './facts.ts'
import { foldLedger, type GivenDirective, type LedgerEvent } from './ledger.ts'
import { LEGAL_TABLE } from './legal-table.ts'
import type { Verdict } from './verdict.ts'

const register = familyOf(9).register as RegisterFacts
const { removedAt: _never, ...coordinator } = member('coordinator')
const TEXT = 'the text of this directive'
const READ: ReadText = { textHash: TEXT, locale: 'nb' }
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
  renews: null,
}

const on = (day: number): string => instant(`2026-11-${String(day).padStart(2, '0')}T12:00:00+01:00`)
const enter = (day: number, actor: string | null, event: NewEvent): LedgerEvent => ({ at: on(day), actor, ...event })

const REGISTERED = enter(1, null, { kind: 'REGISTER_READ', body: register })
const ADDED = enter(2, 'officer', { kind: 'MEMBER_ADDED', body: coordinator })
const GIVEN = enter(3, 'mother', { kind: 'DIRECTIVE_GIVEN', body: given })
const sign = (day: number, person: string): LedgerEvent =>
  enter(day, person, { kind: 'DIRECTIVE_SIGNED', body: { directive: given.id, method: 'EID_HIGH', ...READ } })
const fold = (version: number, events: readonly LedgerEvent[]) => foldLedger('youth', version, events, LEGAL_TABLE)
const STORY = [REGISTERED, ADDED, GIVEN, sign(3, 'mother'), sign(5, 'father')]

function attendance(events: readonly LedgerEvent[], at = NOON): Verdict {
  const facts = fold(events.length, events)
  const request = { facts, person: 'coordinator', assurance: 'HIGH', purpose: 'COORDINATION', at } as const
  return decide({ ...request, registerReadAt: EVER_FRESH }).verdicts['school.attendance']
}

describe('folding a ledger', () => {
  it('of nothing gives a child of whom nothing is known', () => {
    expect(fold(0, [])).toEqual({
      child: 'youth',
      version: 0,
      legalTable: LEGAL_TABLE,
      register: null,
      team: [],
      directives: [],
      kept: [],
      requests: [],
      reports: [],
      organisations: [],
    })
  })

  it('keeps the last reading of the register', () => {
    const later = { ...register, addressProtection: 'FORTROLIG' } as const
    const events = [REGISTERED, enter(2, null, { kind: 'REGISTER_READ', body: later })]
    expect(fold(7, events)).toMatchObject({ version: 7, register: later })
  })

  it('puts who and when on what happened to a directive', () => {
    const withdrawn = enter(9, 'father', {
      kind: 'DIRECTIVE_WITHDRAWN',
      body: { directive: given.id, slices: ['school.enrolment'] },
    })
    const refused = enter(8, 'youth', { kind: 'DIRECTIVE_REFUSED', body: { directive: given.id } })
    expect(fold(1, [...STORY, refused, withdrawn]).directives).toEqual([
      {
        ...given,
        givenBy: 'mother',
        givenAt: on(3),
        signatures: [
          { person: 'mother', at: on(3), method: 'EID_HIGH', ...READ, record: null },
          { person: 'father', at: on(5), method: 'EID_HIGH', ...READ, record: null },
        ],
        unconfirmed: [],
        hearings: [],
        refusals: [{ person: 'youth', at: on(8) }],
        withdrawals: [{ person: 'father', at: on(9), slices: ['school.enrolment'] }],
      },
    ])
  })

  it('puts the time of a removal on the membership', () => {
    const removed = enter(6, 'officer', { kind: 'MEMBER_REMOVED', body: { membership: coordinator.id } })
    expect(fold(1, [ADDED]).team).toEqual([{ ...coordinator, removedAt: null }])
    expect(fold(1, [ADDED, removed]).team).toEqual([{ ...coordinator, removedAt: on(6) }])
  })

  it('passes over what happened to something that is not there', () => {
    const strays = [
      sign(3, 'mother'),
      enter(4, 'mother', { kind: 'DIRECTIVE_REFUSED', body: { directive: 'none' } }),
      enter(4, 'mother', { kind: 'DIRECTIVE_WITHDRAWN', body: { directive: 'none', slices: ['school.ppt'] } }),
      enter(4, 'officer', { kind: 'MEMBER_REMOVED', body: { membership: 'none' } }),
    ]
    expect(fold(4, strays)).toMatchObject({ team: [], directives: [] })
  })

  it('changes no event', () => {
    const events = structuredClone(STORY)
    fold(1, events)
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

describe('folding what is put on record', () => {
  const record = { recorder: 'recorder', witness: 'witness', beneficiary: 'coordinator', signedOn: '2026-11-04' }
  const { recorder: _, ...told } = record
  const RECORDED = enter(5, 'recorder', {
    kind: 'SIGNATURE_RECORDED',
    body: { directive: given.id, id: 'on paper', person: 'father', method: 'PAPER', ...READ, ...told },
  })
  const confirm = (day: number, witness: string, signature = 'on paper'): LedgerEvent =>
    enter(day, witness, { kind: 'SIGNATURE_CONFIRMED', body: { directive: given.id, signature } })
  const WAITING = [REGISTERED, ADDED, GIVEN, sign(3, 'mother'), RECORDED]
  const yes = (events: readonly LedgerEvent[]) => fold(1, events).directives[0]

  it('a recorded signature waits for its witness, and counts for nothing', () => {
    expect(yes(WAITING)).toMatchObject({
      signatures: [{ person: 'mother' }],
      unconfirmed: [{ id: 'on paper', person: 'father', at: on(5), method: 'PAPER', ...READ, record }],
    })
    expect(attendance(WAITING)).toMatchObject({ share: false, reason: 'SIGNATURES_MISSING' })
  })

  it('a confirmed signature counts from when its witness said so', () => {
    const confirmed = [...WAITING, confirm(7, 'witness')]
    expect(yes(confirmed)).toMatchObject({ unconfirmed: [] })
    expect(yes(confirmed)?.signatures).toEqual([
      { person: 'mother', at: on(3), method: 'EID_HIGH', ...READ, record: null },
      { person: 'father', at: on(7), method: 'PAPER', ...READ, record },
    ])
    expect(attendance(confirmed)).toMatchObject({ share: true, row: 'S-0-14' })
  })

  it.each([
    ['its recorder', confirm(7, 'recorder')],
    ['its signer', confirm(7, 'father')],
    ['the one who benefits', confirm(7, 'coordinator')],
    ['the witness of another signature', confirm(7, 'witness', 'another')],
  ])('nobody but the witness makes it count: not %s', (_who, event) => {
    expect(fold(1, [...WAITING, event])).toEqual(fold(1, WAITING))
  })

  it('a signature is confirmed once', () => {
    const once = [...WAITING, confirm(7, 'witness')]
    expect(fold(1, [...once, confirm(8, 'witness')])).toEqual(fold(1, once))
  })

  it('one signature is confirmed, and the others wait', () => {
    const oral = enter(5, 'recorder', {
      kind: 'SIGNATURE_RECORDED',
      body: { directive: given.id, id: 'said', person: 'mother', method: 'WITNESSED_ORAL', ...READ, ...told },
    })
    expect(yes([GIVEN, RECORDED, oral, confirm(7, 'witness', 'said')])).toMatchObject({
      signatures: [{ person: 'mother', method: 'WITNESSED_ORAL' }],
      unconfirmed: [{ id: 'on paper' }],
    })
  })

  it('what a recorder wrote down is the act of the one who said it', () => {
    const onBehalfOf = 'father'
    const { slices, id: directive } = given
    const events = [
      enter(3, 'recorder', { kind: 'DIRECTIVE_GIVEN', body: { ...given, onBehalfOf } }),
      enter(4, 'recorder', { kind: 'DIRECTIVE_REFUSED', body: { directive, onBehalfOf } }),
      enter(5, 'recorder', { kind: 'DIRECTIVE_WITHDRAWN', body: { directive, slices, onBehalfOf } }),
    ]
    expect(fold(1, events).directives).toEqual([
      {
        ...given,
        givenBy: 'father',
        givenAt: on(3),
        signatures: [],
        unconfirmed: [],
        hearings: [],
        refusals: [{ person: 'father', at: on(4) }],
        withdrawals: [{ person: 'father', at: on(5), slices }],
      },
    ])
  })

  it('who heard the child, when and how, stays with the directive', () => {
    const heard = { participation: 'CONVERSATION', heardOn: '2026-11-04' } as const
    const event = enter(6, 'recorder', { kind: 'CHILD_HEARD', body: { directive: given.id, ...heard } })
    expect(yes([GIVEN, event, event])?.hearings).toEqual([
      { ...heard, recordedBy: 'recorder', at: on(6) },
      { ...heard, recordedBy: 'recorder', at: on(6) },
    ])
  })
})

describe('folding what concerns the child', () => {
  const CARE_ORDER = enter(2, 'recorder', { kind: 'CARE_ORDER_RECORDED', body: { inForce: true } })
  const ENDED = enter(4, 'recorder', { kind: 'CARE_ORDER_RECORDED', body: { inForce: false } })
  const again = (day: number): LedgerEvent => enter(day, null, { kind: 'REGISTER_READ', body: register })

  it.each<[string, readonly LedgerEvent[], boolean]>([
    ['none was recorded', [REGISTERED], false],
    ['one was recorded after the reading', [REGISTERED, CARE_ORDER], true],
    ['one was recorded before the reading', [CARE_ORDER, REGISTERED], true],
    ['one was recorded, and the register read again', [REGISTERED, CARE_ORDER, again(3)], true],
    ['one was recorded and has ended', [REGISTERED, CARE_ORDER, ENDED], false],
    ['one has ended, and the register is read again', [REGISTERED, CARE_ORDER, ENDED, again(5)], false],
    ['one is recorded once more', [REGISTERED, CARE_ORDER, ENDED, CARE_ORDER], true],
  ])('a care order is in force as last recorded: %s', (_, events, careOrder) => {
    expect(fold(1, events).register).toEqual({ ...register, careOrder })
  })

  it('a care order that the reading itself tells of is in force', () => {
    const told = enter(1, null, { kind: 'REGISTER_READ', body: { ...register, careOrder: true } })
    expect(fold(1, [told]).register).toEqual({ ...register, careOrder: true })
  })

  it('a care order is no reading of the register', () => {
    expect(fold(1, [CARE_ORDER]).register).toBeNull()
  })

  it('a care order stops what was shared, at once', () => {
    expect(attendance([...STORY, CARE_ORDER])).toMatchObject({ share: false, reason: 'CARE_ORDER' })
    expect(attendance([...STORY, CARE_ORDER, ENDED])).toMatchObject({ share: true })
  })

  it('what is kept is kept until it is released, each time on its own', () => {
    const keep = (day: number): LedgerEvent =>
      enter(day, 'youth', { kind: 'SLICES_KEPT', body: { slices: ['health.plan', 'health.contacts'] } })
    const release = (day: number): LedgerEvent =>
      enter(day, 'youth', { kind: 'SLICES_RELEASED', body: { slices: ['health.plan'] } })
    expect(fold(1, [keep(2), release(4), keep(6)]).kept).toEqual([
      { slice: 'health.plan', from: on(2), to: on(4) },
      { slice: 'health.contacts', from: on(2), to: null },
      { slice: 'health.plan', from: on(6), to: null },
      { slice: 'health.contacts', from: on(6), to: null },
    ])
    expect(fold(1, [keep(2), release(4), release(5)]).kept[0]).toEqual({
      slice: 'health.plan',
      from: on(2),
      to: on(4),
    })
  })

  it('a request is sent once, by the one who asked', () => {
    const body = {
      id: 'first',
      slices: ['school.ppt'],
      purpose: 'COORDINATION',
      recipient: { service: 'PPT' },
    } as const
    const events = [
      enter(3, 'coordinator', { kind: 'CONSENT_REQUESTED', body }),
      enter(4, 'someone', { kind: 'CONSENT_REQUESTED', body: { ...body, slices: ['nav.benefits'] } }),
    ]
    expect(fold(1, events).requests).toEqual([{ ...body, person: 'coordinator', at: on(3), to: null }])
  })

  it('a report is made once, by the one who asked, and answered once', () => {
    const body = { id: 'first', look: 'a look', message: 'Hvem var dette?' }
    const ask = enter(3, 'mother', { kind: 'LOOK_REPORTED', body })
    const answer = (day: number, person: string, report = 'first'): LedgerEvent =>
      enter(day, person, { kind: 'REPORT_ANSWERED', body: { report, text: `svar fra ${person}` } })
    const twice = enter(4, 'father', { kind: 'LOOK_REPORTED', body: { ...body, message: 'noe annet' } })
    const asked = { ...body, person: 'mother', at: on(3), answer: null }
    expect(fold(1, [ask, twice]).reports).toEqual([asked])
    expect(fold(1, [ask, answer(4, 'officer', 'another')]).reports).toEqual([asked])
    expect(fold(1, [answer(2, 'officer'), ask]).reports).toEqual([asked])
    expect(fold(1, [ask, answer(5, 'officer'), answer(6, 'colleague'), twice]).reports).toEqual([
      { ...asked, answer: { person: 'officer', at: on(5), text: 'svar fra officer' } },
    ])
  })

  it('an organisation that registered the child, or had someone on its team, is remembered once, and for good', () => {
    const events = [
      enter(1, null, { kind: 'CHILD_REGISTERED', body: { organisation: '314000021' } }),
      ADDED,
      enter(3, 'officer', { kind: 'MEMBER_ADDED', body: { ...coordinator, id: 'another', person: 'colleague' } }),
      enter(6, 'officer', { kind: 'MEMBER_REMOVED', body: { membership: coordinator.id } }),
    ]
    expect(fold(1, events).organisations).toEqual(['314000021', '314000013'])
  })
})

describe('what the family does is what is decided from', () => {
  /** A ledger that grows by acts, as the registry's does under the child's lock. */
  function open() {
    const events: LedgerEvent[] = [REGISTERED, ADDED]
    const facts = () => fold(events.length, events)
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
    ledger.act(3, 'mother', (at) => giveDirective(ledger.facts(), actor('mother', at), given, TEXT, READ))
    expect(ledger.verdict(4)).toMatchObject({ share: false, reason: 'SIGNATURES_MISSING' })
    ledger.act(5, 'father', (at) => signDirective(ledger.facts(), actor('father', at), given.id, READ))
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
    ledger.act(3, 'mother', (at) => giveDirective(ledger.facts(), actor('mother', at), given, TEXT, READ))
    ledger.act(4, 'father', (at) => refuseDirective(ledger.facts(), actor('father', at), given.id))
    expect(ledger.verdict(5)).toMatchObject({ share: false, reason: 'REFUSED' })
    expect(signDirective(ledger.facts(), actor('father', on(6)), given.id, READ)).toEqual({
      ok: false,
      code: 'NOT_OPEN',
    })
  })

  it('a no given by one guardian counts at once', () => {
    const ledger = open()
    ledger.act(3, 'mother', (at) => giveDirective(ledger.facts(), actor('mother', at), given, TEXT, READ))
    ledger.act(4, 'father', (at) => signDirective(ledger.facts(), actor('father', at), given.id, READ))
    const no = { ...given, id: 'the no', kind: 'DENY', validFrom: instant('2026-11-05T00:00:00+01:00') } as const
    ledger.act(5, 'father', (at) => giveDirective(ledger.facts(), actor('father', at), no, TEXT, READ))
    expect(ledger.verdict(5)).toMatchObject({ share: false, reason: 'DENIED', directive: 'the no' })
    expect(ledger.replay(4)).toMatchObject({ share: true })
  })
})
