import { describe, expect, it } from 'vitest'
import { append, beginLedger, fold, holder, officer, outcomeOf, registrar } from './decision-cases/act-language.ts'
import type { ActResult } from './acts.ts'
import { aged, deny, family, familyOf, instant, member, NOON, permit } from './decision-cases/language.ts'
import type { ChildFacts, ConsentRequest, Membership } from './facts.ts'
import {
  addMember,
  checkStaff,
  recordCareOrder,
  recordHearing,
  removeMember,
  requestConsent,
  type StaffActor,
} from './staff-acts.ts'

const ÅSE = registrar('åse')
const KARI = holder('coordinator')
const refused = (code: string) => ({ ok: false, code })

const joining = (other: Partial<Membership> = {}): Omit<Membership, 'removedAt'> => {
  const { removedAt: _removedAt, ...added } = member('lærer', { service: 'SCHOOL', from: '2026-11-21', ...other })
  return added
}
const join = (facts: ChildFacts, other: Partial<Membership> = {}, actor = ÅSE): ActResult =>
  addMember(facts, actor, joining(other))
type Asked = Parameters<typeof requestConsent>[2]
const ask = (facts: ChildFacts, other: Partial<Asked> = {}, actor = KARI): ActResult =>
  requestConsent(facts, actor, { id: 'a request', purpose: 'COORDINATION', slices: ['school.ppt'], to: null, ...other })
const hear = (facts: ChildFacts, actor = ÅSE, id = 'the yes', heardOn = '2026-11-21'): ActResult =>
  recordHearing(facts, actor, id, 'CONVERSATION', heardOn)

describe('who may do what', () => {
  const yes = permit('school.ppt', ['mother'])
  const team = [member('coordinator'), member('lærer', { role: 'TEAM_LEADER' })]
  const facts = family({ born: aged(9), team }, yes)
  const ACTORS: readonly StaffActor[] = [ÅSE, KARI, officer, holder('mother'), holder('youth'), holder('stranger')]
  const un = 'NOT_FOUND'
  const no = 'NOT_STAFF'
  const ok = 'ok'

  // biome-ignore format: a table
  const ACTS: readonly (readonly [string, (facts: ChildFacts, actor: StaffActor) => ActResult, readonly string[]])[] = [
    //                                                                        registrar team officer mother youth stranger
    ['puts someone on the team', (known, actor) => join(known, {}, actor),            [ok, no, no, no, no, un]],
    ['takes someone off the team', (known, actor) => removeMember(known, actor, 'lærer on the team'), [ok, no, no, no, no, un]],
    ['tells of a care order', (known, actor) => recordCareOrder(known, actor, true),  [ok, no, no, no, no, un]],
    ['asks the family', (known, actor) => ask(known, {}, actor),                      [no, ok, no, no, no, un]],
    ['tells that the child was heard', (known, actor) => hear(known, actor),          [ok, no, no, ok, ok, un]],
  ]

  describe.each(ACTS)('someone %s', (_, act, outcomes) => {
    const hidden = (addressProtection: 'STRENGT_FORTROLIG' | 'STRENGT_FORTROLIG_UTLAND') =>
      family({ born: aged(9), addressProtection, team }, yes)

    it('by the role table', () => {
      expect(ACTORS.map((actor) => outcomeOf(act(facts, actor)))).toEqual(outcomes)
    })

    it('with too low an assurance not at all, and a stranger is told no more', () => {
      const low = ACTORS.map((actor) => outcomeOf(act(facts, { ...actor, assurance: 'LOW' })))
      const code = 'ASSURANCE_TOO_LOW'
      expect(low).toEqual([code, code, code, code, code, un])
    })

    it('not for a child with a strictly protected address, nor before the register was read', () => {
      const unknown = { ...facts, register: null }
      for (const known of [hidden('STRENGT_FORTROLIG'), hidden('STRENGT_FORTROLIG_UTLAND'), unknown]) {
        expect(ACTORS.map((actor) => outcomeOf(act(known, actor)))).toEqual([un, un, un, un, un, un])
      }
    })

    it('not for a child elsewhere', () => {
      const elsewhere = [
        { municipality: '9902', organisation: '314000013' },
        { municipality: '9901', organisation: '314000021' },
      ].map((office) => registrar('åse', { offices: { officerOf: [], registrarOf: [office] } }))
      expect(elsewhere.map((actor) => outcomeOf(act(facts, actor)))).toEqual([un, un])
    })
  })

  it('whoever may, is told of no problem', () => {
    expect(checkStaff(facts, ÅSE, 'record')).toBeNull()
    expect(checkStaff(facts, KARI, 'request')).toBeNull()
    expect(checkStaff(facts, officer, 'explain')).toBeNull()
  })

  it('a registrar who is of the family is of the family alone', () => {
    expect(checkStaff(facts, registrar('father'), 'record')).toBe('NOT_STAFF')
    expect(checkStaff(family({ born: aged(9), guardians: ['mother'] }), registrar('father'), 'record')).toBe(
      'NOT_FOUND',
    )
  })

  it('a guardian whose child is 18 finds the child no more', () => {
    expect(checkStaff(familyOf(18, yes), holder('mother'), 'hearing')).toBe('NOT_FOUND')
  })
})

