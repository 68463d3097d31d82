import { setImmediate } from 'node:timers/promises'
import {
  type ChildFacts,
  type ChildId,
  decideSeat,
  findHorizon,
  type Instant,
  permitEnd,
  type Purpose,
  type Recipient,
  type Seat,
  SERVICES,
  SLICE_IDS,
  type SliceId,
  TEAM_ROLES,
  type Verdict,
} from '@samsyn/schema/policy'
import type { Seeker } from '../known-children.ts'
import type { ChildView, RegistryContext } from '../loaders.ts'
import { seatOf } from '../seat.ts'
import { findOfficer, viewOverseen } from './officer.ts'

/** How much is shared with whom, over all children an officer answers for. */

/**
 * Fewer children than this are never told apart, and neither is none: in a small municipality a number of three may be of
 * three children whom everybody can name, and one that goes from none to some tells what one family did.
 */
export const FEWEST_TOLD = 5

/** What ends within so many days is ending, as the family is reminded of it. */
const ENDING_DAYS = 30

const CHUNK = 200

const SEATS: readonly Seat[] = [
  ...SERVICES.map((service): Recipient => ({ service })),
  ...TEAM_ROLES.map((role): Recipient => ({ role })),
].map(seatOf)

interface Cell {
  readonly recipient: Seat
  shared: number
  refused: number
  ending: number
}

interface Row<Of> {
  readonly slice: SliceId
  readonly cells: readonly Of[]
}

type MaskedCell = { readonly [Key in keyof Cell]: Key extends 'recipient' ? Seat : number | null }

interface OverseenCoverage {
  readonly at: Instant
  readonly purpose: Purpose
  readonly children: number | null
  readonly fewestTold: number
  readonly rows: readonly Row<MaskedCell>[]
}

/** `Query.overseenCoverage`; `null` for whoever is no privacy officer. */
export async function countCoverage(
  _: unknown,
  { purpose }: { readonly purpose: Purpose },
  context: RegistryContext,
): Promise<OverseenCoverage | null> {
  const officer = await findOfficer(context)
  if (officer === null) return null
  const rows = SLICE_IDS.map(
    (slice): Row<Cell> => ({
      slice,
      cells: SEATS.map((recipient) => ({ recipient, shared: 0, refused: 0, ending: 0 })),
    }),
  )
  const horizon = findHorizon(officer.at, ENDING_DAYS)
  for await (const view of findSpokenOf(officer, context)) addChild(rows, view, purpose, horizon)
  return {
    at: officer.at,
    purpose,
    children: mask(await context.registry.overseen.countChildren(officer)),
    fewestTold: FEWEST_TOLD,
    rows: rows.map(({ slice, cells }) => ({
      slice,
      cells: cells.map(({ recipient, shared, refused, ending }) => ({
        recipient,
        shared: mask(shared),
        refused: mask(refused),
        ending: mask(ending),
      })),
    })),
  }
}

function mask(count: number): number | null {
  return count < FEWEST_TOLD ? null : count
}

/** Children of whom anything was ever said; of the others nothing is shared or refused. Others are answered in between. */
async function* findSpokenOf(officer: Seeker, context: RegistryContext): AsyncGenerator<ChildView> {
  for (let after: ChildId | null = null; ; ) {
    const ids: readonly ChildId[] = await context.registry.overseen.findSpokenOf(officer, after, CHUNK)
    const views = await Promise.all(ids.map((id) => viewOverseen(id, context)))
    for (const view of views) {
      if (view === null) continue
      yield view
      await setImmediate()
    }
    after = ids.at(-1) ?? null
    if (ids.length < CHUNK) return
    await context.acts.yield()
  }
}

function addChild(rows: readonly Row<Cell>[], view: ChildView, purpose: Purpose, horizon: Instant): void {
  const { truth: facts, registerReadAt, viewer } = view
  const verdictsOf = new Map(
    SEATS.map((seat) => [seat, decideSeat({ facts, purpose, at: viewer.at, registerReadAt }, seat)]),
  )
  for (const { slice, cells } of rows) {
    for (const cell of cells) {
      const verdict = verdictsOf.get(cell.recipient)?.[slice]
      if (verdict === undefined) continue
      if (verdict.share) cell.shared += 1
      if (isRefused(verdict)) cell.refused += 1
      if (endsBefore(verdict, slice, facts, horizon)) cell.ending += 1
    }
  }
}

function isRefused(verdict: Verdict): boolean {
  return !verdict.share && (verdict.reason === 'DENIED' || verdict.reason === 'REFUSED')
}

/** By the end of the permit that shares it now, though another may go on. */
function endsBefore(verdict: Verdict, slice: SliceId, facts: ChildFacts, horizon: Instant): boolean {
  if (!verdict.share) return false
  const directive = facts.directives.find(({ id }) => id === verdict.directive)
  return directive !== undefined && permitEnd(directive, slice) < horizon
}
