import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../errors.ts'
import { COORDINATOR, createChild, MOTHER } from '../testing/family.ts'
import { type Reply, startTestGateway, type TestGateway } from '../testing/start.ts'

const child = createChild(1, { slices: ['school.attendance'] })
const QUERY = `{ child(id: "${child.id}") { displayName school { attendance { registrations { start } } } } }`
const NARROW = { requests: 3, seconds: 600 }
const WIDE = { requests: 1_000_000, seconds: 600 }
const RATES = { caller: WIDE, organisation: WIDE, refusedTokens: WIDE, shared: null }

const times = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ')

const codesOf = ({ body }: Reply): readonly unknown[] => (body.errors ?? []).map(({ extensions }) => extensions['code'])

function expectNothingAsked(test: TestGateway): void {
  expect(Object.values(test.subgraphs).flatMap(({ requests }) => requests)).toEqual([])
  expect([test.database.reads, test.database.commits]).toEqual([[], []])
}

describe('an operation that is too large', () => {
  let test: TestGateway
  beforeAll(async () => {
    test = await startTestGateway([child])
  })
  afterAll(() => test.close())
  beforeEach(() => test.reset())

  it.each([
    ['tokens', `{ me { ${times(5_000, () => 'id')} } }`],
    ['brackets', '{a'.repeat(40_000)],
    ['aliases', `{ me { ${times(2_000, (n) => `a${n}: id`)} } }`],
    ['aliases that are no GraphQL', `{ me { ${times(2_000, (n) => `a${n}: id`)}`],
    [
      'doubling fragments',
      `{ ...F0 } ${times(40, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F40 on Query { me { id } }`,
    ],
    ['places with children', `{ ${times(11, (n) => `a${n}: child(id: "${child.id}") { id }`)} }`],
    ['entries in a page', '{ children(first: 51) { nodes { id } } }'],
    ['mutations', `mutation { ${times(21, (n) => `m: setMyEmail { problem { code } } a${n}: __typename`)} }`],
    [
      'children and slices',
      `{ children(first: 50) { nodes { ${times(20, (n) => `a${n}: school { attendance { registrations { start } } }`)} } } }`,
    ],
  ])('by its %s is refused before anybody is asked', async (_what, query) => {
    const reply = await test.ask(query)
    expect([reply.status, codesOf(reply)]).toEqual([400, ['OPERATION_TOO_LARGE']])
    expect(reply.body.data).toBeUndefined()
    expectNothingAsked(test)
  })

  it('by its variables is refused before anybody is asked', async () => {
    const query = 'query ($id: ID!, $n: Int!) { child(id: $id) { accessLog(first: $n) { nodes { id } } } }'
    for (const variables of [
      { id: 'x'.repeat(2_001), n: 1 },
      { id: 'x', n: 51 },
    ]) {
      const reply = await test.ask(query, { variables })
      expect([reply.status, codesOf(reply)]).toEqual([400, ['OPERATION_TOO_LARGE']])
    }
    expectNothingAsked(test)
  })
})

describe('a caller over the rate', () => {
  let test: TestGateway
  beforeEach(async () => {
    test = await startTestGateway([child], { rates: { ...RATES, caller: NARROW } })
  })
  afterEach(() => test.close())

  it('gets 429, when to ask again, the same bytes as anybody, and nobody is asked', async () => {
    for (let time = 0; time < 3; time++) expect((await test.ask(QUERY)).status).toBe(200)
    test.reset()
    const refused = [await test.ask(QUERY), await test.ask('{ me { id } }', { purpose: null }), await test.ask('{')]
    for (let time = 0; time < 3; time++) await test.ask(QUERY, { person: MOTHER })
    refused.push(await test.ask(QUERY, { person: MOTHER }))
    for (const { status, text, headers } of refused) {
      expect(status).toBe(429)
      expect(text).toBe(
        JSON.stringify({ errors: [{ message: ERROR_CODES.RATE_LIMITED, extensions: { code: 'RATE_LIMITED' } }] }),
      )
      expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
    }
  })

  it('is refused before the body is read', async () => {
    for (let time = 0; time < 3; time++) await test.ask(QUERY)
    const authorization = `Bearer ${await test.issuer.sign(test.issuer.claimsOf(COORDINATOR.nationalIdentityNumber))}`
    expect((await test.post('x'.repeat(200_000), { authorization })).status).toBe(429)
    expect(JSON.stringify(test.log)).not.toMatch(/\b[0-9]{11}\b/)
  })
})

