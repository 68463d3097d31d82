import { beforeEach, describe, expect, it } from 'vitest'
import {
  append,
  beginLedger,
  by,
  fold,
  holder,
  outcomeOf,
  READ,
  registrar,
  shownTo,
  terms,
} from './decision-cases/act-language.ts'
import { type ActResult, refuseDirective, signDirective, type Terms, withdrawDirective } from './acts.ts'
import { aged, deny, family, familyOf, instant, member, NOON, permit, signed } from './decision-cases/language.ts'
import { findDirectiveState } from './directive-state.ts'
import type { ChildFacts, Directive, UnconfirmedSignature } from './facts.ts'
import type { LedgerEvent } from './ledger.ts'
import {
  confirmSignature,
  recordDirective,
  type RecordedTerms,
  recordRefusal,
  recordSignature,
  recordWithdrawal,
} from './record.ts'
import type { StaffActor } from './staff-acts.ts'
import type { PersonId, Recipient } from './vocabulary.ts'

const ÅSE = registrar('åse')
const BJØRN = registrar('bjørn')
const YES = 'the yes'

const onPaper = (other: Partial<RecordedTerms> = {}): RecordedTerms => ({
  ...READ,
  id: 'mother’s signature',
  method: 'PAPER',
  witness: 'bjørn',
  beneficiary: 'coordinator',
  signedOn: '2026-11-20',
  ...other,
})
const give = (
  facts: ChildFacts,
  person: PersonId,
  { actor = ÅSE, ...other }: Partial<Terms> & { readonly actor?: StaffActor } = {},
  recorded: Partial<RecordedTerms> = {},
): ActResult => recordDirective(facts, actor, person, terms(other), READ.textHash, onPaper(recorded))
const sign = (facts: ChildFacts, person: PersonId, recorded: Partial<RecordedTerms> = {}, actor = ÅSE): ActResult =>
  recordSignature(facts, actor, YES, person, onPaper(recorded))
const refused = (code: string) => ({ ok: false, code })

/** A signature of the mother’s that waits for its witness. */
const waiting = (other: Partial<UnconfirmedSignature> = {}): UnconfirmedSignature => ({
  ...signed('mother', { method: 'PAPER' }),
  id: 'mother’s signature',
  record: { recorder: 'åse', witness: 'bjørn', beneficiary: 'coordinator', signedOn: '2026-11-20' },
  ...other,
})
const half = (other: Partial<Directive> = {}): Directive => ({
  ...permit('school.attendance', ['father']),
  unconfirmed: [waiting()],
  ...other,
})
const confirm = (facts: ChildFacts, actor = BJØRN, id = YES, signature = 'mother’s signature'): ActResult =>
  confirmSignature(facts, actor, id, signature)

const FIVE: readonly (readonly [string, (facts: ChildFacts, actor: StaffActor) => ActResult])[] = [
  ['recording a directive', (facts, actor) => give(facts, 'mother', { actor })],
  ['recording a signature', (facts, actor) => sign(facts, 'mother', {}, actor)],
  ['confirming a signature', confirm],
  ['recording a refusal', (facts, actor) => recordRefusal(facts, actor, YES, 'mother')],
  ['recording a withdrawal', (facts, actor) => recordWithdrawal(facts, actor, 'father', ['school.attendance'])],
]