describe('a registrar puts someone on the team', () => {
  it('with what was told, and the organisation may find the child from then on', () => {
    const start = beginLedger(familyOf(9))
    const added = joining({ organisation: '314000021', to: '2027-06-30' })
    const result = addMember(fold(start), ÅSE, added)
    expect(result).toEqual({ ok: true, events: [{ kind: 'MEMBER_ADDED', body: added }] })
    const facts = fold(append(start, ÅSE, result))
    expect(facts.team[1]).toEqual({ ...added, removedAt: null })
    expect(facts.organisations).toEqual(['314000013', '314000021'])
  })

  it.each<[string, string, Partial<Membership>]>([
    ['NOT_INDEPENDENT', 'themselves', { person: 'åse' }],
    ['OWN_FAMILY', 'a guardian', { person: 'mother' }],
    ['OWN_FAMILY', 'the child', { person: 'youth' }],
    ['INVALID_ORGANISATION', 'of an organisation with eight digits', { organisation: '31400001' }],
    ['INVALID_ORGANISATION', 'of an organisation with ten digits', { organisation: '3140000130' }],
    ['INVALID_ORGANISATION', 'of an organisation that is no number', { organisation: '31400001x' }],
    ['INVALID_PERIOD', 'from yesterday', { from: '2026-11-20' }],
    ['INVALID_PERIOD', 'from no date', { from: '2027-02-29' }],
    ['INVALID_PERIOD', 'to no date', { to: '2027-13-01' }],
    ['INVALID_PERIOD', 'to the day they join', { to: '2026-11-21' }],
    ['INVALID_PERIOD', 'to a day before they join', { from: '2026-12-24', to: '2026-12-01' }],
    ['ALREADY_ON_TEAM', 'who is there', { person: 'coordinator', service: 'COORDINATION_UNIT' }],
  ])('%s: not %s', (code, _, other) => {
    expect(join(familyOf(9), other)).toEqual(refused(code))
  })

  it.each<[string, ChildFacts]>([
    ['a parent without responsibility', family({ born: aged(9), guardians: ['mother'] })],
    [
      'one whose responsibility is ukjent',
      family({ born: aged(9), guardians: ['mother'], unknown: ['father'], parents: [] }),
    ],
    ['one named as verge', family({ born: aged(9), guardians: ['mother'], parents: [], verger: ['father'] })],
  ])('not %s', (_, facts) => {
    expect(join(facts, { person: 'father' })).toEqual(refused('OWN_FAMILY'))
  })

  it('from today in Norway, whatever the date is in UTC', () => {
    const late = registrar('åse', { at: instant('2026-11-22T00:30:00+01:00') })
    expect(outcomeOf(join(familyOf(9), { from: '2026-11-21' }, late))).toBe('INVALID_PERIOD')
    expect(outcomeOf(join(familyOf(9), { from: '2026-11-22' }, late))).toBe('ok')
  })

  it('for a day or more', () => {
    expect(outcomeOf(join(familyOf(9), { to: '2026-11-22' }))).toBe('ok')
  })

  const there = member('lærer', { service: 'SCHOOL', from: '2026-12-01', to: '2027-01-01' })
  const withThere = (other: Partial<Membership> = {}) => family({ born: aged(9), team: [{ ...there, ...other }] })

  it('not twice, whoever else is there', () => {
    const several = family({ born: aged(9), team: [member('coordinator'), there, member('leder')] })
    expect(join(several, { to: '2027-06-30' })).toEqual(refused('ALREADY_ON_TEAM'))
  })

  it.each<[string, string, Partial<Membership>, Partial<Membership>]>([
    ['ALREADY_ON_TEAM', 'for days that overlap at the start', { to: '2026-12-02' }, {}],
    ['ALREADY_ON_TEAM', 'for days that overlap at the end', { from: '2026-12-31' }, {}],
    ['ALREADY_ON_TEAM', 'for days round those they have', {}, {}],
    [
      'ALREADY_ON_TEAM',
      'for days among those they have for good',
      { from: '2026-12-24', to: '2026-12-31' },
      { to: null },
    ],
    ['ALREADY_ON_TEAM', 'from another organisation', { organisation: '314000021' }, {}],
    ['ok', 'to the day before they are there', { to: '2026-12-01' }, {}],
    ['ok', 'from the day after they were there', { from: '2027-01-01' }, {}],
    ['ok', 'in another role', { role: 'TEAM_LEADER' }, {}],
    ['ok', 'of another service', { service: 'PPT' }, {}],
    ['ok', 'when they were removed', {}, { removedAt: '2026-11-01T00:00:00.000Z' }],
    ['ok', 'while another is there', { person: 'en annen lærer' }, {}],
  ])('%s: %s', (outcome, _, other, existing) => {
    expect(outcomeOf(join(withThere(existing), other))).toBe(outcome)
  })
})

