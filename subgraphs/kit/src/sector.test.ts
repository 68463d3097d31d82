import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GRANT_HEADER, GRANT_MAX_BYTES, hashBody, sealGrant } from '@samsyn/schema/grant'
import { serveSector, type SectorOptions } from './sector.ts'
import type { RunningSubgraph } from './serve.ts'
import type { SliceSubject } from './enforce.ts'
import { askSector, createTestKey, type GrantTerms, sealTestGrant } from './testing.ts'

const HEADER = readFileSync(new URL('../../../schema/sdl/consent.graphql', import.meta.url), 'utf8')
const SDL = `${HEADER}
type Child @key(fields: "id") { id: ID! school: SchoolRecord }
type SchoolRecord {
  attendance: Attendance @consent(slice: "school.attendance")
  enrolment: [Enrolment!] @consent(slice: "school.enrolment")
  contacts: Contacts @consent(slice: "school.contacts")
  ppt: Attendance @consent(slice: "school.ppt")
}
type Attendance { days: Int since: String }
type Enrolment { grade: Int school: String @locating }
type Contacts { teacher: String @locating }
`

const { key, keyring } = createTestKey()
const LINNEA = '6f1c2a54-0d3b-4c1e-9a57-2f8e61b0c901'
const HAKON = '0b9e7d13-5a42-4f6b-8c21-73d0a94e5f02'
const NUMBERS = new Map([
  [LINNEA, '14831750031'],
  [HAKON, '51811250043'],
])
const children: GrantTerms['children'] = [...NUMBERS]
const SECRET = 'Testvik skole, Lærer Lærersen'

const resolvers: SectorOptions<null>['resolvers'] = {
  SchoolRecord: {
    attendance: ({ nationalIdentityNumber, since }: SliceSubject) => ({
      days: nationalIdentityNumber === NUMBERS.get(LINNEA) ? 3 : 5,
      since,
    }),
    enrolment: () => [{ grade: 4, school: SECRET }],
    contacts: () => ({ teacher: SECRET }),
    ppt: () => {
      throw new Error(`ECONNREFUSED reading ${SECRET}`)
    },
  },
}

const logged: unknown[] = []
const options: SectorOptions<null> = {
  sector: 'school',
  sdl: SDL,
  resolvers,
  createLoaders: () => null,
  config: { host: '127.0.0.1', port: 0, grantKeys: keyring },
  log: (message, details) => logged.push([message, details]),
}

const slice = (id: GrantTerms['slices'][number]['slice'], since: string | null = null) => ({
  slice: id,
  since,
  subjects: null,
})

let running: RunningSubgraph
beforeAll(async () => {
  running = await serveSector(options)
})
afterAll(() => running.close())

const ask = (selection: string, terms: GrantTerms, ids?: readonly string[]) =>
  askSector(running.url, 'school', key, selection, terms, ids)

interface Reply {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

async function post(body: string, headers: Readonly<Record<string, string>>): Promise<Reply> {
  const response = await fetch(running.url, { method: 'POST', headers, body })
  const { date: _date, ...rest } = Object.fromEntries(response.headers)
  return { status: response.status, text: await response.text(), headers: rest }
}

describe('a request without a valid grant', () => {
  const terms: GrantTerms = { slices: [slice('school.attendance')], children }
  const query =
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Child { school { attendance { days } } } } }'
  const body = JSON.stringify({ query, variables: { r: [{ __typename: 'Child', id: LINNEA }] } })
  const seal = (over: Readonly<Record<string, unknown>>): string =>
    sealTestGrant('school', { ...terms, ...over }, body, key)
  const now = Math.floor(Date.now() / 1000)
  const send = (grant: string | undefined): Promise<Reply> =>
    post(body, { 'content-type': 'application/json', ...(grant === undefined ? {} : { [GRANT_HEADER]: grant }) })