describe.each(FIVE)('%s', (_, act) => {
  const facts = family({ born: aged(9), guardians: ['mother', 'father'] }, half())

  it.each<[string, StaffActor, string]>([
    ['a stranger is told of no child', holder('stranger'), 'NOT_FOUND'],
    ['a stranger with a low assurance is told no more', holder('stranger', { assurance: 'LOW' }), 'NOT_FOUND'],
    [
      'a registrar of another municipality is told of no child',
      registrar('åse', {
        offices: { officerOf: [], registrarOf: [{ municipality: '9902', organisation: '314000013' }] },
      }),
      'NOT_FOUND',
    ],
    [
      'a registrar of an organisation that does not help the child is told of no child',
      registrar('åse', {
        offices: { officerOf: [], registrarOf: [{ municipality: '9901', organisation: '314000021' }] },
      }),
      'NOT_FOUND',
    ],
    ['one on the team may not', holder('coordinator'), 'NOT_STAFF'],
    ['a guardian may not', holder('mother'), 'NOT_STAFF'],
    ['a guardian who is a registrar elsewhere in life may not', registrar('mother'), 'NOT_STAFF'],
    ['a registrar needs the assurance of everyone else', registrar('bjørn', { assurance: 'LOW' }), 'ASSURANCE_TOO_LOW'],
  ])('%s', (__, actor, code) => {
    expect(act(facts, actor)).toEqual(refused(code))
  })

  it.each(['STRENGT_FORTROLIG', 'STRENGT_FORTROLIG_UTLAND'] as const)(
    'under %s there is no child, for anyone',
    (addressProtection) => {
      const hidden = family({ born: aged(9), addressProtection }, half())
      for (const actor of [ÅSE, BJØRN, holder('coordinator'), registrar('mother')]) {
        expect(act(hidden, actor)).toEqual(refused('NOT_FOUND'))
      }
    },
  )
})

describe('a registrar records what a family member gave', () => {
  const given = (person: string, other: Partial<Terms> = {}) => ({
    kind: 'DIRECTIVE_GIVEN',
    body: { ...terms(other), textHash: READ.textHash, onBehalfOf: person },
  })

  it('a yes: as the family member’s, with a signature that waits for its witness', () => {
    expect(give(familyOf(9), 'mother')).toEqual({
      ok: true,
      events: [
        given('mother'),
        { kind: 'SIGNATURE_RECORDED', body: { ...onPaper(), directive: 'the new one', person: 'mother' } },
      ],
    })
  })

  it('a no: as the family member’s, at once, with no witness and nobody who benefits', () => {
    const nobody = { witness: '', beneficiary: '', signedOn: '' }
    expect(give(familyOf(9), 'father', { kind: 'DENY' }, nobody)).toEqual({
      ok: true,
      events: [given('father', { kind: 'DENY' })],
    })
  })

  it.each<[string, string, ChildFacts, PersonId, Partial<Terms>, Partial<RecordedTerms>]>([
    ['NOT_FAMILY', 'of one who is not of the family', familyOf(9), 'aunt', {}, {}],
    ['NOT_FAMILY', 'of one who is not of the family, whatever the terms', familyOf(9), 'aunt', { slices: [] }, {}],
    ['NOT_FAMILY', 'of a child who may not say yes', familyOf(13), 'youth', {}, {}],
    ['NOT_FAMILY', 'of a parent whose child is 18', familyOf(18), 'mother', {}, {}],
    [
      'NOT_FAMILY',
      'of a parent without responsibility',
      family({ born: aged(9), guardians: ['father'] }),
      'mother',
      {},
      {},
    ],
    ['INCOMPLETE_TERMS', 'without a slice', familyOf(9), 'mother', { slices: [] }, {}],
    ['INVALID_PERIOD', 'from yesterday', familyOf(9), 'mother', { validFrom: '2026-11-19T23:00:00.000Z' }, {}],
    ['PERIOD_TOO_LONG', 'for too long', familyOf(9), 'mother', { validTo: '2028-01-01T00:00:00.000Z' }, {}],
    ['NOT_RENEWABLE', 'continuing what is not there', familyOf(9), 'mother', { renews: 'another' }, {}],
    [
      'MIXED_SIGNERS',
      'of health and school by a youth of 16',
      familyOf(16),
      'youth',
      { slices: ['health.plan', 'school.ppt'] },
      {},
    ],
    ['TEXT_CHANGED', 'when another text was read', familyOf(9), 'mother', {}, { textHash: 'another text' }],
    [
      'TEXT_CHANGED',
      'when another text was read, of a no too',
      familyOf(9),
      'mother',
      { kind: 'DENY' },
      { textHash: 'another text' },
    ],
    ['INVALID_DATE', 'signed tomorrow', familyOf(9), 'mother', {}, { signedOn: '2026-11-22' }],
    ['INVALID_DATE', 'signed on no date', familyOf(9), 'mother', {}, { signedOn: '2026-02-30' }],
    [
      'INVALID_DATE',
      'signed on no date, whoever the witness',
      familyOf(9),
      'mother',
      {},
      { signedOn: '', witness: 'åse' },
    ],
    ['NOT_INDEPENDENT', 'witnessed by the recorder', familyOf(9), 'mother', {}, { witness: 'åse' }],
  ])('%s: not %s', (code, _, facts, person, other, recorded) => {
    expect(give(facts, person, other, recorded)).toEqual(refused(code))
  })

  it('signed today is signed in time', () => {
    expect(outcomeOf(give(familyOf(9), 'mother', {}, { signedOn: '2026-11-21' }))).toBe('ok')
  })
})