describe('someone is taken off the team', () => {
  const team = [
    member('coordinator'),
    member('lærer', { service: 'SCHOOL' }),
    member('coordinator', { id: 'to come', service: 'PPT', from: '2026-12-01' }),
    member('left', { removedAt: '2026-11-01T00:00:00.000Z' }),
    member('åse', { service: 'PPT' }),
  ]
  const facts = family({ born: aged(9), team })

  it('by a registrar, today or before they have come', () => {
    for (const membership of ['lærer on the team', 'to come', 'åse on the team']) {
      expect(removeMember(facts, ÅSE, membership)).toEqual({
        ok: true,
        events: [{ kind: 'MEMBER_REMOVED', body: { membership } }],
      })
    }
  })

  it('by themselves, and at once', () => {
    const start = beginLedger(facts)
    const result = removeMember(fold(start), KARI, 'coordinator on the team')
    expect(result).toEqual({
      ok: true,
      events: [{ kind: 'MEMBER_REMOVED', body: { membership: 'coordinator on the team' } }],
    })
    const after = fold(append(start, KARI, result))
    expect(after.team[0]?.removedAt).toBe(NOON)
    expect(outcomeOf(ask(after))).toBe('NOT_FOUND')
  })

  it('by nobody else on it', () => {
    expect(removeMember(facts, KARI, 'lærer on the team')).toEqual(refused('NOT_STAFF'))
    expect(removeMember(facts, KARI, 'nobody on the team')).toEqual(refused('NOT_STAFF'))
  })

  it('by themselves with the assurance of every act', () => {
    const low = holder('coordinator', { assurance: 'LOW' })
    expect(removeMember(facts, low, 'coordinator on the team')).toEqual(refused('ASSURANCE_TOO_LOW'))
  })

  it('once', () => {
    expect(removeMember(facts, ÅSE, 'left on the team')).toEqual(refused('NOT_FOUND'))
    expect(removeMember(facts, ÅSE, 'nobody on the team')).toEqual(refused('NOT_FOUND'))
  })
})

