import { describe, expect, it } from 'vitest'
import type { LedgerEvent, SliceId } from '@samsyn/schema/policy'
import {
  COORDINATOR,
  createChild,
  FATHER,
  giveDirective,
  leaveTeam,
  MOTHER,
  registerRead,
  NOW,
  type TestChild,
  withdraw,
} from '../testing/family.ts'
import { openMemoryDatabase, TABLE_WITHOUT_SCHOOL } from '../testing/memory-database.ts'
import { createFactsReader } from './facts.ts'
import { openSession, permittedSlices } from './session.ts'

const SLICES: readonly SliceId[] = ['school.attendance', 'school.enrolment', 'health.plan']
const { signal } = new AbortController()

function open(child: TestChild = createChild(1, { slices: SLICES })) {
  const database = openMemoryDatabase([child])
  const caller = {
    nationalIdentityNumber: COORDINATOR.nationalIdentityNumber,
    assurance: 'HIGH',
    organisation: null,
  } as const
  const session = openSession(
    { caller, purpose: 'COORDINATION', requestId: 'test' },
    createFactsReader(database),
    signal,
  )
  return {
    child,
    database,
    session,
    shared: () => SLICES.filter((slice) => session.permits(child.id, slice) !== undefined),
  }
}

const denied = (child: TestChild, slice: SliceId) =>
  giveDirective(child, [slice], { kind: 'DENY', signers: [FATHER], id: 'deny' })

describe('a child', () => {
  it('is shared nothing of before they are decided', () => {
    const { session, child, shared } = open()
    expect([session.decided(child.id), shared()]).toEqual([undefined, []])
  })

  it('is decided once, however often and at once it is asked for', async () => {
    const { session, child, database, shared } = open()
    await Promise.all([session.decide([child.id, child.id]), session.decide([child.id])])
    database.append(child, withdraw(child, SLICES))
    await session.decide([child.id])
    expect(database.reads).toHaveLength(1)
    expect(shared()).toEqual(SLICES)
  })

  it('nobody knows stays undecided, and the others are decided', async () => {
    const { session, child } = open()
    const nobody = createChild(99).id
    await session.decide([nobody, child.id])
    expect(session.decided(nobody)).toBeUndefined()
    expect(session.permits(nobody, 'health.plan')).toBeUndefined()
    expect(session.decided(child.id)).toMatchObject({ person: COORDINATOR.id, isFamily: false })
  })

  it('is shared of one sector what is asked of it and permitted', async () => {
    const { session, child } = open()
    await session.decide([child.id])
    expect(permittedSlices(session, child.id, ['school.attendance', 'school.ppt', 'health.plan'], 'school')).toEqual([
      'school.attendance',
    ])
  })

  it.each([
    ['a day ago has no places shown, though all that is consented to', '2026-03-01T10:00:00.000Z', false, SLICES],
    ['two days ago is shared nothing of', '2026-02-28T10:00:00.000Z', false, []],
    ['never is shared nothing of', null, false, []],
  ])('of whom the population register told %s', async (_, readAt, locating, slices) => {
    const { session, child, database, shared } = open()
    database.registerReadAt = readAt
    await session.decide([child.id])
    expect(session.decided(child.id)?.decision.locating).toBe(locating)
    expect(shared()).toEqual(slices)
  })

  it('is shared nothing of while no legal table is recorded, each slice for want of a rule', async () => {
    const { session, child, database, shared } = open()
    database.legalTable = null
    await session.decide([child.id])
    expect(shared()).toEqual([])
    const { decision } = session.decided(child.id) ?? {}
    expect(SLICES.map((slice) => decision?.verdicts[slice])).toEqual(
      SLICES.map(() => expect.objectContaining({ share: false, reason: 'NO_RULE_FOR_AGE' })),
    )
  })

  it('cannot be decided while the database is away, and then nothing of the request is to be shown', async () => {
    const { session, child, database, shared } = open()
    database.before = () => {
      throw new Error('away')
    }
    await expect(session.decide([child.id])).rejects.toThrow('away')
    expect([session.registryFailed, shared()]).toEqual([true, []])
  })
})