describe('a registrar records a signature on what waits for it', () => {
  const facts = familyOf(9, permit('school.attendance', ['father']))

  it('anew, with another witness, when the first has not confirmed it', () => {
    expect(outcomeOf(sign(familyOf(9, half()), 'mother', { witness: 'cecilie' }))).toBe('ok')
  })

  it('as the family member’s, until its witness has confirmed it', () => {
    expect(sign(facts, 'mother', { method: 'WITNESSED_ORAL', locale: 'nn' })).toEqual({
      ok: true,
      events: [
        {
          kind: 'SIGNATURE_RECORDED',
          body: { ...onPaper({ method: 'WITNESSED_ORAL', locale: 'nn' }), directive: YES, person: 'mother' },
        },
      ],
    })
  })

  it.each<[string, string, ChildFacts, PersonId, Partial<RecordedTerms>]>([
    ['NOT_FAMILY', 'of one who is not of the family', facts, 'aunt', {}],
    ['NOT_FAMILY', 'of a child who may not say yes', facts, 'youth', {}],
    [
      'NOT_FOUND',
      'of a parent without responsibility',
      family({ born: aged(9), guardians: ['father'] }, ...facts.directives),
      'mother',
      {},
    ],
    ['NOT_FOUND', 'on what is not there', familyOf(9), 'mother', {}],
    [
      'NOT_FOUND',
      'of a guardian on what is the youth’s own',
      familyOf(16, permit('health.plan', ['youth'])),
      'mother',
      {},
    ],
    ['ALREADY_SIGNED', 'of one who has signed', facts, 'father', {}],
    ['ALREADY_SIGNED', 'of one whose signature waits for its witness', familyOf(9, half()), 'mother', {}],
    [
      'NOT_OPEN',
      'on what is refused',
      familyOf(9, permit('school.attendance', ['father'], { refusedBy: ['mother'] })),
      'mother',
      {},
    ],
    ['NOT_OPEN', 'on a no', familyOf(9, deny('school.attendance', 'father', { id: YES })), 'mother', {}],
    ['TEXT_CHANGED', 'on another text', facts, 'mother', { textHash: 'another text' }],
    ['INVALID_DATE', 'made tomorrow', facts, 'mother', { signedOn: '2026-11-22' }],
    ['INVALID_DATE', 'made on no date', facts, 'mother', { signedOn: '20.11.2026' }],
    ['NOT_INDEPENDENT', 'witnessed by the recorder', facts, 'mother', { witness: 'åse' }],
  ])('%s: not %s', (code, _, known, person, recorded) => {
    expect(sign(known, person, recorded)).toEqual(refused(code))
  })

  it('of one beside another’s that waits', () => {
    const both = familyOf(9, { ...permit('school.attendance', [], { givenBy: 'mother' }), unconfirmed: [waiting()] })
    expect(outcomeOf(sign(both, 'father', { id: 'father’s signature' }))).toBe('ok')
  })
})