describe('a care order', () => {
  const told = (inForce: boolean) => ({ ok: true, events: [{ kind: 'CARE_ORDER_RECORDED', body: { inForce } }] })
  const under = (careOrder: boolean) => family({ born: aged(9), careOrder })

  it('is told when it comes into force, and when it is so no more', () => {
    expect(recordCareOrder(under(false), ÅSE, true)).toEqual(told(true))
    expect(recordCareOrder(under(true), ÅSE, false)).toEqual(told(false))
  })

  it('is not told twice', () => {
    expect(recordCareOrder(under(true), ÅSE, true)).toEqual({ ok: true, events: [] })
    expect(recordCareOrder(under(false), ÅSE, false)).toEqual({ ok: true, events: [] })
  })

  it('is in force in the facts, whatever the population register says later', () => {
    const start = beginLedger(familyOf(9))
    const ledger = append(start, ÅSE, recordCareOrder(fold(start), ÅSE, true))
    const read = start.filter(({ kind }) => kind === 'REGISTER_READ')
    expect(fold([...ledger, ...read]).register?.careOrder).toBe(true)
  })
})

describe('someone on the team asks the family', () => {
  it('to share with their own service', () => {
    const start = beginLedger(familyOf(9))
    const slices = ['school.ppt', 'health.plan'] as const
    const result = ask(fold(start), { slices })
    const body = { id: 'a request', purpose: 'COORDINATION', slices, recipient: { service: 'COORDINATION_UNIT' } }
    expect(result).toEqual({ ok: true, events: [{ kind: 'CONSENT_REQUESTED', body }] })
    expect(fold(append(start, KARI, result)).requests).toEqual([{ ...body, person: 'coordinator', at: NOON, to: null }])
  })

  it('until a last day that they name, for as long as each slice could be shared from today', () => {
    const start = beginLedger(familyOf(9))
    const result = ask(fold(start), { to: '2027-05-20' })
    expect(fold(append(start, KARI, result)).requests).toMatchObject([{ to: '2027-05-20' }])
    expect(outcomeOf(ask(familyOf(9), { to: '2026-11-21' }))).toBe('ok')
  })

  it.each<[string, string, readonly string[]]>([
    ['UNKNOWN_SLICE', 'for what is not in the catalogue', ['school.ppt', 'school.lunch']],
    ['UNKNOWN_SLICE', 'for what is not in the catalogue, twice', ['school.lunch', 'school.lunch']],
    ['INCOMPLETE_TERMS', 'for nothing', []],
    ['INCOMPLETE_TERMS', 'for the same twice', ['school.ppt', 'school.ppt']],
  ])('%s: not %s', (code, _, slices) => {
    expect(ask(familyOf(9), { slices })).toEqual(refused(code))
  })

  it.each<[string, string, string]>([
    ['PERIOD_TOO_LONG', 'a day longer than the shortest of the slices allows', '2027-05-21'],
    ['INVALID_PERIOD', 'until yesterday', '2026-11-20'],
    ['INVALID_PERIOD', 'until what is no date', '2027-02-30'],
    ['INVALID_PERIOD', 'until an instant', NOON],
  ])('%s: not %s', (code, _, to) => {
    expect(ask(familyOf(9), { slices: ['school.attendance', 'school.ppt'], to })).toEqual(refused(code))
  })

  const before: ConsentRequest = {
    id: 'before',
    person: 'en kollega',
    at: '2026-11-01T09:00:00.000Z',
    slices: ['school.ppt', 'school.attendance'],
    purpose: 'COORDINATION',
    recipient: { service: 'COORDINATION_UNIT' },
    to: null,
  }
  const asked = (other: Partial<ConsentRequest> = {}) => ({ ...familyOf(9), requests: [{ ...before, ...other }] })

  it('once in 30 days for each slice and purpose, whoever of the service asks', () => {
    expect(ask(asked())).toEqual(refused('ALREADY_SENT'))
    expect(ask(asked(), { slices: ['nav.contact', 'school.attendance'] })).toEqual(refused('ALREADY_SENT'))
    expect(ask(asked({ at: '2026-10-22T11:00:00.001Z' }))).toEqual(refused('ALREADY_SENT'))
  })

  it.each<[string, Partial<ConsentRequest>, Partial<Asked>]>([
    ['for another slice', {}, { slices: ['school.contacts'] }],
    ['for another purpose', {}, { purpose: 'TRANSITION' }],
    ['when another service has asked', { recipient: { service: 'PPT' } }, {}],
    ['when a role has been asked for', { recipient: { role: 'COORDINATOR' } }, {}],
    ['when 30 days have passed', { at: '2026-10-22T11:00:00.000Z' }, {}],
  ])('and again %s', (_, other, request) => {
    expect(outcomeOf(ask(asked(other), request))).toBe('ok')
  })

  it('whether or not the family has answered, and what', () => {
    const answers = [permit('school.ppt', ['mother', 'father']), deny('school.ppt', 'mother')]
    for (const answer of answers) expect(ask(familyOf(9, answer))).toEqual(ask(familyOf(9)))
  })

  it('not as a barnekoordinator, when the youth is 18', () => {
    const team = [member('coordinator', { role: 'CHILD_COORDINATOR' })]
    expect(outcomeOf(ask(family({ born: aged(17), team })))).toBe('ok')
    expect(outcomeOf(ask(family({ born: aged(18), team })))).toBe('NOT_FOUND')
  })
})

