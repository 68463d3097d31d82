import { once, setMaxListeners } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { GRANT_HEADER, GRANT_MAX_BYTES, hashBody } from '@samsyn/schema/grant'
import type { SliceId } from '@samsyn/schema/policy'
import { readSliceIndex } from '@samsyn/schema/proof'
import {
  COORDINATOR,
  createChild,
  directiveOf,
  FATHER,
  giveDirective,
  MOTHER,
  STRANGER,
  type TestChild,
} from '../testing/family.ts'
import { openMemoryDatabase } from '../testing/memory-database.ts'
import { API_SCHEMA, type StandIn, startStandIn } from '../testing/stand-in.ts'
import { SUPERGRAPH } from '../testing/start.ts'
import { openUpstream, type Upstream } from '../upstream/transport.ts'
import { createSectorSource } from './data-sources.ts'
import { createFactsReader } from './facts.ts'
import { type ConsentSession, openSession } from './session.ts'

const INDEX = readSliceIndex(SUPERGRAPH)
const ATTENDANCE: SliceId = 'school.attendance'
const ENROLMENT: SliceId = 'school.enrolment'
const PPT: SliceId = 'school.ppt'
const TIMEOUT_MS = 400
const { signal } = new AbortController()
setMaxListeners(0, signal)

const QUERY = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Child {
  school { attendance { registrations { start kind } } enrolment { grade school { name } } ppt { conclusion } }
} } }`
const REGISTRATION = { start: '2026-01-15', kind: 'DOCUMENTED' }
const ATTENDED = { registrations: [REGISTRATION, REGISTRATION] }

let school: StandIn
let upstream: Upstream
/** For a school that keeps everybody waiting. */
let impatient: Upstream
const log: unknown[] = []
beforeAll(async () => {
  school = await startStandIn()
  upstream = openUpstream(school.url, 10_000)
  impatient = openUpstream(school.url, TIMEOUT_MS)
})
afterAll(async () => {
  await Promise.all([upstream.close(), impatient.close()])
  await school.close()
})
afterEach(() => {
  school.requests.length = 0
  school.lie = (honest) => honest
  school.respond = null
  log.length = 0
})

interface Asked {
  readonly entities: readonly unknown[]
  readonly session: ConsentSession
}

async function ask(
  known: readonly TestChild[],
  {
    ids = known.map(({ id }) => id),
    query = QUERY,
    purpose = 'COORDINATION' as const,
    person = COORDINATOR,
    via = upstream,
    until = signal,
    key = school.key,
  } = {},
): Promise<Asked> {
  const reader = createFactsReader(openMemoryDatabase(known))
  const caller = {
    nationalIdentityNumber: person.nationalIdentityNumber,
    assurance: 'HIGH',
    organisation: null,
  } as const
  const session = openSession({ caller, purpose, requestId: 'test' }, reader, until)
  const source = createSectorSource('school', {
    schema: () => API_SCHEMA,
    index: () => INDEX,
    upstream: via,
    key,
    log: (message, details) => log.push([message, details]),
  })
  const representations = ids.map((id) => ({ __typename: 'Child', id }))
  const answer = await source.process({
    request: { query, variables: { representations } },
    context: { session },
  } as never)
  expect(answer.errors).toBeUndefined()
  // Objects copied from an answer have no prototype.
  const { _entities: entities } = JSON.parse(JSON.stringify(answer.data)) as { _entities: unknown[] }
  return { entities, session }
}

const children = (count: number, slices: readonly SliceId[] = [ATTENDANCE]): TestChild[] =>
  Array.from({ length: count }, (_, serial) => createChild(serial, { slices }))

const askedFor = (request: number): readonly string[] =>
  (school.requests[request]?.variables.representations ?? []).map(({ id }) => id)

describe('what a sector is sent', () => {
  it('asks for what is permitted alone, with a grant for exactly that', async () => {
    const [child] = children(1) as [TestChild]
    const { entities } = await ask([child])
    expect(entities).toEqual([{ __typename: 'Child', school: { attendance: ATTENDED } }])
    expect(school.requests).toHaveLength(1)
    const [request] = school.requests
    expect(request?.query).not.toMatch(/enrolment|ppt/)
    expect(request?.variables).toEqual({ representations: [{ __typename: 'Child', id: child.id }] })
    expect(request?.grant).toMatchObject({
      aud: 'school',
      role: 'COORDINATOR',
      org: '314000013',
      purpose: 'COORDINATION',
      slices: [{ slice: ATTENDANCE, since: null, subjects: null }],
      locating: true,
      children: [[child.id, child.nationalIdentityNumber]],
    })
  })

  it('grants a slice that is permitted and not asked for to nobody', async () => {
    await ask(children(1, [ATTENDANCE, ENROLMENT]), { query: QUERY.replace(/enrolment .*\} \} ppt/, 'ppt') })
    expect(school.requests[0]?.grant?.['slices']).toEqual([{ slice: ATTENDANCE, since: null, subjects: null }])
  })

  it('is nothing at all when nothing is permitted', async () => {
    const { entities } = await ask(children(2, []))
    expect(entities).toEqual([null, null])
    expect(school.requests).toEqual([])
  })

  it.each([
    ['a child the registry does not know', { ids: [createChild(99).id] }],
    ['a caller the registry does not know', { person: STRANGER }],
    ['a caller who is not on the team', { person: MOTHER }],
    ['a caller who names no purpose', { purpose: null as never }],
    ['a purpose the family has not said yes to', { purpose: 'TRANSITION' as never }],
  ])('is nothing at all for %s', async (_description, options) => {
    const { entities } = await ask(children(1), options)
    expect(entities).toEqual([null])
    expect(school.requests).toEqual([])
  })

  it('is nothing of a child whose address is strictly protected', async () => {
    const hidden = createChild(1, { slices: [ATTENDANCE], address: 'STRENGT_FORTROLIG' })
    expect((await ask([hidden])).entities).toEqual([null])
    expect(school.requests).toEqual([])
  })

  it('asks for no place of a child whose address is protected', async () => {
    const [open, guarded] = [
      createChild(1, { slices: [ENROLMENT] }),
      createChild(2, { slices: [ENROLMENT], address: 'FORTROLIG' }),
    ]
    const { entities } = await ask([open, guarded])
    const [one, other] = school.requests.toSorted((a) => (a.grant?.['locating'] === true ? -1 : 1))
    expect(one?.query).toMatch(/school \{\s+name/)
    expect(other?.grant).toMatchObject({ locating: false, children: [[guarded.id, guarded.nationalIdentityNumber]] })
    expect(other?.query).not.toMatch(/\bname\b/)
    expect(entities[1]).toEqual({
      __typename: 'Child',
      school: { enrolment: [{ grade: expect.any(String) }, { grade: expect.any(String) }] },
    })
  })

  it('tells from which date records are shared, and asks apart for children with other dates', async () => {
    const [all, recent] = [
      createChild(1, { slices: [ATTENDANCE] }),
      createChild(2, { slices: [ATTENDANCE], since: '2025-08-18' }),
    ]
    await ask([all, recent])
    const dates = school.requests.map(({ grant }) => [grant?.['slices'], grant?.['children']])
    expect(dates).toHaveLength(2)
    expect(dates).toContainEqual([
      [{ slice: ATTENDANCE, since: null, subjects: null }],
      [[all.id, all.nationalIdentityNumber]],
    ])
    expect(dates).toContainEqual([
      [{ slice: ATTENDANCE, since: '2025-08-18', subjects: null }],
      [[recent.id, recent.nationalIdentityNumber]],
    ])
  })
})

describe('a grant', () => {
  it('is unique, lasts ten seconds at most, and is bound to one sector and one body', async () => {
    await ask([createChild(1, { slices: [ATTENDANCE] }), createChild(2, { slices: [PPT] })])
    await ask(children(1))
    const grants = school.requests.map(({ grant }) => grant as { jti: string; iat: number; exp: number; aud: string })
    expect(new Set(grants.map(({ jti }) => jti)).size).toBe(3)
    for (const { iat, exp, aud } of grants) {
      expect(exp - iat).toBeLessThanOrEqual(10)
      expect(exp).toBeGreaterThan(iat)
      expect(aud).toBe('school')
    }
    expect(
      school.requests.map(
        ({ grant, query, variables }) => grant?.['body'] === hashBody(JSON.stringify({ query, variables })),
      ),
    ).toEqual([true, true, true])
    expect(new Set(school.requests.map(({ grant }) => grant?.['body'])).size).toBe(3)
  })

  it('covers its own group alone: neither slices nor children of another', async () => {
    const [one, two] = [createChild(1, { slices: [ATTENDANCE] }), createChild(2, { slices: [PPT] })]
    await ask([one, two])
    const covered = school.requests.map(({ grant }) => [grant?.['slices'], grant?.['children']])
    expect(covered).toHaveLength(2)
    for (const [child, slice] of [
      [one, ATTENDANCE],
      [two, PPT],
    ] as const) {
      expect(covered).toContainEqual([
        [{ slice, since: null, subjects: null }],
        [[child.id, child.nationalIdentityNumber]],
      ])
    }
  })

  it.each([
    [2_600, 50],
    [3_800, 50],
    [3_800, 1],
  ])(
    'that would be too long, with %d characters of key name, is for fewer children at a time (of %d)',
    async (length, count) => {
      const key = { ...school.key, kid: 'k'.repeat(length) }
      school.keyring.set(key.kid, key.secret)
      const known = children(count)
      const { entities } = await ask(known, { key })
      school.keyring.delete(key.kid)
      expect(entities).toEqual(known.map(() => ({ __typename: 'Child', school: { attendance: ATTENDED } })))
      expect(school.requests.flatMap((_, index) => askedFor(index)).toSorted()).toEqual(
        known.map(({ id }) => id).toSorted(),
      )
      for (const { headers, grant, variables } of school.requests) {
        expect(String(headers[GRANT_HEADER]).length).toBeLessThanOrEqual(GRANT_MAX_BYTES)
        expect((grant as { children: [string][] }).children.map(([id]) => id)).toEqual(
          variables.representations?.map(({ id }) => id),
        )
      }
      expect(school.requests.length > 1).toBe(count > 1)
    },
  )

  it("that would be too long for one child is not sent, and the child's slices are unavailable", async () => {
    const [child] = children(1) as [TestChild]
    const { entities, session } = await ask([child], { key: { ...school.key, kid: 'k'.repeat(4_500) } })
    expect([entities, session.isUnavailable(child.id, ATTENDANCE)]).toEqual([[null], true])
    expect(school.requests).toEqual([])
  })
})

describe('children with the same verdict', () => {
  it('share one request, in which each stands once', async () => {
    const [one, two] = children(2) as [TestChild, TestChild]
    const { entities } = await ask([one, two], { ids: [one.id, two.id, one.id, one.id] })
    expect(school.requests).toHaveLength(1)
    expect(askedFor(0)).toEqual([one.id, two.id])
    expect(entities).toEqual(
      Array.from({ length: 4 }, () => ({ __typename: 'Child', school: { attendance: ATTENDED } })),
    )
  })

  it('are at most 50 to a request', async () => {
    const many = children(101)
    const { entities } = await ask(many)
    expect(school.requests.map((_, index) => askedFor(index).length).toSorted((a, b) => b - a)).toEqual([50, 50, 1])
    expect(school.requests.flatMap((_, index) => askedFor(index)).toSorted()).toEqual(
      many.map(({ id }) => id).toSorted(),
    )
    expect(entities.every((entity) => entity !== null)).toBe(true)
  })

  it('are asked about apart from children with another verdict, and each gets their own', async () => {
    const permits: readonly SliceId[][] = [[ATTENDANCE], [PPT], [], [ATTENDANCE], [ATTENDANCE, PPT]]
    const known = permits.map((slices, serial) => createChild(serial, { slices }))
    const { entities } = await ask(known)
    expect(school.requests).toHaveLength(3)
    expect(entities.map((entity) => Object.keys((entity as { school: object } | null)?.school ?? {}))).toEqual([
      ['attendance'],
      ['ppt'],
      [],
      ['attendance'],
      ['attendance', 'ppt'],
    ])
  })

  it('are asked about apart when the caller acts for another organisation', async () => {
    const [one, two] = [
      createChild(1, { slices: [ATTENDANCE] }),
      createChild(2, { slices: [ATTENDANCE], organisation: '314000021' }),
    ]
    await ask([one, two])
    expect(new Set(school.requests.map(({ grant }) => grant?.['org']))).toEqual(new Set(['314000013', '314000021']))
  })

  it('are asked about apart when other parents have said yes to what is their own affair', async () => {
    const support: SliceId = 'childWelfare.parentSupport'
    const known = [[MOTHER], [FATHER], [MOTHER, FATHER]].map((signers, serial) => {
      const child = createChild(serial)
      child.events.push(...giveDirective(child, [support], { signers, id: directiveOf(child) }))
      return child
    })
    const reader = createFactsReader(openMemoryDatabase(known))
    const caller = {
      nationalIdentityNumber: COORDINATOR.nationalIdentityNumber,
      assurance: 'HIGH',
      organisation: null,
    } as const
    const session = openSession({ caller, purpose: 'COORDINATION', requestId: 'test' }, reader, signal)
    const source = createSectorSource('childWelfare', {
      schema: () => API_SCHEMA,
      index: () => INDEX,
      upstream,
      key: school.key,
      log: () => undefined,
    })
    const query =
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Child { childWelfare { parentSupport { __typename } } } } }'
    const representations = known.map(({ id }) => ({ __typename: 'Child', id }))
    await source.process({ request: { query, variables: { representations } }, context: { session } } as never)
    const granted = school.requests.map(
      ({ grant }) => (grant?.['slices'] as { subjects: string[] }[] | undefined)?.[0]?.subjects,
    )
    expect(granted).toHaveLength(3)
    expect(granted).toContainEqual([MOTHER.nationalIdentityNumber])
    expect(granted).toContainEqual([FATHER.nationalIdentityNumber])
    expect(granted).toContainEqual([MOTHER.nationalIdentityNumber, FATHER.nationalIdentityNumber])
  })
})

describe('a sector that answers something else than it was asked', () => {
  type Entity = Record<string, unknown>
  type Lie = (entities: Entity[]) => unknown
  const tell = (lie: Lie): void => {
    school.lie = ({ data }) => ({ data: { _entities: lie((data as { _entities: Entity[] })._entities) } })
  }
  const inSlice =
    (change: (school: Record<string, unknown>) => void): Lie =>
    (entities) => {
      change(entities[0]?.['school'] as Record<string, unknown>)
      return entities
    }
  const BOTH = [ATTENDANCE, PPT] as const
  const told = { __typename: 'Child', school: { attendance: ATTENDED, ppt: expect.anything() } }

  const ALL_LOST: readonly (readonly [rule: string, lie: Lie])[] = [
    ['too few entities', (entities) => entities.slice(1)],
    ['too many entities', (entities) => [...entities, entities[0]]],
    ['no entities', () => []],
    ['an object for the list', (entities) => Object.fromEntries(entities.entries())],
    ['null for the list', () => null],
  ]
  it.each(ALL_LOST)('%s: nothing of it is believed', async (_rule, lie) => {
    const known = children(2, BOTH)
    tell(lie)
    const { entities, session } = await ask(known)
    expect(entities).toEqual([null, null])
    for (const { id } of known) for (const slice of BOTH) expect(session.isUnavailable(id, slice)).toBe(true)
    expect(log).toEqual([
      ['sector does not answer', { requestId: 'test', sector: 'school', reason: 'out of shape at _entities' }],
    ])
  })

  const CHILD_LOST: readonly (readonly [rule: string, lie: Lie])[] = [
    ["another child's id", (entities) => [{ ...entities[0], __samsyn_id: entities[1]?.['__samsyn_id'] }, entities[1]]],
    ['an id nobody asked about', (entities) => [{ ...entities[0], __samsyn_id: createChild(77).id }, entities[1]]],
    ['no id', (entities) => [{ ...entities[0], __samsyn_id: undefined }, entities[1]]],
    [
      'a list with the id for an id',
      (entities) => [{ ...entities[0], __samsyn_id: [entities[0]?.['__samsyn_id']] }, entities[1]],
    ],
    ['another type', (entities) => [{ ...entities[0], __samsyn_type: 'Person' }, entities[1]]],
    ['no type', (entities) => [{ ...entities[0], __samsyn_type: undefined }, entities[1]]],
    ['null for a child', (entities) => [null, entities[1]]],
    ['text for a child', (entities) => ['Child', entities[1]]],
    ['a list for a child', (entities) => [[entities[0]], entities[1]]],
  ]
  it.each(CHILD_LOST)('%s: that child is lost, and the other is not', async (_rule, lie) => {
    const known = children(2, BOTH)
    tell(lie)
    const { entities, session } = await ask(known)
    expect(entities).toEqual([null, told])
    const [first, second] = known.map(({ id }) => BOTH.map((slice) => session.isUnavailable(id, slice)))
    expect([first, second]).toEqual([
      [true, true],
      [false, false],
    ])
    expect(log).toEqual([['answer out of shape', { requestId: 'test', sector: 'school', place: 'entity' }]])
  })

  it("children in another order: nobody gets another's records", async () => {
    const known = children(2, BOTH)
    tell((entities) => entities.toReversed())
    expect((await ask(known)).entities).toEqual([null, null])
  })

  const SLICE_LOST: readonly (readonly [rule: string, place: string, lie: Lie])[] = [
    ['a list for an object', 'SchoolRecord.attendance', inSlice((slices) => void (slices['attendance'] = [ATTENDED]))],
    ['a leaf for an object', 'SchoolRecord.attendance', inSlice((slices) => void (slices['attendance'] = 'fravær'))],
    ['a missing slice', 'SchoolRecord.attendance', inSlice((slices) => void delete slices['attendance'])],
    [
      'an object for a list',
      'SchoolAttendance.registrations',
      inSlice((slices) => void (slices['attendance'] = { registrations: REGISTRATION })),
    ],
    [
      'a list in a list',
      'SchoolAttendance.registrations',
      inSlice((slices) => void (slices['attendance'] = { registrations: [[REGISTRATION]] })),
    ],
    [
      'null in a list of what is not null',
      'SchoolAttendance.registrations',
      inSlice((slices) => void (slices['attendance'] = { registrations: [null] })),
    ],
    [
      'an object for a leaf',
      'AbsenceRegistration.start',
      inSlice((slices) => void (slices['attendance'] = { registrations: [{ start: { note: 'BUP' }, kind: 'OTHER' }] })),
    ],
    [
      'a list for a leaf',
      'AbsenceRegistration.start',
      inSlice((slices) => void (slices['attendance'] = { registrations: [{ start: ['2026'], kind: 'OTHER' }] })),
    ],
    [
      'a value its enum has not',
      'AbsenceRegistration.kind',
      inSlice((slices) => void (slices['attendance'] = { registrations: [{ start: null, kind: 'BUP' }] })),
    ],
    [
      'a missing field',
      'AbsenceRegistration.kind',
      inSlice((slices) => void (slices['attendance'] = { registrations: [{ start: null }] })),
    ],
  ]
  it.each(SLICE_LOST)('%s: that slice is lost, and said to be unavailable', async (_rule, place, lie) => {
    const known = children(2, BOTH)
    tell(lie)
    const { entities, session } = await ask(known)
    expect(entities).toEqual([{ ...told, school: { ...told.school, attendance: null } }, told])
    expect(known.map(({ id }) => [session.isUnavailable(id, ATTENDANCE), session.isUnavailable(id, PPT)])).toEqual([
      [true, false],
      [false, false],
    ])
    expect(log).toEqual([['answer out of shape', { requestId: 'test', sector: 'school', place }]])
  })

  it.each([
    ['null', null],
    ['a list', [{ attendance: ATTENDED, ppt: [] }]],
    ['text', 'skole'],
  ])('%s for the namespace: every slice of it is lost', async (_rule, value) => {
    const known = children(1, BOTH)
    tell((entities) => [{ ...entities[0], school: value }])
    const { entities, session } = await ask(known)
    expect(entities).toEqual([{ __typename: 'Child', school: { attendance: null, ppt: null } }])
    expect(BOTH.map((slice) => session.isUnavailable(known[0]?.id ?? '', slice))).toEqual([true, true])
  })

  it('more than it was asked for, at every depth: the rest is dropped', async () => {
    tell(([first]) => [
      {
        ...first,
        nationalIdentityNumber: '14831700000',
        health: { plan: {} },
        school: {
          ppt: [{ conclusion: 'hemmelig' }],
          diagnosis: 'hemmelig',
          attendance: { comment: 'hemmelig', registrations: [{ ...REGISTRATION, comment: 'hemmelig' }] },
        },
      },
    ])
    const { entities } = await ask(children(1))
    expect(entities).toEqual([{ __typename: 'Child', school: { attendance: { registrations: [REGISTRATION] } } }])
  })

  it('members that a parser may take for prototypes: they are dropped', async () => {
    school.respond = (response) => {
      const [id] = askedFor(0)
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        `{"data":{"__proto__":{"_entities":[]},"_entities":[{"__samsyn_type":"Child","__samsyn_id":"${id ?? ''}",
          "school":{"__proto__":{"ppt":{}},"attendance":{"__proto__":{"registrations":[]},"registrations":null}}}]}}`,
      )
    }
    const { entities } = await ask(children(1))
    expect(entities).toEqual([{ __typename: 'Child', school: { attendance: { registrations: null } } }])
  })

  it('null for a slice is no fault: nothing is recorded', async () => {
    tell(inSlice((slices) => void (slices['attendance'] = null)))
    const known = children(1)
    const { entities, session } = await ask(known)
    expect(entities).toEqual([{ __typename: 'Child', school: { attendance: null } }])
    expect(session.isUnavailable(known[0]?.id ?? '', ATTENDANCE)).toBe(false)
  })
})

describe('errors in an answer', () => {
  const SLICES = [ATTENDANCE, PPT] as const
  const isLost = (session: ConsentSession, known: readonly TestChild[]) =>
    known.map(({ id }) => SLICES.map((slice) => session.isUnavailable(id, slice)))

  it.each([
    ['at a slice', ['_entities', 1, 'school', 'attendance']],
    ['below a slice', ['_entities', 1, 'school', 'attendance', 'registrations', 0, 'start']],
    ['with its index as text', ['_entities', '1', 'school', 'attendance']],
  ])('%s make that slice of that child unavailable, whatever the data says', async (_description, path) => {
    school.lie = (honest) => ({ ...honest, errors: [{ message: 'Lærer Lærersen: ECONNREFUSED', path }] })
    const known = children(2, SLICES)
    const { entities, session } = await ask(known)
    expect(isLost(session, known)).toEqual([
      [false, false],
      [true, false],
    ])
    expect(entities[1]).toMatchObject({ school: { attendance: null } })
    expect(JSON.stringify(log)).not.toContain('Lærer')
  })

  it.each([
    ['without a path', [{ message: 'x' }]],
    ['with a path to no slice', [{ message: 'x', path: ['_entities', 0, 'school'] }]],
    ['with a path outside the entities', [{ message: 'x', path: ['a', 0, 'school', 'attendance'] }]],
    ['with a path that is text', [{ message: 'x', path: '_entities.0.school.attendance' }]],
    ['that are null', [null]],
    ['that are no list', { message: 'x' }],
    ['of which one has no path', [{ path: ['_entities', 0, 'school', 'ppt'] }, {}]],
  ])('%s make all of it unavailable', async (_description, errors) => {
    school.lie = (honest) => ({ ...honest, errors })
    const known = children(2, SLICES)
    const { entities, session } = await ask(known)
    expect(entities).toEqual([null, null])
    expect(isLost(session, known)).toEqual([
      [true, true],
      [true, true],
    ])
    expect(log).toEqual([
      ['sector does not answer', { requestId: 'test', sector: 'school', reason: 'out of shape at errors' }],
    ])
  })

  it('that are an empty list or null are none', async () => {
    for (const errors of [[], null]) {
      school.lie = (honest) => ({ ...honest, errors })
      const known = children(1)
      expect((await ask(known)).entities).toEqual([{ __typename: 'Child', school: { attendance: ATTENDED } }])
    }
  })
})

describe('a sector that does not answer', () => {
  const JSON_TYPE = { 'content-type': 'application/json' }
  it.each<readonly [string, NonNullable<StandIn['respond']>]>([
    ['500', (response) => response.writeHead(500, JSON_TYPE).end('{"data":{"_entities":[]}}')],
    ['401', (response) => response.writeHead(401, JSON_TYPE).end('{}')],
    ['a redirect', (response) => response.writeHead(307, { location: 'https://x.example/' }).end()],
    ['204', (response) => response.writeHead(204).end()],
    ['HTML', (response) => response.writeHead(200).end('<html>')],
    ['half of its JSON', (response) => response.writeHead(200, JSON_TYPE).end('{"data":{"_ent')],
    ['null', (response) => response.writeHead(200, JSON_TYPE).end('null')],
    ['a list', (response) => response.writeHead(200, JSON_TYPE).end('[]')],
    ['no data', (response) => response.writeHead(200, JSON_TYPE).end('{}')],
    ['data that is text', (response) => response.writeHead(200, JSON_TYPE).end('{"data":"Child"}')],
    ['a closed connection', (response) => response.destroy()],
    ['nothing, for too long', () => undefined],
    ['headers, and then nothing for too long', (response) => void response.writeHead(200, JSON_TYPE).write('{')],
    [
      'one byte at a time, for too long',
      (response) => {
        const drip = setInterval(() => response.write(' '), TIMEOUT_MS / 10)
        response.writeHead(200, JSON_TYPE).on('close', () => clearInterval(drip))
      },
    ],
    [
      'more than any answer is',
      (response) => response.writeHead(200, JSON_TYPE).end(`{"data":{"_entities":["${'x'.repeat(9 * 1024 * 1024)}"]}}`),
    ],
  ])('but with %s leaves its slices unavailable, and is not waited for', async (description, respond) => {
    school.respond = respond
    const known = children(2)
    const via = description.includes('too long') ? impatient : upstream
    const { entities, session } = await ask(known, { via })
    expect(entities).toEqual([null, null])
    expect(known.map(({ id }) => session.isUnavailable(id, ATTENDANCE))).toEqual([true, true])
    expect(known.map(({ id }) => session.isUnavailable(id, PPT))).toEqual([false, false])
    expect(log).toEqual([
      ['sector does not answer', { requestId: 'test', sector: 'school', reason: expect.any(String) }],
    ])
    expect(JSON.stringify(log)).not.toMatch(/127\.0\.0\.1|[0-9]{11}/)
  })

  it('is not waited for any longer once the request is over, and loses its connection', async () => {
    const over = new AbortController()
    let hold: (response: ServerResponse) => void
    const held = new Promise<ServerResponse>((resolve) => (hold = resolve))
    school.respond = (response) => hold(response)
    const [child] = children(1) as [TestChild]
    const asked = ask([child], { until: over.signal })
    const response = await held
    const closed = once(response, 'close')
    over.abort()
    const { entities, session } = await asked
    expect([entities, session.isUnavailable(child.id, ATTENDANCE)]).toEqual([[null], true])
    await closed
    expect(log).toEqual([['sector does not answer', { requestId: 'test', sector: 'school', reason: 'request over' }]])
  })

  it('for one group of children answers for another', async () => {
    const known = [createChild(1, { slices: [ATTENDANCE] }), createChild(2, { slices: [PPT] })]
    school.lie = (honest, { query }) => (query.includes('attendance') ? { errors: [{}] } : honest)
    const { entities } = await ask(known)
    expect(entities).toEqual([null, { __typename: 'Child', school: { ppt: expect.any(Array) } }])
  })
})