describe('recorder, witness, the one who benefits and the signer are four people', () => {
  const TO: readonly Recipient[] = [{ service: 'COORDINATION_UNIT' }, { role: 'TEAM_LEADER' }]
  const team = [
    member('coordinator'),
    member('leder', { role: 'TEAM_LEADER', service: 'SCHOOL' }),
    member('lærer', { role: 'TEAM_MEMBER', service: 'SCHOOL' }),
    member('bjørn', { role: 'TEAM_MEMBER', service: 'PPT' }),
    member('åse', { role: 'TEAM_MEMBER', service: 'PPT' }),
    member('named', { id: 'named 1', service: 'SCHOOL', role: 'TEAM_MEMBER' }),
    member('named', { id: 'named 2' }),
    member('left', { to: '2026-11-21' }),
    member('removed', { removedAt: '2026-11-01T00:00:00.000Z' }),
    member('to come', { from: '2026-11-22' }),
    member('barnekoordinator', { role: 'CHILD_COORDINATOR' }),
  ]
  const facts = (years = 9) =>
    family(
      { born: aged(years), guardians: ['mother'], team, verger: ['verge'] },
      permit('school.attendance', [], { to: TO, givenBy: 'mother' }),
    )
  const record = (recorded: Partial<RecordedTerms>, recorder = 'åse', years = 9, person = 'mother') =>
    outcomeOf(sign(facts(years), person, recorded, registrar(recorder)))

  it.each<[string, Partial<RecordedTerms>, string?]>([
    ['the recorder is the witness', { witness: 'åse' }],
    ['the recorder benefits', { beneficiary: 'coordinator' }, 'coordinator'],
    ['the recorder would benefit, beside the one who is named', { beneficiary: 'leder' }, 'coordinator'],
    ['the witness benefits', { witness: 'coordinator' }],
    ['the witness would benefit, beside the one who is named', { witness: 'leder' }],
    ['the witness would benefit by another place on the team', { witness: 'named' }],
    ['the witness is the signer', { witness: 'mother' }],
    ['the witness is a parent without responsibility', { witness: 'father' }],
    ['the witness is the child', { witness: 'youth' }],
    ['the witness is named as verge', { witness: 'verge' }],
    ['the one who benefits is the signer', { beneficiary: 'mother' }],
    ['the one who benefits is not on the team', { beneficiary: 'stranger' }],
    ['the one who benefits is on the team, and not named', { beneficiary: 'lærer' }],
    ['the one who benefits has left the team', { beneficiary: 'left' }],
    ['the one who benefits was removed from the team', { beneficiary: 'removed' }],
    ['the one who benefits is not on the team yet', { beneficiary: 'to come' }],
    ['nobody benefits', { beneficiary: '' }],
  ])('not where %s', (_, recorded, recorder) => {
    expect(record(recorded, recorder)).toBe('NOT_INDEPENDENT')
  })

  it.each<[string, Partial<RecordedTerms>, string?]>([
    ['the one who benefits is named by service', {}],
    ['the one who benefits is named by role', { beneficiary: 'leder' }],
    ['recorder and witness are on the team, and not named', { witness: 'bjørn' }, 'åse'],
    ['neither recorder nor witness is on the team', { witness: 'silje' }, 'kåre'],
    ['recorder and witness have left the team', { witness: 'removed' }, 'left'],
  ])('but where %s', (_, recorded, recorder) => {
    expect(record(recorded, recorder)).toBe('ok')
  })

  it('a barnekoordinator of a youth of 18 benefits no more', () => {
    const beneficiary = 'barnekoordinator'
    expect(record({ beneficiary }, 'åse', 17)).toBe('ok')
    expect(record({ beneficiary }, 'åse', 18, 'youth')).toBe('NOT_INDEPENDENT')
    expect(record({}, 'åse', 18, 'youth')).toBe('ok')
  })

  it('so it is of what is given and recorded at once', () => {
    expect(outcomeOf(give(facts(), 'mother', { recipients: TO }, { beneficiary: 'leder' }))).toBe('ok')
    expect(outcomeOf(give(facts(), 'mother', {}, { beneficiary: 'leder' }))).toBe('NOT_INDEPENDENT')
  })
})

