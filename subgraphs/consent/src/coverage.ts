import { decideSeat, type Purpose, type Seat, SLICE_IDS, type SliceId } from '@samsyn/schema/policy'
import type { ChildView } from './loaders.ts'
import { listTeam } from './team.ts'
import { isTold } from './visibility.ts'

/** Which slices the family's directives share with whom: slices by the services and roles on the team today. */

interface CoverageRow {
  readonly slice: SliceId
  readonly cells: readonly { readonly recipient: Seat; readonly state: 'SHARED' | 'NOT_ACTIVE' }[]
}

export function listCoverage(view: ChildView, { purpose }: { readonly purpose: Purpose }): readonly CoverageRow[] {
  const { truth: facts, registerReadAt } = view
  const { at } = view.viewer
  const columns = listSeats(listTeam(facts, at)).map((recipient) => ({
    recipient,
    verdicts: decideSeat({ facts, purpose, at, registerReadAt }, recipient),
  }))
  return SLICE_IDS.map((slice) => ({
    slice,
    cells: columns.map(({ recipient, verdicts }) => ({
      recipient,
      state: verdicts[slice].share && isTold(view, slice) ? 'SHARED' : 'NOT_ACTIVE',
    })),
  }))
}

/** Each service and role that somebody on the team has together, once. */
function listSeats(team: readonly Seat[]): readonly Seat[] {
  return team.filter(
    ({ service, role }, index) => team.findIndex((other) => other.service === service && other.role === role) === index,
  )
}
