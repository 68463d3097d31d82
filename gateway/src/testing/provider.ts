import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import { type Adapter, type AdapterPayload, interactionPolicy, Provider } from 'oidc-provider'
import type { IssuerConfig } from '../identity/issuers.ts'
import type { SignInConfig } from '../sign-in/config.ts'

/** A real OpenID provider, at which a test says who signs in. */
export interface TestProvider {
  readonly config: IssuerConfig
  readonly signIn: SignInConfig
  /** The same for a client that proves itself by a key. */
  readonly signInByKey: SignInConfig
  /** The national identity number of who signs in; `null`: they press cancel. */
  person: string | null
  /** Of the access tokens from now on. */
  audience: string
  tokenSeconds: number
  /** Beside the usual ones, or in their place. */
  claims: Readonly<Record<string, unknown>>
  close(): Promise<void>
}

/** Where browsers reach the gateway, in these tests: a proxy with TLS is not ours to test. */
export const PUBLIC_URL = 'https://samsyn.example'
const AUDIENCE = 'https://samsyn.example/graphql'
const MINUTE = 60_000

export async function startTestProvider(): Promise<TestProvider> {
  let answer: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const secret = randomBytes(32).toString('base64url')
  const clientKey = await generateKeyPair('ES256', { extractable: true })
  const client = {
    grant_types: ['authorization_code'],
    redirect_uris: [`${PUBLIC_URL}/sign-in/callback`],
    response_types: ['code' as const],
    post_logout_redirect_uris: [`${PUBLIC_URL}/`],
  }
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'test' }] },
    clients: [
      { ...client, client_id: 'console', client_secret: secret },
      {
        ...client,
        client_id: 'key-holder',
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [{ ...(await exportJWK(clientKey.publicKey)), alg: 'ES256', use: 'sig', kid: 'client' }] },
      },
    ],
    adapter: createAdapter,
    cookies: { keys: [randomBytes(32).toString('base64url')], long: { sameSite: 'lax', httpOnly: true } },
    ttl: { AccessToken: () => made.tokenSeconds, Grant: 3_600, IdToken: 600, Interaction: 600, Session: 3_600 },
    interactions: {
      url: (_context, { uid }) => `/interaction/${uid}`,
      policy: [
        new interactionPolicy.Prompt(
          { name: 'login', requestable: true },
          new interactionPolicy.Check('choose', 'a test says who', ({ oidc }) => oidc.result?.login === undefined),
        ),
      ],
    },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.account?.accountId ?? '',
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: made.audience,
          accessTokenTTL: made.tokenSeconds,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: (_context, token) => ({
      pid: 'accountId' in token ? token.accountId : undefined,
      acr: 'idporten-loa-high',
      ...made.claims,
    }),
  })
  const answerProtocol = provider.callback()
  answer = (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) return answerProtocol(request, response)
    return provider.interactionFinished(
      request,
      response,
      made.person === null ? { error: 'access_denied' } : { login: { accountId: made.person, remember: false } },
    )
  }
  const clientJwk = { ...(await exportJWK(clientKey.privateKey)), alg: 'ES256', kid: 'client' }
  const signIn: SignInConfig = {
    issuer,
    clientId: 'console',
    credential: { kind: 'SECRET', secret },
    publicUrl: PUBLIC_URL,
    scope: 'openid',
    acrValues: null,
    keys: [{ kid: 'test', secret: randomBytes(32) }],
    sessionMs: 30 * MINUTE,
    idleMs: 10 * MINUTE,
  }
  const made: TestProvider = {
    config: {
      issuer,
      jwksUri: `${issuer}/jwks`,
      audience: AUDIENCE,
      algorithms: ['RS256'],
      identityClaim: 'pid',
      assuranceClaim: 'acr',
      assurances: { 'idporten-loa-high': 'HIGH' },
      organisationClaim: null,
    },
    signIn,
    signInByKey: { ...signIn, clientId: 'key-holder', credential: { kind: 'KEY', key: clientJwk } },
    person: null,
    audience: AUDIENCE,
    tokenSeconds: 3_600,
    claims: {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return made
}

/** The library's own says at every start that it is for development. */
function createAdapter(): Adapter {
  const entries = new Map<string, AdapterPayload>()
  return {
    upsert: async (id, payload) => void entries.set(id, payload),
    find: async (id) => entries.get(id),
    findByUid: async (uid) => [...entries.values()].find((payload) => payload.uid === uid),
    findByUserCode: async () => undefined,
    consume: async (id) => void entries.set(id, { ...entries.get(id), consumed: Math.floor(Date.now() / 1_000) }),
    destroy: async (id) => void entries.delete(id),
    revokeByGrantId: async (grantId) => {
      for (const [id, payload] of entries) if (payload.grantId === grantId) entries.delete(id)
    },
  }
}
