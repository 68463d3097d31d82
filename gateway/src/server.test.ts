import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ERROR_CODES } from './errors.ts'
import { COORDINATOR, createChild } from './testing/family.ts'
import { type Reply, startTestGateway, SUPERGRAPH, type TestGateway } from './testing/start.ts'

const child = createChild(1, { slices: ['school.attendance'] })
const QUERY = `{ child(id: "${child.id}") { displayName school { attendance { registrations { start } } } } }`

let test: TestGateway
let authorization: string
beforeAll(async () => {
  test = await startTestGateway([child])
  authorization = `Bearer ${await test.issuer.sign(test.issuer.claimsOf(COORDINATOR.nationalIdentityNumber))}`
})
afterAll(() => test.close())
beforeEach(() => test.reset())

/** Nothing inside may show through, whatever goes wrong. */
const replies: Reply[] = []
afterEach(() => {
  for (const { text } of replies.splice(0)) {
    expect(text).not.toMatch(/stacktrace|node_modules|file:|\/gateway\/|127\.0\.0\.1|\b[0-9]{11}\b|__samsyn/)
    const { errors = [] } = JSON.parse(text) as Reply['body']
    for (const { extensions } of errors) expect(Object.keys(ERROR_CODES)).toContain(extensions['code'])
  }
})

async function post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const reply = await test.post(body, { authorization, 'samsyn-purpose': 'COORDINATION', ...headers })
  replies.push(reply)
  return reply
}

const ask = (query: string, more: object = {}): Promise<Reply> => post(JSON.stringify({ query, ...more }))

const codesOf = ({ body }: Reply): readonly unknown[] => (body.errors ?? []).map(({ extensions }) => extensions['code'])

function expectNothingAsked(): void {
  expect(Object.values(test.subgraphs).flatMap(({ requests }) => requests)).toEqual([])
  expect([test.database.reads, test.database.commits]).toEqual([[], []])
}

describe('a request with a good token', () => {
  it('is answered', async () => {
    const { status, body } = await ask(QUERY)
    expect(status).toBe(200)
    expect(body.data).toMatchObject({ child: { school: { attendance: { registrations: expect.any(Array) } } } })
  })

  it('may write the scheme as it likes', async () => {
    expect(
      (await post(JSON.stringify({ query: QUERY }), { authorization: authorization.replace('Bearer', 'bearer') }))
        .status,
    ).toBe(200)
  })
})

