import { z } from 'zod'
import {
  GRANT_LIFETIME_SECONDS,
  GRANT_MAX_BYTES,
  GRANT_MAX_CHILDREN,
  type GrantedSlice,
  hashBody,
  type Keyring,
  openGrant,
  type RegistryGrant,
  type SectorGrant,
} from '@samsyn/schema/grant'
import { isSliceId, PURPOSES, type Sector, sectorOf, type SliceId, SLICES } from '@samsyn/schema/policy'

/** Seconds by which the gateway's clock may differ from ours. */
const CLOCK_LEEWAY_SECONDS = 2

const timed = {
  jti: z.string().min(1),
  iat: z.number().int(),
  exp: z.number().int(),
  body: z.string().min(1),
}

const identityNumber = z.string().regex(/^\d{11}$/)

const grantedSlice = (sector: Sector) =>
  z
    .strictObject({
      slice: z.string().refine((id): id is SliceId => isSliceId(id) && sectorOf(id) === sector),
      since: z.iso.date().nullable(),
      subjects: z.array(identityNumber).nullable(),
    })
    // A parent's own affairs without a word on which parents would be everyone's.
    .refine(({ slice, subjects }) => isSliceId(slice) && (SLICES[slice].rule === 'R') === (subjects !== null))

const sectorClaims = (sector: Sector) =>
  z.strictObject({
    ...timed,
    aud: z.literal(sector),
    role: z.string(),
    org: z.string(),
    purpose: z.enum(PURPOSES),
    slices: z.array(grantedSlice(sector)).refine((slices) => hasNoTwins(slices.map(({ slice }) => slice))),
    locating: z.boolean(),
    children: z
      .array(z.tuple([z.uuid(), identityNumber]))
      .max(GRANT_MAX_CHILDREN)
      .refine((children) => hasNoTwins(children.map(([id]) => id))),
  })

/** Of two words on the same thing there is no telling which one was meant. */
function hasNoTwins(names: readonly string[]): boolean {
  return new Set(names).size === names.length
}

const registryClaims = z.strictObject({
  ...timed,
  aud: z.literal('consent'),
  sub: identityNumber,
  assurance: z.enum(['LOW', 'SUBSTANTIAL', 'HIGH']),
  org: z.string().nullable(),
  purpose: z.enum(PURPOSES).nullable(),
})

/** Reads one audience's grants. `null` for anything but a valid grant for this very request; never says why. */
export type GrantReader<G> = (compact: string | undefined, body: Uint8Array, nowSeconds: number) => G | null

function reader<G extends { iat: number; exp: number; body: string }>(
  schema: z.ZodType<G>,
  keys: Keyring,
): GrantReader<G> {
  return (compact, body, nowSeconds) => {
    if (compact === undefined || compact.length > GRANT_MAX_BYTES) return null
    const opened = openGrant(compact, keys)
    if (!opened.ok) return null
    const parsed = schema.safeParse(opened.claims)
    if (!parsed.success) return null
    const claims = parsed.data
    if (claims.exp <= nowSeconds || claims.iat > nowSeconds + CLOCK_LEEWAY_SECONDS) return null
    if (claims.exp <= claims.iat || claims.exp - claims.iat > GRANT_LIFETIME_SECONDS) return null
    return claims.body === hashBody(body) ? claims : null
  }
}

export function createSectorGrantReader(sector: Sector, keys: Keyring): GrantReader<SectorGrant> {
  return reader(sectorClaims(sector) as unknown as z.ZodType<SectorGrant>, keys)
}

export function createRegistryGrantReader(keys: Keyring): GrantReader<RegistryGrant> {
  return reader(registryClaims, keys)
}

/** A child as the grant knows it. */
export interface GrantedChild {
  readonly id: string
  readonly nationalIdentityNumber: string
}

/** A grant made ready for looking up, once per request. */
export interface GrantLookup {
  readonly grant: SectorGrant
  child(id: string): GrantedChild | undefined
  slice(id: SliceId): GrantedSlice | undefined
}

export function createGrantLookup(grant: SectorGrant): GrantLookup {
  const children = new Map(grant.children.map(([id, number]) => [id, { id, nationalIdentityNumber: number }]))
  const slices = new Map(grant.slices.map((granted) => [granted.slice, granted]))
  return { grant, child: (id) => children.get(id), slice: (id) => slices.get(id) }
}
