import { generateKeyPairSync } from 'node:crypto'
import {
  type CryptoKey,
  exportJWK,
  exportSPKI,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startTestIssuer, type TestIssuer } from '../testing/issuer.ts'
import { createTokenVerifier, type IssuerConfig } from './issuers.ts'

const PID = '05868500001'
const REFUSED = { ok: false }

let issuer: TestIssuer
beforeAll(async () => {
  issuer = await startTestIssuer()
})
afterAll(() => issuer.close())
afterEach(() => {
  vi.useRealTimers()
})

const verify = (token: string, change: Partial<IssuerConfig> = {}) =>
  createTokenVerifier([{ ...issuer.config, ...change }]).verify(token)

const signed = (change: JWTPayload, without: readonly string[] = []): Promise<string> => {
  const claims = { ...issuer.claimsOf(PID), ...change }
  return issuer.sign(Object.fromEntries(Object.entries(claims).filter(([name]) => !without.includes(name))))
}

const now = (): number => Math.floor(Date.now() / 1000)

describe('a token', () => {
  it('tells who calls, how surely, for which organisation, and until when', async () => {
    const exp = now() + 60
    expect(await verify(await signed({ exp }))).toEqual({
      ok: true,
      caller: { nationalIdentityNumber: PID, assurance: 'HIGH', organisation: null },
      until: exp * 1_000,
    })
  })

  it('tells nothing of roles, whatever it claims', async () => {
    const token = await signed({
      role: 'CHILD_COORDINATOR',
      roles: ['admin'],
      scope: 'samsyn:all',
      groups: ['PRIVACY_OFFICER'],
    })
    expect(await verify(token)).toEqual(await verify(await signed({})))
  })

  const CLAIMS: readonly (readonly [rule: string, change: () => JWTPayload, without?: string[]])[] = [
    ['of another issuer', () => ({ iss: 'https://idporten.example' })],
    ['of an issuer whose name only begins as ours', () => ({ iss: `${issuer.config.issuer}/` })],
    ['of no issuer', () => ({}), ['iss']],
    ['of several issuers', () => ({ iss: [issuer.config.issuer] as never })],
    ['for another audience', () => ({ aud: 'https://other.example' })],
    ['for several audiences, ours among them', () => ({ aud: [issuer.config.audience, 'https://other.example'] })],
    ['for a list of audiences, even one with ours alone', () => ({ aud: [issuer.config.audience] })],
    ['for no audience', () => ({}), ['aud']],
    ['that is expired', () => ({ exp: now() - 10 })],
    ['that never expires', () => ({}), ['exp']],
    ['whose expiry is text', () => ({ exp: String(now() + 300) as never })],
    ['that does not say when it was issued', () => ({}), ['iat']],
    ['that is not valid yet', () => ({ nbf: now() + 60 })],
    ['that was issued in the future', () => ({ iat: now() + 60 })],
    ['that was issued more than a day ago, however late it expires', () => ({ iat: now() - 86_410 })],
    ['that is a little longer than 8 kB', () => ({ filler: 'x'.repeat(6_000) })],
    ['without an identity number', () => ({}), ['pid']],
    ['with an empty identity number', () => ({ pid: '' })],
    ['with an identity number of ten digits', () => ({ pid: PID.slice(1) })],
    ['with an identity number of twelve digits', () => ({ pid: `${PID}0` })],
    ['with an identity number with a line end', () => ({ pid: `${PID}\n` })],
    ['with an identity number in other digits', () => ({ pid: '٠٥٨٦٨٥٠٠٠٠١' })],
    ['with an identity number that is a number', () => ({ pid: 15_868_500_001 })],
    ['with a list of identity numbers', () => ({ pid: [PID] })],
  ]

  it.each(CLAIMS.map(([rule, change, without = []]) => [rule, change, without] as const))(
    '%s is refused',
    async (_rule, change, without) => {
      expect(await verify(await signed(change(), without))).toEqual(REFUSED)
    },
  )

  it('that is unsigned is refused', async () => {
    const { iss, aud, ...claims } = issuer.claimsOf(PID)
    const token = new UnsecuredJWT(claims)
      .setIssuer(iss as string)
      .setAudience(aud as string)
      .encode()
    expect(await verify(token)).toEqual(REFUSED)
    expect(await verify(token, { algorithms: ['ES256', 'none'] })).toEqual(REFUSED)
  })

  it('signed with a shared secret is refused, also when the secret is a key everyone can fetch', async () => {
    const jwks = await (await fetch(issuer.config.jwksUri)).text()
    const jwk = (JSON.parse(jwks) as { keys: JWK[] }).keys[0] as JWK
    const spki = await exportSPKI((await importJWK(jwk, 'ES256', { extractable: true })) as CryptoKey)
    for (const secret of [jwks, JSON.stringify(jwk), spki, spki.trim(), jwk.x ?? '', 'test']) {
      for (const alg of ['HS256', 'HS512']) {
        const token = await new SignJWT(issuer.claimsOf(PID))
          .setProtectedHeader({ alg, kid: 'test' })
          .sign(new TextEncoder().encode(secret.padEnd(64, ' ')))
        expect(await verify(token)).toEqual(REFUSED)
        expect(await verify(token, { algorithms: ['ES256', alg] })).toEqual(REFUSED)
      }
    }
  })

  it('signed with an algorithm the issuer is not configured for is refused', async () => {
    expect(await verify(await signed({}), { algorithms: ['RS256'] })).toEqual(REFUSED)
  })

  it('signed with another key is refused, whatever key it names', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const jwk = await exportJWK(publicKey)
    for (const header of [
      {},
      { kid: 'test' },
      { kid: 'other' },
      { kid: 'test', jwk },
      { kid: 'other', jwk: { ...jwk, kid: 'other' } },
      { kid: 'test', jku: 'https://x.example/jwks' },
      { kid: 'test', x5u: 'https://x.example/chain.pem' },
      { kid: 'test', x5c: [publicKey.export({ type: 'spki', format: 'der' }).toString('base64')] },
      { kid: '../../dev/null' },
    ]) {
      const token = await new SignJWT(issuer.claimsOf(PID))
        .setProtectedHeader({ alg: 'ES256', ...header })
        .sign(privateKey)
      expect(await verify(token)).toEqual(REFUSED)
    }
  })

  it('with a header that must be understood and is not is refused, though its signature is good', async () => {
    const extra = { 'https://x.example/role': 'admin' }
    expect(await verify(await issuer.sign(issuer.claimsOf(PID), extra))).toMatchObject({ ok: true })
    const critical = await issuer.sign(issuer.claimsOf(PID), { ...extra, crit: Object.keys(extra) })
    expect(await verify(critical)).toEqual(REFUSED)
  })

  it('that is encrypted, or has more parts than a signed one, is refused', async () => {
    const token = await signed({})
    for (const parts of [`${token}.`, `${token}.x.x`, `.${token}`]) expect(await verify(parts)).toEqual(REFUSED)
  })

  it('of one configured issuer, signed by another, is refused', async () => {
    const other = await startTestIssuer()
    const verifier = createTokenVerifier([issuer.config, other.config])
    const token = await issuer.sign({ ...issuer.claimsOf(PID), iss: other.config.issuer })
    expect(await verifier.verify(token)).toEqual(REFUSED)
    expect(await verifier.verify(await other.sign(other.claimsOf(PID)))).toMatchObject({ ok: true })
    await other.close()
  })

  it('with any part changed is refused', async () => {
    const parts = (await signed({})).split('.')
    for (const [part, text] of parts.entries()) {
      const flipped = text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`
      expect(await verify(parts.with(part, flipped).join('.'))).toEqual(REFUSED)
      expect(await verify(parts.with(part, '').join('.'))).toEqual(REFUSED)
    }
  })

  it.each(['', 'x', '..', 'a.b.c', 'null', `.${Buffer.from('null').toString('base64url')}.`, '🔑.🔑.🔑'])(
    'that is %j is refused',
    async (token) => {
      expect(await verify(token)).toEqual(REFUSED)
    },
  )

  it('is refused while the issuer cannot be reached', async () => {
    const gone = await startTestIssuer()
    const token = await gone.sign(gone.claimsOf(PID))
    await gone.close()
    expect(await createTokenVerifier([gone.config]).verify(token)).toEqual(REFUSED)
  })
})

describe('assurance', () => {
  it.each([
    ['idporten-loa-high', 'HIGH'],
    ['idporten-loa-substantial', 'SUBSTANTIAL'],
    ['idporten-loa-low', 'LOW'],
    ['IDPORTEN-LOA-HIGH', 'LOW'],
    ['', 'LOW'],
    ['constructor', 'LOW'],
    ['__proto__', 'LOW'],
    [['idporten-loa-high'], 'LOW'],
    [4, 'LOW'],
    [null, 'LOW'],
  ])('%j is %s', async (acr, assurance) => {
    expect(await verify(await signed({ acr }))).toMatchObject({ ok: true, caller: { assurance } })
  })

  it('is low when the token does not say', async () => {
    expect(await verify(await signed({}, ['acr']))).toMatchObject({ ok: true, caller: { assurance: 'LOW' } })
  })
})

describe('the organisation', () => {
  it.each([
    ['of Maskinporten', { authority: 'iso6523-actorid-upis', ID: '0192:314000013' }, '314000013'],
    ['as the bare number', '314000013', '314000013'],
    ['with its prefix', '0192:314000013', '314000013'],
    ['of another register', { authority: 'iso6523-actorid-upis', ID: '0088:314000013' }, null],
    ['with too few digits', '31400001', null],
    ['with something after it', '314000013 AND', null],
    ['without a number', { authority: 'iso6523-actorid-upis' }, null],
    ['that is a list', ['314000013'], null],
    ['that is null', null, null],
  ])('%s', async (_description, consumer, organisation) => {
    expect(await verify(await signed({ consumer }))).toMatchObject({ ok: true, caller: { organisation } })
  })

  it('is not looked for when the issuer has no claim for it', async () => {
    const token = await signed({ consumer: '314000013' })
    expect(await verify(token, { organisationClaim: null })).toMatchObject({ caller: { organisation: null } })
  })
})

describe('the claims of other issuers', () => {
  it('are those of HelseID where it is configured so', async () => {
    const token = await signed(
      {
        'helseid://claims/identity/pid': PID,
        'helseid://claims/identity/security_level': '4',
        'helseid://claims/client/claims/orgnr_parent': '314000013',
      },
      ['pid', 'acr'],
    )
    const config = {
      identityClaim: 'helseid://claims/identity/pid',
      assuranceClaim: 'helseid://claims/identity/security_level',
      assurances: { 4: 'HIGH' },
      organisationClaim: 'helseid://claims/client/claims/orgnr_parent',
    } as const
    expect(await verify(token, config)).toEqual({
      ok: true,
      caller: { nationalIdentityNumber: PID, assurance: 'HIGH', organisation: '314000013' },
      until: expect.any(Number),
    })
    expect(await verify(token)).toEqual(REFUSED)
  })

  it('are those of Feide where it is configured so', async () => {
    const token = await signed({ 'https://n.feide.no/claims/nin': PID }, ['pid', 'acr'])
    expect(await verify(token, { identityClaim: 'https://n.feide.no/claims/nin' })).toEqual({
      ok: true,
      caller: { nationalIdentityNumber: PID, assurance: 'LOW', organisation: null },
      until: expect.any(Number),
    })
  })
})

describe('a token that was verified', () => {
  it('is not verified again', async () => {
    const verifier = createTokenVerifier([issuer.config])
    const token = await signed({})
    await verifier.verify(token)
    const before = issuer.fetches()
    expect(await verifier.verify(token)).toMatchObject({ ok: true })
    expect(issuer.fetches()).toBe(before)
  })

  it('is refused once it has expired', async () => {
    const verifier = createTokenVerifier([issuer.config])
    const token = await signed({ exp: now() + 60 })
    expect(await verifier.verify(token)).toMatchObject({ ok: true })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 50_000 })
    expect(await verifier.verify(token)).toMatchObject({ ok: true })
    vi.setSystemTime(Date.now() + 20_000)
    expect(await verifier.verify(token)).toEqual(REFUSED)
  })

  it('lends nothing to a token that differs from it in one character', async () => {
    const verifier = createTokenVerifier([issuer.config])
    const token = await signed({})
    await verifier.verify(token)
    const at = token.lastIndexOf('.') + 1
    const altered = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
    expect(await verifier.verify(altered)).toEqual(REFUSED)
    expect(await verifier.verify(token.slice(0, -2))).toEqual(REFUSED)
  })
})
