import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordLooks } from '../access-log/testing-looks.ts'
import { writeCursor } from '../cursor.ts'
import { serveStaff, type Staff } from '../staff/testing-staff.ts'
import { joinTeam, readRegister } from '../testing-families.ts'
import { recordDirective } from '../testing-history.ts'
import { ENGINES, type TestRegistry } from '../testing.ts'
import { readChildPart, readParts } from './testing-export.ts'

const NEWEST_LOOK = 'query ($id: ID!) { child(id: $id) { accessLog(first: 1) { nodes { id } } } }'
const EMAIL = 'mutation ($email: String) { setMyEmail(email: $email) { problem { code } } }'
const KEEP = 'mutation ($input: KeepInput!) { act: keepFromGuardians(input: $input) { problem { code } } }'
const REPORT =
  'mutation ($input: ReportLookInput!) { act: reportLook(input: $input) { child { reports { id } } problem { code } } }'
const ANSWER = 'mutation ($input: AnswerReportInput!) { act: answerReport(input: $input) { problem { code } } }'

interface Content {
  readonly format: string
  readonly child: string
  readonly writtenAt: string
  readonly notHere?: readonly object[]
  readonly directives?: readonly { readonly directive: string }[]
  readonly log?: readonly { readonly id: string; readonly kind: string }[]
}

