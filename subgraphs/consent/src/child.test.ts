import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isObjectType, parse, buildASTSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@samsyn/schema/policy'
import { registerOfficer, registerRegistrar } from './intake.ts'
import { joinTeam, ORGANISATION, readRegister, serveFamilies } from './testing-families.ts'
import { actIn } from './testing-acts.ts'
import { recordDirective } from './testing-history.ts'
import { ENGINES, type TestRegistry } from './testing.ts'

const SDL = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')

/** On Kari's team, and never read from the population register. */
const UNREAD = '77777777-2222-4333-8444-555555555555'

const EVERYTHING = `query ($id: ID!) {
  child(id: $id) {
    id displayName age phase municipality myCapacity
    team { displayName isMe role service organisation from to }
    guardians { displayName isMe }
    directives { id signatures { record { recorder witness } } }
    accessLog { nodes { kind by role } pageInfo { hasNextPage } }
    looks { nodes { count lookers { by } } }
    accessLogExport(format: CSV) { endCursor }
    everything { endCursor }
    evidence(format: CSV) { endCursor }
    reports { answer { by } }
    coverage(purpose: COORDINATION) { cells { state } }
    openDirectives { id }
    requests { by }
    reminders { reason }
    keptSlices { id }
    explainDecision(recipient: { service: SCHOOL }, purpose: COORDINATION) { obstacle }
  }
}`

interface ChildAnswer {
  readonly child: Record<string, unknown> | null
}

