import type { ChildId, PlainDate, Purpose, Sector } from '../policy/vocabulary.ts'
import type { SliceId } from '../policy/slices.ts'

/** The HTTP header a grant travels in, on every request from the gateway to a subgraph. */
export const GRANT_HEADER = 'samsyn-grant'

/** The longest grant a subgraph must accept, in bytes of the compact form. */
export const GRANT_MAX_BYTES = 6_000

/** How long a grant lasts, in seconds. It covers one request that is already on its way. */
export const GRANT_LIFETIME_SECONDS = 10

/** The most children one upstream request may ask about. */
export const GRANT_MAX_CHILDREN = 50

interface GrantClaims {
  /** Unique to this grant. */
  readonly jti: string
  /** Seconds since the epoch. */
  readonly iat: number
  readonly exp: number
  /** SHA-256 of the request body, base64url. A grant is worth nothing with another body. */
  readonly body: string
}

/** One slice the grant permits, for every child in it. */
export interface GrantedSlice {
  readonly slice: SliceId
  /** Records older than this are not shared. `null`: all records. */
  readonly since: PlainDate | null
  /**
   * For a slice that is a parent's own affairs (rule R): the identity numbers of the parents who have said yes; a record
   * of any other parent is not shared. `null` for every other slice.
   */
  readonly subjects: readonly string[] | null
}

/** What the gateway tells one sector it may answer, for one request. */
export interface SectorGrant extends GrantClaims {
  readonly aud: Sector
  /** The caller's role on the children's teams, and organisation number; for the sector's own log. */
  readonly role: string
  readonly org: string
  readonly purpose: Purpose
  readonly slices: readonly GrantedSlice[]
  /** False when a field that tells where the child is must be withheld. */
  readonly locating: boolean
  /** `[Child.id, national identity number]` for each child that may be asked about. */
  readonly children: readonly (readonly [ChildId, string])[]
}

/** What the gateway tells the consent registry: who is asking. The registry decides itself what that person may see. */
export interface RegistryGrant extends GrantClaims {
  readonly aud: 'consent'
  /** The caller's national identity number, from the verified token. */
  readonly sub: string
  readonly assurance: 'LOW' | 'SUBSTANTIAL' | 'HIGH'
  /** The caller's organisation number, where the token has one. */
  readonly org: string | null
  readonly purpose: Purpose | null
}