  const many = Array.from({ length: 51 }, () => [randomUUID(), '14831750031'])
  const CASES: readonly (readonly [rule: string, grant: () => string | undefined])[] = [
    ['has none', () => undefined],
    ['has an empty one', () => ''],
    ['has one that is expired', () => seal({ iat: now - 11, exp: now - 1 })],
    ['has one that expires this very second', () => seal({ iat: now - 10, exp: now })],
    ['has one of the future', () => seal({ iat: now + 3_600, exp: now + 3_610 })],
    ['has one that lasts longer than 10 seconds', () => seal({ iat: now, exp: now + 11 })],
    ['has one issued long ago that is still to last', () => seal({ iat: now - 3_600, exp: now + 5 })],
    ['has one that ends before it begins', () => seal({ iat: now + 2, exp: now + 1 })],
    ['has one whose times are texts', () => seal({ iat: String(now), exp: String(now + 10) })],
    ['has one without an end', () => seal({ exp: undefined })],
    ['has one without a beginning', () => seal({ iat: undefined })],
    [
      'has one that names a slice twice',
      () => seal({ slices: [slice('school.ppt'), slice('school.ppt', '2025-08-18')] }),
    ],
    ['has one that names a child twice', () => seal({ children: [...children, [LINNEA, '51811250043']] })],
    [
      'has one with parents for a slice of the child',
      () => seal({ slices: [{ ...slice('school.ppt'), subjects: [] }] }),
    ],
    ['has one for another sector', () => seal({ aud: 'health' })],
    ['has one for the registry', () => seal({ aud: 'consent' })],
    ['has one for several audiences', () => seal({ aud: ['school', 'health'] })],
    ['has one for another body', () => sealTestGrant('school', terms, `${body} `, key)],
    ['has one that names a slice of another sector', () => seal({ slices: [slice('nav.followUp')] })],
    ['has one that names no slice of the catalogue', () => seal({ slices: [slice('school.everything' as never)] })],
    ['has one with a claim nobody knows', () => seal({ admin: true })],
    ['has one with a member nobody knows in a slice', () => seal({ slices: [{ ...slice('school.ppt'), all: true }] })],
    ['has one with a date that is none', () => seal({ slices: [slice('school.ppt', '2026-02-30')] })],
    ['has one with an unknown purpose', () => seal({ purpose: 'CURIOSITY' })],
    ['has one without a word on locating', () => seal({ locating: undefined })],
    ['has one with a child who has no identity number', () => seal({ children: [[LINNEA, '']] })],
    ['has one with a child whose id is no UUID', () => seal({ children: [['1', '14831750031']] })],
    ['has one with more than 50 children', () => seal({ children: many })],
    ['has one longer than a grant may be', () => seal({ role: 'x'.repeat(GRANT_MAX_BYTES) })],
    ['has one whose claims are a list', () => sealGrant([], key)],
    [
      'has one under a key of the same name',
      () => sealTestGrant('school', terms, body, { kid: key.kid, secret: randomBytes(32) }),
    ],
    ['has one under an unknown key', () => sealTestGrant('school', terms, body, { ...key, kid: 'other' })],
    ['has one in clear text', () => Buffer.from(JSON.stringify(terms)).toString('base64url')],
    ['has one with something after it', () => `${seal({})}.x`],
  ]

  it('is let in by a grant that is valid, so that the refusals below have one cause each', async () => {
    const { status, text } = await send(seal({}))
    expect({ status, body: JSON.parse(text) }).toEqual({
      status: 200,
      body: { data: { _entities: [{ school: { attendance: { days: 3 } } }] } },
    })
  })

  it.each(CASES)('gets 401 and the same bytes when it %s', async (_rule, grant) => {
    const reply = await send(grant())
    expect(reply).toEqual(await send(undefined))
    expect(reply.status).toBe(401)
    expect(JSON.parse(reply.text)).toEqual({
      errors: [{ message: 'A valid grant is required.', extensions: { code: 'GRANT_REQUIRED' } }],
    })
  })

  it('gets 401 for a body that differs from the one granted in a single byte', async () => {
    const reply = await post(body.replace('days', 'Days'), {
      'content-type': 'application/json',
      [GRANT_HEADER]: seal({}),
    })
    expect(reply.status).toBe(401)
  })

  it('gets 401 whatever its body is, before the body is looked at', async () => {
    for (const text of ['', '{', 'null', '[]', '{"query":"{ __typename }"}']) {
      expect((await post(text, { 'content-type': 'application/json' })).status).toBe(401)
    }
  })