describe.each(ENGINES)('a child of the registry (%s)', (engine) => {
  let registry: TestRegistry

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    const { database, families, idOf, pool, record } = registry
    for (const child of ['linnea', 'hakon', 'ase', 'signe', 'maret'])
      await record(child, null, joinTeam(registry, 'kari'))
    await record('thea', null, joinTeam(registry, 'tor'))
    // The register is read once more with Máret's parents still in it, as a feed that lags behind her birthday would.
    const holders = ['sara', 'niillas'].map((parent) => ({ person: idOf(parent), kind: 'felles' as const }))
    await record('maret', null, readRegister(registry, 'maret', { responsibility: holders }))
    await record('maret', null, joinTeam(registry, 'tor', { role: 'CHILD_COORDINATOR' }))
    // Hedda was taken off Linnea's team, Ola's time on Frida's is over, and Ola's on Biret's is yet to come.
    const removed = joinTeam(registry, 'hedda')
    const removal = { kind: 'MEMBER_REMOVED', body: { membership: removed.body.id } } as const
    await record('linnea', null, removed, removal)
    const past = addDays(families.today, -5)
    const future = addDays(families.today, 5)
    await record('frida', null, joinTeam(registry, 'ola', { to: past }))
    await record('biret', null, joinTeam(registry, 'ola', { from: future }))
    const { number } = families.municipality
    for (const [person, municipality] of Object.entries({ lene: '9902', roar: number })) {
      await registerOfficer(database, { person: idOf(person), municipality, organisation: ORGANISATION, from: past })
    }
    await registerRegistrar(database, {
      person: idOf('randi'),
      municipality: number,
      organisation: ORGANISATION,
      from: past,
    })
    await pool.query('UPDATE registry.officer SET to_date = from_date WHERE person = $1', [idOf('roar')])
    // Known to the registry by name and team, but the population register has never been read.
    await pool.query(
      `INSERT INTO registry.person (id, national_identity_number, display_name) VALUES ($1, '01810000000', 'Uten register')`,
      [UNREAD],
    )
    await pool.query('SELECT registry.append($1, now(), NULL, $2, $3::jsonb)', [
      UNREAD,
      'MEMBER_ADDED',
      JSON.stringify(joinTeam(registry, 'kari').body),
    ])
  })
  afterAll(() => registry.close())

  const find = (person: string, id: string, terms = {}) => registry.ask<ChildAnswer>(person, EVERYTHING, { id }, terms)
  const show = async (person: string, child: string): Promise<Record<string, unknown>> => {
    const { body } = await find(person, registry.idOf(child))
    if (body.data?.child == null || body.errors !== undefined) throw new Error(JSON.stringify(body))
    return body.data.child
  }

  describe('is told of to nobody else: the same bytes whatever the reason', () => {
    // biome-ignore format: a table
    const CASES: readonly [reason: string, person: string, child: string, terms?: Record<string, string>][] = [
      ['an id nobody has', 'kari', '11111111-2222-4333-8444-555555555555'],
      ['no id at all', 'kari', ''],
      ['an id that is none', 'kari', 'not-an-id'],
      ['an id with SQL in it', 'kari', `' OR true --`],
      ['an id as long as a page', 'kari', 'a'.repeat(4_000)],
      ['the id of a grown-up', 'kari', 'ingrid'],
      ['a child of another team', 'kari', 'thea'],
      ['a child on the team whose address is strictly protected', 'kari', 'signe'],
      ['the same child, asked for by her mother', 'marte', 'signe'],
      ['the same child, asked for by herself', 'signe', 'signe'],
      ['the same child, asked for by the privacy officer', 'siri', 'signe'],
      ['a child on the team of whom the population register has told nothing', 'kari', UNREAD],
      ['someone taken off the team', 'hedda', 'linnea'],
      ['someone whose time on the team is over', 'ola', 'frida'],
      ['someone whose time on the team is yet to come', 'ola', 'biret'],
      ['a barnekoordinator whose child has turned 18', 'tor', 'maret'],
      ['a parent without parental responsibility', 'stale', 'ante'],
      ['a parent whose child has turned 18', 'sara', 'maret'],
      ['a sibling', 'hakon', 'linnea'],
      ['the privacy officer of another municipality', 'lene', 'linnea'],
      ['a former privacy officer', 'roar', 'linnea'],
      ['someone the registry does not know', 'ingrid', 'linnea', { sub: '01810000099' }],
      ['a guardian who has signed in with too little assurance', 'ingrid', 'linnea', { assurance: 'LOW' }],
      ['a coordinator who has signed in with too little assurance', 'kari', 'linnea', { assurance: 'LOW' }],
    ]
    it.each(CASES)('%s', async (_reason, person, child, terms) => {
      const { families } = registry
      const known = [...families.children, ...families.parents].find(({ key }) => key === child)
      const { status, text } = await find(person, known?.id ?? child, terms)
      expect({ status, text }).toEqual({ status: 200, text: '{"data":{"child":null}}\n' })
    })

    it('nor through an entity', async () => {
      const query = 'query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Child { id displayName } } }'
      const ids = [registry.idOf('thea'), registry.idOf('signe'), 'x', registry.idOf('linnea')]
      const { body } = await registry.ask('kari', query, { ids: ids.map((id) => ({ __typename: 'Child', id })) })
      expect(body).toEqual({
        data: { _entities: [null, null, null, { id: registry.idOf('linnea'), displayName: 'Linnea Lyngblom' }] },
      })
    })
  })

  it('is not told of without a grant', async () => {
    const { body } = await registry.ask('kari', EVERYTHING, { id: registry.idOf('linnea') }, { aud: 'school' as never })
    expect(body.errors?.[0]?.extensions.code).toBe('GRANT_REQUIRED')
  })

  describe('shows each capacity what the role table allows', () => {
    const BASICS = ['id', 'displayName', 'age', 'phase', 'municipality', 'myCapacity', 'team', 'guardians']
    const LOG = ['accessLog', 'looks', 'accessLogExport']
    const GUARDIAN = [...BASICS, 'directives', ...LOG, 'everything', 'reports', 'coverage', 'requests', 'reminders']
    const OFFICER = [...BASICS, 'directives', ...LOG, 'evidence', 'reports', 'coverage', 'requests', 'explainDecision']
    const YOUTH = [...GUARDIAN, 'keptSlices']
    const REGISTRAR = [...BASICS, 'openDirectives']
    const EVERY = new Set([...YOUTH, ...OFFICER, ...REGISTRAR])

    it('with a row for every field of the schema', () => {
      const type = buildASTSchema(parse(SDL), { assumeValidSDL: true }).getType('Child')
      expect(isObjectType(type) ? Object.keys(type.getFields()).toSorted() : []).toEqual([...EVERY].toSorted())
    })

    it.each([
      ['TEAM', 'kari', [...BASICS, 'requests']],
      ['GUARDIAN', 'ingrid', GUARDIAN],
      ['YOUTH', 'hakon', YOUTH],
      ['REGISTRAR', 'randi', REGISTRAR],
      ['PRIVACY_OFFICER', 'siri', OFFICER],
    ])('%s', async (capacity, person, fields) => {
      const child = await show(person, 'hakon')
      expect(child['myCapacity']).toBe(capacity)
      expect(Object.keys(child).filter((field) => child[field] !== null)).toEqual(fields)
    })

    it('and one who is both a guardian and on the team, what a guardian is shown', async () => {
      await registry.record('froya', null, joinTeam(registry, 'ingrid'))
      expect(await show('ingrid', 'froya')).toMatchObject({ myCapacity: 'GUARDIAN', directives: [] })
    })
  })

  it('has its guardians named, and tells a guardian which one they are', async () => {
    expect((await show('ingrid', 'linnea'))['guardians']).toEqual([
      { displayName: 'Ingrid Lyngblom', isMe: true },
      { displayName: 'Pål Åsmund Sørbø', isMe: false },
    ])
  })

  it('is described as the population register has it', async () => {
    expect(await show('kari', 'linnea')).toMatchObject({
      displayName: 'Linnea Lyngblom',
      age: 9,
      phase: 'PRIMARY_SCHOOL',
      municipality: '9901',
    })
  })

  it('has a team of those who are on it today, and nobody else', async () => {
    const from = addDays(registry.families.today, -100)
    const kari = {
      displayName: 'Kari Nordvik',
      isMe: false,
      role: 'COORDINATOR',
      service: 'COORDINATION_UNIT',
      organisation: ORGANISATION,
      from,
      to: null,
    }
    expect((await show('ingrid', 'linnea'))['team']).toEqual([kari])
    expect((await show('kari', 'linnea'))['team']).toEqual([{ ...kari, isMe: true }])
    // Máret is 18: her barnekoordinator's task is over.
    expect((await show('maret', 'maret'))['team']).toEqual([kari])
  })

  it('has no guardians from 18, even where the register has not caught up', async () => {
    expect((await show('maret', 'maret'))['guardians']).toEqual([])
  })

  describe('with a protected address', () => {
    const LOCATING = [
      'Child.municipality',
      'TeamMember.displayName',
      'TeamMember.organisation',
      'AccessLogEntry.by',
      'Looker.by',
      'LookReportAnswer.by',
      'ConsentRequest.by',
      'SignatureRecord.recorder',
      'SignatureRecord.witness',
    ]

    it('has these fields withheld, all that the schema calls locating', () => {
      const marked = Object.values(buildASTSchema(parse(SDL), { assumeValidSDL: true }).getTypeMap())
        .filter((type) => isObjectType(type))
        .flatMap((type) =>
          Object.values(type.getFields())
            .filter((field) => field.astNode?.directives?.some(({ name }) => name.value === 'locating'))
            .map((field) => `${type.name}.${field.name}`),
        )
      expect(marked.toSorted()).toEqual(LOCATING.toSorted())
    })

    it.each(['kari', 'hanne', 'ase', 'siri'])('whoever asks, whatever was consented: %s', async (person) => {
      const { idOf, families } = registry
      const terms = { slices: ['school.enrolment'] } as const
      const { id: directive, textHash } = await recordDirective(registry, 'ase', 'hanne', terms)
      const id = randomUUID()
      const signature = { id, directive, person: idOf('hanne'), method: 'PAPER', textHash, locale: 'nb' } as const
      const record = { witness: idOf('nils'), beneficiary: idOf('kari'), signedOn: families.today }
      const ask = { id: randomUUID(), slices: ['nav.contact'], purpose: 'COORDINATION' } as const
      const recipient = { service: 'COORDINATION_UNIT' } as const
      await registry.record('ase', 'kari', { kind: 'CONSENT_REQUESTED', body: { ...ask, recipient } })
      await registry.record('ase', 'randi', { kind: 'SIGNATURE_RECORDED', body: { ...signature, ...record } })
      await registry.record('ase', 'nils', { kind: 'SIGNATURE_CONFIRMED', body: { directive, signature: id } })
      await actIn(registry).given('hanne', 'ase', { slices: ['school.enrolment'] })
      const child = await show(person, 'ase')
      expect(child).toMatchObject({ displayName: 'Åse Østby', age: 10, municipality: null })
      expect(child['team']).toMatchObject([{ displayName: null, organisation: null, role: 'COORDINATOR' }])
      expect(child['requests']).toContainEqual({ by: null })
      if (person === 'kari') return
      expect(JSON.stringify(child['directives'])).toContain('{"record":{"recorder":null,"witness":null}}')
      const { nodes } = child['accessLog'] as { nodes: Record<string, unknown>[] }
      expect(nodes.slice(0, 2)).toEqual([
        { kind: 'SIGNED', by: null, role: null },
        { kind: 'GAVE', by: null, role: null },
      ])
    })
  })

  it('that becomes strictly protected cannot be found from then on, not even by its guardians', async () => {
    const { text } = await find('lene', registry.idOf('emil'))
    expect(text).toContain('Emil Nygård')
    await registry.record(
      'emil',
      null,
      readRegister(registry, 'emil', { addressProtection: 'STRENGT_FORTROLIG_UTLAND' }),
    )
    for (const person of ['lene', 'emil', 'siri']) {
      expect((await find(person, registry.idOf('emil'))).text).toBe('{"data":{"child":null}}\n')
    }
  })
})
