import { beforeEach, describe, expect, it } from 'vitest'
import type { LedgerEvent, SliceId } from '@samsyn/schema/policy'
import type { Database } from '../audit/database.ts'
import { createFactsReader } from '../consent/facts.ts'
import type { Caller } from '../identity/caller.ts'
import {
  COORDINATOR,
  createChild,
  directiveOf,
  FATHER,
  giveDirective,
  leaveTeam,
  MOTHER,
  NOW,
  OFFICER,
  registerRead,
  SINCE_LONG,
  STRANGER,
  type TestChild,
  type TestPerson,
  withdraw,
} from '../testing/family.ts'
import { type MemoryDatabase, openMemoryDatabase, TABLE_WITHOUT_SCHOOL } from '../testing/memory-database.ts'
import { openWatch, type Watch } from './watch.ts'

const SHARED: readonly SliceId[] = ['school.attendance', 'health.plan']
const ALIVE = new AbortController().signal

/** Of 13: old enough to keep health from the guardians, too young to be asked. */
const registerReadOfYouth = (): LedgerEvent => {
  const read = registerRead('UGRADERT')
  if (read.kind !== 'REGISTER_READ') throw new TypeError(read.kind)
  return { ...read, body: { ...read.body, birthDate: '2012-06-01' } }
}

let child: TestChild
let database: MemoryDatabase
let youth: TestPerson

/** The memory database knows the parents and the helpers; here it knows the child as a person too. */
function knowYouth(): Database {
  return {
    query: async (text, values) => {
      const { rows } = await database.query(text, values)
      const [{ answer }] = rows as [{ answer: { callers: Record<string, string> } }]
      if ((values[0] as readonly string[]).includes(youth.nationalIdentityNumber)) {
        answer.callers[youth.nationalIdentityNumber] = youth.id
      }
      return { rows }
    },
  }
}

function watchAs(
  person: TestPerson,
  change: Partial<Caller> = {},
  purpose: 'COORDINATION' | null = 'COORDINATION',
): Watch {
  const { nationalIdentityNumber } = person
  const caller: Caller = { nationalIdentityNumber, assurance: 'HIGH', organisation: null, ...change }
  const requester = { caller, purpose, requestId: 'test' }
  return openWatch(requester, [child.id], createFactsReader(knowYouth()), ALIVE)
}

const byYouth = (event: LedgerEvent): LedgerEvent => ({ ...event, actor: child.id })
const keep = (...slices: readonly SliceId[]): LedgerEvent => ({
  at: NOW,
  actor: child.id,
  kind: 'SLICES_KEPT',
  body: { slices },
})
const ask = (slices: readonly SliceId[]): LedgerEvent => ({
  at: NOW,
  actor: COORDINATOR.id,
  kind: 'CONSENT_REQUESTED',
  body: { id: 'asked', slices, purpose: 'COORDINATION', recipient: { service: 'COORDINATION_UNIT' } },
})
const hear = (): LedgerEvent => ({
  at: NOW,
  actor: MOTHER.id,
  kind: 'CHILD_HEARD',
  body: { directive: directiveOf(child), participation: 'CONVERSATION', heardOn: '2026-03-01' },
})
const giveTo = (service: 'SCHOOL' | 'COORDINATION_UNIT', ...slices: readonly SliceId[]): readonly LedgerEvent[] =>
  giveDirective(child, slices, { id: 'another' }).map((event) =>
    event.kind === 'DIRECTIVE_GIVEN' ? { ...event, body: { ...event.body, recipients: [{ service }] } } : event,
  )

type Who = 'coordinator' | 'mother' | 'youth' | 'officer' | 'stranger'
const WHO = (): Readonly<Record<Who, TestPerson>> => ({
  coordinator: COORDINATOR,
  mother: MOTHER,
  youth,
  officer: OFFICER,
  stranger: STRANGER,
})

beforeEach(() => {
  child = createChild(1, { slices: SHARED })
  child.events[0] = registerReadOfYouth()
  child.events.push({ at: SINCE_LONG, actor: null, kind: 'CHILD_REGISTERED', body: { organisation: '314000013' } })
  youth = { id: child.id, nationalIdentityNumber: child.nationalIdentityNumber }
  database = openMemoryDatabase([child])
})

