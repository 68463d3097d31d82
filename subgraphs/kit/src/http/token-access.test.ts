import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calculateJwkThumbprint, decodeProtectedHeader, importJWK, type JWK, jwtVerify } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Access } from './access.ts'
import { openSourceClient, type SourceClient } from './client.ts'
import { startDeadline } from './deadline.ts'
import { openAccess } from './settings.ts'
import {
  LASTING_FAULTS,
  PASSING_FAULTS,
  type StandIn,
  type StandInFault,
  type StandInRequest,
  startStandIn,
} from './stand-in.ts'

const CLIENT = '1f2e3d4c-samsyn'
const SCOPE = 'fint:read'
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** An issuer as Maskinporten and HelseID are, and an API that takes its tokens and nothing else. */
let issuer: StandIn
let api: StandIn
/** How far the issuer's clock is from ours, and how long its tokens last. */
let skewSeconds = 0
let lastsSeconds = 120
/** What the issuer wants in each proof, and the API. */
let nonce: string | null = null
let valid: Set<string>
let tokenType = 'Bearer'
let folder: string

const json = (body: object, status = 200) => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

async function checkProof(proof: string | undefined, method: string, url: string): Promise<string> {
  const { jwk } = decodeProtectedHeader(proof ?? '') as { jwk: JWK }
  const { payload } = await jwtVerify(proof ?? '', await importJWK(jwk, 'ES256'), { typ: 'dpop+jwt' })
  if (payload['htm'] !== method || payload['htu'] !== url) throw new Error('the proof is for another request')
  if (nonce !== null && payload['nonce'] !== nonce) throw new Error('the proof lacks the nonce')
  return calculateJwkThumbprint(jwk)
}

async function answerTokenRequest({ body, headers, method }: StandInRequest) {
  const form = new URLSearchParams(body)
  const assertion = form.get('assertion') ?? form.get('client_assertion') ?? ''
  const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, {
    audience: issuer.url,
    issuer: CLIENT,
    currentDate: new Date(Date.now() + skewSeconds * 1000),
    maxTokenAge: 120,
    clockTolerance: 10,
  })
  if (payload.jti === undefined || protectedHeader.kid !== 'key-1' || protectedHeader.alg !== 'RS256')
    throw new Error('assertion')
  let bound = ''
  if (form.get('grant_type') === 'client_credentials') {
    if (protectedHeader.typ !== 'client-authentication+jwt' || form.get('scope') !== SCOPE) throw new Error('assertion')
    const proved = await checkProof(headers['dpop'], method, `${issuer.url}/token`).catch(() => null)
    if (proved === null) {
      return {
        ...json({ error: 'use_dpop_nonce', error_description: 'nonce' }, 400),
        headers: { 'content-type': 'application/json', 'dpop-nonce': nonce ?? '' },
      }
    }
    bound = proved
  } else if (payload['scope'] !== SCOPE || payload['resource'] !== 'https://api.example') throw new Error('assertion')
  const token = `token-${valid.size + 1}-${bound}`
  valid.add(token)
  return json({ access_token: token, token_type: tokenType, expires_in: lastsSeconds, scope: SCOPE })
}

const tokenRequests = (): number => issuer.requests.filter(({ path }) => path === '/token').length

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samsyn-key-'))
  await writeFile(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  await writeFile(
    join(folder, 'key.jwk'),
    JSON.stringify({ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', kid: 'key-1' }),
  )
})
afterAll(() => rm(folder, { recursive: true }))

beforeEach(async () => {
  ;[skewSeconds, lastsSeconds, nonce, tokenType, valid] = [0, 120, null, 'Bearer', new Set()]
  issuer = await startStandIn(async (request) => {
    if (request.path.startsWith('/.well-known/')) {
      return json({ issuer: issuer.url, token_endpoint: `${issuer.url}/token`, grant_types_supported: [] })
    }
    return request.path === '/token'
      ? answerTokenRequest(request).catch(() => json({ error: 'invalid_grant' }, 400))
      : null
  })
  api = await startStandIn(async ({ headers, method, path }) => {
    const [scheme, token = ''] = (headers['authorization'] ?? '').split(' ')
    const refused = { status: 401, headers: nonce === null ? {} : { 'dpop-nonce': nonce } }
    if (!valid.has(token)) return refused
    if (scheme !== 'DPoP') return json({ scheme })
    const bound = await checkProof(headers['dpop'], method, `${api.url}${path}`).catch(() => null)
    return bound !== null && token.endsWith(bound) ? json({ scheme }) : refused
  })
})
const clients: SourceClient[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close()
  await issuer.close()
  await api.close()
})

const open = (kind: 'maskinporten' | 'helseid', file = 'key.jwk'): Promise<Access> =>
  openAccess({
    SOURCE_ACCESS: kind,
    SOURCE_ISSUER: new URL(issuer.url),
    SOURCE_CLIENT_ID: CLIENT,
    SOURCE_CLIENT_KEY_FILE: join(folder, file),
    ...(file === 'key.pem' ? { SOURCE_CLIENT_KEY_ID: 'key-1' } : {}),
    SOURCE_SCOPE: SCOPE,
    ...(kind === 'maskinporten' ? { SOURCE_RESOURCE: 'https://api.example' } : {}),
  })

async function openReader(kind: 'maskinporten' | 'helseid', file?: string) {
  tokenType = kind === 'helseid' ? 'DPoP' : 'Bearer'
  const client = openSourceClient({ url: new URL(api.url), access: await open(kind, file), answerLimitBytes: 1_000 })
  clients.push(client)
  return async (): Promise<string | undefined> =>
    (await client.read({ path: 'records', accept: ['application/json'] }, startDeadline(20_000))).body?.toString()
}

