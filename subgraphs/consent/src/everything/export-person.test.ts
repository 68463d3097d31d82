import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordLooks } from '../access-log/testing-looks.ts'
import { writeCursor } from '../cursor.ts'
import { serveStaff, type Staff } from '../staff/testing-staff.ts'
import { joinTeam, ORGANISATION, readRegister } from '../testing-families.ts'
import { ENGINES, type TestRegistry } from '../testing.ts'
import { readParts, readPersonPart } from './testing-export.ts'

interface Held {
  readonly child: string | null
}

interface Content {
  readonly format: string
  readonly person: { readonly name: string; readonly nationalIdentityNumber: string; readonly email: string | null }
  readonly offices: readonly object[]
  readonly memberships: readonly (Held & { readonly role: string; readonly from: string; readonly to: string | null })[]
  readonly family: readonly (Held & { readonly capacity: string })[]
  readonly notices: readonly object[]
  readonly notHere: readonly object[]
  readonly acts: readonly (Held & { readonly kind: string })[]
  readonly looks: readonly (Held & { readonly purpose: string | null })[]
}

describe.each(ENGINES)('a copy of everything about a person (%s)', (engine) => {
  let staff: Staff
  let registry: TestRegistry

  const read = async (person: string): Promise<Content> => {
    const parts = await readParts((after) => readPersonPart(registry, person, after))
    const contents = parts.map((content) => JSON.parse(content) as Partial<Content>)
    return {
      ...(contents[0] as Content),
      acts: contents.flatMap(({ acts = [] }) => acts),
      looks: contents.flatMap(({ looks = [] }) => looks),
    }
  }
  const kinds = ({ acts }: Content): readonly string[] => acts.map(({ kind }) => kind)

  beforeAll(async () => {
    staff = await serveStaff(engine)
    registry = staff.registry
    const { idOf, pool, record } = registry
    const ended = joinTeam(registry, 'kari', { role: 'TEAM_LEADER' })
    await record('ailu', null, ended, { kind: 'MEMBER_REMOVED', body: { membership: ended.body.id } })
    const email = 'mutation ($email: String) { setMyEmail(email: $email) { problem { code } } }'
    for (const person of ['gro', 'ingrid', 'kari'])
      await registry.ask(person, email, { email: `${person}@post.example` })
    await staff.acts.given('gro', 'ante', { slices: ['school.attendance'] })
    await pool.query('INSERT INTO registry.notice (person, key) VALUES ($1, $2), ($3, $4)', [
      idOf('gro'),
      `request:${randomUUID()}`,
      idOf('ingrid'),
      `request:${randomUUID()}`,
    ])
    await staff.send('kari', 'requestConsent', { child: 'ante', slices: ['school.ppt'], purpose: 'COORDINATION' })
    for (const child of ['ante', 'ailu', 'emil']) await recordLooks(registry, child, [{ slices: [] }])
  })
  afterAll(() => staff.close())

  // biome-ignore format: a table
  it.each<[string, readonly string[], readonly string[]]>([
    ['gro',    ['Gro Fjellbekk', 'gro@post.example', 'DIRECTIVE_GIVEN', 'DIRECTIVE_SIGNED', 'GUARDIAN'], ['ingrid@', 'kari@', 'Kari', 'Ante']],
    ['stale',  ['Ståle Ødegård'],                                                                        ['gro@', 'Gro', 'GUARDIAN', 'PARENT']],
    ['kari',   ['Kari Nordvik', 'kari@post.example', 'CONSENT_REQUESTED', 'COORDINATOR', ORGANISATION],  ['gro@', 'Gro', 'school.ppt']],
    ['siri',   ['Siri Vernes', 'PRIVACY_OFFICER', '9901', ORGANISATION],                                 ['Kari', '@']],
    ['hedda',  ['Hedda Helland', 'REGISTRAR', '9901', ORGANISATION],                                     ['Ola', '@']],
    ['ante',   ['Ante Fjellbekk', 'YOUTH'],                                                              ['gro@', 'Gro']],
    ['randi',  ['Randi Østervold'],                                                                      ['REGISTRAR', 'GUARDIAN']],
  ])('%s: holds their own, and nothing of others', async (person, told, untold) => {
    const content = (await readParts((after) => readPersonPart(registry, person, after))).join('\n')
    const { children, parents, staff: helpers } = registry.families
    for (const text of [...told, registry.families.person(person).nationalIdentityNumber]) expect(content).toContain(text)
    for (const text of untold) expect(content).not.toContain(text)
    for (const other of [...children, ...parents, ...helpers].filter(({ key }) => key !== person)) {
      expect(content).not.toContain(other.nationalIdentityNumber)
      expect(content).not.toContain(`${other.givenName} ${other.familyName}`)
    }
  })

  it('is JSON that names its form, and says what is not in it, alike to everybody', async () => {
    const parse = async (person: string) => JSON.parse((await readPersonPart(registry, person)).content) as Content
    const [gro, kari] = await Promise.all([parse('gro'), parse('kari')])
    expect(gro.format).toBe('samsyn-person/1')
    expect(Object.keys(gro)).toEqual([
      'format',
      'writtenAt',
      'person',
      'offices',
      'memberships',
      'family',
      'notices',
      'notHere',
      'acts',
      'looks',
    ])
    expect(Object.keys(kari)).toEqual(Object.keys(gro))
    expect(kari.notHere).toEqual(gro.notHere)
    expect(gro.notices).toHaveLength(1)
    expect(kari.notices).toEqual([])
  })

  it('names a child only where the person finds the child: of a team they have left, the time alone', async () => {
    const { memberships, looks } = await read('kari')
    const ofTeam = Object.fromEntries(memberships.map(({ child, role }) => [role, child]))
    expect(ofTeam).toEqual({ COORDINATOR: expect.any(String), TEAM_LEADER: null })
    expect(memberships.filter(({ child }) => child === registry.idOf('ante'))).toHaveLength(1)
    expect(looks.map(({ child }) => child)).toEqual([registry.idOf('ante'), null, registry.idOf('emil')])
  })

  it('tells the same of a team one has left and of a child who is strictly protected by now, but for the time', async () => {
    const { child, ...left } = (await read('kari')).memberships.find(
      ({ role }) => role === 'TEAM_LEADER',
    ) as Content['memberships'][number]
    const joined = joinTeam(registry, 'kari', { role: 'TEAM_MEMBER' })
    await registry.record('frida', null, joined)
    const member = async () => (await read('kari')).memberships.find(({ role }) => role === 'TEAM_MEMBER')
    expect(await member()).toEqual({ ...left, role: 'TEAM_MEMBER', child: registry.idOf('frida') })
    await registry.record('frida', null, readRegister(registry, 'frida', { addressProtection: 'STRENGT_FORTROLIG' }))
    expect(await member()).toEqual({ ...left, role: 'TEAM_MEMBER', child })
    expect((await read('gro')).family.map((one) => one.child)).not.toContain(registry.idOf('frida'))
  })

  it('tells of no child of their family whom they may not find', async () => {
    const { idOf } = registry
    expect((await read('gro')).family).toContainEqual({ child: idOf('ante'), capacity: 'GUARDIAN' })
    for (const [person, child] of [
      ['stale', 'ante'],
      ['marte', 'signe'],
      ['signe', 'signe'],
      ['sara', 'maret'],
    ] as const) {
      const { family, person: own } = await read(person)
      expect(own.name).not.toBe('')
      expect(family.map((one) => one.child)).not.toContain(idOf(child))
    }
    const parts = await readParts((after) => readPersonPart(registry, 'marte', after))
    expect(parts.join('\n')).not.toContain(idOf('signe'))
  })

  it('is silent on what a registrar put on record and was answered alike whatever came of it', async () => {
    const { families, idOf } = registry
    const before = kinds(await read('hedda'))
    const register = (key: string) => {
      const { nationalIdentityNumber, givenName } = families.person(key)
      const input = { nationalIdentityNumber, displayName: givenName, organisation: ORGANISATION }
      return staff.send('hedda', 'registerChild', input)
    }
    expect((await register('signe')).problem).toBeNull()
    expect((await register('randi')).problem).toBeNull()
    await staff.send('hedda', 'recordWithdrawal', { child: 'ante', person: idOf('gro'), slices: ['school.attendance'] })
    await staff.send('hedda', 'recordWithdrawal', { child: 'ante', person: idOf('gro'), slices: ['nav.benefits'] })
    for (const inForce of [true, true, false]) await staff.send('hedda', 'recordCareOrder', { child: 'bjorn', inForce })
    expect(kinds(await read('hedda'))).toEqual(before)
    await staff.record('gro', 'bjorn', staff.acts.terms({ slices: ['school.ppt'] }))
    expect(kinds(await read('hedda'))).toEqual([...before, 'DIRECTIVE_GIVEN', 'SIGNATURE_RECORDED'])
  })

  describe('in parts', () => {
    const LOOKS = 1_101
    let before: Content

    beforeAll(async () => {
      await recordLooks(registry, 'biret', [{ person: registry.idOf('ola'), slices: [] }])
      before = await read('ola')
      const looks = Array.from({ length: LOOKS }, () => ({
        person: registry.idOf('ola'),
        slices: ['school.attendance'],
      }))
      await recordLooks(registry, 'hakon', looks)
    })

    it('has each act and look in one of them, and at most 500 in each', async () => {
      const parts = await readParts((after) => readPersonPart(registry, 'ola', after))
      const sizes = parts.map((part) => {
        const { acts = [], looks = [] } = JSON.parse(part) as Partial<Content>
        return acts.length + looks.length
      })
      expect(sizes).toEqual([500, 500, before.acts.length + before.looks.length + LOOKS - 1_000])
      const { looks } = await read('ola')
      expect(looks.slice(0, before.looks.length)).toEqual(before.looks)
      expect(looks.filter(({ child }) => child === registry.idOf('hakon'))).toHaveLength(LOOKS)
    })

    it('goes on after no cursor but its own', async () => {
      const cursor = (await readPersonPart(registry, 'ola')).endCursor ?? ''
      expect(cursor).not.toBe('')
      const forged = (place: string) => writeCursor(['everything', registry.idOf('ola')], place)
      expect(JSON.parse((await readPersonPart(registry, 'ola', forged('looks 0'))).content)).toHaveProperty('looks')
      for (const [person, after] of [
        ['ola', ''],
        ['ola', 'x'],
        ['ola', `${cursor}x`],
        ['ola', forged('looks -1')],
        ['ola', forged('looks 99999999999999999999')],
        ['ola', forged('acts')],
        ['ola', forged('others 0')],
        ['kari', cursor],
      ] as const) {
        const part = await readPersonPart(registry, person, after)
        expect(part.endCursor).toBeNull()
        expect(Object.keys(JSON.parse(part.content) as object)).toEqual(['format', 'writtenAt'])
      }
    })
  })
})