describe('of what happens with a child, is told', () => {
  const CASES: readonly (readonly [what: string, events: () => readonly LedgerEvent[], told: readonly Who[]])[] = [
    [
      'a guardian takes back a slice',
      () => [withdraw(child, ['school.attendance'])],
      ['coordinator', 'mother', 'youth', 'officer'],
    ],
    [
      'the family says yes to another service',
      () => giveTo('SCHOOL', 'school.attendance'),
      ['mother', 'youth', 'officer'],
    ],
    [
      'the family says yes once more to what is shared',
      () => giveTo('COORDINATION_UNIT', 'school.attendance'),
      ['mother', 'youth', 'officer'],
    ],
    [
      'the family says yes to more',
      () => giveTo('COORDINATION_UNIT', 'nav.benefits'),
      ['coordinator', 'mother', 'youth', 'officer'],
    ],
    [
      'a guardian says no',
      () => giveDirective(child, ['school.attendance'], { kind: 'DENY', id: 'no', signers: [FATHER] }),
      ['coordinator', 'mother', 'youth', 'officer'],
    ],
    ['the child was heard', () => [hear()], ['mother', 'youth', 'officer']],
    ['the child keeps what is shared', () => [keep('health.plan')], ['coordinator', 'youth', 'officer']],
    ['the child keeps what is not shared', () => [keep('health.appointments')], ['youth']],
    [
      'the child says no',
      () => giveDirective(child, ['health.plan'], { kind: 'DENY', id: 'no', signers: [youth] }),
      ['coordinator', 'youth', 'officer'],
    ],
    [
      'the child takes back what it has not said',
      () => [byYouth(withdraw(child, ['health.plan']))],
      ['coordinator', 'youth', 'officer'],
    ],
    ['the team asks for a slice', () => [ask(['school.ppt'])], ['coordinator', 'mother', 'youth', 'officer']],
    ['the coordinator leaves', () => [leaveTeam(child)], ['coordinator', 'mother', 'youth', 'officer']],
    ['the register is read, and nothing is new', () => [registerReadOfYouth()], []],
    [
      'the address is protected',
      () => [registerRead('STRENGT_FORTROLIG')],
      ['coordinator', 'mother', 'youth', 'officer'],
    ],
  ]

  it.each(CASES)('%s', async (_what, events, told) => {
    const watches = Object.entries(WHO()).map(([who, person]) => [who, watchAs(person)] as const)
    for (const [, watch] of watches) expect((await watch.look()).changed).toBe(false)
    database.append(child, ...events())
    const changed: string[] = []
    for (const [who, watch] of watches) if ((await watch.look()).changed) changed.push(who)
    expect(changed).toEqual(told)
    for (const [, watch] of watches) expect((await watch.look()).changed).toBe(false)
  })

  it('to one with too little assurance, nothing', async () => {
    const watch = watchAs(COORDINATOR, { assurance: 'LOW' })
    await watch.look()
    database.append(child, withdraw(child, SHARED), leaveTeam(child))
    expect((await watch.look()).changed).toBe(false)
  })

  it('to one without a purpose, what is shared of nothing', async () => {
    const watch = watchAs(COORDINATOR, {}, null)
    await watch.look()
    database.append(child, withdraw(child, SHARED))
    expect((await watch.look()).changed).toBe(false)
    database.append(child, leaveTeam(child))
    expect((await watch.look()).changed).toBe(true)
  })

  it('to one who has left, nothing more', async () => {
    const watch = watchAs(COORDINATOR)
    await watch.look()
    database.append(child, leaveTeam(child))
    expect((await watch.look()).changed).toBe(true)
    for (const event of [withdraw(child, SHARED), registerRead('FORTROLIG'), hear()]) {
      database.append(child, event)
      expect((await watch.look()).changed).toBe(false)
    }
  })

  it('to the family alone, what happens while the register is silent: nobody else finds the child then', async () => {
    const watches = [watchAs(MOTHER), watchAs(COORDINATOR), watchAs(OFFICER)]
    const look = () => Promise.all(watches.map(async (watch) => (await watch.look()).changed))
    await look()
    database.registerReadAt = '2026-02-28T10:00:00.000Z'
    expect(await look()).toEqual([true, true, true])
    database.append(child, withdraw(child, SHARED))
    expect(await look()).toEqual([true, false, false])
  })
})

describe('without a change of any fact', () => {
  it('the end of a directive is told, and the look before says when it comes', async () => {
    const watch = watchAs(COORDINATOR)
    database.now = '2026-05-01T21:59:58.000Z'
    expect(await watch.look()).toEqual({ changed: false, validForMs: 2_000 })
    database.now = '2026-05-01T21:59:59.999Z'
    expect(await watch.look()).toEqual({ changed: false, validForMs: 1 })
    database.now = '2026-05-01T22:00:00.000Z'
    expect((await watch.look()).changed).toBe(true)
  })

  it('a reading of the register that grows old is told, and so is a new one', async () => {
    const watch = watchAs(COORDINATOR)
    database.registerReadAt = '2026-03-01T10:00:01.000Z'
    expect(await watch.look()).toEqual({ changed: false, validForMs: 1_000 })
    database.now = '2026-03-02T10:00:01.000Z'
    expect((await watch.look()).changed).toBe(true)
    database.registerReadAt = database.now
    expect((await watch.look()).changed).toBe(true)
    database.registerReadAt = '2026-03-02T10:00:02.000Z'
    expect((await watch.look()).changed).toBe(false)
  })

  it('a new legal table is told to those for whom it changes something', async () => {
    const watches = [watchAs(COORDINATOR), watchAs(COORDINATOR, {}, null), watchAs(OFFICER)]
    await Promise.all(watches.map((watch) => watch.look()))
    database.legalTable = TABLE_WITHOUT_SCHOOL
    const looks = await Promise.all(watches.map((watch) => watch.look()))
    expect(looks.map(({ changed }) => changed)).toEqual([true, false, true])
  })

  it('an office that is held no longer is told', async () => {
    const watch = watchAs(OFFICER)
    await watch.look()
    database.offices = { officerOf: [], registrarOf: [] }
    expect((await watch.look()).changed).toBe(true)
  })
})

it('a look that the database does not answer changes nothing, and the next compares with the one before', async () => {
  const watch = watchAs(COORDINATOR)
  await watch.look()
  database.append(child, withdraw(child, SHARED))
  database.before = () => {
    throw new Error('the database is away')
  }
  await expect(watch.look()).rejects.toThrow('away')
  database.before = () => undefined
  expect((await watch.look()).changed).toBe(true)
})

it('an unchanged child costs its version and no event', async () => {
  const watch = watchAs(COORDINATOR)
  await watch.look()
  await watch.look()
  expect(database.reads.map(([, , versions]) => versions)).toEqual([[null], [1]])
})