describe.each(['maskinporten', 'helseid'] as const)('%s', (kind) => {
  const scheme = JSON.stringify({ scheme: kind === 'helseid' ? 'DPoP' : 'Bearer' })

  it.each(['key.jwk', 'key.pem'])('gives a token for an assertion signed with a key from %s', async (file) => {
    const read = await openReader(kind, file)
    expect(await read()).toBe(scheme)
  })

  it('is asked once for all that wait for a token, and for all that come while it lasts', async () => {
    const read = await openReader(kind)
    await Promise.all([read(), read(), read()])
    await read()
    expect(tokenRequests()).toBe(1)
  })

  it('is asked again before a token ends, by how long it lasts and not by whose clock is right', async () => {
    lastsSeconds = 0
    const read = await openReader(kind)
    await read()
    await read()
    expect(tokenRequests()).toBe(2)
  })

  it('is asked once more where the source does not take the token, as one that has ended by its clock', async () => {
    const read = await openReader(kind)
    await read()
    valid.clear()
    expect(await read()).toBe(scheme)
    expect(tokenRequests()).toBe(2)
  })

  it('is not asked without end where the source takes no token', async () => {
    const read = await openReader(kind)
    api.break(LASTING_FAULTS['says 401'] as StandInFault)
    await expect(read()).rejects.toMatchObject({ kind: 'DENIED' })
    expect(tokenRequests()).toBe(2)
    expect(api.requests).toHaveLength(2)
  })

  it.each([-300, 300])(
    'whose clock is %i seconds from ours takes no assertion, and nothing is read',
    async (seconds) => {
      skewSeconds = seconds
      const read = await openReader(kind)
      await expect(read()).rejects.toMatchObject({ kind: 'NO_TOKEN' })
      expect(api.requests).toHaveLength(0)
    },
  )

  it.each([-8, 8])('whose clock is %i seconds from ours takes it', async (seconds) => {
    skewSeconds = seconds
    const read = await openReader(kind)
    expect(await read()).toBe(scheme)
  })

  /** Of an issuer the library reads JSON by whatever name; and the time for one that never answers is the library's own. */
  const ISSUER_FAULTS = Object.entries(LASTING_FAULTS).filter(([name]) => !/never|what it should/.test(name))
  it.each(ISSUER_FAULTS)('that %s has nothing read', async (_name, fault) => {
    const read = await openReader(kind)
    issuer.break(fault, ({ path }) => path === '/token')
    await expect(read()).rejects.toMatchObject({ kind: 'NO_TOKEN' })
    expect(api.requests).toHaveLength(0)
  })

  it.each(Object.entries(PASSING_FAULTS))('that %s has nothing missing', async (_name, fault) => {
    const read = await openReader(kind)
    issuer.break(fault, ({ path }) => path === '/token', 1)
    expect(await read()).toBe(scheme)
  })

  it('that sends the client to another host for its token is sent nothing', async () => {
    const read = await openReader(kind)
    const elsewhere = await startStandIn(() => json({}))
    issuer.break(
      (response) =>
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ issuer: issuer.url, token_endpoint: `${elsewhere.url}/token` })),
      ({ path }) => path.startsWith('/.well-known/'),
    )
    await expect(read()).rejects.toMatchObject({ kind: 'NO_TOKEN' })
    expect(elsewhere.requests).toEqual([])
    await elsewhere.close()
  })
})

describe('a token that is bound to a key', () => {
  it('is shown with a nonce where the issuer or the source wants one', async () => {
    const read = await openReader('helseid')
    nonce = 'n-1'
    expect(await read()).toContain('DPoP')
    nonce = 'n-2'
    expect(await read()).toContain('DPoP')
    expect(api.requests.length).toBeLessThanOrEqual(4)
  })

  it('is not taken for one where the issuer gives one that is not', async () => {
    const read = await openReader('helseid')
    tokenType = 'Bearer'
    await expect(read()).rejects.toMatchObject({ kind: 'NO_TOKEN' })
  })
})

describe('a key file', () => {
  const write = async (text: string): Promise<string> => {
    await writeFile(join(folder, 'other'), text)
    return 'other'
  }
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
  const ed = generateKeyPairSync('ed25519').privateKey
  it.each<readonly [rule: string, text: string]>([
    ['is no key', 'hei på deg'],
    ['is no JSON', '{"kty":'],
    ['is a public key', publicKey.export({ type: 'spki', format: 'pem' }) as string],
    ['is too short a key', JSON.stringify({ ...short.export({ format: 'jwk' }), kid: 'key-1' })],
    ['is a key of another kind', JSON.stringify({ ...ed.export({ format: 'jwk' }), kid: 'key-1' })],
    ['names another algorithm', JSON.stringify({ ...privateKey.export({ format: 'jwk' }), alg: 'none', kid: 'key-1' })],
    ['has no name', JSON.stringify(privateKey.export({ format: 'jwk' }))],
  ])('that %s stops the start, and is not quoted', async (_rule, text) => {
    const failure = await open('helseid', await write(text)).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Error)
    expect((failure as Error).message).toMatch(/^the client.s key /)
    expect((failure as Error).message).not.toContain(text.slice(0, 20))
  })

  it('that is not there stops the start, without its path', async () => {
    await expect(open('helseid', 'none')).rejects.toThrow(/^the client.s key cannot be read \(ENOENT\)$/)
  })
})
