import { randomUUID } from 'node:crypto'
import {
  GRANT_LIFETIME_SECONDS,
  type GrantKey,
  hashBody,
  type RegistryGrant,
  sealGrant,
  type SectorGrant,
} from '@samsyn/schema/grant'

type Issued = 'jti' | 'iat' | 'exp' | 'body'

function seal<G extends SectorGrant | RegistryGrant>(claims: Omit<G, Issued>, body: string, key: GrantKey): string {
  const iat = Math.floor(Date.now() / 1000)
  return sealGrant({ ...claims, jti: randomUUID(), iat, exp: iat + GRANT_LIFETIME_SECONDS, body: hashBody(body) }, key)
}

/** Seals what one sector may answer to exactly this body. */
export const sealSectorGrant = (claims: Omit<SectorGrant, Issued>, body: string, key: GrantKey): string =>
  seal<SectorGrant>(claims, body, key)

/** Seals who is asking, for the consent registry alone. */
export const sealRegistryGrant = (claims: Omit<RegistryGrant, Issued>, body: string, key: GrantKey): string =>
  seal<RegistryGrant>(claims, body, key)
