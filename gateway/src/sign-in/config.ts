import type { JWK } from 'jose'
import type { GrantKey } from '@samsyn/schema/grant'

/** How people sign in with a browser: the gateway is a confidential client of one issuer, and holds no session itself. */
export interface SignInConfig {
  /** `iss` of one of the configured issuers: what it issues is verified as any bearer token is. */
  readonly issuer: string
  readonly clientId: string
  readonly credential: ClientCredential
  /** The origin at which browsers reach the gateway. `null`: where it listens, which is on loopback then; for the demo. */
  readonly publicUrl: string | null
  readonly scope: string
  /** What the issuer is asked for of assurance (`acr_values`); `null`: nothing. */
  readonly acrValues: string | null
  /** Session cookies are sealed with the first and opened with any. */
  readonly keys: readonly [GrantKey, ...GrantKey[]]
  /** From sign-in, however much it is used. Never beyond the token's own end. */
  readonly sessionMs: number
  /** From the last use. */
  readonly idleMs: number
}

/** How the gateway proves to the issuer who it is. */
export type ClientCredential =
  | { readonly kind: 'SECRET'; readonly secret: string }
  | { readonly kind: 'KEY'; readonly key: JWK & { readonly alg: string } }
