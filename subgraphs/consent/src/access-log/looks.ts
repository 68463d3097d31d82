import { addDays, isPlainDate, PURPOSES } from '@samsyn/schema/policy'
import { readCursor, writeCursor } from '../cursor.ts'
import type { ChildView, RegistryContext } from '../loaders.ts'
import { cutPage, EMPTY_PAGE, type Page, type PageArguments, pageSize } from '../page.ts'
import { nameOf } from '../people.ts'
import { locating, mayShowPlaces } from '../visibility.ts'
import { compareGroups, groupLooks, listTurns, type Looker, type LookGroup, veilCounts } from './look-groups.ts'
import { listHidden } from './veil.ts'

interface LookGroupView {
  readonly view: ChildView
  readonly group: LookGroup
}

interface LookerView {
  readonly view: ChildView
  readonly looker: Looker
}

/** Where a page of groups ended. */
type GroupPlace = Pick<LookGroup, 'date' | 'purpose'>

/** One page of who looked, by day and purpose, newest first. No more days are counted than the page could hold. */
export async function readLooks(
  view: ChildView,
  page: PageArguments,
  context: RegistryContext,
): Promise<Page<LookGroupView>> {
  const list = ['looks', view.truth.child, view.viewer.person.id]
  const after = page.after == null ? null : readPlace(readCursor(list, page.after))
  if (page.after != null && after === null) return EMPTY_PAGE
  const size = pageSize(page)
  const groups = await readGroups(view, context, after, size + 1)
  const views = groups.map((group): LookGroupView => ({ view, group }))
  return cutPage(views, size, ({ group }) => writeCursor(list, writePlace(group)))
}

/** At least as many groups as wanted, unless there are no more. */
async function readGroups(
  view: ChildView,
  { registry }: RegistryContext,
  after: GroupPlace | null,
  wanted: number,
): Promise<readonly LookGroup[]> {
  const { truth, viewer, capacities } = view
  const isVeiled = capacities.includes('GUARDIAN')
  const [turns, hidden] = isVeiled ? [listTurns(truth), listHidden(truth, viewer.at)] : [[], []]
  const groups: LookGroup[] = []
  let upTo = after?.date ?? null
  // There is a group of each day; that of the last page's last day may be on that page.
  const days = after === null ? wanted : wanted + 1
  for (;;) {
    const counted = await registry.countLooks(truth.child, { upTo, days, turns, hidden })
    const veiled = isVeiled ? veilCounts(counted, truth, viewer.at) : counted
    const told = groupLooks(mayShowPlaces(view) ? veiled : veiled.map((looks) => ({ ...looks, person: null })))
    groups.push(...told.filter((group) => after === null || compareGroups(after, group) < 0))
    const oldest = counted.at(-1)
    if (oldest === undefined || groups.length >= wanted) return groups
    upTo = addDays(oldest.date, -1)
  }
}

const NO_PURPOSE = 'NONE'

function writePlace({ date, purpose }: GroupPlace): string {
  return `${date} ${purpose ?? NO_PURPOSE}`
}

function readPlace(item: string | null): GroupPlace | null {
  const [date = '', purpose = ''] = item?.split(' ') ?? []
  if (!isPlainDate(date)) return null
  if (purpose === NO_PURPOSE) return { date, purpose: null }
  return PURPOSES.some((one) => one === purpose) ? { date, purpose } : null
}

export const lookGroupFields = {
  date: ({ group }: LookGroupView) => group.date,
  purpose: ({ group }: LookGroupView) => group.purpose,
  count: ({ group }: LookGroupView) => group.count,
  lookers: ({ view, group }: LookGroupView) => group.lookers.map((looker): LookerView => ({ view, looker })),
  slices: ({ group }: LookGroupView) => group.slices,
}

export const lookerFields = {
  by: locating(({ looker }: LookerView, context) => (looker.person === null ? null : nameOf(looker.person, context))),
  role: ({ looker }: LookerView) => looker.role,
  service: ({ looker }: LookerView) => looker.service,
  count: ({ looker }: LookerView) => looker.count,
  slices: ({ looker }: LookerView) => looker.slices,
}
