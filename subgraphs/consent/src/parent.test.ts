import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actIn, type Acts } from './testing-acts.ts'
import { joinTeam, readRegister, serveFamilies } from './testing-families.ts'
import { recordDirective } from './testing-history.ts'
import { ENGINES, type TestRegistry } from './testing.ts'

const NOTHING = '{"data":{"child":null}}\n'
const QUERY = `query ($id: ID!) { child(id: $id) {
  myCapacity displayName age team { role } guardians { displayName } accessLog { nodes { kind } } coverage(purpose: COORDINATION) { slice { id } }
  requests { id } reminders { reason } keptSlices { id } directives { slices { slice { id } state } } } }`

/** Thea is 21; both her parents said yes to some things while she was a child. */
describe.each(ENGINES)('a parent whose child is an adult (%s)', (engine) => {
  let registry: TestRegistry
  let acts: Acts
  let own: string

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    acts = actIn(registry)
    await registry.record('thea', null, joinTeam(registry, 'kari'))
    const { id } = await recordDirective(registry, 'thea', 'lene', {
      slices: ['nav.householdEconomy', 'school.attendance'],
    })
    own = id
    await recordDirective(registry, 'thea', 'thea', { slices: ['nav.contact'] })
  })
  afterAll(() => registry.close())

  const read = (person: string) => registry.ask(person, QUERY, { id: registry.idOf('thea') })

  it('finds the child for what they said of their own affairs, and is told of nothing else', async () => {
    expect((await read('lene')).body.data).toEqual({
      child: {
        myCapacity: 'PARENT',
        displayName: null,
        age: null,
        team: null,
        guardians: null,
        accessLog: null,
        coverage: null,
        requests: null,
        reminders: null,
        keptSlices: null,
        directives: [{ slices: [{ slice: { id: 'nav.householdEconomy' }, state: 'ACTIVE' }] }],
      },
    })
  })

  it('finds no child when there is nothing they have said', async () => {
    expect((await read('roar')).text).toBe(NOTHING)
  })

  it('gives nothing more', async () => {
    expect((await acts.give('lene', 'thea', acts.terms(), 'any')).problem?.code).toBe('NOT_FAMILY')
  })

  it('takes it back, and what else they signed stays as it was', async () => {
    const shared = async (): Promise<boolean> => {
      const query = `query ($id: ID!) { child(id: $id) { explainDecision(recipient: { service: COORDINATION_UNIT }, purpose: COORDINATION) {
        slices { slice { id } shared } } } }`
      return (await registry.ask('siri', query, { id: registry.idOf('thea') })).text.includes(
        '{"slice":{"id":"nav.householdEconomy"},"shared":true}',
      )
    }
    expect(await shared()).toBe(true)
    expect((await acts.withdraw('lene', 'thea', own)).problem).toBeNull()
    expect(await shared()).toBe(false)
    const { rows } = await registry.pool.query(
      `SELECT body -> 'slices' AS slices FROM registry.ledger WHERE kind = 'DIRECTIVE_WITHDRAWN'`,
    )
    expect(rows).toEqual([{ slices: ['nav.householdEconomy'] }])
  })

  it('without parental responsibility for a child is in the same place', async () => {
    await recordDirective(registry, 'ante', 'stale', { slices: ['childWelfare.parentSupport'] })
    const query =
      'query ($id: ID!) { child(id: $id) { myCapacity displayName directives { slices { slice { id } } } } }'
    const { body } = await registry.ask('stale', query, { id: registry.idOf('ante') })
    expect(body.data).toEqual({
      child: {
        myCapacity: 'PARENT',
        displayName: null,
        directives: [{ slices: [{ slice: { id: 'childWelfare.parentSupport' } }] }],
      },
    })
  })

  it('sees nothing while the address is strictly protected', async () => {
    await registry.record('thea', null, readRegister(registry, 'thea', { addressProtection: 'STRENGT_FORTROLIG' }))
    expect((await read('lene')).text).toBe(NOTHING)
  })
})
