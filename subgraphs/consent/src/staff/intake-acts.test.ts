import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@samsyn/schema/policy'
import { readRegister } from '../testing-families.ts'
import { countLedger } from '../testing-history.ts'
import { ENGINES } from '../testing.ts'
import { listEvents, OTHER_ORGANISATION, serveStaff, type Staff } from './testing-staff.ts'

/** Synthetic, and nobody's here. */
const NEW_CHILD = '01410099914'
const NEW_COLLEAGUE = '05868500001'
const NEWCOMER = '29820099921'

describe.each(ENGINES)('intake (%s)', (engine) => {
  let staff: Staff

  beforeAll(async () => {
    staff = await serveStaff(engine)
  })
  afterAll(() => staff.close())

  const numberOf = (person: string): string => staff.registry.families.person(person).nationalIdentityNumber
  const register = (registrar: string, nationalIdentityNumber: string, displayName: string, organisation: string) =>
    staff.send(registrar, 'registerChild', { nationalIdentityNumber, displayName, organisation })
  const add = (child: string, nationalIdentityNumber: string, displayName: string, changes = {}) =>
    staff.send('hedda', 'addTeamMember', {
      child,
      nationalIdentityNumber,
      displayName,
      role: 'TEAM_MEMBER',
      service: 'SCHOOL',
      organisation: '314000021',
      from: staff.registry.families.today,
      ...changes,
    })
  const personWith = async (number: string): Promise<{ id: string; name: string }[]> => {
    const { rows } = await staff.registry.pool.query(
      'SELECT id, display_name AS name FROM registry.person WHERE national_identity_number = $1',
      [number],
    )
    return rows as { id: string; name: string }[]
  }
  interface Member {
    readonly id: string
    readonly displayName: string
    readonly service: string
    readonly to: string | null
  }
  const teamOf = async (person: string, child: string): Promise<readonly Member[]> =>
    (await staff.read<readonly Member[]>(person, child, 'team { id displayName service to }')) ?? []

  describe('registering a child', () => {
    const ACCEPTED = { accepted: true, problem: null }

    it('is answered alike of a child that is new, known, helped by others, strictly protected or 18', async () => {
      const numbers = [NEW_CHILD, ...['linnea', 'signe', 'ase', 'maret', 'ingrid'].map(numberOf)]
      for (const number of numbers)
        expect(await register('tor', number, 'Ny Prøve', OTHER_ORGANISATION)).toEqual(ACCEPTED)
    })

    it('enters a child nobody knew, by the name given, and shows it to no one before the population register has told', async () => {
      await register('hedda', NEWCOMER, '  Tuva\n Ærlig ', '314000013')
      const [person] = await personWith(NEWCOMER)
      expect(person?.name).toBe('Tuva Ærlig')
      const { rows } = await staff.registry.pool.query(
        'SELECT actor, kind, body FROM registry.ledger WHERE child = $1',
        [person?.id],
      )
      expect(rows).toEqual([
        { actor: staff.registry.idOf('hedda'), kind: 'CHILD_REGISTERED', body: { organisation: '314000013' } },
      ])
      expect(await staff.read('hedda', String(person?.id), 'id')).toBeUndefined()
      expect((await add(String(person?.id), NEW_COLLEAGUE, 'Åge Prøve')).problem?.code).toBe('NOT_FOUND')
    })

    it('keeps the name of a child that is known', async () => {
      await register('hedda', numberOf('biret'), 'En Annen', '314000013')
      expect(await personWith(numberOf('biret'))).toEqual([
        { id: staff.registry.idOf('biret'), name: 'Biret Áile Guttorm' },
      ])
    })

    it('twice for one organisation is recorded once', async () => {
      await register('tor', numberOf('thea'), 'Thea', OTHER_ORGANISATION)
      const before = await countLedger(staff.registry)
      expect(await register('tor', numberOf('thea'), 'Thea', OTHER_ORGANISATION)).toEqual(ACCEPTED)
      expect(await countLedger(staff.registry)).toEqual(before)
    })

    it('at the same time is recorded once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 3 }, () => register('tor', numberOf('frida'), 'Frida', OTHER_ORGANISATION)),
      )
      expect(answers).toEqual([ACCEPTED, ACCEPTED, ACCEPTED])
      const events = await listEvents(staff.registry, 'frida', 'CHILD_REGISTERED')
      expect(events.map(({ body }) => body['organisation'])).toEqual(['314000013', OTHER_ORGANISATION])
    })

    it(`lets the organisation's registrars find the child, where the child lives in their municipality`, async () => {
      expect(await staff.read('tor', 'ailu', 'id')).toBeUndefined()
      await register('tor', numberOf('ailu'), 'Áilu', OTHER_ORGANISATION)
      expect(await staff.read('tor', 'ailu', 'id')).toBe(staff.registry.idOf('ailu'))
      await staff.registry.record('ailu', null, readRegister(staff.registry, 'ailu', { municipality: '9902' }))
      expect(await staff.read('tor', 'ailu', 'id')).toBeUndefined()
    })
  })

  describe('the team', () => {
    it('takes in someone nobody knew, who then finds the child', async () => {
      expect(await add('linnea', NEW_COLLEAGUE, 'Åge Øksnes')).toEqual({
        child: { id: staff.registry.idOf('linnea') },
        problem: null,
      })
      expect((await teamOf('ingrid', 'linnea')).map(({ displayName }) => displayName)).toContain('Åge Øksnes')
      const { body } = await staff.registry.ask(
        'kari',
        'query ($id: ID!) { child(id: $id) { myCapacity } }',
        { id: staff.registry.idOf('linnea') },
        { sub: NEW_COLLEAGUE },
      )
      expect(body).toEqual({ data: { child: { myCapacity: 'TEAM' } } })
    })

    it('knows someone by the name they have, whatever name is given', async () => {
      await add('ante', numberOf('siri'), 'Noen Annen')
      expect((await teamOf('gro', 'ante')).map(({ displayName }) => displayName)).toContain('Siri Vernes')
    })

    it('has one for some days only', async () => {
      const { today } = staff.registry.families
      await add('bjorn', numberOf('tor'), 'Tor', { from: today, to: addDays(today, 1) })
      await add('bjorn', numberOf('ola'), 'Ola', { from: addDays(today, 2) })
      const team = await teamOf('gro', 'bjorn')
      expect(team.map(({ displayName, to }) => [displayName, to])).toEqual([
        ['Kari Nordvik', null],
        ['Tor Fjordheim', addDays(today, 1)],
      ])
    })

    it('loses at once one whom a registrar takes off, and one who leaves', async () => {
      await add('hakon', numberOf('tor'), 'Tor')
      const [kari, tor] = await teamOf('hedda', 'hakon')
      expect(await staff.send('hedda', 'removeTeamMember', { child: 'hakon', member: tor?.id })).toEqual({
        child: { id: staff.registry.idOf('hakon') },
        problem: null,
      })
      expect(await staff.read('tor', 'hakon', 'id')).toBeUndefined()
      // Whoever leaves is told no more of the child.
      expect(await staff.send('kari', 'removeTeamMember', { child: 'hakon', member: kari?.id })).toEqual({
        child: null,
        problem: null,
      })
      expect(await teamOf('ingrid', 'hakon')).toEqual([])
    })

    it('takes in the same person once, whoever adds them at the same time', async () => {
      const answers = await Promise.all(Array.from({ length: 3 }, () => add('emil', numberOf('tor'), 'Tor')))
      const codes = answers.map(({ problem }) => problem?.code ?? 'DONE')
      expect(codes.toSorted()).toEqual(['ALREADY_ON_TEAM', 'ALREADY_ON_TEAM', 'DONE'])
    })
  })

  it('under a care order nothing is shared on the word of guardians, and again when it has ended', async () => {
    const tell = (inForce: boolean) => staff.send('hedda', 'recordCareOrder', { child: 'ante', inForce })
    await staff.acts.given('gro', 'ante', { slices: ['nav.contact'] })
    expect(await staff.sharedOf('gro', 'ante')).toEqual(['nav.contact'])
    await tell(true)
    expect(await staff.sharedOf('gro', 'ante')).toEqual([])
    const before = await countLedger(staff.registry)
    expect((await tell(true)).problem).toBeNull()
    expect(await countLedger(staff.registry)).toEqual(before)
    await tell(false)
    expect(await staff.sharedOf('gro', 'ante')).toEqual(['nav.contact'])
  })
})
