import { hash } from 'node:crypto'
import { errors, type JWTPayload, jwtVerify } from 'jose'
import type { Assurance } from '@samsyn/schema/policy'
import type { Caller } from './caller.ts'
import { createIssuerKeys, type IssuerKeys } from './issuer-keys.ts'

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

export type Verification =
  | {
      readonly ok: true
      readonly caller: Caller
      /** When the token expires, in milliseconds of the Unix epoch. */
      readonly until: number
    }
  | { readonly ok: false }

export interface TokenVerifier {
  /** @returns the caller, or `ok: false` for any token that is not exactly right; never why. */
  readonly verify: (token: string) => Promise<Verification>
  /** The same for a token that was good before. Any other is `ok: false`, and costs nothing to refuse. */
  readonly verifyKnown: (token: string) => Promise<Verification>
  /** Whether there are keys of any issuer to verify with. */
  readonly hasKeys: () => Promise<boolean>
}

interface Remembered {
  readonly verification: Verification
  readonly until: number
}

const CLOCK_TOLERANCE_SECONDS = 5
/** A header line of 8 kB is what common proxies pass. */
const TOKEN_LIMIT_BYTES = 8_192
/** Nobody signs in for longer, whatever `exp` says. */
const LONGEST_LIFE = '24h'
const REMEMBERED_TOKENS = 10_000
const REMEMBERED_MS = 60_000

/**
 * Verifies tokens of the configured issuers (RFC 7519, RFC 8725). A verified token is remembered by its hash for a minute,
 * and never beyond its `exp`: so long may a token still be taken whose key the issuer has withdrawn and we have let go.
 */
export function createTokenVerifier(issuers: readonly IssuerConfig[]): TokenVerifier {
  const keys = new Map<string, { config: IssuerConfig; keys: IssuerKeys }>(
    issuers.map((config) => [config.issuer, { config, keys: createIssuerKeys(config.jwksUri) }]),
  )
  const remembered = new Map<string, Remembered>()

  const verifier: TokenVerifier = {
    hasKeys: async () => (await Promise.all([...keys.values()].map((one) => one.keys.areThere()))).includes(true),
    verifyKnown: async (token) => (remembered.has(hashToken(token)) ? verifier.verify(token) : { ok: false }),
    verify: async (token) => {
      if (token.length > TOKEN_LIMIT_BYTES) return { ok: false }
      const hashed = hashToken(token)
      const known = remembered.get(hashed)
      if (known !== undefined && known.until > Date.now()) return known.verification
      const trusted = keys.get(readIssuer(token))
      if (trusted === undefined) return { ok: false }
      const { config } = trusted
      try {
        const { payload } = await jwtVerify(token, trusted.keys.find, {
          issuer: config.issuer,
          audience: config.audience,
          algorithms: [...config.algorithms],
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
          maxTokenAge: LONGEST_LIFE,
          requiredClaims: ['exp', 'iat', 'aud'],
        })
        const caller = readCaller(payload, config)
        if (caller === null) return { ok: false }
        if (remembered.size >= REMEMBERED_TOKENS) remembered.clear()
        const until = (payload.exp as number) * 1000
        const verification: Verification = { ok: true, caller, until }
        remembered.set(hashed, { verification, until: Math.min(until, Date.now() + REMEMBERED_MS) })
        return verification
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof TypeError) return { ok: false }
        throw error
      }
    },
  }
  return verifier
}

const hashToken = (token: string): string => hash('sha256', token, 'base64url')

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
