import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type ProblemCode, startOfDate } from '@samsyn/schema/policy'
import { type ActAnswer, actIn, type Acts, type DirectiveAnswer } from './testing-acts.ts'
import { joinTeam, serveFamilies } from './testing-families.ts'
import { countLedger, recordDirective } from './testing-history.ts'
import { ENGINES, type TestRegistry } from './testing.ts'

const UNKNOWN = '11111111-2222-4333-8444-555555555555'

describe.each(ENGINES)('an act that is not in order changes nothing (%s)', (engine) => {
  let registry: TestRegistry
  let acts: Acts

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    acts = actIn(registry)
    await registry.record('linnea', null, joinTeam(registry, 'kari'))
  })
  afterAll(() => registry.close())

  type Attempt = () => Promise<ActAnswer>
  type Changes = Parameters<Acts['terms']>[0] & {
    readonly child?: string
    readonly first?: (given: DirectiveAnswer) => Promise<ActAnswer>
  }
  const day = (days: number): string => addDays(registry.families.today, days)
  const give =
    (person: string, child: string, changes: Parameters<Acts['terms']>[0] = {}, textHash = 'any'): Attempt =>
    () =>
      acts.give(person, child, acts.terms(changes), textHash)
  /** An act on a directive that a guardian gives first, and on which something else may then have been done. */
  const after =
    (perform: (given: DirectiveAnswer) => Promise<ActAnswer>, { child = 'linnea', first, ...changes }: Changes = {}) =>
    async (): Promise<Attempt> => {
      const given = await acts.given('ingrid', child, changes)
      expect((await first?.(given))?.problem ?? null).toBeNull()
      return () => perform(given)
    }
  const now = (attempt: () => Attempt) => () => Promise.resolve(attempt())
  const sign = (person: string, given: DirectiveAnswer, child = 'linnea') =>
    acts.sign(person, child, given.id, given.textHash)

  const withdraw = (given: DirectiveAnswer) => acts.withdraw('ingrid', 'linnea', given.id)
  const withdrawContacts = (given: DirectiveAnswer) => acts.withdraw('ingrid', 'linnea', given.id, ['health.contacts'])
  /** An act on a directive that ended yesterday. */
  const recordedOver = (perform: (directive: string, textHash: string) => Promise<ActAnswer>) => async () => {
    const { id, textHash } = await recordDirective(registry, 'linnea', 'ingrid', { validTo: startOfDate(day(-1)) })
    return () => perform(id, textHash)
  }

  // biome-ignore format: a table
  const CASES: readonly [code: ProblemCode, rule: string, prepare: () => Promise<Attempt>][] = [
      ['NOT_FOUND', 'a child nobody has', now(() => give('ingrid', UNKNOWN))],
      ['NOT_FOUND', 'a child id that is none', now(() => give('ingrid', 'nobody'))],
      ['NOT_FOUND', 'a child of another family', now(() => give('ingrid', 'ante'))],
      ['NOT_FOUND', 'a child with a strictly protected address', now(() => give('marte', 'signe'))],
      ['NOT_FOUND', 'a child who has turned 18', now(() => give('sara', 'maret'))],
      ['NOT_FOUND', 'a child the parent has no parental responsibility for', now(() => give('stale', 'ante'))],
      ['NOT_FOUND', 'a directive nobody has', now(() => () => acts.sign('ingrid', 'linnea', UNKNOWN, 'any'))],
      ['NOT_FOUND', 'a directive id that is none', now(() => () => acts.refuse('ingrid', 'linnea', 'x'))],
      ['NOT_FOUND', `a sibling's directive`, after((given) => sign('pal', given, 'hakon'))],
      ['NOT_FOUND', 'withdrawing a directive nobody has', now(() => () => acts.withdraw('ingrid', 'linnea', UNKNOWN))],
      ['NOT_FAMILY', 'the coordinator gives', now(() => give('kari', 'linnea'))],
      ['NOT_FAMILY', 'the privacy officer gives', now(() => give('siri', 'linnea'))],
      ['NOT_FAMILY', 'the coordinator signs', after((given) => sign('kari', given))],
      ['NOT_FAMILY', 'the coordinator withdraws', after((given) => acts.withdraw('kari', 'linnea', given.id))],
      ['NOT_FAMILY', 'a youth of 14 permits', now(() => give('hakon', 'hakon'))],
      ['NOT_FAMILY', 'a youth of 14 denies what is not about health', now(() => give('hakon', 'hakon', { kind: 'DENY' }))],
      ['NOT_FAMILY', 'a child of 11 denies', now(() => give('ante', 'ante', { kind: 'DENY', slices: ['health.plan'] }))],
      ['NOT_FAMILY', 'a child of 9 signs', after((given) => sign('linnea', given))],
      ['NOT_FAMILY', 'a child of 9 refuses', after((given) => acts.refuse('linnea', 'linnea', given.id))],
      ['NOT_FAMILY', 'a guardian withdraws what only the other signed', after((given) => acts.withdraw('pal', 'linnea', given.id))],
      ['NOT_FAMILY', `a guardian withdraws the other's no`, after((given) => acts.withdraw('pal', 'linnea', given.id), { kind: 'DENY' })],
      ['ASSURANCE_TOO_LOW', 'giving', now(() => () => acts.give('ingrid', 'linnea', acts.terms(), 'any', 'LOW'))],
      ['ASSURANCE_TOO_LOW', 'signing', after((given) => acts.sign('pal', 'linnea', given.id, given.textHash, 'LOW'))],
      ['ASSURANCE_TOO_LOW', 'refusing', after((given) => acts.refuse('pal', 'linnea', given.id, 'LOW'))],
      ['ASSURANCE_TOO_LOW', 'withdrawing', after((given) => acts.withdraw('ingrid', 'linnea', given.id, null, 'LOW'))],
      ['ASSURANCE_TOO_LOW', 'giving for a child nobody has', now(() => () => acts.give('ingrid', UNKNOWN, acts.terms(), 'any', 'LOW'))],
      ['UNKNOWN_SLICE', 'a slice that is not in the catalogue', now(() => give('ingrid', 'linnea', { slices: ['school.attendance', 'school.comments'] }))],
      ['UNKNOWN_SLICE', 'a name every object has', now(() => give('ingrid', 'linnea', { slices: ['constructor'] }))],
      ['UNKNOWN_SLICE', 'withdrawing what is not in the catalogue', after((given) => acts.withdraw('ingrid', 'linnea', given.id, ['school.comments']))],
      ['UNKNOWN_SLICE', 'withdrawing what is not in the directive', after((given) => acts.withdraw('ingrid', 'linnea', given.id, ['school.attendance', 'nav.contact']))],
      ['INCOMPLETE_TERMS', 'no slice', now(() => give('ingrid', 'linnea', { slices: [] }))],
      ['INCOMPLETE_TERMS', 'a slice named twice', now(() => give('ingrid', 'linnea', { slices: ['nav.contact', 'nav.contact'] }))],
      ['INCOMPLETE_TERMS', 'no recipient', now(() => give('ingrid', 'linnea', { recipients: [] }))],
      ['INCOMPLETE_TERMS', 'a recipient that is nobody', now(() => give('ingrid', 'linnea', { recipients: [{}] }))],
      ['INCOMPLETE_TERMS', 'a recipient that is two', now(() => give('ingrid', 'linnea', { recipients: [{ service: 'SCHOOL', role: 'COORDINATOR' }] }))],
      ['INCOMPLETE_TERMS', 'a recipient named twice', now(() => give('ingrid', 'linnea', { recipients: [{ role: 'COORDINATOR' }, { role: 'COORDINATOR' }] }))],
      ['INCOMPLETE_TERMS', 'no purpose', now(() => give('ingrid', 'linnea', { purposes: [] }))],
      ['INVALID_PERIOD', 'a first day in the past', now(() => give('ingrid', 'linnea', { from: day(-2) }))],
      ['INVALID_PERIOD', 'a last day before the first', now(() => give('ingrid', 'linnea', { from: day(9), to: day(8) }))],
      ['INVALID_PERIOD', 'a last day in the past', now(() => give('ingrid', 'linnea', { to: day(-2) }))],
      ['INVALID_PERIOD', 'a last day that is not in the calendar', now(() => give('ingrid', 'linnea', { to: '2027-02-29' }))],
      ['INVALID_PERIOD', 'an instant for a day', now(() => give('ingrid', 'linnea', { to: `${day(9)}T00:00:00Z` }))],
      ['INVALID_PERIOD', 'a number for a day', now(() => give('ingrid', 'linnea', { to: 20_270_101 }))],
      ['INVALID_PERIOD', 'a list for a day', now(() => give('ingrid', 'linnea', { to: [day(9)] }))],
      ['INVALID_PERIOD', 'records since a day that is none', now(() => give('ingrid', 'linnea', { recordsSince: 'always' }))],
      ['PERIOD_TOO_LONG', 'more than the catalogue allows', now(() => give('ingrid', 'linnea', { to: day(370) }))],
      ['PERIOD_TOO_LONG', 'more than it allows for one of the slices', now(() => give('ingrid', 'linnea', { slices: ['school.attendance', 'nav.householdEconomy'], to: day(95) }))],
      ['TEXT_CHANGED', 'giving what is not the text of the terms', now(() => give('ingrid', 'linnea', {}, 'f'.repeat(64)))],
      ['TEXT_CHANGED', 'giving more than was read', async () => {
        const { textHash } = await acts.readText('ingrid', acts.terms())
        return give('ingrid', 'linnea', { slices: ['school.attendance', 'health.contacts', 'nav.contact'] }, String(textHash))
      }],
      ['TEXT_CHANGED', 'signing another text', after((given) => acts.sign('pal', 'linnea', given.id, 'f'.repeat(64)))],
      ['TEXT_CHANGED', 'signing a text the registry can no longer show', async () => {
        const { id, textHash } = await recordDirective(registry, 'linnea', 'ingrid', { textHash: 'e'.repeat(64) })
        return () => acts.sign('pal', 'linnea', id, textHash)
      }],
      ['ALREADY_SIGNED', 'the giver signs', after((given) => sign('ingrid', given))],
      ['ALREADY_SIGNED', 'the giver refuses', after((given) => acts.refuse('ingrid', 'linnea', given.id))],
      ['NOT_OPEN', 'signing what is withdrawn', after((given) => sign('pal', given), { first: withdraw })],
      ['NOT_OPEN', 'refusing what is withdrawn', after((given) => acts.refuse('pal', 'linnea', given.id), { first: withdraw })],
      ['NOT_OPEN', 'withdrawing what is withdrawn', after(withdraw, { first: withdraw })],
      ['NOT_OPEN', 'withdrawing a slice that is', after(withdrawContacts, { first: withdrawContacts })],
      ['NOT_OPEN', 'signing what another has refused', after((given) => sign('froya', given, 'froya'), { child: 'froya', first: (given) => acts.refuse('pal', 'froya', given.id) })],
      ['NOT_OPEN', 'signing what is over', recordedOver((id, textHash) => acts.sign('pal', 'linnea', id, textHash))],
      ['NOT_OPEN', 'withdrawing what is over', recordedOver((id) => acts.withdraw('ingrid', 'linnea', id))],
      ['NOT_OPEN', 'signing a no', after((given) => sign('pal', given), { kind: 'DENY' })],
      ['NOT_OPEN', 'refusing a no', after((given) => acts.refuse('pal', 'linnea', given.id), { kind: 'DENY' })],
    ]
  it.each(CASES)('%s: %s', async (code, _rule, prepare) => {
    const attempt = await prepare()
    const before = await countLedger(registry)
    const answer = await attempt()
    expect(answer).toEqual({ directive: null, child: null, problem: { code, message: expect.any(String) } })
    expect(await countLedger(registry)).toEqual(before)
  })
})