describe('a request without a good token', () => {
  const CASES: readonly (readonly [rule: string, headers: () => Readonly<Record<string, string>>])[] = [
    ['has none', () => ({ authorization: '' })],
    ['has another scheme', () => ({ authorization: authorization.replace('Bearer', 'Basic') })],
    ['has no scheme', () => ({ authorization: authorization.replace('Bearer ', '') })],
    ['has an empty token', () => ({ authorization: 'Bearer ' })],
    ['has a token changed by a character', () => ({ authorization: authorization.replace(/\.(.)(.)/, '.$2$1') })],
    ['has its token in a cookie', () => ({ authorization: '', cookie: authorization.replace('Bearer ', 'token=') })],
  ]
  it.each(CASES)('gets 401 and nothing else when it %s', async (_rule, headers) => {
    const reply = await post(JSON.stringify({ query: QUERY }), headers())
    expect(reply.status).toBe(401)
    expect(reply.body).toEqual({ errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(reply.headers.get('www-authenticate')).toBe('Bearer')
    expectNothingAsked()
  })

  it('gets 401 for a token in the URL', async () => {
    const reply = await test.post(
      JSON.stringify({ query: QUERY }),
      {},
      `/graphql?access_token=${authorization.slice(7)}`,
    )
    expect(reply.status).toBe(401)
  })
})

describe('a request that is not one of GraphQL over HTTP', () => {
  it.each([
    ['half of its JSON', '{"query":'],
    ['nothing', ''],
    ['a number', '1'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a batch', JSON.stringify([{ query: QUERY }, { query: QUERY }])],
    ['no query', '{}'],
    ['a query that is no text', '{"query":{}}'],
    ['variables that are no object', JSON.stringify({ query: QUERY, variables: 'x' })],
    ['a member that JSON parsers take for a prototype', '{"query":"{ me { id } }","__proto__":{"x":1}}'],
  ])('gets 400 for %s', async (_description, body) => {
    const reply = await post(body)
    expect([reply.status, codesOf(reply)]).toEqual([400, ['BAD_REQUEST']])
    expect(reply.body.data).toBeUndefined()
    expectNothingAsked()
  })

  it.each([
    'text/plain',
    'text/plain; charset=utf-8',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
  ])('is refused as %s, which a page of another site could send', async (type) => {
    const reply = await post(JSON.stringify({ query: QUERY }), { 'content-type': type })
    expect([reply.status, codesOf(reply)]).toEqual([415, ['BAD_REQUEST']])
    expectNothingAsked()
  })

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    'gets 405 for %s: a query never stands in a URL',
    async (method) => {
      const url = `${test.gateway.url}/graphql?query=${encodeURIComponent('{ me { id } }')}`
      const response = await fetch(url, { method, headers: { authorization } })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
      expect(await response.text()).toBe(
        '{"errors":[{"message":"The request is not one of GraphQL over HTTP.","extensions":{"code":"BAD_REQUEST"}}]}',
      )
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
      expectNothingAsked()
    },
  )

  it('gets 413 above 100 kB, and a body just below is read', async () => {
    const reply = await post(JSON.stringify({ query: QUERY, operationName: 'x'.repeat(100_000) }))
    expect([reply.status, codesOf(reply)]).toEqual([413, ['BAD_REQUEST']])
    expectNothingAsked()
    const padded = JSON.stringify({ query: QUERY })
    expect((await post(padded + ' '.repeat(100_000 - padded.length))).status).toBe(200)
  })

  it('is not answered from a stored query', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } }
    for (const body of [{ extensions }, { query: QUERY, extensions }]) {
      const reply = await post(JSON.stringify(body))
      expect([reply.status, codesOf(reply)]).toEqual([400, ['BAD_REQUEST']])
    }
    expectNothingAsked()
  })
})

