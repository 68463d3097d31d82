import { GRANT_MAX_CHILDREN, type GrantedSlice } from '@samsyn/schema/grant'
import type { ChildDecision, ChildId, Sector, Shared, SliceId } from '@samsyn/schema/policy'
import type { AskedOperation, NarrowedOperation, SectorOperation } from './sector-operation.ts'
import type { Variables } from '../execute/selection.ts'
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

/** What a sector may be asked about a child, and what the grant says of it. */
interface Terms {
  readonly operation: NarrowedOperation
  readonly grantedSlices: readonly GrantedSlice[]
  /** The same for children who may share a request. */
  readonly verdict: string
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
  const grouped = new Map<ChildId, GroupedChild>()
  const asked = operation.under(variables)
  for (let position = 0; position < ids.length; position++) {
    const id = ids[position] as ChildId
    const known = grouped.get(id)
    if (known !== undefined) {
      known.positions.push(position)
      continue
    }
    const decided = session.decided(id)
    const terms = decided && readTerms(decided, id, asked, sector, session)
    if (decided === undefined || terms == null) continue
    let group = open.get(terms.verdict)
    if (group === undefined || group.children.length === GRANT_MAX_CHILDREN) {
      group = { operation: terms.operation, grantedSlices: terms.grantedSlices, model: decided, children: [] }
      open.set(terms.verdict, group)
      groups.push(group)
    }
    const child = { id, nationalIdentityNumber: decided.child.nationalIdentityNumber, positions: [position] }
    grouped.set(id, child)
    group.children.push(child)
  }
  return groups
}

/** By what is asked: the same decision has the same terms, and a decision is of one child at one version. */
const termsKnown = new WeakMap<AskedOperation, WeakMap<ChildDecision, Terms | null>>()

function readTerms(
  decided: DecidedChild,
  id: ChildId,
  asked: AskedOperation,
  sector: Sector,
  session: ConsentSession,
): Terms | null {
  // What was taken back in this request is of this request alone.
  const isWhole = session.isWhole(id)
  const remembered = isWhole ? termsKnown.get(asked)?.get(decided.decision) : undefined
  if (remembered !== undefined) return remembered
  const terms = writeTerms(decided, asked, permittedSlices(session, id, asked.slices, sector))
  if (isWhole) {
    const byDecision = termsKnown.get(asked) ?? new WeakMap<ChildDecision, Terms | null>()
    termsKnown.set(asked, byDecision.set(decided.decision, terms))
  }
  return terms
}

function writeTerms(decided: DecidedChild, asked: AskedOperation, permitted: readonly SliceId[]): Terms | null {
  const { locating, membership } = decided.decision
  const operation = asked.narrow(permitted, locating)
  if (operation === null) return null
  const grantedSlices = operation.slices.map((slice) => toGrantedSlice(slice, decided))
  const verdict = JSON.stringify([grantedSlices, locating, membership?.role, membership?.organisation])
  return { operation, grantedSlices, verdict }
}

function toGrantedSlice(slice: SliceId, { child, decision }: DecidedChild): GrantedSlice {
  const { since, subjects } = decision.verdicts[slice] as Shared
  const numbers = subjects?.map((person) => child.parents[person]).filter((number) => number !== undefined)
  return { slice, since, subjects: numbers ?? null }
}