describe('an address from which too many tokens were refused', () => {
  const start = (trustedProxies: readonly string[] = []): Promise<TestGateway> =>
    startTestGateway([child], { rates: { ...RATES, refusedTokens: NARROW }, trustedProxies })
  const send = (test: TestGateway, token: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> =>
    test.post(JSON.stringify({ query: QUERY }), { authorization: `Bearer ${token}`, ...headers })
  const sign = (test: TestGateway): Promise<string> =>
    test.issuer.sign(test.issuer.claimsOf(COORDINATOR.nationalIdentityNumber))

  it('has no more tokens verified, and who was verified before is still served', async () => {
    const test = await start()
    const known = await sign(test)
    expect((await send(test, known)).status).toBe(200)
    for (let time = 0; time < 3; time++) expect((await send(test, 'not.a.token')).status).toBe(401)
    const held = await send(test, 'not.a.token')
    expect([held.status, codesOf(held)]).toEqual([429, ['RATE_LIMITED']])
    expect(held.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
    expect((await send(test, await sign(test))).status).toBe(429)
    expect((await send(test, known)).status).toBe(200)
    await test.close()
  })

  it('is the connection, whatever address a client claims', async () => {
    const test = await start()
    for (let time = 0; time < 3; time++) await send(test, 'x.y.z', { 'x-forwarded-for': `192.0.2.${time}` })
    expect((await send(test, 'x.y.z', { 'x-forwarded-for': '192.0.2.9' })).status).toBe(429)
    await test.close()
  })

  it('is the one a trusted proxy names, and not one named before that', async () => {
    const test = await start(['127.0.0.0/8'])
    let serial = 1
    const from = (address: string): Promise<Reply> =>
      send(test, 'x.y.z', { 'x-forwarded-for': `203.0.113.${serial++}, ${address}` })
    for (let time = 0; time < 3; time++) expect((await from('192.0.2.1')).status).toBe(401)
    expect([(await from('192.0.2.1')).status, (await from('192.0.2.2')).status]).toEqual([429, 401])
    await test.close()
  })

  it('is not one that sends no token', async () => {
    const test = await start()
    for (let time = 0; time < 5; time++) expect((await test.post('{}')).status).toBe(401)
    expect((await send(test, await sign(test))).status).toBe(200)
    await test.close()
  })
})

describe('where documents are trusted', () => {
  const idOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`
  const manifest = readFileSync(new URL('../../../console/trusted-documents.json', import.meta.url), 'utf8')
  const picture = Object.values(JSON.parse(manifest) as Record<string, string>).find((text) =>
    /query Picture\b/.test(text),
  ) as string

  let test: TestGateway
  beforeAll(async () => {
    test = await startTestGateway([child], { trustedDocuments: manifest })
  })
  afterAll(() => test.close())
  beforeEach(() => test.reset())

  const send = async (body: object): Promise<Reply> =>
    test.post(JSON.stringify(body), {
      authorization: `Bearer ${await test.issuer.sign(test.issuer.claimsOf(COORDINATOR.nationalIdentityNumber))}`,
      'samsyn-purpose': 'COORDINATION',
    })

  it("the console's are answered, by id or in full", async () => {
    const variables = { child: child.id }
    const byId = await send({ documentId: idOf(picture), variables })
    expect(byId.body.data).toMatchObject({ child: { school: { attendance: expect.any(Object) } } })
    expect((await send({ query: picture, variables })).text).toBe(byId.text)
  })

  it.each([
    ['another query', { query: QUERY }],
    ['another mutation', { query: 'mutation { setMyEmail { problem { code } } }' }],
    ['an id of nothing', { documentId: idOf(QUERY) }],
    ['text that is not GraphQL', { query: '{' }],
    ['text that is too large', { query: '{a'.repeat(40_000) }],
  ])('%s is refused, the same for all, and nobody is asked', async (_what, body) => {
    const reply = await send(body)
    expect([reply.status, codesOf(reply)]).toEqual([400, ['DOCUMENT_NOT_TRUSTED']])
    expect(reply.text).toBe((await send({ query: '{ x }' })).text)
    expectNothingAsked(test)
  })

  it('their variables have limits all the same', async () => {
    const reply = await send({ documentId: idOf(picture), variables: { child: 'x'.repeat(2_001) } })
    expect([reply.status, codesOf(reply)]).toEqual([400, ['OPERATION_TOO_LARGE']])
  })

  it('a gateway does not start with one that it would refuse, and says which', async () => {
    const old = 'query Outgrown { me { shoeSize } }'
    const trustedDocuments = JSON.stringify({ [idOf(old)]: old })
    await expect(startTestGateway([child], { trustedDocuments })).rejects.toThrow(/trusted documents.*Outgrown/s)
  })
})

it('without trusted documents an id names nothing', async () => {
  const test = await startTestGateway([child])
  const authorization = `Bearer ${await test.issuer.sign(test.issuer.claimsOf(COORDINATOR.nationalIdentityNumber))}`
  const reply = await test.post(JSON.stringify({ documentId: `sha256:${'0'.repeat(64)}` }), { authorization })
  expect([reply.status, codesOf(reply)]).toEqual([400, ['DOCUMENT_NOT_TRUSTED']])
  await test.close()
})