describe.each(ENGINES)('a copy of everything about a child (%s)', (engine) => {
  let staff: Staff
  let registry: TestRegistry
  /** What Sárá read before Áilu had kept, said or asked anything. */
  let untouched = ''

  const send = async (person: string, mutation: string, variables: object): Promise<string | undefined> => {
    interface Sent {
      readonly act?: {
        readonly child?: { readonly reports: readonly { readonly id: string }[] }
        readonly problem: object | null
      }
    }
    const { text, body } = await registry.ask<Sent>(person, mutation, { ...variables })
    if (body.data === undefined || body.errors !== undefined) throw new Error(text)
    expect(body.data.act?.problem ?? null).toBeNull()
    return body.data.act?.child?.reports[0]?.id
  }
  const look = async (child: string, ...slices: readonly string[]): Promise<string> => {
    await recordLooks(registry, child, [{ slices }])
    interface Looks {
      readonly child: { readonly accessLog: { readonly nodes: readonly { readonly id: string }[] } }
    }
    const { body } = await registry.ask<Looks>('siri', NEWEST_LOOK, { id: registry.idOf(child) })
    return body.data?.child.accessLog.nodes[0]?.id ?? ''
  }
  const report = async (person: string, child: string, reported: string, message: string, text: string) => {
    const id = registry.idOf(child)
    const made = await send(person, REPORT, { input: { child: id, look: reported, message } })
    await send('siri', ANSWER, { input: { child: id, report: made, text } })
  }
  const read = async (person: string, child: string): Promise<string> =>
    (await readParts((after) => readChildPart(registry, person, child, after))).join('\n')
  const withoutTimes = (content: string): string => content.replaceAll(/"writtenAt": "[^"]*"/g, '')

  beforeAll(async () => {
    staff = await serveStaff(engine)
    registry = staff.registry
    const { acts } = staff
    const { idOf, families } = registry
    const ailu = idOf('ailu')
    await registry.record('ailu', null, joinTeam(registry, 'kari'), {
      ...joinTeam(registry, 'tor', { service: 'SCHOOL', role: 'TEAM_MEMBER' }),
    })
    for (const person of ['sara', 'niillas', 'ailu']) {
      await send(person, EMAIL, { email: `${person}@familie.example` })
    }
    const yes = await acts.given('sara', 'ailu', { slices: ['school.attendance', 'nav.contact'] })
    await acts.sign('niillas', 'ailu', yes.id, yes.textHash)
    await acts.withdraw('niillas', 'ailu', yes.id, ['nav.contact'])
    await staff.send('hedda', 'recordHearing', {
      child: 'ailu',
      directive: yes.id,
      participation: 'CONVERSATION',
      heardOn: families.today,
    })
    await staff.send('kari', 'requestConsent', { child: 'ailu', slices: ['school.ppt'], purpose: 'COORDINATION' })
    await report('sara', 'ailu', await look('ailu', 'school.attendance'), 'Sárá spør', 'Svar til Sárá')
    await report('niillas', 'ailu', await look('ailu'), 'Niillas spør', 'Svar til Niillas')
    untouched = await read('sara', 'ailu')

    await send('ailu', KEEP, { input: { child: ailu, slices: ['health.plan'] } })
    const own = await acts.given('ailu', 'ailu', { slices: ['health.plan'] })
    await acts.given('ailu', 'ailu', { kind: 'DENY', slices: ['health.appointments'] })
    await staff.send('kari', 'requestConsent', { child: 'ailu', slices: ['health.plan'], purpose: 'TRANSITION' })
    await acts.withdraw('ailu', 'ailu', own.id)
    await report('ailu', 'ailu', await look('ailu', 'health.plan'), 'Áilu spør', 'Svar til Áilu')

    await report('hanne', 'ase', await look('ase', 'school.attendance'), 'Hanne spør', 'Svar til Hanne')
    await staff.send('kari', 'requestConsent', { child: 'ase', slices: ['school.ppt'], purpose: 'COORDINATION' })
    await registry.record(
      'thea',
      null,
      joinTeam(registry, 'kari'),
      readRegister(registry, 'thea', { verger: [idOf('roar')] }),
    )
    await recordDirective(registry, 'thea', 'lene', { slices: ['nav.householdEconomy'] })
    await recordDirective(registry, 'thea', 'thea', { slices: ['nav.contact'] })
    await report('thea', 'thea', await look('thea', 'nav.contact'), 'Thea spør', 'Svar til Thea')
  })
  afterAll(() => staff.close())

  it.each<[string, string, readonly string[], readonly string[]]>([
    [
      'sara',
      'ailu',
      [
        'Áilu Guttorm',
        'Sárá spør',
        'Svar til Sárá',
        'sara@familie.example',
        'Kari Nordvik',
        'Tor Fjordheim',
        'Siri Vernes',
      ],
      [
        'health.',
        'Niillas spør',
        'Svar til Niillas',
        'niillas@',
        'ailu@',
        'Áilu spør',
        'Svar til Áilu',
        'KEPT',
        'TRANSITION',
      ],
    ],
    [
      'niillas',
      'ailu',
      ['Niillas spør', 'Svar til Niillas', 'niillas@familie.example', 'WITHDREW', 'CONVERSATION', 'school.ppt', '9901'],
      [
        'health.',
        'Sárá spør',
        'Svar til Sárá',
        'sara@',
        'ailu@',
        'Áilu spør',
        'Svar til Áilu',
        'STOPPED_KEEPING',
        'DENY',
      ],
    ],
    [
      'ailu',
      'ailu',
      [
        'health.plan',
        'health.appointments',
        'KEPT',
        'DENY',
        'TRANSITION',
        'Áilu spør',
        'Svar til Áilu',
        'ailu@',
        'Sárá Guttorm',
      ],
      ['Sárá spør', 'Svar til Sárá', 'Niillas spør', 'sara@', 'niillas@'],
    ],
    [
      'hanne',
      'ase',
      ['Åse Østby', 'Hanne spør', 'Svar til Hanne', 'LOOKED', 'REQUESTED', 'COORDINATION_UNIT'],
      ['Kari Nordvik', 'Siri Vernes', '314000013', '9901', 'FORTROLIG'],
    ],
    [
      'ase',
      'ase',
      ['Åse Østby', 'Hanne Østby', 'LOOKED'],
      ['Kari Nordvik', 'Siri Vernes', '314000013', '9901', 'FORTROLIG', 'Hanne spør', 'Svar til Hanne'],
    ],
    [
      'roar',
      'thea',
      ['Thea Nygård', 'VERGE', 'nav.householdEconomy', 'nav.contact', 'Lene Nygård'],
      ['Thea spør', 'Svar til Thea'],
    ],
    ['thea', 'thea', ['YOUTH', 'Roar Nygård', 'Thea spør', 'Svar til Thea', 'nav.householdEconomy'], []],
  ])('%s of %s: holds what they may see, and nothing of others', async (person, child, told, untold) => {
    const content = await read(person, child)
    for (const text of told) expect(content).toContain(text)
    for (const text of untold) expect(content).not.toContain(text)
    const { children, parents, staff: helpers } = registry.families
    for (const other of [...children, ...parents, ...helpers]) {
      expect(content).not.toContain(other.nationalIdentityNumber)
    }
    for (const other of children.filter(({ key }) => key !== child)) {
      expect(content).not.toContain(other.id)
      expect(content).not.toContain(`${other.givenName} ${other.familyName}`)
    }
  })

  it('to a guardian is the same bytes whatever the child has kept, said, been asked, been looked at for and reported', async () => {
    expect(withoutTimes(await read('sara', 'ailu'))).toBe(withoutTimes(untouched))
  })

  it.each([
    ['the privacy officer', 'siri', 'ailu', null],
    ['one on the team', 'kari', 'ailu', null],
    ['a registrar', 'hedda', 'linnea', null],
    ['a parent whose child is an adult', 'lene', 'thea', null],
    ['a parent without parental responsibility', 'stale', 'ante', undefined],
    ['the family of a child who is strictly protected', 'marte', 'signe', undefined],
    ['one who is nothing to the child', 'gro', 'ailu', undefined],
  ])('is not for %s', async (_, person, child, told) => {
    expect(await readChildPart(registry, person, child)).toBe(told)
  })

  it('is JSON that names its form and its child, and says what is not in it, alike to everybody', async () => {
    const parse = async (person: string, child: string) =>
      JSON.parse((await readChildPart(registry, person, child))?.content ?? '') as Content
    const [sara, hanne] = await Promise.all([parse('sara', 'ailu'), parse('hanne', 'ase')])
    expect(sara).toMatchObject({ format: 'samsyn-child/1', child: registry.idOf('ailu') })
    expect(Object.keys(sara)).toEqual([
      'format',
      'child',
      'writtenAt',
      'reader',
      'name',
      'register',
      'team',
      'kept',
      'contactAddress',
      'notices',
      'notHere',
      'directives',
      'requests',
      'reports',
      'log',
    ])
    expect(Object.keys(hanne)).toEqual(Object.keys(sara))
    expect(hanne.notHere).toEqual(sara.notHere)
    expect(JSON.stringify(sara.notHere)).toContain('controller of its own')
  })

  it('holds the messages that were sent to the reader, of what they still see', async () => {
    const { idOf, pool, families } = registry
    const yes = await staff.acts.given('gro', 'ante', { slices: ['school.ppt'] })
    const tell = (person: string, key: string) =>
      pool.query('INSERT INTO registry.notice (person, key) VALUES ($1, $2)', [idOf(person), key])
    await tell('gro', `ending:${yes.id}:2030-01-01T00:00:00.000Z:30`)
    await tell('gro', `request:${randomUUID()}`)
    await tell('ante', `signature:${yes.id}:${idOf('gro')}`)
    const { notices } = JSON.parse((await readChildPart(registry, 'gro', 'ante'))?.content ?? '') as {
      notices: object[]
    }
    expect(notices).toEqual([
      { toldAt: expect.stringContaining(families.today.slice(0, 4)), kind: 'ending', about: yes.id },
    ])
  })

  it('goes on after nothing that the reader is not told of', async () => {
    const { child } = JSON.parse(untouched) as Content
    const rows = async (query: string) =>
      ((await registry.pool.query(query, [child])).rows as { id: string }[]).map(({ id }) => id)
    const looks = await rows(`SELECT id FROM audit.disclosure WHERE child = $1 AND details::text LIKE '%health.plan%'`)
    const given = await rows(
      `SELECT body ->> 'id' AS id FROM registry.ledger WHERE child = $1 AND kind = 'DIRECTIVE_GIVEN' AND actor = child`,
    )
    const reports = await rows(
      `SELECT body ->> 'id' AS id FROM registry.ledger WHERE child = $1 AND kind = 'LOOK_REPORTED' AND actor = child`,
    )
    expect([looks, given, reports].map(({ length }) => length)).toEqual([1, 2, 1])
    const after = (person: string, place: string) =>
      readChildPart(registry, person, 'ailu', writeCursor(['everything', child, registry.idOf(person)], place))
    for (const place of [
      `log ${looks[0]}`,
      `directives ${given[0]}`,
      `directives ${given[1]}`,
      `reports ${reports[0]}`,
    ]) {
      expect(Object.keys(JSON.parse((await after('ailu', place))?.content ?? '') as object)).toContain('log')
      const part = await after('sara', place)
      expect(Object.keys(JSON.parse(part?.content ?? '') as object)).toEqual(['format', 'child', 'writtenAt'])
    }
  })

  describe('in parts', () => {
    const LOOKS = 1_203

    beforeAll(async () => {
      await recordLooks(
        registry,
        'bjorn',
        Array.from({ length: LOOKS }, () => ({ slices: ['school.attendance'] })),
      )
      for (const slices of [['school.ppt'], ['nav.contact'], ['nav.benefits']])
        await staff.acts.given('gro', 'bjorn', { slices })
    })

    it('has each directive and each line of the log in one of them, and at most 500 in each', async () => {
      const parts = await readParts((after) => readChildPart(registry, 'gro', 'bjorn', after))
      const read500 = parts.map((content) => JSON.parse(content) as Content)
      const sizes = read500.map(({ directives = [], log = [] }) => directives.length + log.length)
      expect(sizes).toEqual([500, 500, LOOKS + 3 + 6 - 1_000])
      expect(read500.flatMap(({ directives = [] }) => directives)).toHaveLength(3)
      const lines = read500.flatMap(({ log = [] }) => log)
      expect(new Set(lines.map(({ id }) => id)).size).toBe(LOOKS + 6)
      expect(lines.filter(({ kind }) => kind === 'LOOKED')).toHaveLength(LOOKS)
      expect(read500.map(({ format }) => format)).toEqual(Array(3).fill('samsyn-child/1'))
      expect(read500.map(({ notHere }) => notHere !== undefined)).toEqual([true, false, false])
    })

    it('goes on after no cursor but its own', async () => {
      const first = await readChildPart(registry, 'gro', 'bjorn')
      const cursor = first?.endCursor ?? ''
      const nothing = async (person: string, child: string, after: string) => {
        const part = await readChildPart(registry, person, child, after)
        expect(part?.endCursor).toBeNull()
        expect(Object.keys(JSON.parse(part?.content ?? '') as object)).toEqual(['format', 'child', 'writtenAt'])
      }
      for (const after of ['', 'x', randomUUID(), `${cursor}x`]) await nothing('gro', 'bjorn', after)
      await nothing('bjorn', 'bjorn', cursor)
      await nothing('gro', 'ante', cursor)
    })
  })
})
