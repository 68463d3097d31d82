import { createHash } from 'node:crypto'
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose'
import type { Assurance } from '@samsyn/schema/policy'
import type { Caller } from './caller.ts'

/** One issuer whose tokens are accepted, and where in them the facts stand. Nothing is hard-wired to one issuer. */
export interface IssuerConfig {
  /** `iss`, exactly. */
  readonly issuer: string
  readonly jwksUri: string
  /** The one audience a token must have. */
  readonly audience: string
  readonly algorithms: readonly string[]
  /** Claim with the national identity number: `pid`, `helseid://claims/identity/pid`, `https://n.feide.no/claims/nin`. */
  readonly identityClaim: string
  /** Claim that tells how surely the person was identified: `acr`, `helseid://claims/identity/security_level`. */
  readonly assuranceClaim: string
  /** The claim's values, each with the assurance it stands for. A value not listed is `LOW`. */
  readonly assurances: Readonly<Record<string, Assurance>>
  /** Claim with the client's organisation number; `consumer` objects of Maskinporten are understood. */
  readonly organisationClaim: string | null
}

export type Verification = { readonly ok: true; readonly caller: Caller } | { readonly ok: false }

export interface TokenVerifier {
  /** @returns the caller, or `ok: false` for any token that is not exactly right; never why. */
  verify(token: string): Promise<Verification>
}

interface Remembered {
  readonly caller: Caller
  readonly expiresAt: number
}

const CLOCK_TOLERANCE_SECONDS = 5
const REMEMBERED_TOKENS = 10_000

/** Verifies tokens of the configured issuers. A verified token is remembered by its hash until it expires. */
export function createTokenVerifier(issuers: readonly IssuerConfig[]): TokenVerifier {
  const keys = new Map<string, { config: IssuerConfig; keys: JWTVerifyGetKey }>(
    issuers.map((config) => [config.issuer, { config, keys: createRemoteJWKSet(new URL(config.jwksUri)) }]),
  )
  const remembered = new Map<string, Remembered>()

  return {
    verify: async (token) => {
      const hash = createHash('sha256').update(token).digest('base64url')
      const known = remembered.get(hash)
      if (known !== undefined && known.expiresAt > Date.now()) return { ok: true, caller: known.caller }
      const trusted = keys.get(readIssuer(token))
      if (trusted === undefined) return { ok: false }
      const { config } = trusted
      try {
        const { payload } = await jwtVerify(token, trusted.keys, {
          issuer: config.issuer,
          audience: config.audience,
          algorithms: [...config.algorithms],
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
          requiredClaims: ['exp', 'iat', 'aud'],
        })
        const caller = readCaller(payload, config)
        if (caller === null) return { ok: false }
        if (remembered.size >= REMEMBERED_TOKENS) remembered.clear()
        remembered.set(hash, { caller, expiresAt: (payload.exp as number) * 1000 })
        return { ok: true, caller }
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof TypeError) return { ok: false }
        throw error
      }
    },
  }
}

/** The issuer a token claims, unverified: it only chooses which keys to verify with. */
function readIssuer(token: string): string {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
    const issuer = (payload as { iss?: unknown } | null)?.iss
    return typeof issuer === 'string' ? issuer : ''
  } catch {
    return ''
  }
}

function readCaller(payload: JWTPayload, config: IssuerConfig): Caller | null {
  // A token for several audiences could be replayed by one of them against another.
  if (typeof payload.aud !== 'string') return null
  const nationalIdentityNumber = payload[config.identityClaim]
  if (typeof nationalIdentityNumber !== 'string' || !/^\d{11}$/.test(nationalIdentityNumber)) return null
  const level = payload[config.assuranceClaim]
  const assurance =
    typeof level === 'string' && Object.hasOwn(config.assurances, level) ? config.assurances[level] : undefined
  return {
    nationalIdentityNumber,
    assurance: assurance ?? 'LOW',
    organisation: readOrganisation(config.organisationClaim === null ? undefined : payload[config.organisationClaim]),
  }
}

/** Maskinporten writes `{"authority": "iso6523-actorid-upis", "ID": "0192:<orgnr>"}`; others the bare number. */
function readOrganisation(claim: unknown): string | null {
  const text = typeof claim === 'object' && claim !== null && 'ID' in claim ? claim.ID : claim
  const match = typeof text === 'string' ? /^(?:0192:)?(\d{9})$/.exec(text) : null
  return match?.[1] ?? null
}
