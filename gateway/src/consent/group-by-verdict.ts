import { GRANT_MAX_CHILDREN, type GrantedSlice } from '@samsyn/schema/grant'
import type { ChildId, Sector, Shared, SliceId } from '@samsyn/schema/policy'
import type { NarrowedOperation, SectorOperation } from './sector-operation.ts'
import type { Variables } from './selection.ts'
import { type ConsentSession, type DecidedChild, permittedSlices } from './session.ts'

/** Children about whom a sector is asked the same, in one request. */
export interface Group {
  readonly operation: NarrowedOperation
  readonly grantedSlices: readonly GrantedSlice[]
  /** Any of the children: what the grant says of the caller and of locating is the same for all. */
  readonly model: DecidedChild
  readonly children: GroupedChild[]
}

interface GroupedChild {
  readonly id: ChildId
  readonly nationalIdentityNumber: string
  /** Where in the planner's list the child stands, perhaps more than once. */
  readonly positions: number[]
}

/** Children with the same verdict on what is asked, in groups of at most 50. One with nothing permitted is in none. */
export function groupByVerdict(
  ids: readonly ChildId[],
  operation: SectorOperation,
  variables: Variables,
  sector: Sector,
  session: ConsentSession,
): readonly Group[] {
  const open = new Map<string, Group>()
  const groups: Group[] = []
  for (const [id, positions] of listPositions(ids)) {
    const decided = session.decided(id)
    if (decided === undefined) continue
    const { locating, membership } = decided.decision
    const permitted = permittedSlices(session, id, operation.asked, sector)
    const narrowed = operation.narrow(permitted, locating, variables)
    if (narrowed === null) continue
    const grantedSlices = narrowed.slices.map((slice) => toGrantedSlice(slice, decided))
    const verdict = JSON.stringify([grantedSlices, locating, membership?.role, membership?.organisation])
    let group = open.get(verdict)
    if (group === undefined || group.children.length === GRANT_MAX_CHILDREN) {
      group = { operation: narrowed, grantedSlices, model: decided, children: [] }
      open.set(verdict, group)
      groups.push(group)
    }
    group.children.push({ id, nationalIdentityNumber: decided.child.nationalIdentityNumber, positions })
  }
  return groups
}

function listPositions(ids: readonly ChildId[]): ReadonlyMap<ChildId, number[]> {
  const positions = new Map<ChildId, number[]>()
  for (const [position, id] of ids.entries()) {
    const known = positions.get(id)
    if (known === undefined) positions.set(id, [position])
    else known.push(position)
  }
  return positions
}

function toGrantedSlice(slice: SliceId, { child, decision }: DecidedChild): GrantedSlice {
  const { since, subjects } = decision.verdicts[slice] as Shared
  const numbers = subjects?.map((person) => child.parents[person]).filter((number) => number !== undefined)
  return { slice, since, subjects: numbers ?? null }
}
