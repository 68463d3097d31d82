import { SignJWT } from 'jose'
import * as oauth from 'openid-client'
import type { ClientKey } from './client-key.ts'
import { SourceUnavailable } from './failure.ts'
import { fetchFromIssuer } from './issuer-fetch.ts'

/** Whom tokens come from, and what they are to be for. */
export interface TokenTerms {
  readonly issuer: URL
  readonly clientId: string
  readonly key: ClientKey
  readonly scope: string
  /** RFC 8707: the API the token is for, where the issuer asks for that. */
  readonly resource: string | undefined
}

export interface Token {
  readonly value: string
  /** Seconds from now, as the issuer says: a length, so that it does not matter whose clock is right. */
  readonly lastsSeconds: number
}

const TIMEOUT_SECONDS = 5
/** Maskinporten takes 120 at most. */
const ASSERTION_SECONDS = 100
/** Of a token whose issuer does not say how long it lasts. */
const SHORTEST_SECONDS = 30

/**
 * Maskinporten: a JWT grant (RFC 7523 § 2.1) that the client has signed.
 * @throws SourceUnavailable when there is no token
 */
export async function askMaskinporten(terms: TokenTerms): Promise<Token> {
  const { clientId, key, scope, resource } = terms
  return ask(async () => {
    // The assertion alone tells who asks.
    const issuer = await discover(terms, 'oauth2', () => undefined)
    const assertion = await new SignJWT({ scope, ...(resource === undefined ? {} : { resource }) })
      .setProtectedHeader({ alg: key.alg, kid: key.kid })
      .setIssuer(clientId)
      .setAudience(issuer.serverMetadata().issuer)
      .setIssuedAt()
      .setExpirationTime(`${ASSERTION_SECONDS} seconds`)
      .setJti(crypto.randomUUID())
      .sign(key.key)
    return oauth.genericGrantRequest(issuer, 'urn:ietf:params:oauth:grant-type:jwt-bearer', { assertion })
  }, 'bearer')
}

/**
 * HelseID: client credentials (RFC 6749 § 4.4) with `private_key_jwt`, for a token that is bound to a key (RFC 9449).
 * @throws SourceUnavailable when there is no token
 */
export async function askHelseId(terms: TokenTerms, proofKey: oauth.CryptoKeyPair): Promise<Token> {
  const { key, scope, resource } = terms
  const authentication = oauth.PrivateKeyJwt(
    { key: key.key, kid: key.kid },
    { [oauth.modifyAssertion]: (header) => void (header['typ'] = 'client-authentication+jwt') },
  )
  return ask(async () => {
    const issuer = await discover(terms, 'oidc', authentication)
    const DPoP = oauth.getDPoPHandle(issuer, proofKey)
    return oauth.clientCredentialsGrant(issuer, { scope, ...(resource === undefined ? {} : { resource }) }, { DPoP })
  }, 'dpop')
}

async function discover(
  { issuer, clientId }: TokenTerms,
  algorithm: 'oidc' | 'oauth2',
  authentication: oauth.ClientAuth,
): Promise<oauth.Configuration> {
  const found = await oauth.discovery(issuer, clientId, undefined, authentication, {
    algorithm,
    timeout: TIMEOUT_SECONDS,
    // The settings take `http:` on this machine alone.
    execute: issuer.protocol === 'http:' ? [oauth.allowInsecureRequests] : [],
    [oauth.customFetch]: fetchFromIssuer,
  })
  const endpoint = found.serverMetadata().token_endpoint
  // What the client signs is for the issuer that the settings name, and for no one it names in turn.
  if (endpoint === undefined || new URL(endpoint).origin !== issuer.origin) throw new SourceUnavailable('NO_TOKEN')
  return found
}

async function ask(request: () => Promise<oauth.TokenEndpointResponse>, type: 'bearer' | 'dpop'): Promise<Token> {
  try {
    const { access_token: value, expires_in: lastsSeconds, token_type } = await request()
    // One that is bound to no key where it was asked to be is not what was agreed.
    if (token_type !== type) throw new SourceUnavailable('NO_TOKEN')
    return { value, lastsSeconds: lastsSeconds ?? SHORTEST_SECONDS }
  } catch (error) {
    const known = [error, error instanceof Error ? error.cause : undefined].find(
      (candidate) => candidate instanceof SourceUnavailable,
    )
    throw known ?? new SourceUnavailable('NO_TOKEN')
  }
}