describe('a witness confirms a signature', () => {
  const facts = familyOf(9, half())

  it('that waits for them', () => {
    expect(confirm(facts)).toEqual({
      ok: true,
      events: [{ kind: 'SIGNATURE_CONFIRMED', body: { directive: YES, signature: 'mother’s signature' } }],
    })
  })

  it('on the directive they name, of several', () => {
    const other = permit('nav.contact', ['mother', 'father'], { id: 'another' })
    expect(outcomeOf(confirm(familyOf(9, other, half())))).toBe('ok')
    expect(confirm(familyOf(9, half(), other), BJØRN, 'another')).toEqual(refused('NOT_FOUND'))
  })

  it.each<[string, StaffActor, string, string]>([
    ['the recorder', ÅSE, YES, 'mother’s signature'],
    ['another registrar', registrar('silje'), YES, 'mother’s signature'],
    ['the witness of another signature', BJØRN, YES, 'another'],
    ['the witness, on another directive', BJØRN, 'another', 'mother’s signature'],
  ])('for %s there is none', (_, actor, id, signature) => {
    expect(confirm(facts, actor, id, signature)).toEqual(refused('NOT_FOUND'))
  })

  it('not when the witness is a registrar no more', () => {
    expect(confirm(facts, holder('bjørn'))).toEqual(refused('NOT_FOUND'))
    const onTeam = family({ born: aged(9), team: [member('coordinator'), member('bjørn', { service: 'PPT' })] }, half())
    expect(confirm(onTeam, holder('bjørn'))).toEqual(refused('NOT_STAFF'))
  })

  it.each<[string, string, ChildFacts]>([
    ['ALREADY_SIGNED', 'the signer has signed in and signed', familyOf(9, half({ signatures: [signed('mother')] }))],
    ['NOT_OPEN', 'the directive was refused', familyOf(9, half({ refusals: [{ person: 'mother', at: NOON }] }))],
    [
      'NOT_OPEN',
      'the directive was withdrawn',
      familyOf(9, half({ withdrawals: [{ person: 'father', at: NOON, slices: ['school.attendance'] }] })),
    ],
    ['NOT_OPEN', 'the directive is over', familyOf(9, half({ validTo: NOON }))],
    ['NOT_FOUND', 'the signer is no guardian any more', family({ born: aged(9), guardians: ['father'] }, half())],
    ['NOT_FOUND', 'the child is 18', familyOf(18, half())],
    [
      'NOT_FAMILY',
      'the child who signed keeps it no longer',
      familyOf(13, half({ slices: ['health.plan'], unconfirmed: [waiting({ person: 'youth' })] })),
    ],
    [
      'NOT_INDEPENDENT',
      'the one who benefits has left the team',
      family({ born: aged(9), team: [member('silje')] }, half()),
    ],
    [
      'NOT_INDEPENDENT',
      'the witness has joined the team, and would benefit',
      family({ born: aged(9), team: [member('coordinator'), member('bjørn')] }, half()),
    ],
    [
      'NOT_INDEPENDENT',
      'the recorder has joined the team, and would benefit',
      family({ born: aged(9), team: [member('coordinator'), member('åse')] }, half()),
    ],
    [
      'NOT_INDEPENDENT',
      'the recorder turns out to be of the family',
      family({ born: aged(9), verger: ['åse'] }, half()),
    ],
  ])('%s: not when %s', (code, _, known) => {
    expect(confirm(known)).toEqual(refused(code))
  })
})

