import { randomBytes, randomUUID } from 'node:crypto'
import {
  GRANT_HEADER,
  GRANT_LIFETIME_SECONDS,
  type GrantKey,
  hashBody,
  type Keyring,
  type RegistryGrant,
  sealGrant,
  type SectorGrant,
} from '@samsyn/schema/grant'
import type { Sector } from '@samsyn/schema/policy'

export {
  LASTING_FAULTS,
  PASSING_FAULTS,
  type StandIn,
  type StandInAnswer,
  type StandInRequest,
  startStandIn,
} from './http/stand-in.ts'

/** What a subgraph's tests need to call it as the gateway would, over HTTP and with a sealed grant. */

export function createTestKey(): { key: GrantKey; keyring: Keyring } {
  const key = { kid: 'test', secret: randomBytes(32) }
  return { key, keyring: new Map([[key.kid, key.secret]]) }
}

export type GrantTerms = Pick<SectorGrant, 'slices' | 'children'> & Partial<SectorGrant>

export function sealTestGrant(sector: Sector, terms: GrantTerms, body: string, key: GrantKey): string {
  const grant: SectorGrant = {
    ...claimsFor(body),
    aud: sector,
    role: 'COORDINATOR',
    org: '314000013',
    purpose: 'COORDINATION',
    locating: true,
    ...terms,
  }
  return sealGrant(grant, key)
}

/** The claims of every grant: for this body, from now on. */
function claimsFor(body: string): Pick<SectorGrant, 'jti' | 'iat' | 'exp' | 'body'> {
  const now = Math.floor(Date.now() / 1000)
  return { jti: randomUUID(), iat: now, exp: now + GRANT_LIFETIME_SECONDS, body: hashBody(body) }
}

export interface SubgraphAnswer {
  readonly status: number
  readonly body: {
    data?: { _entities: (Record<string, unknown> | null)[] } | null
    errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[]
  }
}

/**
 * Asks a sector for a selection on `Child`, as the gateway does.
 * @param selection what stands inside `... on Child { }`
 * @param terms the grant, or `null` to send none
 */
export async function askSector(
  url: string,
  sector: Sector,
  key: GrantKey,
  selection: string,
  terms: GrantTerms | null,
  ids: readonly string[] = terms?.children.map(([id]) => id) ?? [],
): Promise<SubgraphAnswer> {
  const body = JSON.stringify({
    query: `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ... on Child { id ${selection} } } }`,
    variables: { representations: ids.map((id) => ({ __typename: 'Child', id })) },
  })
  const response = await post(url, body, terms === null ? null : sealTestGrant(sector, terms, body, key))
  return { status: response.status, body: (await response.json()) as SubgraphAnswer['body'] }
}

export type RegistryGrantTerms = Pick<RegistryGrant, 'sub'> & Partial<RegistryGrant>

export interface RegistryAnswer<T> {
  readonly status: number
  /** The answer to the byte. */
  readonly text: string
  readonly body: {
    data?: T
    errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[]
  }
}

/**
 * Asks the registry as the gateway does, on behalf of the person in the grant.
 * @param terms the grant, or `null` to send none
 */
export async function askRegistry<T>(
  url: string,
  key: GrantKey,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  terms: RegistryGrantTerms | null,
): Promise<RegistryAnswer<T>> {
  const body = JSON.stringify({ query, variables })
  const response = await post(url, body, terms === null ? null : sealRegistryGrant(terms, body, key))
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text) as RegistryAnswer<T>['body'] }
}

function sealRegistryGrant(terms: RegistryGrantTerms, body: string, key: GrantKey): string {
  const grant: RegistryGrant = {
    ...claimsFor(body),
    aud: 'consent',
    assurance: 'HIGH',
    org: null,
    purpose: null,
    ...terms,
  }
  return sealGrant(grant, key)
}

function post(url: string, body: string, grant: string | null): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(grant === null ? {} : { [GRANT_HEADER]: grant }) }
  return fetch(url, { method: 'POST', headers, body })
}
