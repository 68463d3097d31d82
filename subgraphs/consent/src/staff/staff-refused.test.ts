import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type ProblemCode } from '@samsyn/schema/policy'
import type { DirectiveAnswer } from '../testing-acts.ts'
import { joinTeam } from '../testing-families.ts'
import { countLedger, recordDirective } from '../testing-history.ts'
import { ENGINES } from '../testing.ts'
import { OTHER_ORGANISATION, serveStaff, type Staff, type StaffAnswer } from './testing-staff.ts'

const UNKNOWN = '11111111-2222-4333-8444-555555555555'
/** Synthetic, and nobody's here. */
const NUMBER = '05868500001'

describe.each(ENGINES)('an act of those who help that is not in order changes nothing (%s)', (engine) => {
  let staff: Staff

  beforeAll(async () => {
    staff = await serveStaff(engine)
  })
  afterAll(() => staff.close())

  type Attempt = () => Promise<StaffAnswer>
  type Changes = Readonly<Record<string, unknown>>
  const day = (days: number): string => addDays(staff.registry.families.today, days)
  const idOf = (person: string): string => staff.registry.idOf(person)
  const numberOf = (person: string): string => staff.registry.families.person(person).nationalIdentityNumber
  const now = (attempt: () => Promise<StaffAnswer>) => (): Promise<Attempt> => Promise.resolve(attempt)
  const low = (mutation: string, input: () => Changes) => now(() => staff.send('hedda', mutation, input(), 'LOW'))

  const newChild = (changes: Changes = {}): Changes => ({
    nationalIdentityNumber: NUMBER,
    displayName: 'Bør Ærlig',
    organisation: '314000013',
    ...changes,
  })
  const register = (person: string, changes: Changes = {}) =>
    now(() => staff.send(person, 'registerChild', newChild(changes)))

  const newMember = (changes: Changes = {}): Changes => ({
    child: 'linnea',
    ...newChild({ organisation: '314000021' }),
    role: 'TEAM_MEMBER',
    service: 'SCHOOL',
    from: day(0),
    ...changes,
  })
  const add = (person: string, changes: () => Changes = () => ({})) =>
    now(() => staff.send(person, 'addTeamMember', newMember(changes())))

  const remove = (person: string, child: string, member: () => Promise<string> | string) => async () => {
    const id = await member()
    return () => staff.send(person, 'removeTeamMember', { child, member: id })
  }
  const joined = (child: string, person: string) => async (): Promise<string> => {
    const event = joinTeam(staff.registry, person, { service: 'SCHOOL', role: 'TEAM_MEMBER' })
    await staff.registry.record(child, null, event)
    return event.body.id
  }

  /** Records terms that are sound but for the changes. */
  const record = (
    terms: () => Changes,
    {
      by = 'hedda',
      child = 'ante',
      person = 'gro',
      ...signature
    }: { by?: string; child?: string; person?: string } & Changes = {},
    late: () => Changes = () => ({}),
  ) =>
    now(async () => {
      const all = staff.acts.terms({ slices: ['nav.contact'], ...terms() })
      const { textHash } = await staff.acts.readText('hedda', all)
      const known = staff.registry.families
      const id = [...known.children, ...known.parents, ...known.staff].find(({ key }) => key === person)?.id ?? person
      const given = staff.signature(child, textHash ?? 'none', { ...signature, ...late() })
      return staff.send(by, 'recordConsent', { child, person: id, terms: all, signature: given })
    })
  const sound = (): Changes => ({})

  /** An act on a permit that Ingrid gives first, and on which something else may then have been done. */
  const after =
    (
      perform: (given: DirectiveAnswer) => Promise<StaffAnswer>,
      first: (given: DirectiveAnswer) => Promise<{ problem: unknown }> | { problem: unknown } = () => ({
        problem: null,
      }),
      child = 'linnea',
    ) =>
    async (): Promise<Attempt> => {
      const given = await staff.acts.given('ingrid', child, { slices: ['school.attendance'] })
      expect((await first(given)).problem).toBeNull()
      return () => perform(given)
    }
  const recordSignature = (
    { id, textHash }: Pick<DirectiveAnswer, 'id' | 'textHash'>,
    {
      by = 'hedda',
      child = 'linnea',
      person = 'pal',
      ...changes
    }: { by?: string; child?: string; person?: string } & Changes = {},
  ) =>
    staff.send(by, 'recordSignature', {
      child,
      directive: id,
      person: idOf(person),
      signature: staff.signature(child, textHash, changes),
    })
  const confirm = (by: string, directive: string, signature: string) =>
    staff.send(by, 'confirmSignature', { child: 'linnea', directive, signature })
  /** Ola is asked to confirm Pål's signature. */
  const confirming =
    (by: string, then: (given: DirectiveAnswer) => Promise<unknown> = () => Promise.resolve()) =>
    async (): Promise<Attempt> => {
      const given = await staff.acts.given('ingrid', 'linnea', { slices: ['school.attendance'] })
      await recordSignature(given)
      const open = (await staff.openTo('ola', 'linnea')).find(({ id }) => id === given.id)
      await then(given)
      return () => confirm(by, given.id, open?.unconfirmed[0]?.id ?? '')
    }
  const refuse = ({ id }: { id: string }, person = 'pal', by = 'hedda') =>
    staff.send(by, 'recordRefusal', { child: 'linnea', directive: id, person: idOf(person) })
  const withdraw = (slices: readonly string[], person = 'ingrid', by = 'hedda', child = 'linnea') =>
    now(() => staff.send(by, 'recordWithdrawal', { child, person: idOf(person), slices }))
  const ask = (person: string, slices: readonly string[], child = 'linnea') =>
    now(() => staff.send(person, 'requestConsent', { child, slices, purpose: 'COORDINATION' }))
  const withdrawn = ({ id }: DirectiveAnswer) => staff.acts.withdraw('ingrid', 'linnea', id)
  const careOrder = (person: string, child: string) =>
    now(() => staff.send(person, 'recordCareOrder', { child, inForce: true }))

  // biome-ignore format: a table
  const CASES: readonly [code: ProblemCode, rule: string, prepare: () => Promise<Attempt>][] = [
    ['ASSURANCE_TOO_LOW', 'registering a child', low('registerChild', newChild)],
    ['NOT_STAFF', 'the coordinator registers a child', register('kari')],
    ['NOT_STAFF', 'a guardian registers a child', register('ingrid')],
    ['NOT_STAFF', 'the privacy officer registers a child', register('siri')],
    ['INVALID_ORGANISATION', 'registering for an organisation of no office of theirs', register('hedda', { organisation: OTHER_ORGANISATION })],
    ['INVALID_ORGANISATION', 'registering for what is no organisation number', register('hedda', { organisation: 'Testvik' })],
    ['INVALID_IDENTITY_NUMBER', 'registering a child by a number that is none', register('hedda', { nationalIdentityNumber: '05868500002' })],
    ['INCOMPLETE_TERMS', 'registering a child without a name', register('hedda', { displayName: ' \u0000\n ' })],

    ['ASSURANCE_TOO_LOW', 'adding to a team', low('addTeamMember', newMember)],
    ['NOT_FOUND', 'adding to the team of a child nobody has', add('hedda', () => ({ child: UNKNOWN }))],
    ['NOT_FOUND', 'adding to the team of a child id that is none', add('hedda', () => ({ child: 'nobody' }))],
    ['NOT_FOUND', 'adding to the team of a child with a strictly protected address', add('hedda', () => ({ child: 'signe' }))],
    ['NOT_FOUND', `adding to the team of a child whom one's organisation does not help`, add('tor')],
    ['NOT_STAFF', 'the coordinator adds to the team', add('kari')],
    ['NOT_STAFF', 'a guardian adds to the team', add('ingrid')],
    ['NOT_STAFF', 'the privacy officer adds to the team', add('siri')],
    ['INVALID_IDENTITY_NUMBER', 'adding a number that is none', add('hedda', () => ({ nationalIdentityNumber: '1' }))],
    ['INCOMPLETE_TERMS', 'adding someone without a name', add('hedda', () => ({ displayName: '' }))],
    ['NOT_INDEPENDENT', 'adding oneself', add('hedda', () => ({ nationalIdentityNumber: numberOf('hedda') }))],
    ['OWN_FAMILY', 'adding a guardian', add('hedda', () => ({ nationalIdentityNumber: numberOf('pal') }))],
    ['OWN_FAMILY', 'adding a parent without responsibility', add('hedda', () => ({ child: 'ante', nationalIdentityNumber: numberOf('stale') }))],
    ['OWN_FAMILY', 'adding the child', add('hedda', () => ({ nationalIdentityNumber: numberOf('linnea') }))],
    ['INVALID_ORGANISATION', 'adding from what is no organisation number', add('hedda', () => ({ organisation: '31400002' }))],
    ['INVALID_PERIOD', 'adding from yesterday', add('hedda', () => ({ from: day(-1) }))],
    ['INVALID_PERIOD', 'adding for no day', add('hedda', () => ({ to: day(0) }))],
    ['INVALID_PERIOD', 'adding from a day that is not in the calendar', add('hedda', () => ({ from: '2027-02-29' }))],
    ['INVALID_PERIOD', 'adding until a number for a day', add('hedda', () => ({ to: 20_290_101 }))],
    ['ALREADY_ON_TEAM', 'adding someone twice', add('hedda', () => ({ nationalIdentityNumber: numberOf('kari'), role: 'COORDINATOR', service: 'COORDINATION_UNIT' }))],

    ['ASSURANCE_TOO_LOW', 'taking off a team', low('removeTeamMember', () => ({ child: 'linnea', member: UNKNOWN }))],
    ['NOT_FOUND', 'taking off one who is not there', remove('hedda', 'linnea', () => UNKNOWN)],
    ['NOT_FOUND', `taking off one of another child's team`, remove('hedda', 'linnea', joined('hakon', 'tor'))],
    ['NOT_FOUND', 'taking off one who is off already', async () => {
      const member = await joined('froya', 'tor')()
      await staff.send('hedda', 'removeTeamMember', { child: 'froya', member })
      return () => staff.send('hedda', 'removeTeamMember', { child: 'froya', member })
    }],
    ['NOT_STAFF', 'the coordinator takes off somebody else', remove('kari', 'emil', joined('emil', 'tor'))],
    ['NOT_STAFF', 'a guardian takes somebody off', remove('gro', 'bjorn', joined('bjorn', 'tor'))],
    ['NOT_STAFF', 'the privacy officer takes somebody off', remove('siri', 'frida', joined('frida', 'tor'))],

    ['ASSURANCE_TOO_LOW', 'telling of a care order', low('recordCareOrder', () => ({ child: 'linnea', inForce: true }))],
    ['NOT_FOUND', 'telling of a care order for a child who cannot be found', careOrder('hedda', 'signe')],
    ['NOT_STAFF', 'the coordinator tells of a care order', careOrder('kari', 'linnea')],
    ['NOT_STAFF', 'a guardian tells of a care order', careOrder('ingrid', 'linnea')],

    ['ASSURANCE_TOO_LOW', 'recording a consent', low('recordConsent', () => ({ child: 'ante', person: idOf('gro'), terms: staff.acts.terms(), signature: staff.signature('ante', 'any') }))],
    ['NOT_FOUND', 'recording for a child who cannot be found', record(sound, { child: 'signe', person: 'marte' })],
    ['NOT_STAFF', 'the coordinator records', record(sound, { by: 'kari' })],
    ['NOT_STAFF', 'a guardian records their own', record(sound, { by: 'gro' })],
    ['NOT_FAMILY', 'recording what the coordinator said', record(sound, { person: 'kari' })],
    ['NOT_FAMILY', 'recording what nobody said', record(sound, { person: UNKNOWN })],
    ['NOT_FAMILY', 'recording what an id that is none said', record(sound, { person: 'x' })],
    ['NOT_FAMILY', 'recording the yes of a youth of 14', record(sound, { child: 'hakon', person: 'hakon' })],
    ['NOT_FAMILY', 'recording the yes of a parent without responsibility', record(sound, { person: 'stale' })],
    ['UNKNOWN_SLICE', 'recording a slice that is not in the catalogue', record(() => ({ slices: ['school.comments'] }))],
    ['INCOMPLETE_TERMS', 'recording no slice', record(() => ({ slices: [] }))],
    ['INCOMPLETE_TERMS', 'recording a recipient that is nobody', record(() => ({ recipients: [{}] }))],
    ['INVALID_PERIOD', 'recording from yesterday', record(() => ({ from: day(-1) }))],
    ['INVALID_PERIOD', 'recording until an instant', record(() => ({ to: `${day(9)}T00:00:00Z` }))],
    ['PERIOD_TOO_LONG', 'recording for more than the catalogue allows', record(() => ({ to: day(370) }))],
    ['MIXED_SIGNERS', `recording what is the youth's own with what is not`, record(() => ({ slices: ['health.plan', 'school.attendance'] }), { child: 'froya', person: 'froya' })],
    ['TEXT_CHANGED', 'recording what is not the text of the terms', record(sound, { textHash: 'f'.repeat(64) })],
    ['LANGUAGE_NOT_REVIEWED', 'recording in a language nobody has reviewed', record(sound, { locale: 'en' })],
    ['INVALID_DATE', 'recording what was said tomorrow', record(sound, {}, () => ({ signedOn: day(1) }))],
    ['INVALID_DATE', 'recording what was said on no day', record(sound, { signedOn: '2026-02-30' })],
    ['INVALID_DATE', 'recording what was said on a list of days', record(sound, {}, () => ({ signedOn: [day(0)] }))],
    ['NOT_INDEPENDENT', 'recording without a witness', record(sound, { witness: null })],
    ['NOT_INDEPENDENT', 'recording with a witness nobody has', record(sound, { witness: UNKNOWN })],
    ['NOT_INDEPENDENT', 'recording with a witness id that is none', record(sound, { witness: 'x' })],
    ['NOT_INDEPENDENT', 'recording with oneself as witness', record(sound, {}, () => ({ witness: idOf('hedda') }))],
    ['NOT_INDEPENDENT', 'recording with a witness who is no registrar', record(sound, {}, () => ({ witness: idOf('siri') }))],
    ['NOT_INDEPENDENT', 'recording with the one who benefits as witness', record(sound, {}, () => ({ witness: idOf('kari') }))],
    ['NOT_INDEPENDENT', 'recording with a registrar of another organisation as witness', record(sound, {}, () => ({ witness: idOf('tor') }))],
    ['NOT_INDEPENDENT', 'recording with the other guardian as witness', record(sound, { child: 'linnea', person: 'ingrid' }, () => ({ witness: idOf('pal') }))],
    ['NOT_INDEPENDENT', 'recording without one who benefits', record(sound, { beneficiary: null })],
    ['NOT_INDEPENDENT', 'recording with one who benefits elsewhere', record(sound, { beneficiary: UNKNOWN })],
    ['NOT_INDEPENDENT', 'recording with one who benefits from something else', record(() => ({ recipients: [{ service: 'NAV_OFFICE' }] }))],
    ['NOT_INDEPENDENT', 'recording what benefits oneself', async () => {
      await staff.registry.record('ase', null, joinTeam(staff.registry, 'hedda'))
      return record(sound, { child: 'ase', person: 'hanne' })()
    }],

    ['ASSURANCE_TOO_LOW', 'recording a signature', low('recordSignature', () => ({ child: 'linnea', directive: UNKNOWN, person: idOf('pal'), signature: staff.signature('linnea', 'any') }))],
    ['NOT_FOUND', 'recording a signature on a directive nobody has', now(() => recordSignature({ id: UNKNOWN, textHash: 'any' }))],
    ['NOT_FOUND', `recording a signature on a sibling's directive`, after((given) => recordSignature(given, { child: 'hakon' }))],
    ['NOT_STAFF', 'the coordinator records a signature', after((given) => recordSignature(given, { by: 'kari' }))],
    ['NOT_FAMILY', 'recording the signature of a child of 9', after((given) => recordSignature(given, { person: 'linnea' }))],
    ['NOT_FAMILY', 'recording the signature of the coordinator', after((given) => recordSignature(given, { person: 'kari' }))],
    ['ALREADY_SIGNED', `recording the giver's signature`, after((given) => recordSignature(given, { person: 'ingrid' }))],
    ['ALREADY_SIGNED', 'recording a signature that waits for its witness', after((given) => recordSignature(given), (given) => recordSignature(given))],
    ['NOT_OPEN', 'recording a signature on what is withdrawn', after((given) => recordSignature(given), withdrawn)],
    ['NOT_OPEN', 'recording a signature on what is refused', after((given) => recordSignature(given), (given) => refuse(given))],
    ['TEXT_CHANGED', 'recording a signature on another text', after(({ id }) => recordSignature({ id, textHash: 'f'.repeat(64) }))],
    ['TEXT_CHANGED', 'recording a signature on a text the registry can no longer show', async () => {
      const given = await recordDirective(staff.registry, 'linnea', 'ingrid', { textHash: 'e'.repeat(64) })
      return () => recordSignature(given)
    }],
    ['LANGUAGE_NOT_REVIEWED', 'recording a signature in a language nobody has reviewed', after((given) => recordSignature(given, { locale: 'nn' }))],
    ['INVALID_DATE', 'recording a signature of tomorrow', after((given) => recordSignature(given, { signedOn: day(1) }))],
    ['NOT_INDEPENDENT', 'recording a signature without a witness', after((given) => recordSignature(given, { witness: null }))],
    ['NOT_INDEPENDENT', 'recording a signature with a witness who is no registrar', after((given) => recordSignature(given, { witness: idOf('siri') }))],

    ['ASSURANCE_TOO_LOW', 'confirming', low('confirmSignature', () => ({ child: 'linnea', directive: UNKNOWN, signature: UNKNOWN }))],
    ['NOT_FOUND', 'the recorder confirms', confirming('hedda')],
    ['NOT_FOUND', 'confirming what nobody has recorded', after(({ id }) => confirm('ola', id, UNKNOWN))],
    ['NOT_STAFF', 'a guardian confirms', confirming('pal')],
    ['ALREADY_SIGNED', 'confirming what has been signed since', confirming('ola', ({ id, textHash }) => staff.acts.sign('pal', 'linnea', id, textHash))],
    ['NOT_OPEN', 'confirming what has been refused since', confirming('ola', (given) => refuse(given))],
    ['NOT_OPEN', 'confirming what has been withdrawn since', confirming('ola', withdrawn)],

    ['ASSURANCE_TOO_LOW', 'recording a refusal', low('recordRefusal', () => ({ child: 'linnea', directive: UNKNOWN, person: idOf('pal') }))],
    ['NOT_FOUND', 'recording a refusal of a directive nobody has', now(() => refuse({ id: UNKNOWN }))],
    ['NOT_STAFF', 'the coordinator records a refusal', after((given) => refuse(given, 'pal', 'kari'))],
    ['NOT_FAMILY', 'recording the refusal of the coordinator', after((given) => refuse(given, 'kari'))],
    ['ALREADY_SIGNED', 'recording the refusal of one who has signed', after((given) => refuse(given, 'ingrid'))],
    ['NOT_OPEN', 'recording a refusal of what is withdrawn', after((given) => refuse(given), withdrawn)],

    ['ASSURANCE_TOO_LOW', 'recording a withdrawal', low('recordWithdrawal', () => ({ child: 'linnea', person: idOf('ingrid'), slices: ['nav.contact'] }))],
    ['NOT_FOUND', 'recording a withdrawal for a child who cannot be found', withdraw(['nav.contact'], 'marte', 'hedda', 'signe')],
    ['NOT_STAFF', 'the coordinator records a withdrawal', withdraw(['nav.contact'], 'ingrid', 'kari')],
    ['NOT_FAMILY', 'recording the withdrawal of the coordinator', withdraw(['nav.contact'], 'kari')],
    ['UNKNOWN_SLICE', 'recording a withdrawal of what is not in the catalogue', withdraw(['nav.contact', 'toString'])],
    ['INCOMPLETE_TERMS', 'recording a withdrawal of nothing', withdraw([])],
    ['INCOMPLETE_TERMS', 'recording a withdrawal of a slice named twice', withdraw(['nav.contact', 'nav.contact'])],

    ['ASSURANCE_TOO_LOW', 'asking', low('requestConsent', () => ({ child: 'linnea', slices: ['nav.contact'], purpose: 'COORDINATION' }))],
    ['NOT_FOUND', 'one who is not on the team asks', ask('tor', ['nav.contact'])],
    ['NOT_STAFF', 'a guardian asks', ask('ingrid', ['nav.contact'])],
    ['NOT_STAFF', 'a registrar asks', ask('ola', ['nav.contact'])],
    ['NOT_STAFF', 'the privacy officer asks', ask('siri', ['nav.contact'])],
    ['UNKNOWN_SLICE', 'asking for what is not in the catalogue', ask('kari', ['nav.contact', 'health.diagnoses'])],
    ['INCOMPLETE_TERMS', 'asking for nothing', ask('kari', [])],
    ['INCOMPLETE_TERMS', 'asking for a slice named twice', ask('kari', ['nav.contact', 'nav.contact'])],
    ['ALREADY_SENT', 'asking again', async () => {
      await staff.send('kari', 'requestConsent', { child: 'emil', slices: ['nav.contact'], purpose: 'COORDINATION' })
      return ask('kari', ['nav.followUp', 'nav.contact'], 'emil')()
    }],
  ]
  const countPersons = async (): Promise<unknown> =>
    (await staff.registry.pool.query('SELECT count(*)::int AS persons FROM registry.person')).rows[0]

  it.each(CASES)('%s: %s', async (code, _rule, prepare) => {
    const attempt = await prepare()
    const before = [await countLedger(staff.registry), await countPersons()]
    const answer = await attempt()
    const problem = { code, message: expect.any(String) }
    expect(answer).toEqual('accepted' in answer ? { accepted: false, problem } : { child: null, problem })
    expect([await countLedger(staff.registry), await countPersons()]).toEqual(before)
  })
})