describe('what is on record shares', () => {
  const fathers = (facts: ChildFacts) =>
    recordSignature(facts, BJØRN, 'the new one', 'father', onPaper({ id: 'father’s signature', witness: 'åse' }))
  let recorded: readonly LedgerEvent[]
  let mothers: readonly LedgerEvent[]
  let both: readonly LedgerEvent[]
  let confirmed: readonly LedgerEvent[]
  beforeEach(() => {
    const start = beginLedger(familyOf(9))
    recorded = append(start, ÅSE, give(fold(start), 'mother'))
    mothers = append(recorded, BJØRN, confirm(fold(recorded), BJØRN, 'the new one'))
    both = append(mothers, BJØRN, fathers(fold(mothers)))
    confirmed = append(both, ÅSE, confirm(fold(both), ÅSE, 'the new one', 'father’s signature'))
  })
  const stateOf = (facts: ChildFacts) => {
    const [directive] = facts.directives as [Directive]
    return findDirectiveState(directive, 'school.attendance', facts, NOON)
  }

  it('nothing until each signature is confirmed, and then at once', () => {
    expect([recorded, mothers, both, confirmed].map((ledger) => shownTo(fold(ledger)))).toEqual([
      [],
      [],
      [],
      ['school.attendance'],
    ])
    expect([recorded, mothers, both, confirmed].map((ledger) => stateOf(fold(ledger)))).toEqual([
      'PENDING',
      'PENDING',
      'PENDING',
      'ACTIVE',
    ])
  })

  it('as the family member’s, with who recorded and who witnessed', () => {
    const [directive] = fold(confirmed).directives
    expect(directive).toMatchObject({ givenBy: 'mother', unconfirmed: [] })
    expect(directive?.signatures).toEqual([
      {
        ...READ,
        person: 'mother',
        at: NOON,
        method: 'PAPER',
        record: { recorder: 'åse', witness: 'bjørn', beneficiary: 'coordinator', signedOn: '2026-11-20' },
      },
      {
        ...READ,
        person: 'father',
        at: NOON,
        method: 'PAPER',
        record: { recorder: 'bjørn', witness: 'åse', beneficiary: 'coordinator', signedOn: '2026-11-20' },
      },
    ])
  })

  it('beside a signature the other has made themselves', () => {
    const signedIn = append(mothers, by('father'), signDirective(fold(mothers), by('father'), 'the new one', READ))
    expect(shownTo(fold(signedIn))).toEqual(['school.attendance'])
  })

  it('and is confirmed once', () => {
    expect(confirm(fold(mothers), BJØRN, 'the new one')).toEqual(refused('NOT_FOUND'))
  })

  it('nothing where another than its witness wrote that they confirm it', () => {
    const forged = append(both, registrar('silje'), confirm(fold(both), ÅSE, 'the new one', 'father’s signature'))
    expect(shownTo(fold(forged))).toEqual([])
  })

  it('a no counts at once, on the recorder’s word alone', () => {
    const no = give(fold(confirmed), 'father', { kind: 'DENY', id: 'a no' }, { witness: '', beneficiary: '' })
    const facts = fold(append(confirmed, ÅSE, no))
    expect(shownTo(facts)).toEqual([])
    expect(facts.directives[1]).toMatchObject({ kind: 'DENY', givenBy: 'father', signatures: [], unconfirmed: [] })
  })

  it('nothing of what is withdrawn before it is confirmed: it can be confirmed no more', () => {
    const result = recordWithdrawal(fold(both), ÅSE, 'father', ['school.attendance'])
    const facts = fold(append(both, ÅSE, result))
    expect(stateOf(facts)).toBe('WITHDRAWN')
    expect(confirm(facts, ÅSE, 'the new one', 'father’s signature')).toEqual(refused('NOT_OPEN'))
    expect(withdrawDirective(fold(both), by('father'), 'the new one', null)).toEqual({
      ok: true,
      events: [{ kind: 'DIRECTIVE_WITHDRAWN', body: { directive: 'the new one', slices: ['school.attendance'] } }],
    })
  })
})

describe('a registrar records a refusal', () => {
  it('as the family member’s, and it counts at once', () => {
    const facts = familyOf(9, permit('school.attendance', ['father']))
    const result = recordRefusal(facts, ÅSE, YES, 'mother')
    expect(result).toEqual({
      ok: true,
      events: [{ kind: 'DIRECTIVE_REFUSED', body: { directive: YES, onBehalfOf: 'mother' } }],
    })
    const start = beginLedger(facts)
    const given = append(start, ÅSE, give(fold(start), 'father', { id: YES }))
    const after = fold(append(given, ÅSE, result))
    expect(after.directives[0]?.refusals).toEqual([{ person: 'mother', at: NOON }])
  })

  it.each<[string, string, ChildFacts, PersonId]>([
    ['NOT_FAMILY', 'of one who is not of the family', familyOf(9, half()), 'aunt'],
    ['NOT_FAMILY', 'of a child who may not say yes', familyOf(9, half()), 'youth'],
    ['NOT_FOUND', 'of a parent whose child is 18', familyOf(18, half()), 'mother'],
    ['NOT_FOUND', 'of what is not there', familyOf(9), 'mother'],
    ['NOT_FOUND', 'of a guardian to what is the youth’s own', familyOf(16, permit('health.plan', ['youth'])), 'mother'],
    ['ALREADY_SIGNED', 'of one who has signed: they withdraw', familyOf(9, half()), 'father'],
    ['NOT_OPEN', 'of what is over', familyOf(9, half({ validTo: NOON })), 'mother'],
    ['NOT_OPEN', 'of a no', familyOf(9, deny('school.ppt', 'father', { id: YES })), 'mother'],
  ])('%s: not %s', (code, _, facts, person) => {
    expect(recordRefusal(facts, ÅSE, YES, person)).toEqual(refused(code))
    if (code !== 'NOT_FAMILY' || person !== 'aunt') {
      expect(refuseDirective(facts, by(person), YES)).toEqual(refused(code))
    }
  })
})