describe('a query that cannot be run', () => {
  it.each([
    ['is not GraphQL', '{ child(id: "x"', 400, 'GRAPHQL_PARSE_FAILED'],
    ['is empty', ' ', 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'names a field that is not there',
      '{ child(id: "x") { nationalIdentityNumber } }',
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['asks for entities', '{ _entities(representations: []) { __typename } }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ["asks for a subgraph's SDL", '{ _service { sdl } }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['asks for the schema', '{ __schema { types { name } } }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['asks for the schema by another name', '{ a: __schema { types { name } } }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['lacks a variable', 'query ($id: ID!) { child(id: $id) { id } }', 400, 'BAD_USER_INPUT'],
    [
      'has two operations and names none',
      'query A { me { id } } query B { me { id } }',
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['is a subscription', 'subscription { child(id: "x") { id } }', 400, 'OPERATION_RESOLUTION_FAILURE'],
  ])('gets its code when it %s', async (_description, query, status, code) => {
    const reply = await ask(query)
    expect([reply.status, new Set(codesOf(reply))]).toEqual([status, new Set([code])])
    expect(reply.body.data ?? null).toBeNull()
    expectNothingAsked()
  })

  it('is told nothing of names that are near', async () => {
    const reply = await ask('{ child(id: "x") { displayNam schol { attendanc } } }')
    expect(reply.text).not.toMatch(/did you mean|displayName|attendance/i)
  })

  it.each(['__samsyn_id', '__samsyn_type', '__samsyn_capacity', '__typename', '__x'])(
    'is refused when it calls a field %s: the gateway uses such names',
    async (alias) => {
      const queries = [
        `{ child(id: "${child.id}") { ${alias}: displayName } }`,
        `{ child(id: "${child.id}") { school { ${alias}: attendance { registrations { start } } } } }`,
        `{ child(id: "${child.id}") { ...F } } fragment F on Child { ... { ${alias}: id } }`,
      ]
      for (const query of queries) {
        const reply = await ask(query)
        expect(reply.status).toBe(400)
        expect(codesOf(reply)).toContain('GRAPHQL_VALIDATION_FAILED')
      }
      expectNothingAsked()
    },
  )

  it('is refused at once when fragments within fragments make it endless work', async () => {
    const levels = 40
    const doubling = Array.from(
      { length: levels },
      (_, level) => `fragment F${level} on Child { ...F${level + 1} ...F${level + 1} }`,
    )
    const reply = await ask(
      `{ child(id: "${child.id}") { ...F0 } } ${doubling.join(' ')} fragment F${levels} on Child { id }`,
    )
    expect([reply.status, codesOf(reply)]).toEqual([400, ['OPERATION_TOO_LARGE']])
    expectNothingAsked()
  })

  it('is refused when it asks for more than a thousand fields', async () => {
    const again = Array.from({ length: 1_001 }, (_, index) => `a${index}: displayName`)
    const reply = await ask(`{ child(id: "${child.id}") { ${again.join(' ')} } }`)
    expect([reply.status, codesOf(reply)]).toEqual([400, ['OPERATION_TOO_LARGE']])
    expectNothingAsked()
  })

  it('is refused when it asks for children in more than ten places: each is a request to every sector', async () => {
    const times = (count: number, write: (index: number) => string): string =>
      Array.from({ length: count }, (_, index) => write(index)).join(' ')
    const queries = [
      `{ ${times(11, (index) => `a${index}: child(id: "${child.id}") { id }`)} }`,
      `{ children { ${times(11, (index) => `a${index}: nodes { id }`)} } }`,
      `{ ${times(6, (index) => `a${index}: children { ...F }`)} } fragment F on ChildConnection { x: nodes { id } y: nodes { id } }`,
    ]
    for (const query of queries) {
      const reply = await ask(query)
      expect([reply.status, codesOf(reply)]).toEqual([400, ['OPERATION_TOO_LARGE']])
    }
    expectNothingAsked()
    expect((await ask(`{ ${times(10, (index) => `a${index}: child(id: "${child.id}") { id }`)} }`)).status).toBe(200)
  })
})

describe('two operations in one document', () => {
  it('are kept apart: the one that is named is answered', async () => {
    const query = `query A { child(id: "${child.id}") { id } } query B { child(id: "${child.id}") { school { ppt { conclusion } attendance { __typename } } } }`
    const [a, b] = [await ask(query, { operationName: 'A' }), await ask(query, { operationName: 'B' })]
    expect(a.body.data).toEqual({ child: { id: child.id } })
    expect(b.body.data).toEqual({ child: { school: { ppt: null, attendance: { __typename: 'SchoolAttendance' } } } })
    expect(b.body.extensions?.consent.withheld).toHaveLength(1)
  })
})

describe('every answer', () => {
  it.each([
    ['with data', () => ask(QUERY)],
    ['that is refused', () => ask('{ x }')],
    ['without a token', () => post('{}', { authorization: '' })],
    ['to a body that is no JSON', () => post('{')],
  ])('%s is kept by nobody on the way, and framed by nobody', async (_description, send) => {
    const { headers } = await send()
    expect(headers.get('cache-control')).toMatch(/no-store/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'/)
    expect(headers.get('strict-transport-security')).toMatch(/max-age/)
    expect([headers.get('x-powered-by'), headers.get('server'), headers.get('access-control-allow-origin')]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('has no plan, trace or timing in it, whatever headers ask for one', async () => {
    const headers = {
      'apollo-query-plan-experimental': '1',
      'apollo-federation-include-trace': 'ftv1',
      'apollo-tracing': '1',
    }
    const reply = await post(JSON.stringify({ query: QUERY }), headers)
    expect(Object.keys(reply.body.extensions ?? {})).toEqual(['consent'])
  })
})

describe('introspection', () => {
  it('is for who turns it on', async () => {
    const demo = await startTestGateway([child], { introspection: true })
    const small = await demo.ask('{ __schema { queryType { name } } __type(name: "Child") { name } }')
    const whole = await demo.ask(getIntrospectionQuery())
    await demo.close()
    expect(small.body.data).toEqual({ __schema: { queryType: { name: 'Query' } }, __type: { name: 'Child' } })
    expect(printSchema(buildClientSchema(whole.body.data as never))).toContain('type SchoolRecord')
  })
})

describe('health', () => {
  const get = (path: string) => fetch(test.gateway.url + path)

  it('is alive without a database, and ready with one', async () => {
    expect([(await get('/health/live')).status, (await get('/health/ready')).status]).toEqual([200, 200])
    test.database.before = () => {
      throw new Error('connect ECONNREFUSED 10.0.0.7:5432')
    }
    const readAnswer = async () => {
      const ready = await get('/health/ready')
      return [ready.status, await ready.json()]
    }
    // It is looked at once a second, however many ask. Of what is missing callers are told nothing.
    await expect.poll(readAnswer, { timeout: 10_000 }).toEqual([503, { status: 'waiting' }])
    expect(await test.gateway.readiness()).toEqual({ status: 'waiting', missing: ['database'] })
    expect((await get('/health/live')).status).toBe(200)
  })

  it('says who issues tokens for this resource, as RFC 9728 has it', async () => {
    const answer = await get('/.well-known/oauth-protected-resource')
    expect(await answer.json()).toEqual({
      resource: test.issuer.config.audience,
      authorization_servers: [test.issuer.config.issuer],
      bearer_methods_supported: ['header'],
    })
  })
})

describe('the console', () => {
  it('is served from its folder, and nothing beside it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samsyn-console-'))
    await writeFile(join(folder, 'index.html'), '<h1>Samsyn på norsk</h1>')
    await writeFile(join(folder, '.env'), 'SECRET=1')
    const demo = await startTestGateway([child], { consoleFolder: folder })
    const get = (path: string) => fetch(demo.gateway.url + path)
    expect(await (await get('/')).text()).toContain('Samsyn på norsk')
    for (const path of ['/..%2f..%2fetc/passwd', '/%2e%2e/package.json', '/.env', '/nothing.js']) {
      expect([path, [200, 206].includes((await get(path)).status)]).toEqual([path, false])
    }
    await demo.close()
    await rm(folder, { recursive: true })
  })
})

describe('the console’s files', () => {
  it('come packed to whoever takes them so, and those named by what they hold are kept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samsyn-console-'))
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'index.html'), '<h1>Samsyn</h1>')
    await writeFile(join(folder, 'assets', 'index-1a2b.js'), 'let unpacked')
    await writeFile(join(folder, 'assets', 'index-1a2b.js.br'), brotliCompressSync('let unpacked'))
    const demo = await startTestGateway([child], { consoleFolder: folder })
    const get = async (path: string, coding: string) => {
      const { headers } = await fetch(demo.gateway.url + path, { headers: { 'accept-encoding': coding } })
      return [headers.get('content-encoding'), headers.get('content-type'), headers.get('cache-control')]
    }
    const script = 'application/javascript; charset=utf-8'
    const forever = 'public, max-age=31536000, immutable'
    expect(await get('/assets/index-1a2b.js', 'gzip, br')).toEqual(['br', script, forever])
    expect(await get('/assets/index-1a2b.js', 'identity')).toEqual([null, script, forever])
    expect(await get('/', 'gzip, br')).toEqual([null, 'text/html; charset=utf-8', 'public, max-age=0'])
    await demo.close()
    await rm(folder, { recursive: true })
  })
})

describe('a gateway does not start', () => {
  it.each([
    [
      'on a supergraph whose guards are gone',
      SUPERGRAPH.replaceAll(/ @consent\(slice: "[^"]*"\)/g, ''),
      'C26_SOMETHING_GUARDED',
    ],
    [
      'on a supergraph with one slice unguarded',
      SUPERGRAPH.replace(' @consent(slice: "school.ppt")', ''),
      'C13_SLICE_GUARDED',
    ],
    [
      'on a supergraph with a slice by the id of another',
      SUPERGRAPH.replace('"school.ppt"', '"school.attendance"'),
      'C14_SLICE_ID',
    ],
    ['on what is no supergraph', 'type Query { ping: Int }', 'the supergraph is refused'],
    ['on nothing', '', 'the supergraph is refused'],
  ])('%s', async (_description, supergraphSdl, rule) => {
    await expect(startTestGateway([child], { supergraphSdl })).rejects.toThrow(rule)
  })
})