describe('deciding again', () => {
  const CASES: readonly (readonly [
    rule: string,
    change: (child: TestChild) => readonly LedgerEvent[],
    left: readonly SliceId[],
  ])[] = [
    [
      'takes a slice that was withdrawn',
      (child) => [withdraw(child, ['school.attendance'])],
      ['school.enrolment', 'health.plan'],
    ],
    [
      'takes a slice that was denied',
      (child) => denied(child, 'health.plan'),
      ['school.attendance', 'school.enrolment'],
    ],
    ['takes everything when the caller has left the team', (child) => [leaveTeam(child)], []],
    ['takes everything when the address is strictly protected', () => [registerRead('STRENGT_FORTROLIG', NOW)], []],
    [
      'takes everything when the address is protected: it was answered with places',
      () => [registerRead('FORTROLIG', NOW)],
      [],
    ],
    [
      'takes a slice of which now only younger records are shared',
      (child) => giveDirective(child, ['school.attendance'], { since: '2026-01-01', id: 'narrower' }),
      ['school.enrolment', 'health.plan'],
    ],
    ['takes nothing when nothing of it changed', () => [], SLICES],
    [
      'gives nothing that was withheld before',
      (child) => giveDirective(child, ['nav.followUp'], { id: 'more' }),
      SLICES,
    ],
  ]
  it.each(CASES)('%s', async (_rule, change, left) => {
    const { session, child, database, shared } = open()
    await session.decide([child.id])
    database.append(child, ...change(child))
    await session.decideAgain([child.id])
    expect(shared()).toEqual(left)
    expect(session.permits(child.id, 'nav.followUp')).toBeUndefined()
    const { decision, child: known } = session.decided(child.id) ?? {}
    if (left.length > 0) expect([known?.facts.version, decision?.onTeam]).toEqual([2, true])
  })

  it('takes what a newer legal table has no rule for, and is by that table from then on', async () => {
    const { session, child, database, shared } = open()
    await session.decide([child.id])
    database.legalTable = TABLE_WITHOUT_SCHOOL
    await session.decideAgain([child.id])
    expect(shared()).toEqual(['health.plan'])
    expect(session.decided(child.id)?.child).toMatchObject({ legalTableSeq: 2, facts: { version: 1 } })
  })

  it('does not bring back what it took, whatever the family says later', async () => {
    const { session, child, database, shared } = open()
    await session.decide([child.id])
    database.append(child, withdraw(child, ['health.plan']))
    await session.decideAgain([child.id])
    database.append(child, ...giveDirective(child, ['health.plan'], { id: 'again' }))
    await session.decideAgain([child.id])
    expect(shared()).toEqual(['school.attendance', 'school.enrolment'])
  })

  it('does not bring back a child withheld whole', async () => {
    const { session, child, shared } = open()
    await session.decide([child.id])
    session.withholdAll(child.id)
    await session.decideAgain([child.id])
    expect(shared()).toEqual([])
  })

  it('names the directive that permits now, when the one before is withdrawn and another shares the same', async () => {
    const { session, child, database } = open()
    await session.decide([child.id])
    database.append(child, withdraw(child, SLICES), ...giveDirective(child, ['health.plan'], { id: 'another' }))
    await session.decideAgain([child.id])
    expect(session.permits(child.id, 'health.plan')?.directive).toBe('another')
  })

  it("takes a slice of parents' own affairs when one of them has withdrawn", async () => {
    const support: SliceId = 'childWelfare.parentSupport'
    const both = createChild(2)
    both.events.push(
      ...giveDirective(both, [support], { signers: [MOTHER], id: 'mother' }),
      ...giveDirective(both, [support], { signers: [FATHER], id: 'father' }),
    )
    const { session, database } = open(both)
    await session.decide([both.id])
    expect(session.permits(both.id, support)?.subjects).toEqual([MOTHER.id, FATHER.id])
    database.append(both, withdraw(both, [support], 'father'))
    await session.decideAgain([both.id])
    expect(session.permits(both.id, support)).toBeUndefined()
  })

  it('keeps places hidden that were hidden before', async () => {
    const { session, child, database } = open(createChild(3, { slices: SLICES, address: 'FORTROLIG' }))
    await session.decide([child.id])
    database.append(child, registerRead('UGRADERT', NOW))
    await session.decideAgain([child.id])
    expect(session.decided(child.id)?.decision.locating).toBe(false)
  })

  it('of a child who is gone leaves them undecided', async () => {
    const { session, child, database, shared } = open()
    await session.decide([child.id])
    database.query = async () => ({ rows: [{ answer: { now: NOW, callers: {}, legalTable: null, children: [] } }] })
    await session.decideAgain([child.id])
    expect([session.decided(child.id), shared()]).toEqual([undefined, []])
  })
})

it('a slice that is unavailable for one child is so for that child and that slice', () => {
  const { session } = open()
  session.reportUnavailable('a', ['health.plan'])
  expect([
    session.isUnavailable('a', 'health.plan'),
    session.isUnavailable('a', 'nav.benefits'),
    session.isUnavailable('b', 'health.plan'),
  ]).toEqual([true, false, false])
})
