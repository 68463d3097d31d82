import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import { type Adapter, type AdapterPayload, interactionPolicy, Provider } from 'oidc-provider'
import type { GatewayConfig, IssuerConfig } from '@samsyn/gateway'
import type { DemoFamilies } from './families.ts'
import { answerInteraction, INTERACTION_PATH } from './interaction.ts'
import { isPersona, PERSONAS } from './personas.ts'

/**
 * An OpenID provider for the demo, with the claims of ID-porten. On loopback only; it answers no request that another
 * host name or another site's page sends, since anyone who reaches it may be anyone in the demo.
 */
export interface DemoIssuer {
  readonly config: IssuerConfig
  /** How the console's users sign in with it. */
  readonly signIn: NonNullable<GatewayConfig['signIn']>
  /** A token for a persona, good for eight hours. */
  issueToken(persona: string): Promise<string>
  close(): Promise<void>
}

const AUDIENCE = 'https://samsyn.example/graphql'
const TOKEN_SECONDS = 8 * 3_600
const IDLE_MINUTES = 30
const CONSOLE = 'console'

export async function startIssuer(families: DemoFamilies): Promise<DemoIssuer> {
  let answer: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined
  const server = createServer((request, response) => {
    if (isForeign(request, server.address() as AddressInfo)) {
      response.writeHead(403).end()
      return
    }
    void answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const secrets = new Map(Object.keys(PERSONAS).map((persona) => [persona, randomBytes(32).toString('base64url')]))
  const consoleSecret = randomBytes(32).toString('base64url')
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'demo' }] },
    clients: [
      ...[...secrets].map(([persona, secret]) => ({
        client_id: persona,
        client_secret: secret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      })),
      {
        client_id: CONSOLE,
        client_secret: consoleSecret,
        // On loopback any port is this client's (RFC 8252 § 7.3): the gateway may take one that is free.
        application_type: 'native',
        grant_types: ['authorization_code'],
        redirect_uris: ['http://127.0.0.1/sign-in/callback'],
        response_types: ['code'],
      },
    ],
    adapter: createAdapter,
    ttl: {
      AccessToken: TOKEN_SECONDS,
      ClientCredentials: TOKEN_SECONDS,
      Grant: TOKEN_SECONDS,
      IdToken: 600,
      Interaction: 3_600,
      Session: 3_600,
    },
    pkce: { required: () => true },
    interactions: { url: (_context, { uid }) => `${INTERACTION_PATH}${uid}`, policy: askAlways() },
    findAccount: (_context, persona) => ({ accountId: persona, claims: () => ({ sub: persona }) }),
    // Nobody is asked whether the console may know who they are.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.account?.accountId ?? '',
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    cookies: { keys: [randomBytes(32).toString('base64url')], long: { sameSite: 'lax', httpOnly: true } },
    renderError: (context, { error }) => {
      context.type = 'text/plain; charset=utf-8'
      context.body = `Innloggingen virket ikke (${error}).`
    },
    features: {
      devInteractions: { enabled: false },
      // Who has signed out is asked again anyhow.
      rpInitiatedLogout: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        getResourceServerInfo: () => ({
          scope: '',
          audience: AUDIENCE,
          accessTokenTTL: TOKEN_SECONDS,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: (_context, token) => {
      const persona = ('accountId' in token ? token.accountId : token.clientId) ?? ''
      if (!isPersona(persona)) return {}
      const { nationalIdentityNumber } = families.person(PERSONAS[persona].person)
      return { pid: nationalIdentityNumber, acr: 'idporten-loa-high' }
    },
  })
  const answerProtocol = provider.callback()
  answer = (request, response) =>
    request.url?.startsWith(INTERACTION_PATH) === true
      ? answerInteraction(provider, request, response)
      : answerProtocol(request, response)

  return {
    config: {
      issuer,
      jwksUri: `${issuer}/jwks`,
      audience: AUDIENCE,
      algorithms: ['RS256'],
      identityClaim: 'pid',
      assuranceClaim: 'acr',
      assurances: { 'idporten-loa-substantial': 'SUBSTANTIAL', 'idporten-loa-high': 'HIGH' },
      organisationClaim: 'consumer',
    },
    signIn: {
      issuer,
      clientId: CONSOLE,
      credential: { kind: 'SECRET', secret: consoleSecret },
      publicUrl: null,
      scope: 'openid',
      acrValues: null,
      keys: [{ kid: 'demo', secret: randomBytes(32) }],
      sessionMs: TOKEN_SECONDS * 1_000,
      idleMs: IDLE_MINUTES * 60_000,
    },
    issueToken: async (persona) => {
      const credentials = Buffer.from(`${persona}:${secrets.get(persona) ?? ''}`).toString('base64')
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource: AUDIENCE }),
      })
      const answered = (await response.json()) as { access_token?: string }
      if (answered.access_token === undefined) throw new Error('the issuer gave no token')
      return answered.access_token
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Whoever signs in chooses who to be, however recently they did: that is what the demo is for. */
function askAlways(): interactionPolicy.Prompt[] {
  const { Check } = interactionPolicy
  const login = new interactionPolicy.Prompt(
    { name: 'login', requestable: true },
    new Check('choose', 'somebody to be is chosen', ({ oidc }) =>
      oidc.result?.login === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
    ),
  )
  return [login]
}

/** The demo forgets everything when it stops. Tokens are JWTs, so what the provider keeps is next to nothing. */
function createAdapter(): Adapter {
  const entries = new Map<string, AdapterPayload>()
  const findBy = (match: (payload: AdapterPayload) => boolean) =>
    Promise.resolve([...entries.values()].find((payload) => match(payload)))
  return {
    upsert: async (id, payload) => void entries.set(id, payload),
    find: async (id) => entries.get(id),
    findByUid: (uid) => findBy((payload) => payload.uid === uid),
    findByUserCode: (userCode) => findBy((payload) => payload.userCode === userCode),
    consume: async (id) => void entries.set(id, { ...entries.get(id), consumed: Math.floor(Date.now() / 1000) }),
    destroy: async (id) => void entries.delete(id),
    revokeByGrantId: async (grantId) => {
      for (const [id, payload] of entries) if (payload.grantId === grantId) entries.delete(id)
    },
  }
}

/** A request by another host name (DNS rebinding) or from another site's page. */
export function isForeign(request: IncomingMessage, { port }: Pick<AddressInfo, 'port'>): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const { host, origin } = request.headers
  if (host === undefined || !hosts.includes(host)) return true
  return origin !== undefined && !hosts.some((own) => origin === `http://${own}`)
}
