import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { statesOf } from '../testing-acts.ts'
import { joinTeam } from '../testing-families.ts'
import { countLedger } from '../testing-history.ts'
import { ENGINES } from '../testing.ts'
import { listEvents, serveStaff, type Staff } from './testing-staff.ts'

describe.each(ENGINES)('what is put on record (%s)', (engine) => {
  let staff: Staff

  beforeAll(async () => {
    staff = await serveStaff(engine)
  })
  afterAll(() => staff.close())

  const day = (): string => staff.registry.families.today
  const DONE = (child: string) => ({ child: { id: staff.registry.idOf(child) }, problem: null })
  const newestOpen = async (person: string, child: string) => {
    const open = (await staff.openTo(person, child)).at(-1)
    if (open === undefined) throw new Error('nothing waits')
    return open
  }
  /** A yes of one slice, on record and not confirmed. */
  const recordNew = async (person: string, child: string, slice: string) => {
    expect(await staff.record(person, child, staff.acts.terms({ slices: [slice] }))).toEqual(DONE(child))
    return newestOpen('ola', child)
  }
  const confirm = (person: string, child: string, directive: string, signature: string | undefined) =>
    staff.send(person, 'confirmSignature', { child, directive, signature })
  const recordSignature = (child: string, person: string, open: { id: string; textHash: string }, changes = {}) =>
    staff.send('hedda', 'recordSignature', {
      child,
      directive: open.id,
      person: staff.registry.idOf(person),
      signature: staff.signature(child, open.textHash, changes),
    })

  it('a yes by word of mouth shares only after its witness has confirmed it', async () => {
    const open = await recordNew('gro', 'ante', 'nav.contact')
    expect(await staff.sharedOf('gro', 'ante')).not.toContain('nav.contact')
    expect(open.missing).toEqual([{ id: staff.registry.idOf('gro'), displayName: 'Gro Fjellbekk' }])
    expect(open.unconfirmed).toEqual([
      {
        id: expect.any(String),
        by: { displayName: 'Gro Fjellbekk' },
        method: 'WITNESSED_ORAL',
        signedOn: day(),
        isMineToConfirm: true,
      },
    ])
    const [signature] = open.unconfirmed
    expect((await confirm('hedda', 'ante', open.id, signature?.id)).problem?.code).toBe('NOT_FOUND')
    expect(await staff.sharedOf('gro', 'ante')).not.toContain('nav.contact')

    expect(await confirm('ola', 'ante', open.id, signature?.id)).toEqual(DONE('ante'))
    expect(await staff.sharedOf('gro', 'ante')).toContain('nav.contact')
    expect((await staff.openTo('ola', 'ante')).map(({ id }) => id)).not.toContain(open.id)
  })

  it('the family reads who recorded a signature, who confirmed it, and when it was given', async () => {
    const open = await recordNew('gro', 'frida', 'school.attendance')
    await confirm('ola', 'frida', open.id, open.unconfirmed[0]?.id)
    const directives = await staff.read<readonly unknown[]>(
      'gro',
      'frida',
      `directives { givenBy { displayName } signatures {
         by { displayName } method locale record { recorder witness signedOn } } }`,
    )
    expect(directives).toEqual([
      {
        givenBy: { displayName: 'Gro Fjellbekk' },
        signatures: [
          {
            by: { displayName: 'Gro Fjellbekk' },
            method: 'WITNESSED_ORAL',
            locale: 'nb',
            record: { recorder: 'Hedda Helland', witness: 'Ola Lyng', signedOn: day() },
          },
        ],
      },
    ])
  })

  it('one guardian signs with an eID and the other on paper', async () => {
    const given = await staff.acts.given('ingrid', 'linnea', { slices: ['school.attendance'] })
    const open = await newestOpen('hedda', 'linnea')
    expect(open).toEqual({
      id: given.id,
      text: given.text,
      textHash: given.textHash,
      missing: [{ id: staff.registry.idOf('pal'), displayName: 'Pål Åsmund Sørbø' }],
      unconfirmed: [],
    })
    expect(await recordSignature('linnea', 'pal', open, { method: 'PAPER' })).toEqual(DONE('linnea'))
    expect(await staff.sharedOf('ingrid', 'linnea')).not.toContain('school.attendance')
    const waiting = await newestOpen('hedda', 'linnea')
    expect(waiting.unconfirmed).toMatchObject([{ method: 'PAPER', isMineToConfirm: false }])

    await confirm('ola', 'linnea', open.id, waiting.unconfirmed[0]?.id)
    expect(await staff.sharedOf('ingrid', 'linnea')).toContain('school.attendance')
  })

  it('one who has signed in and signed waits for no witness', async () => {
    const given = await staff.acts.given('ingrid', 'linnea', { slices: ['school.ppt'] })
    await recordSignature('linnea', 'pal', given)
    const [waiting] = (await newestOpen('ola', 'linnea')).unconfirmed
    await staff.acts.sign('pal', 'linnea', given.id, given.textHash)
    expect((await staff.openTo('ola', 'linnea')).map(({ id }) => id)).not.toContain(given.id)
    expect((await confirm('ola', 'linnea', given.id, waiting?.id)).problem?.code).toBe('ALREADY_SIGNED')
  })

  it('a no by word of mouth counts at once, and needs no witness', async () => {
    await staff.acts.given('gro', 'ante', { slices: ['health.contacts'] })
    expect(await staff.sharedOf('gro', 'ante')).toContain('health.contacts')
    const terms = staff.acts.terms({ kind: 'DENY', slices: ['health.contacts'] })
    expect(await staff.record('gro', 'ante', terms, { witness: null, beneficiary: null })).toEqual(DONE('ante'))
    expect(await staff.sharedOf('gro', 'ante')).not.toContain('health.contacts')
    expect((await listEvents(staff.registry, 'ante', 'DIRECTIVE_GIVEN')).at(-1)).toMatchObject({
      actor: staff.registry.idOf('hedda'),
      body: { kind: 'DENY', onBehalfOf: staff.registry.idOf('gro') },
    })
  })

  it('a refusal by word of mouth ends a permit at once', async () => {
    const given = await staff.acts.given('ingrid', 'linnea', { slices: ['school.contacts'] })
    const input = { child: 'linnea', directive: given.id, person: staff.registry.idOf('pal') }
    expect(await staff.send('hedda', 'recordRefusal', input)).toEqual(DONE('linnea'))
    expect((await staff.openTo('hedda', 'linnea')).map(({ id }) => id)).not.toContain(given.id)
    const signed = await staff.acts.sign('pal', 'linnea', given.id, given.textHash)
    expect(signed.problem?.code).toBe('NOT_OPEN')
  })

  describe('a withdrawal by word of mouth', () => {
    const withdraw = (child: string, person: string, slices: readonly string[]) =>
      staff.send('hedda', 'recordWithdrawal', { child, person: staff.registry.idOf(person), slices })

    it('takes back what the person has said yes to of a slice, in every directive, at once', async () => {
      await staff.acts.given('gro', 'ante', { slices: ['school.attendance', 'school.contacts'] })
      await staff.acts.given('gro', 'ante', { slices: ['school.attendance'], purposes: ['TRANSITION', 'COORDINATION'] })
      expect(await staff.sharedOf('gro', 'ante')).toEqual(expect.arrayContaining(['school.attendance']))
      expect(await withdraw('ante', 'gro', ['school.attendance'])).toEqual(DONE('ante'))
      const shared = await staff.sharedOf('gro', 'ante')
      expect(shared).toContain('school.contacts')
      expect(shared).not.toContain('school.attendance')
      const events = await listEvents(staff.registry, 'ante', 'DIRECTIVE_WITHDRAWN')
      const taken = events.map(({ actor, body }) => [actor, body['onBehalfOf'], String(body['slices'])])
      expect(taken.filter(([, , slices]) => slices === 'school.attendance')).toEqual(
        Array.from({ length: 2 }, () => [
          staff.registry.idOf('hedda'),
          staff.registry.idOf('gro'),
          'school.attendance',
        ]),
      )
    })

    it('takes back a yes on record that its witness has not confirmed, and then nobody can', async () => {
      const open = await recordNew('gro', 'ante', 'school.ppt')
      expect(await withdraw('ante', 'gro', ['school.ppt'])).toEqual(DONE('ante'))
      expect((await confirm('ola', 'ante', open.id, open.unconfirmed[0]?.id)).problem?.code).toBe('NOT_OPEN')
      expect(await staff.sharedOf('gro', 'ante')).not.toContain('school.ppt')
    })

    it('is answered the same where there was nothing to take back, and the ledger is unchanged', async () => {
      const answered = await withdraw('ante', 'gro', ['school.contacts'])
      const before = await countLedger(staff.registry)
      expect(await withdraw('ante', 'gro', ['school.contacts'])).toEqual(answered)
      expect(await withdraw('ante', 'gro', ['childWelfare.measures'])).toEqual(answered)
      expect(await countLedger(staff.registry)).toEqual(before)
    })

    it(`leaves the other guardian's no and what only the other has signed as they were`, async () => {
      const no = await staff.acts.given('pal', 'linnea', { kind: 'DENY', slices: ['nav.contact'] })
      const yes = await staff.acts.given('pal', 'linnea', { slices: ['nav.activities'] })
      await withdraw('linnea', 'ingrid', ['nav.contact', 'nav.activities'])
      const query = `query ($id: ID!) { child(id: $id) { directives { id slices { slice { id } state } } } }`
      const { body } = await staff.registry.ask<{ child: { directives: Parameters<typeof statesOf>[0][] } }>(
        'pal',
        query,
        {
          id: staff.registry.idOf('linnea'),
        },
      )
      const states = [no, yes].map(({ id }) =>
        statesOf(body.data?.child.directives.find((one) => one?.id === id) ?? null),
      )
      expect(states).toEqual([{ 'nav.contact': 'ACTIVE' }, { 'nav.activities': 'PENDING' }])
    })
  })

  describe('what waits for a signature', () => {
    it('is told to a registrar and to nobody else', async () => {
      const given = await staff.acts.given('ingrid', 'froya', { slices: ['school.attendance'] })
      expect((await staff.openTo('hedda', 'froya')).map(({ id }) => id)).toContain(given.id)
      for (const person of ['ingrid', 'froya', 'kari', 'siri']) {
        expect(await staff.read(person, 'froya', 'openDirectives { id }')).toBeNull()
      }
      expect(await staff.read('tor', 'froya', 'openDirectives { id }')).toBeUndefined()
    })

    it('is neither a no nor what is signed, refused, withdrawn or over', async () => {
      const before = await staff.openTo('hedda', 'linnea')
      await staff.acts.given('ingrid', 'linnea', { kind: 'DENY', slices: ['school.assessment'] })
      const [signed, refused, withdrawn] = [
        await staff.acts.given('ingrid', 'linnea', { slices: ['school.assessment'] }),
        await staff.acts.given('ingrid', 'linnea', { slices: ['school.assessment'] }),
        await staff.acts.given('ingrid', 'linnea', { slices: ['school.assessment'] }),
      ]
      await staff.acts.sign('pal', 'linnea', signed.id, signed.textHash)
      await staff.acts.refuse('pal', 'linnea', refused.id)
      await staff.acts.withdraw('ingrid', 'linnea', withdrawn.id)
      expect(await staff.openTo('hedda', 'linnea')).toEqual(before)
    })

    it('does not tell that the child keeps something from the guardians, but what the child has said yes to', async () => {
      const { registry, acts } = staff
      await registry.record('hakon', 'hakon', { kind: 'SLICES_KEPT', body: { slices: ['health.plan'] } })
      const asked = await acts.given('ingrid', 'hakon', { slices: ['health.plan', 'school.attendance'] })
      const missing = async (): Promise<unknown> =>
        (await staff.openTo('ola', 'hakon')).map((open) => [open.id, open.missing.map(({ id }) => id)])
      expect(await missing()).toEqual([[asked.id, [registry.idOf('pal')]]])
      await acts.sign('pal', 'hakon', asked.id, asked.textHash)
      expect(await missing()).toEqual([])

      const open = await recordNew('hakon', 'hakon', 'health.plan')
      expect(open.missing.map(({ id }) => id)).toEqual([registry.idOf('hakon')])
      await confirm('ola', 'hakon', open.id, open.unconfirmed[0]?.id)
      expect(await staff.openTo('ola', 'hakon')).toEqual([])
    })

    it('tells no registrar what else the family has said', async () => {
      for (const field of [
        'directives { id }',
        'accessLog { nodes { id } }',
        'coverage(purpose: COORDINATION) { slice { id } }',
        'requests { id }',
      ]) {
        expect(await staff.read('hedda', 'linnea', field)).toBeNull()
      }
    })
  })

  it(`the other registrars of one's own offices can be witnesses, and no one else`, async () => {
    const fellowsOf = async (person: string): Promise<unknown> => {
      const { body } = await staff.registry.ask<{ me: { fellowRegistrars: unknown } }>(
        person,
        '{ me { fellowRegistrars { id displayName } } }',
      )
      return body.data?.me.fellowRegistrars
    }
    expect(await fellowsOf('hedda')).toEqual([{ id: staff.registry.idOf('ola'), displayName: 'Ola Lyng' }])
    expect(await fellowsOf('ola')).toEqual([{ id: staff.registry.idOf('hedda'), displayName: 'Hedda Helland' }])
    expect(await fellowsOf('tor')).toEqual([])
    expect(await fellowsOf('ingrid')).toEqual([])
  })

  it('a witness who has come to benefit since cannot confirm', async () => {
    const open = await recordNew('gro', 'bjorn', 'school.attendance')
    await staff.registry.record('bjorn', null, joinTeam(staff.registry, 'ola'))
    const before = await countLedger(staff.registry)
    expect((await confirm('ola', 'bjorn', open.id, open.unconfirmed[0]?.id)).problem?.code).toBe('NOT_INDEPENDENT')
    expect(await countLedger(staff.registry)).toEqual(before)
  })

  describe('at the same time', () => {
    it('two registrars recording lose nothing', async () => {
      const given = await staff.acts.given('froya', 'froya', { slices: ['school.adaptedEducation'] })
      const as = (registrar: string, witness: string, person: string) =>
        staff.send(registrar, 'recordSignature', {
          child: 'froya',
          directive: given.id,
          person: staff.registry.idOf(person),
          signature: staff.signature('froya', given.textHash, { witness: staff.registry.idOf(witness) }),
        })
      const answers = await Promise.all([as('hedda', 'ola', 'ingrid'), as('ola', 'hedda', 'pal')])
      expect(answers.map(({ problem }) => problem)).toEqual([null, null])
      const waiting = (await staff.openTo('ola', 'froya')).find(({ id }) => id === given.id)?.unconfirmed ?? []
      const byName = waiting.toSorted((a, b) => String(a.by?.displayName).localeCompare(String(b.by?.displayName)))
      expect(byName).toMatchObject([
        { by: { displayName: 'Ingrid Lyngblom' }, isMineToConfirm: true },
        { by: { displayName: 'Pål Åsmund Sørbø' }, isMineToConfirm: false },
      ])
      const [mine, theirs] = byName
      const confirmed = await Promise.all([
        confirm('ola', 'froya', given.id, mine?.id),
        confirm('hedda', 'froya', given.id, theirs?.id),
      ])
      expect(confirmed.map(({ problem }) => problem)).toEqual([null, null])
      expect(await staff.sharedOf('ingrid', 'froya')).toContain('school.adaptedEducation')
    })

    it('the same signature sent several times is recorded once', async () => {
      const given = await staff.acts.given('ingrid', 'linnea', { slices: ['nav.followUp'] })
      const answers = await Promise.all(Array.from({ length: 3 }, () => recordSignature('linnea', 'pal', given)))
      const codes = answers.map(({ problem }) => problem?.code ?? 'DONE')
      expect(codes.toSorted()).toEqual(['ALREADY_SIGNED', 'ALREADY_SIGNED', 'DONE'])
    })
  })
})
