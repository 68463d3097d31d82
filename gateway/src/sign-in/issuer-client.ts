import { importJWK, type CryptoKey } from 'jose'
import * as oidc from 'openid-client'
import type { ClientCredential, SignInConfig } from './config.ts'

/** What an answer of the issuer must fit (RFC 6749 § 10.12, OpenID Connect Core § 3.1.2.1, RFC 7636). */
export interface Checks {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Why there is no token. `reason` is for the log: a code of the library or the issuer, and nothing of what was sent. */
export interface IssuerFailure {
  readonly ok: false
  /** `CANCELLED`: the person's own no. `FAILED`: the answer does not fit what was begun, or the issuer did not take it. */
  readonly failure: 'CANCELLED' | 'FAILED' | 'UNREACHABLE'
  readonly reason: string
}

/** The gateway as a client of the issuer: authorization code flow with PKCE. */
export interface IssuerClient {
  begin(
    redirectUrl: string,
  ): Promise<{ readonly ok: true; readonly url: string; readonly checks: Checks } | IssuerFailure>
  /**
   * @param answer the redirect URL with what the issuer has added
   * @returns the access token, of which nothing is known yet but that the issuer gave it for this answer
   */
  finish(answer: URL, checks: Checks): Promise<{ readonly ok: true; readonly token: string } | IssuerFailure>
  /** Where the issuer ends its own session; `null` when it has no such place, or does not answer. */
  findEnd(afterUrl: string): Promise<string | null>
}

const TIMEOUT_SECONDS = 5
/** How long what the issuer says of itself is taken as said. */
const METADATA_MS = 60 * 60_000

/** @param resource what tokens are to be for (RFC 8707): the audience, where that is a URL */
export function createIssuerClient(config: SignInConfig, audience: string): IssuerClient {
  const resource = audience.startsWith('https:') ? { resource: audience } : {}
  let known: { readonly metadata: Promise<oidc.Configuration>; readonly until: number } | undefined

  const discover = async (): Promise<oidc.Configuration> => {
    // The settings take https issuers alone; the demo's is on loopback.
    const execute = config.issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []
    return oidc.discovery(
      new URL(config.issuer),
      config.clientId,
      undefined,
      await createAuthentication(config.credential),
      { timeout: TIMEOUT_SECONDS, execute: [oidc.enableNonRepudiationChecks, ...execute] },
    )
  }
  const find = (): Promise<oidc.Configuration> => {
    if (known === undefined || known.until <= Date.now()) {
      const metadata = discover()
      known = { metadata, until: Date.now() + METADATA_MS }
      metadata.catch(() => {
        known = undefined
      })
    }
    return known.metadata
  }

  return {
    begin: async (redirectUrl) => {
      try {
        const issuer = await find()
        const checks = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
        }
        const url = oidc.buildAuthorizationUrl(issuer, {
          redirect_uri: redirectUrl,
          scope: config.scope,
          state: checks.state,
          nonce: checks.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
          code_challenge_method: 'S256',
          ...resource,
          ...(config.acrValues === null ? {} : { acr_values: config.acrValues }),
        })
        return { ok: true, url: url.href, checks }
      } catch (error) {
        return { ok: false, failure: 'UNREACHABLE', reason: readReason(error) }
      }
    },
    finish: async (answer, { state, nonce, verifier }) => {
      const expected = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
      try {
        const tokens = await oidc.authorizationCodeGrant(await find(), answer, expected, resource)
        // A token that is bound to a key of its client (RFC 9449) is of no use without the proof.
        if (tokens.token_type !== 'bearer') return { ok: false, failure: 'FAILED', reason: 'token_type' }
        return { ok: true, token: tokens.access_token }
      } catch (error) {
        return { ok: false, failure: readFailure(error), reason: readReason(error) }
      }
    },
    findEnd: async (afterUrl) => {
      try {
        const issuer = await find()
        if (issuer.serverMetadata().end_session_endpoint === undefined) return null
        return oidc.buildEndSessionUrl(issuer, { post_logout_redirect_uri: afterUrl }).href
      } catch {
        // Who signs out here is signed out here, whether the issuer is there or not.
        return null
      }
    },
  }
}

async function createAuthentication(credential: ClientCredential): Promise<oidc.ClientAuth> {
  if (credential.kind === 'SECRET') return oidc.ClientSecretBasic(credential.secret)
  const { key: jwk } = credential
  const key = (await importJWK(jwk, jwk.alg)) as CryptoKey
  return oidc.PrivateKeyJwt(jwk.kid === undefined ? key : { key, kid: jwk.kid })
}

const readCode = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

function readFailure(error: unknown): IssuerFailure['failure'] {
  if (error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied') return 'CANCELLED'
  // `fetch` throws a TypeError when nobody answers; the code after it stands for a status that is no answer to the question.
  const isSilent =
    error instanceof TypeError || ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM'].includes(String(readCode(error)))
  return isSilent ? 'UNREACHABLE' : 'FAILED'
}

function readReason(error: unknown): string {
  if (error instanceof oidc.ResponseBodyError && /^[a-z_]{1,40}$/.test(error.error)) return error.error
  const code = readCode(error)
  if (typeof code === 'string') return code
  return error instanceof Error ? error.name : 'unknown'
}