  it('gets 401 for two grants in one request', async () => {
    expect((await send(`${seal({})}, ${seal({})}`)).status).toBe(401)
  })
})

describe('a guarded field', () => {
  const ALL = 'school { attendance { days since } enrolment { grade school } contacts { teacher } }'

  it('is resolved where the grant covers child and slice, and is null elsewhere', async () => {
    const { body } = await ask(ALL, { slices: [slice('school.attendance')], children })
    const school = (days: number) => ({ attendance: { days, since: null }, enrolment: null, contacts: null })
    expect(body).toEqual({
      data: {
        _entities: [
          { __typename: 'Child', id: LINNEA, school: school(3) },
          { __typename: 'Child', id: HAKON, school: school(5) },
        ],
      },
    })
  })

  it('is null for every slice when the grant names none', async () => {
    const { body } = await ask(ALL, { slices: [], children })
    expect(body.data?._entities[0]?.['school']).toEqual({ attendance: null, enrolment: null, contacts: null })
  })

  it('is not found under another alias, in a fragment or twice', async () => {
    const selection = `a: school { b: enrolment { grade } } ...F } } } fragment F on Child { school { ppt: enrolment { grade } ... on SchoolRecord { enrolment { grade } `
    const { body } = await ask(selection, { slices: [slice('school.attendance')], children })
    expect(body.data?._entities[0]).toEqual({
      __typename: 'Child',
      id: LINNEA,
      a: { b: null },
      school: { ppt: null, enrolment: null },
    })
  })

  it('is told from which date records may be returned', async () => {
    const { body } = await ask('school { attendance { since } }', {
      slices: [slice('school.attendance', '2025-08-18')],
      children,
    })
    expect(body.data?._entities[0]?.['school']).toEqual({ attendance: { since: '2025-08-18' } })
  })
})

describe('a child', () => {
  it('who is not in the grant is null, whoever they are', async () => {
    const terms: GrantTerms = { slices: [slice('school.attendance')], children: children.slice(0, 1) }
    const { body } = await ask('school { attendance { days } }', terms, [HAKON, LINNEA, randomUUID(), ''])
    expect(body.errors).toBeUndefined()
    expect(body.data?._entities).toEqual([
      null,
      { __typename: 'Child', id: LINNEA, school: { attendance: { days: 3 } } },
      null,
      null,
    ])
  })

  it('may be one of 50 in a grant', async () => {
    const fifty = Array.from({ length: 50 }, () => [randomUUID(), '14831750031'] as const)
    const { status, body } = await ask('school { attendance { days } }', {
      slices: [slice('school.attendance')],
      children: fifty,
    })
    expect(status).toBe(200)
    expect(body.data?._entities.map((entity) => entity?.['id'])).toEqual(fifty.map(([id]) => id))
  })
})

describe('a locating field', () => {
  const slices = [slice('school.enrolment'), slice('school.contacts')]
  const selection = 'school { enrolment { grade school } contacts { teacher } }'

  it('is resolved where the grant allows locating', async () => {
    const { body } = await ask(selection, { slices, children })
    expect(body.data?._entities[0]?.['school']).toEqual({
      enrolment: [{ grade: 4, school: SECRET }],
      contacts: { teacher: SECRET },
    })
  })

  it('is null where it does not, whatever slices are granted', async () => {
    const { body } = await ask(selection, { slices, children, locating: false })
    expect(body.data?._entities[0]?.['school']).toEqual({
      enrolment: [{ grade: 4, school: null }],
      contacts: { teacher: null },
    })
    expect(JSON.stringify(body)).not.toContain(SECRET)
  })
})

it('a subgraph gives its SDL to whoever has a grant, as the sector wrote it', async () => {
  const body = JSON.stringify({ query: '{ _service { sdl } }' })
  const grant = sealTestGrant('school', { slices: [], children: [] }, body, key)
  const reply = await post(body, { 'content-type': 'application/json', [GRANT_HEADER]: grant })
  expect(JSON.parse(reply.text)).toEqual({ data: { _service: { sdl: SDL } } })
})

