import { addDays } from '@samsyn/schema/policy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinTeam } from '../testing-families.ts'
import { ENGINES } from '../testing.ts'
import { serveStaff, type Staff } from './testing-staff.ts'

const REQUESTS = 'requests { id at by purpose recipient { service role } to slices { slice { id } state } }'

describe.each(ENGINES)('what the team asks the family for (%s)', (engine) => {
  let staff: Staff

  beforeAll(async () => {
    staff = await serveStaff(engine)
    await staff.registry.record(
      'linnea',
      null,
      joinTeam(staff.registry, 'tor', { service: 'SCHOOL', role: 'TEAM_MEMBER' }),
    )
  })
  afterAll(() => staff.close())

  const ask = (person: string, child: string, slices: readonly string[], purpose = 'COORDINATION') =>
    staff.send(person, 'requestConsent', { child, slices, purpose })
  interface Request {
    readonly id: string
    readonly at: string
    readonly by: string | null
    readonly slices: readonly { readonly slice: { readonly id: string }; readonly state: string }[]
  }
  const requestsOf = async (person: string, child: string): Promise<readonly Request[] | null | undefined> =>
    staff.read<readonly Request[]>(person, child, REQUESTS)
  /** The state of each slice in the newest request. */
  const statesOf = async (person: string, child: string): Promise<unknown> =>
    (await requestsOf(person, child))?.[0]?.slices.map(({ slice, state }) => [slice.id, state])

  it('is sent, and tells that it is shared once everyone who must has signed', async () => {
    expect((await ask('kari', 'linnea', ['school.attendance', 'health.contacts'])).problem).toBeNull()
    const sent = await requestsOf('kari', 'linnea')
    expect(sent).toEqual([
      {
        id: expect.any(String),
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        by: 'Kari Nordvik',
        purpose: 'COORDINATION',
        recipient: { service: 'COORDINATION_UNIT', role: null },
        to: null,
        slices: [
          { slice: { id: 'school.attendance' }, state: 'SENT' },
          { slice: { id: 'health.contacts' }, state: 'SENT' },
        ],
      },
    ])
    const given = await staff.acts.given('ingrid', 'linnea', { slices: ['school.attendance'] })
    expect(await requestsOf('kari', 'linnea')).toEqual(sent)
    await staff.acts.sign('pal', 'linnea', given.id, given.textHash)
    const states = [
      ['school.attendance', 'SHARED'],
      ['health.contacts', 'SENT'],
    ]
    expect(await statesOf('kari', 'linnea')).toEqual(states)
    expect(await statesOf('ingrid', 'linnea')).toEqual(states)
    await staff.acts.withdraw('pal', 'linnea', given.id)
    expect(await requestsOf('kari', 'linnea')).toEqual(sent)
  })

  it('reads byte for byte the same after a refusal, a no and a yes to somebody else', async () => {
    await ask('kari', 'ante', ['nav.contact'])
    const query = `query ($id: ID!) { child(id: $id) { ${REQUESTS} } }`
    const read = async (): Promise<string> => {
      const { body } = await staff.registry.ask('kari', query, { id: staff.registry.idOf('ante') })
      return JSON.stringify(body)
    }
    const before = await read()
    expect(before).toContain('SENT')
    await staff.acts.given('gro', 'ante', { slices: ['nav.contact'], recipients: [{ service: 'SCHOOL' }] })
    expect(await read()).toBe(before)
    await staff.acts.given('gro', 'ante', { kind: 'DENY', slices: ['nav.contact'] })
    expect(await read()).toBe(before)
    const given = await staff.acts.given('ingrid', 'hakon', { slices: ['nav.contact'] })
    await ask('kari', 'hakon', ['nav.contact'])
    const hakon = await requestsOf('kari', 'hakon')
    await staff.acts.refuse('pal', 'hakon', given.id)
    expect(await requestsOf('kari', 'hakon')).toEqual(hakon)
  })

  it('is told to those of the service that asked, to the family and the privacy officer, and to nobody else', async () => {
    await ask('kari', 'linnea', ['nav.followUp'], 'TRANSITION')
    const ids = async (person: string) => (await requestsOf(person, 'linnea'))?.map(({ id }) => id)
    expect(await ids('tor')).toEqual([])
    expect(await ids('hedda')).toBeUndefined()
    const asked = (await ids('kari')) ?? []
    expect(asked).not.toEqual([])
    expect(await ids('pal')).toEqual(asked)
    expect(await ids('siri')).toEqual(asked)

    expect((await ask('tor', 'linnea', ['nav.followUp'], 'TRANSITION')).problem).toBeNull()
    expect(await statesOf('tor', 'linnea')).toEqual([['nav.followUp', 'SENT']])
    expect(await ids('kari')).toEqual(asked)
    expect(await ids('pal')).toEqual([...((await ids('tor')) ?? []), ...asked])
  })

  it(`tells a guardian nothing of what is the youth's own, and the youth all of it`, async () => {
    await ask('kari', 'froya', ['health.plan', 'school.attendance'])
    await ask('kari', 'froya', ['health.appointments'])
    expect((await requestsOf('ingrid', 'froya'))?.map(({ slices }) => slices.map(({ slice }) => slice.id))).toEqual([
      ['school.attendance'],
    ])
    const mine = ['health.appointments', 'health.plan', 'school.attendance']
    expect((await requestsOf('froya', 'froya'))?.flatMap(({ slices }) => slices.map(({ slice }) => slice.id))).toEqual(
      mine,
    )
    await staff.acts.given('froya', 'froya', { slices: ['health.appointments'] })
    expect(await statesOf('kari', 'froya')).toEqual([['health.appointments', 'SHARED']])
    expect(await statesOf('ingrid', 'froya')).toEqual([['school.attendance', 'SENT']])
  })

  it(`is no longer shared once a youth has said no, and reads as if nobody had answered`, async () => {
    await ask('kari', 'bjorn', ['school.attendance'])
    const sent = await requestsOf('kari', 'bjorn')
    const given = await staff.acts.given('gro', 'bjorn', { slices: ['school.attendance'] })
    await staff.acts.sign('bjorn', 'bjorn', given.id, given.textHash)
    expect(await statesOf('kari', 'bjorn')).toEqual([['school.attendance', 'SHARED']])
    await staff.acts.given('bjorn', 'bjorn', { kind: 'DENY', slices: ['school.attendance'] })
    expect(await requestsOf('kari', 'bjorn')).toEqual(sent)
  })

  it('tells the family for how long it is asked, and is refused for longer than they could share', async () => {
    const input = { child: 'ailu', slices: ['school.ppt'], purpose: 'TRANSITION' }
    const { today } = staff.registry.families
    await staff.registry.record('ailu', null, joinTeam(staff.registry, 'kari'))
    const refused = await staff.send('kari', 'requestConsent', { ...input, to: addDays(today, 200) })
    expect(refused.problem).toMatchObject({ code: 'PERIOD_TOO_LONG' })
    expect(await requestsOf('sara', 'ailu')).toEqual([])
    await staff.send('kari', 'requestConsent', { ...input, to: addDays(today, 90) })
    expect(await requestsOf('sara', 'ailu')).toMatchObject([{ to: addDays(today, 90) }])
  })

  it('of a child with a protected address does not tell who asked', async () => {
    await ask('kari', 'ase', ['nav.contact'])
    expect(await requestsOf('hanne', 'ase')).toMatchObject([{ by: null, purpose: 'COORDINATION' }])
  })
})