describe('a registrar records that a family member takes back a yes', () => {
  const BOTH = ['mother', 'father'] as const
  const withdrawn = (...events: readonly (readonly [string, ...string[]])[]) => ({
    ok: true,
    events: events.map(([directive, ...slices]) => ({
      kind: 'DIRECTIVE_WITHDRAWN',
      body: { directive, slices, onBehalfOf: 'mother' },
    })),
  })
  const take = (facts: ChildFacts, slices: Parameters<typeof recordWithdrawal>[3], person = 'mother') =>
    recordWithdrawal(facts, ÅSE, person, slices)

  it('to some slices, in whatever directives they signed, and in no other', () => {
    const facts = familyOf(
      9,
      permit(['school.ppt', 'school.attendance'], BOTH, { id: 'one' }),
      permit(['school.attendance', 'nav.contact'], ['mother'], { id: 'two' }),
      permit('school.attendance', ['father'], { id: 'the other’s' }),
      permit('school.enrolment', BOTH, { id: 'another slice' }),
      deny('school.attendance', 'mother', { id: 'a no' }),
    )
    expect(take(facts, ['school.attendance', 'nav.contact'])).toEqual(
      withdrawn(['one', 'school.attendance'], ['two', 'school.attendance', 'nav.contact']),
    )
  })

  it('and the answer is the same where there is nothing to take back', () => {
    const nothing = { ok: true, events: [] }
    expect(take(familyOf(9), ['school.ppt'])).toEqual(nothing)
    expect(take(familyOf(9, permit('school.ppt', ['father'])), ['school.ppt'])).toEqual(nothing)
    expect(take(familyOf(9, permit('school.ppt', BOTH, { until: NOON })), ['school.ppt'])).toEqual(nothing)
    expect(take(familyOf(9, permit('school.ppt', BOTH)), [])).toEqual(nothing)
    expect(take(familyOf(18, permit('school.ppt', BOTH)), ['school.ppt'])).toEqual(nothing)
    expect(take(familyOf(9, permit('school.ppt', BOTH)), ['school.ppt'], 'youth')).toEqual(nothing)
  })

  it('what was taken back before is not taken back again, and holds up nothing else', () => {
    const facts = familyOf(
      9,
      permit(['school.ppt', 'nav.contact'], BOTH, { withdrawnBy: ['father'], withdrawn: ['school.ppt'] }),
    )
    expect(take(facts, ['school.ppt', 'nav.contact'])).toEqual(withdrawn([YES, 'nav.contact']))
  })

  it('of a parent whose child is 18: their own affairs, though more was asked', () => {
    const facts = familyOf(18, permit(['nav.contact', 'nav.householdEconomy'], ['mother', 'youth']))
    expect(take(facts, ['nav.contact', 'nav.householdEconomy'])).toEqual(withdrawn([YES, 'nav.householdEconomy']))
  })

  it('of a youth of 15: whatever others have signed', () => {
    expect(take(familyOf(15, permit('school.ppt', BOTH)), ['school.ppt'], 'youth')).toEqual({
      ok: true,
      events: [{ kind: 'DIRECTIVE_WITHDRAWN', body: { directive: YES, slices: ['school.ppt'], onBehalfOf: 'youth' } }],
    })
  })

  it('not of one who is not of the family', () => {
    expect(take(familyOf(9, permit('school.ppt', BOTH)), ['school.ppt'], 'aunt')).toEqual(refused('NOT_FAMILY'))
  })

  it('and it counts at once, as theirs', () => {
    const start = beginLedger(familyOf(15))
    const youth = registrar('åse', { at: instant('2026-11-21T12:00:01+01:00') })
    const given = append(start, ÅSE, give(fold(start), 'mother'))
    const facts = fold(append(given, youth, recordWithdrawal(fold(given), youth, 'youth', ['school.attendance'])))
    expect(facts.directives[0]?.withdrawals).toEqual([{ person: 'youth', at: youth.at, slices: ['school.attendance'] }])
  })
})