describe('what a subgraph says of its faults', () => {
  it('is that the source of the slice does not answer, and nothing of why', async () => {
    logged.length = 0
    const { status, body } = await ask('school { ppt { days } attendance { days } }', {
      slices: [slice('school.ppt'), slice('school.attendance')],
      children: children.slice(0, 1),
    })
    expect(status).toBe(200)
    expect(body).toEqual({
      data: { _entities: [{ __typename: 'Child', id: LINNEA, school: { ppt: null, attendance: { days: 3 } } }] },
      errors: [
        {
          message: 'The source does not answer.',
          path: ['_entities', 0, 'school', 'ppt'],
          extensions: { code: 'SOURCE_UNAVAILABLE' },
        },
      ],
    })
    expect(logged).toEqual([['resolver failed', { field: 'SchoolRecord.ppt', times: 1 }]])
  })

  // An alias is whatever a client writes: a name, a number.
  it('is logged by the field of the schema, once a request, and without the words of the query', async () => {
    logged.length = 0
    const selection = '...F } } } fragment F on Child { Linnea: school { a14831750031: ppt { days '
    const { body } = await ask(selection, { slices: [slice('school.ppt')], children })
    expect(body.errors).toHaveLength(2)
    expect(logged).toEqual([['resolver failed', { field: 'SchoolRecord.ppt', times: 2 }]])
  })

  it('is not what a query that does not fit got wrong', async () => {
    const { status, body } = await ask('school { diagnosis }', { slices: [], children })
    expect(status).toBe(400)
    expect(body).toEqual({
      errors: [{ message: 'The query was refused.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    })
  })

  it('is not its schema: introspection is refused', async () => {
    const body = JSON.stringify({ query: '{ __schema { types { name } } }' })
    const grant = sealTestGrant('school', { slices: [], children: [] }, body, key)
    const reply = await post(body, { 'content-type': 'application/json', [GRANT_HEADER]: grant })
    expect(reply.status).toBe(400)
    expect(reply.text).not.toContain('SchoolRecord')
  })

  it('is not the error of loaders that cannot be made', async () => {
    const broken = await serveSector({
      ...options,
      createLoaders: () => {
        throw new Error(SECRET)
      },
    })
    const { status, body } = await askSector(broken.url, 'school', key, 'school { ppt { days } }', {
      slices: [slice('school.ppt')],
      children,
    })
    await broken.close()
    expect(status).toBe(500)
    expect(body).toEqual({
      errors: [{ message: 'The query was refused.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    })
  })
})

describe('a body that is not one of GraphQL over HTTP', () => {
  const send = (text: string, type = 'application/json'): Promise<Reply> =>
    post(text, {
      'content-type': type,
      [GRANT_HEADER]: sealTestGrant('school', { slices: [], children: [] }, text, key),
    })
  const refusedWith = (code: string) => ({ errors: [{ message: 'The request was refused.', extensions: { code } }] })

  it('is refused when it is not JSON', async () => {
    const reply = await send('{"query": hemmelig')
    expect(reply.status).toBe(400)
    expect(JSON.parse(reply.text)).toEqual(refusedWith('BAD_REQUEST'))
  })

  it('is refused above 256 KiB', async () => {
    const reply = await send(JSON.stringify({ query: 'x'.repeat(256 * 1024) }))
    expect(reply.status).toBe(413)
    expect(JSON.parse(reply.text)).toEqual(refusedWith('BAD_REQUEST'))
  })

  it.each([
    ['in the request', '{"query":"{ __typename }","query":"{ _service { sdl } }"}'],
    ['in the variables', '{"query":"{ __typename }","variables":{"r":1,"r":2}}'],
    ['under two spellings', '{"query":"{ __typename }","\\u0071uery":"{ _service { sdl } }"}'],
  ])('is refused when a name stands twice %s', async (_place, text) => {
    const reply = await send(text)
    expect(reply.status).toBe(400)
    expect(JSON.parse(reply.text)).toEqual(refusedWith('BAD_REQUEST'))
  })

  it('is refused when it is not UTF-8', async () => {
    const body = Buffer.concat([Buffer.from('{"query":"{ __typename } #'), Buffer.from([0xff]), Buffer.from('"}')])
    const { iat, exp } = { iat: Math.floor(Date.now() / 1000), exp: Math.floor(Date.now() / 1000) + 10 }
    const grant = sealTestGrant('school', { slices: [], children: [], iat, exp, body: hashBody(body) }, '', key)
    const headers = { 'content-type': 'application/json', [GRANT_HEADER]: grant }
    const response = await fetch(running.url, { method: 'POST', headers, body })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual(refusedWith('BAD_REQUEST'))
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is refused as %s',
    async (type) => {
      expect((await send('{"query":"{ __typename }"}', type)).status).toBe(415)
    },
  )

  it.each(['null', '[]', '"query"', '1', '{}', '[{"query":"{ __typename }"}]'])(
    'is refused when it is %s',
    async (text) => {
      const reply = await send(text)
      expect(reply.status).toBe(400)
      expect(Object.keys(JSON.parse(reply.text) as object)).toEqual(['errors'])
    },
  )

  it('is not looked for in a URL', async () => {
    const response = await fetch(`${running.url}?query=${encodeURIComponent('{ __typename }')}`)
    expect(response.status).toBe(404)
  })

  it.each(['/graphql?query=hemmelig', '/hemmelig', '/%hemmelig'])(
    'is refused at %s without its address',
    async (path) => {
      const response = await fetch(`${new URL(running.url).origin}${path}`)
      expect([400, 404]).toContain(response.status)
      expect(await response.json()).toEqual(refusedWith('BAD_REQUEST'))
    },
  )
})

describe('an answer', () => {
  it.each([
    ['of data', { slices: [slice('school.attendance')], children }, 200],
    ['that refuses', null, 401],
  ] as const)('%s is not to be stored', async (_kind, terms, status) => {
    const body = JSON.stringify({ query: '{ __typename }' })
    const grant = terms === null ? {} : { [GRANT_HEADER]: sealTestGrant('school', terms, body, key) }
    const reply = await post(body, { 'content-type': 'application/json', ...grant })
    expect(reply.status).toBe(status)
    expect(reply.headers['cache-control']).toContain('no-store')
  })
})

describe('a client that does not finish what it began to send', () => {
  it.each([
    ['its headers', 'POST /graphql HTTP/1.1\r\nhost: localhost\r\n'],
    [
      'its body',
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
    ],
  ])('is cut off while sending %s', async (_part, text) => {
    const impatient = await serveSector({ ...options, receiveTimeoutMs: 100 })
    const socket = connect(Number(new URL(impatient.url).port), '127.0.0.1')
    socket.write(text)
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    await once(socket, 'close')
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 408 /)
    await impatient.close()
  })
})

it('whoever watches a subgraph needs no grant to ask whether it lives', async () => {
  const response = await fetch(new URL('/health', running.url))
  expect(await response.json()).toEqual({ status: 'ok' })
})

describe('a subgraph does not start', () => {
  const start = (from: string, to: string) => serveSector({ ...options, sdl: SDL.replace(from, to) })

  it('when its SDL names a slice the catalogue has not', async () => {
    await expect(start('"school.ppt"', '"school.diagnosis"')).rejects.toThrow(
      'SchoolRecord.ppt names no slice of school',
    )
  })

  it.each(['"constructor"', '"__proto__"', '""'])('when its SDL names %s for a slice', async (name) => {
    await expect(start('"school.ppt"', name)).rejects.toThrow('names no slice of school')
  })

  it("when its SDL names another sector's slice", async () => {
    await expect(start('"school.ppt"', '"health.plan"')).rejects.toThrow('SchoolRecord.ppt names no slice of school')
  })

  it('when a field of its namespace is not guarded', async () => {
    await expect(start('@consent(slice: "school.ppt")', '')).rejects.toThrow('SchoolRecord.ppt is not guarded')
  })

  // The kit's own object for a child has the identity number, and a field without a resolver takes what has its name.
  it('when it adds to Child anything but its namespace', async () => {
    await expect(start('school: SchoolRecord', 'school: SchoolRecord nationalIdentityNumber: String')).rejects.toThrow(
      'Child.nationalIdentityNumber is no namespace',
    )
  })

  it('when its SDL has no Child', async () => {
    await expect(serveSector({ ...options, sdl: 'type Query { ping: Int }' })).rejects.toThrow()
  })

  it('when its SDL is not GraphQL', async () => {
    await expect(start('type Attendance {', 'type Attendance')).rejects.toThrow()
  })
})
