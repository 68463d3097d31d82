import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTokenVerifier, type TokenVerifier } from './issuers.ts'

const MINUTE = 60_000
const AUDIENCE = 'https://samsyn.example/graphql'

interface Key {
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly jwk: JWK
}

async function createKey(kid: string): Promise<Key> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig', kid } }
}

/** An issuer whose keys a test changes, whose endpoint it breaks, and whose fetches it counts. */
async function startIssuer(): Promise<Issuer> {
  const server = createServer((_request, response) => {
    issuer.fetches += 1
    if (issuer.respond !== null) return issuer.respond(response)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ keys: issuer.published.map(({ jwk }) => jwk) }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuer: Issuer = {
    url,
    published: [],
    respond: null,
    fetches: 0,
    sign: ({ privateKey, kid }) =>
      new SignJWT({ pid: '05868500001', acr: 'idporten-loa-high' })
        .setProtectedHeader({ alg: 'ES256', kid })
        .setIssuer(url)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime('3h')
        .sign(privateKey),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
  return issuer
}

interface Issuer {
  readonly url: string
  published: readonly Key[]
  respond: ((response: ServerResponse) => void) | null
  fetches: number
  sign(key: Key): Promise<string>
  close(): void
}

const createVerifier = (...issuers: readonly Issuer[]): TokenVerifier =>
  createTokenVerifier(
    issuers.map(({ url }) => ({
      issuer: url,
      jwksUri: `${url}/jwks`,
      audience: AUDIENCE,
      algorithms: ['ES256'],
      identityClaim: 'pid',
      assuranceClaim: 'acr',
      assurances: { 'idporten-loa-high': 'HIGH' },
      organisationClaim: null,
    })),
  )

const pass = (ms: number): unknown => vi.setSystemTime(Date.now() + ms)

let issuer: Issuer
let old: Key
let verifier: TokenVerifier
const isTaken = async (token: string): Promise<boolean> => (await verifier.verify(token)).ok

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  issuer = await startIssuer()
  old = await createKey('old')
  issuer.published = [old]
  verifier = createVerifier(issuer)
})
afterEach(() => {
  vi.useRealTimers()
  issuer.close()
})

describe('while an issuer changes its key', () => {
  it('no token is refused: both keys are taken, and the new one from its first token', async () => {
    expect(await isTaken(await issuer.sign(old))).toBe(true)
    const next = await createKey('new')
    issuer.published = [old, next]
    pass(MINUTE)
    expect(await isTaken(await issuer.sign(next))).toBe(true)
    expect(await isTaken(await issuer.sign(old))).toBe(true)
  })

  it('the old key is refused within eleven minutes of being gone, also for a token taken before', async () => {
    const token = await issuer.sign(old)
    expect(await isTaken(token)).toBe(true)
    issuer.published = [await createKey('new')]
    pass(9.5 * MINUTE)
    expect(await isTaken(token)).toBe(true)
    pass(1.5 * MINUTE)
    expect([await isTaken(token), await isTaken(await issuer.sign(old))]).toEqual([false, false])
  })

  it('the old key is refused at once where a token has named the new one, but for a minute to who was known', async () => {
    const token = await issuer.sign(old)
    expect(await isTaken(token)).toBe(true)
    const next = await createKey('new')
    issuer.published = [next]
    pass(MINUTE / 2)
    expect(await isTaken(await issuer.sign(next))).toBe(true)
    expect([await isTaken(await issuer.sign(old)), await isTaken(token)]).toEqual([false, true])
    pass(MINUTE / 2)
    expect(await isTaken(token)).toBe(false)
  })
})

describe('while an issuer cannot be reached', () => {
  const BREAKS: readonly (readonly [rule: string, respond: (response: ServerResponse) => void])[] = [
    ['answers 500', (response) => response.writeHead(500).end()],
    ['cuts the connection', (response) => response.destroy()],
    ['answers with a page', (response) => response.end('<h1>Vi er straks tilbake</h1>')],
    ['answers with no keys in it', (response) => response.end('{}')],
    ['sends elsewhere', (response) => response.writeHead(302, { location: 'https://evil.example/jwks' }).end()],
  ]
  it.each(BREAKS)('because it %s, its known keys are good for an hour, and no new one is', async (_rule, respond) => {
    expect(await isTaken(await issuer.sign(old))).toBe(true)
    issuer.respond = respond
    const next = await createKey('new')
    issuer.published = [next]
    pass(59 * MINUTE)
    expect(await isTaken(await issuer.sign(old))).toBe(true)
    expect(await isTaken(await issuer.sign(next))).toBe(false)
    pass(MINUTE)
    expect(await isTaken(await issuer.sign(old))).toBe(false)
    issuer.respond = null
    pass(MINUTE)
    expect(await isTaken(await issuer.sign(next))).toBe(true)
  })

  it('from the start, every token of it is refused, and one of another issuer is not', async () => {
    const other = await startIssuer()
    other.published = [await createKey('old')]
    issuer.respond = (response) => response.destroy()
    verifier = createVerifier(issuer, other)
    expect(await isTaken(await issuer.sign(old))).toBe(false)
    expect(await isTaken(await other.sign(other.published[0] as Key))).toBe(true)
    other.close()
  })
})

describe('the keys of an issuer', () => {
  it('are fetched once for any number of requests at once', async () => {
    const tokens = await Promise.all(Array.from({ length: 20 }, () => issuer.sign(old)))
    expect(await Promise.all(tokens.map(isTaken))).toEqual(tokens.map(() => true))
    expect(issuer.fetches).toBe(1)
  })

  it('are fetched once in ten seconds at most, however many tokens name keys that nobody has', async () => {
    const stranger = await createKey('stranger')
    for (let round = 0; round < 3; round++) {
      for (let index = 0; index < 10; index++) {
        expect(await isTaken(await issuer.sign({ ...stranger, kid: `stranger-${round}-${index}` }))).toBe(false)
      }
      pass(10_000)
    }
    expect(issuer.fetches).toBe(3)
  })

  it('are its own: a key of the same name at another issuer opens nothing', async () => {
    const other = await startIssuer()
    const same = await createKey('old')
    other.published = [same]
    verifier = createVerifier(issuer, other)
    expect([await isTaken(await issuer.sign(old)), await isTaken(await other.sign(same))]).toEqual([true, true])
    expect([await isTaken(await issuer.sign(same)), await isTaken(await other.sign(old))]).toEqual([false, false])
    other.close()
  })

  it.each([
    ['for encryption', { use: 'enc' }],
    ['for other work than verifying', { key_ops: ['sign'] }],
    ['for another algorithm', { alg: 'ES384' }],
  ])('that are %s verify nothing', async (_rule, change) => {
    issuer.published = [{ ...old, jwk: { ...old.jwk, ...change } }]
    expect(await isTaken(await issuer.sign(old))).toBe(false)
  })
})
