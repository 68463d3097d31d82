import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ERROR_CODES } from './errors.ts'
import { COORDINATOR, createChild } from './testing/family.ts'
import { type Reply, startTestGateway, type TestGateway } from './testing/start.ts'

const child = createChild(1, { slices: ['school.attendance', 'nav.followUp'] })
const QUERY = `{ child(id: "${child.id}") { displayName school { attendance { registrations { start } } } } }`

/** A value no answer, header or log line may hold; it stands where clients put things by mistake. */
const SECRET = '05868500001'

let test: TestGateway
let token: string
beforeAll(async () => {
  test = await startTestGateway([child])
  token = await test.issuer.sign(test.issuer.claimsOf(COORDINATOR.nationalIdentityNumber))
})
afterAll(() => test.close())
beforeEach(() => test.reset())

const post = (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> =>
  test.post(typeof body === 'string' ? body : JSON.stringify(body), {
    authorization: `Bearer ${token}`,
    'samsyn-purpose': 'COORDINATION',
    ...headers,
  })

const codesOf = ({ body }: Reply): readonly unknown[] => (body.errors ?? []).map(({ extensions }) => extensions['code'])
const asked = () => Object.values(test.subgraphs).flatMap(({ requests }) => requests)

describe('an answer', () => {
  it.each([
    ['application/json', 'application/json; charset=utf-8'],
    ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
  ])('to who accepts %s is %s', async (accept, type) => {
    const reply = await post({ query: QUERY }, { accept })
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, type])
  })

  it('to who accepts neither is 406, before anything is asked or recorded', async () => {
    const reply = await post({ query: QUERY }, { accept: 'text/html' })
    expect([reply.status, codesOf(reply)]).toEqual([406, ['BAD_REQUEST']])
    expect([asked(), test.database.reads, test.database.commits]).toEqual([[], [], []])
  })

  const REFUSED: readonly (readonly [rule: string, body: object, code: string])[] = [
    ['does not parse', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['does not fit the schema', { query: '{ x }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['lacks a variable', { query: 'query ($id: ID!) { child(id: $id) { id } }' }, 'BAD_USER_INPUT'],
    ['names an operation that is not there', { query: QUERY, operationName: 'X' }, 'OPERATION_RESOLUTION_FAILURE'],
  ]
  it.each(REFUSED)('is 400 and without data when the document %s, whatever is accepted', async (_rule, body, code) => {
    for (const accept of ['application/json', 'application/graphql-response+json', '*/*']) {
      const reply = await post(body, { accept })
      expect([reply.status, codesOf(reply), 'data' in reply.body]).toEqual([400, [code], false])
    }
  })
})

describe('nothing that a client sends comes back in an error, or goes to the log', () => {
  // biome-ignore format: one row a place
  const CASES: readonly (readonly [rule: string, body: object])[] = [
    ['as a token that does not belong', { query: `{ child(id: "x") { id } } "${SECRET}"` }],
    ['as a name with a digit first', { query: `{ ${SECRET} }` }],
    ['as a number where an id of ours is text', { query: `{ children(first: "${SECRET}") { nodes { id } } }` }],
    ['as an object where a value belongs', { query: `{ child(id: { a: ${SECRET} }) { id } }` }],
    ['as the name of a field', { query: `{ x${SECRET} }` }],
    ['as the name of an argument', { query: `{ child(x${SECRET}: 1) { id } }` }],
    ['as the name of a type', { query: `query ($a: X${SECRET}) { child(id: $a) { id } }` }],
    ['as the name of a fragment', { query: `{ ...X${SECRET} }` }],
    ['as the name of a directive', { query: `{ child(id: "x") @x${SECRET} { id } }` }],
    ['as the name of a variable', { query: `{ child(id: $x${SECRET}) { id } }` }],
    ['as the name of an operation', { query: QUERY, operationName: SECRET }],
    ['as an alias used twice', { query: `{ x${SECRET}: child(id: "a") { id } x${SECRET}: child(id: "b") { id } }` }],
    ['as a variable of another type', { query: 'query ($n: Int) { children(first: $n) { nodes { id } } }', variables: { n: SECRET } }],
    ['as a variable that is an object', { query: 'query ($i: ID!) { child(id: $i) { id } }', variables: { i: { [SECRET]: SECRET } } }],
    ['as a value of an enum', { query: 'mutation ($i: GiveConsentInput!) { giveConsent(input: $i) { problem { code } } }', variables: { i: { purposes: [SECRET] } } }],
    ['as a member of an input that is not there', { query: 'mutation ($i: GiveConsentInput!) { giveConsent(input: $i) { problem { code } } }', variables: { i: { [SECRET]: 1 } } }],
    ['as the id of a stored query', { query: QUERY, extensions: { persistedQuery: { sha256Hash: SECRET } } }],
    ['as the id of a document', { documentId: SECRET }],
  ]
  it.each(CASES)('%s', async (_rule, body) => {
    const reply = await post(body)
    expect(reply.status).toBe(400)
    for (const code of codesOf(reply)) expect(Object.keys(ERROR_CODES)).toContain(code)
    expect(JSON.stringify([reply.text, [...reply.headers], test.log])).not.toContain(SECRET)
    expect(asked()).toEqual([])
  })

  it.each([false, true])(
    'also where introspection is %s: no name of the schema is suggested',
    async (introspection) => {
      const other = await startTestGateway([child], { introspection })
      const replies = await Promise.all(
        ['{ chil(id: "x") { id } }', '{ child(idd: "x") { id } }', 'query ($a: Purpos) { child(id: $a) { id } }'].map(
          (query) => other.ask(query),
        ),
      )
      await other.close()
      for (const { status, text } of replies) {
        expect(status).toBe(400)
        expect(text).not.toMatch(/did you mean|child|purpose|\bQuery"/i)
      }
    },
  )
})

describe('a schema that is not to be read', () => {
  const TYPES = ['Child', 'String', 'Nothing', '', 'Query'] as const

  it('answers the same of a type that is there as of one that is not', async () => {
    for (const name of TYPES) {
      const literal = await post({ query: `{ __type(name: "${name}") { name kind fields { name } } }` })
      const variable = await post({
        query: 'query ($n: String!) { ...F } fragment F on Query { a: __type(name: $n) { ... { name } } }',
        variables: { n: name },
      })
      expect([literal.body.data, variable.body.data]).toEqual([{ __type: null }, { a: null }])
    }
    expect(asked()).toEqual([])
  })

  it('refuses to be read whole, by any name and in any fragment', async () => {
    for (const query of [
      '{ __schema { types { name } } }',
      '{ a: __schema { queryType { name } } }',
      '{ ...F } fragment F on Query { ... { __schema { types { name } } } }',
      'mutation { __schema { types { name } } }',
    ]) {
      const reply = await post({ query })
      expect([reply.status, [...new Set(codesOf(reply))], 'data' in reply.body]).toEqual([
        400,
        ['GRAPHQL_VALIDATION_FAILED'],
        false,
      ])
    }
  })

  it('tells the type names of what a client has been answered', async () => {
    const reply = await post({ query: `{ __typename child(id: "${child.id}") { __typename } }` })
    expect(reply.body.data).toEqual({ __typename: 'Query', child: { __typename: 'Child' } })
  })
})

describe('answers in parts', () => {
  it.each([
    ['@defer', `{ child(id: "${child.id}") { id ... @defer { displayName } } }`],
    ['@stream', `{ children { nodes @stream(initialCount: 0) { id } } }`],
  ])('by %s are refused, also to who accepts them', async (_name, query) => {
    for (const accept of [
      'multipart/mixed; deferSpec=20220824, application/json',
      'multipart/mixed;incrementalSpec=v0.2,*/*',
    ]) {
      const reply = await post({ query }, { accept })
      expect([reply.status, codesOf(reply)]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']])
    }
    expect(asked()).toEqual([])
  })
})

describe('headers of a client', () => {
  const HOSTILE = {
    'samsyn-grant': 'mine',
    'samsyn-request-id': 'mine',
    'samsyn-role': 'COORDINATOR',
    'x-forwarded-for': '10.0.0.7',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'for=10.0.0.7',
    'apollo-federation-include-trace': 'ftv1',
    'apollo-query-plan-experimental': '1',
    'apollographql-client-name': 'mine',
    'x-apollo-operation-name': 'mine',
    'x-http-method-override': 'GET',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    cookie: 'session=mine',
  } as const

  it('other than token, purpose and media types change nothing, and none goes to a subgraph', async () => {
    const query = `{ child(id: "${child.id}") { school { attendance { __typename } } nav { followUp { __typename } } } }`
    const plain = await post({ query })
    const headersOf = () => asked().map(({ headers }) => Object.keys(headers).toSorted())
    const before = headersOf()
    test.reset()
    const hostile = await post({ query }, HOSTILE)
    expect([hostile.status, hostile.text]).toEqual([plain.status, plain.text])
    expect(headersOf()).toEqual(before)
    expect(asked()).toHaveLength(3)
    for (const { grant, headers } of asked()) {
      expect(grant).not.toBeNull()
      const sent = Object.values(headers).join('\n')
      for (const value of ['mine', '10.0.0.7', 'evil', 'ftv1', '0af76519', token]) expect(sent).not.toContain(value)
    }
  })

  it('name a host of their own without effect', async () => {
    for (const host of ['evil.example', 'a b', '[', '']) {
      const { port } = new URL(test.gateway.url)
      const body = JSON.stringify({ query: '{ __typename }' })
      const socket = connect(Number(port), '127.0.0.1')
      socket.end(
        `POST /graphql HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\nconnection: close\r\n` +
          `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      )
      const [bytes] = (await once(socket, 'data')) as [Buffer]
      expect([host, bytes.toString().slice(0, 12)]).toEqual([host, 'HTTP/1.1 200'])
      socket.destroy()
    }
  })

  const raw = async (lines: readonly string[], body = JSON.stringify({ query: '{ __typename }' })): Promise<string> => {
    const socket = connect(Number(new URL(test.gateway.url).port), '127.0.0.1')
    const head = ['POST /graphql HTTP/1.1', 'host: x', 'content-type: application/json', ...lines]
    socket.write(`${head.join('\r\n')}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`)
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    await once(socket, 'close')
    return Buffer.concat(chunks).toString()
  }

  const TWO: readonly (readonly [rule: string, lines: () => readonly string[]])[] = [
    ['the same token twice', () => [`authorization: Bearer ${token}`, `Authorization: Bearer ${token}`]],
    ['a good token and then another', () => [`authorization: Bearer ${token}`, 'authorization: Bearer x']],
    ['another token and then a good one', () => ['authorization: Bearer x', `authorization: Bearer ${token}`]],
    ['two schemes in two headers', () => ['authorization: Basic eDp5', `authorization: Bearer ${token}`]],
    ['two schemes in one header', () => [`authorization: Basic eDp5, Bearer ${token}`]],
    ['two tokens in one header', () => [`authorization: Bearer ${token}, Bearer ${token}`]],
    ['a token with a word after it', () => [`authorization: Bearer ${token} x`]],
    ['a token of more than 8 kB', () => [`authorization: Bearer ${token}${'x'.repeat(8_192)}`]],
  ]
  it.each(TWO)('with %s are no sign-in', async (_rule, lines) => {
    expect(await raw(lines())).toMatch(/^HTTP\/1\.1 401 /)
  })

  it('with two purposes name none: every slice is withheld', async () => {
    const answer = await raw(
      [`authorization: Bearer ${token}`, 'samsyn-purpose: COORDINATION', 'samsyn-purpose: INDIVIDUAL_PLAN'],
      JSON.stringify({ query: QUERY }),
    )
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect(answer).toContain('"code":"NOT_SHARED"')
  })

  it('are judged before the body is read: who has no token is refused while the body is still to come', async () => {
    const socket = connect(Number(new URL(test.gateway.url).port), '127.0.0.1')
    socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{')
    const [bytes] = (await once(socket, 'data')) as [Buffer]
    expect(bytes.toString()).toMatch(/^HTTP\/1\.1 401 /)
    socket.destroy()
  })
})

describe('what fails inside', () => {
  it('is INTERNAL to the client and one log line with the id of its answer', async () => {
    test.subgraphs.consent.lie = () => ({ data: { child: { id: child.id, myCapacity: 'TEAM', displayName: null } } })
    const reply = await post({ query: QUERY })
    expect(reply.body).toEqual({
      errors: [
        {
          message: expect.any(String),
          extensions: { code: expect.stringMatching(/^(INTERNAL|REGISTRY_UNAVAILABLE)$/) },
        },
      ],
      data: null,
    })
    expect(reply.text).not.toMatch(/valueCompletion|displayName|non-null/i)
    const requestId = reply.headers.get('samsyn-request-id')
    expect(test.log).toContainEqual([
      'answer failed',
      { requestId, code: codesOf(reply)[0], reason: expect.any(String) },
    ])
  })

  it('names no field whose value the schema did not expect', async () => {
    test.subgraphs.school.lie = (answer) => {
      const entities = answer.data?.['_entities'] as { school: { attendance: object } | null }[]
      for (const entity of entities) entity.school = { attendance: { registrations: [{ start: null }] } }
      return answer
    }
    const reply = await post({ query: QUERY })
    expect(reply.status).toBe(200)
    expect(Object.keys(reply.body.extensions ?? {})).toEqual(['consent'])
    expect(reply.text).not.toMatch(/valueCompletion|Cannot return null|SchoolAttendance/)
  })
})

describe('a gateway that stops', () => {
  it('answers what it has begun, and then nothing more', async () => {
    const stopping = await startTestGateway([child])
    let release = (): void => undefined
    const reached = new Promise<void>((resolve) => {
      stopping.subgraphs.school.respond = (response) => {
        release = () => response.writeHead(503).end()
        resolve()
      }
    })
    const reply = stopping.ask(QUERY)
    await reached
    const closed = stopping.gateway.close()
    release()
    const { status, headers } = await reply
    // A connection that were kept would hold the server open for as long as its client likes.
    expect([status, headers.get('connection')]).toEqual([200, 'close'])
    await closed
    await expect(fetch(`${stopping.gateway.url}/health/live`)).rejects.toThrow('fetch failed')
    await stopping.close()
  })
})