describe('that the child was heard', () => {
  it('is told with how and when, by whoever tells it', () => {
    const facts = familyOf(9, permit('school.ppt', ['mother']))
    expect(recordHearing(facts, holder('father'), 'the yes', 'DECLINED', '2026-11-20')).toEqual({
      ok: true,
      events: [
        { kind: 'CHILD_HEARD', body: { directive: 'the yes', participation: 'DECLINED', heardOn: '2026-11-20' } },
      ],
    })
  })

  it.each([1, 6, 7, 17])('at any age: %i', (years) => {
    expect(outcomeOf(hear(familyOf(years, permit('school.ppt', ['mother']))))).toBe('ok')
  })

  it('of a no too', () => {
    expect(outcomeOf(hear(familyOf(9, deny('school.ppt', 'mother')), ÅSE, 'the no'))).toBe('ok')
  })

  it.each<[string, string, string, string]>([
    ['NOT_FOUND', 'about what is not there', 'another', '2026-11-21'],
    ['NOT_FOUND', 'about what is not there, on no date', 'another', '2026-02-30'],
    ['INVALID_DATE', 'tomorrow', 'the yes', '2026-11-22'],
    ['INVALID_DATE', 'on no date', 'the yes', '2026-02-30'],
    ['INVALID_DATE', 'at an instant', 'the yes', NOON],
  ])('%s: not %s', (code, _, id, heardOn) => {
    expect(hear(familyOf(9, permit('school.ppt', ['mother'])), ÅSE, id, heardOn)).toEqual(refused(code))
  })

  it.each<[string, ChildFacts, string]>([
    ['the youth’s no', familyOf(15, deny('school.ppt', 'youth')), 'the no'],
    [
      'what a child of 13 keeps',
      family({ born: aged(13), kept: ['health.plan'] }, permit('health.plan', ['youth'])),
      'the yes',
    ],
    ['what a youth of 16 said of health', familyOf(16, permit('health.plan', ['youth'])), 'the yes'],
  ])('not by a guardian about %s: there is no such directive', (_, facts, id) => {
    expect(hear(facts, holder('mother'), id)).toEqual(refused('NOT_FOUND'))
    expect(outcomeOf(hear(facts, holder('youth'), id))).toBe('ok')
    expect(outcomeOf(hear(facts, ÅSE, id))).toBe('ok')
  })
})
