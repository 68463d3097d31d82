import { GRANT_MAX_BYTES, type GrantKey } from '@samsyn/schema/grant'
import type { Purpose, Sector } from '@samsyn/schema/policy'
import { sealSectorGrant } from '../upstream/grant.ts'
import type { Group } from './group-by-verdict.ts'

/** What a sector is sent about one group of children. */
export interface SectorRequest {
  readonly group: Group
  readonly body: string
  /** `null`: even one child's grant would be longer than a subgraph must accept, so nothing can be asked. */
  readonly grant: string | null
}

/**
 * Writes the request for a group, with its grant. Fifty children under every slice of a sector fit into one; a group that
 * does not, because names are long or many parents have said yes for themselves, is halved until it does.
 */
export function writeSectorRequests(
  group: Group,
  sector: Sector,
  purpose: Purpose | null,
  key: GrantKey,
): readonly SectorRequest[] {
  const { operation, grantedSlices, model, children } = group
  const representations = children.map(({ id }) => `{"__typename":"Child","id":${JSON.stringify(id)}}`).join()
  const body = `{"query":${operation.json},"variables":{"representations":[${representations}]}}`
  const { membership, locating } = model.decision
  const grant = sealSectorGrant(
    {
      aud: sector,
      role: membership?.role ?? '',
      org: membership?.organisation ?? '',
      // Without a purpose nothing is permitted, and there is no group.
      purpose: purpose as Purpose,
      slices: grantedSlices,
      locating,
      children: children.map(({ id, nationalIdentityNumber }) => [id, nationalIdentityNumber]),
    },
    body,
    key,
  )
  if (grant.length <= GRANT_MAX_BYTES) return [{ group, body, grant }]
  if (children.length === 1) return [{ group, body, grant: null }]
  const half = Math.ceil(children.length / 2)
  return [children.slice(0, half), children.slice(half)].flatMap((part) =>
    writeSectorRequests({ ...group, children: part }, sector, purpose, key),
  )
}
