import { addDays, dateInNorway, isPlainDate, type PlainDate } from '@samsyn/schema/policy'
import { readCursor, writeCursor } from '../cursor.ts'
import type { Seeker } from '../known-children.ts'
import type { ChildView, RegistryContext } from '../loaders.ts'
import { cutPage, EMPTY_PAGE, type Page, type PageArguments, pageSize } from '../page.ts'
import { nameOf } from '../people.ts'
import { foldLooks, type OverseenChild, type OverseenLooks } from './fold-looks.ts'
import { findLookRules, LOOK_RULES } from './look-rules.ts'
import { findOfficer, viewOverseen } from './officer.ts'

interface LooksArguments extends PageArguments {
  readonly flagged: boolean
}

/** Days that one page counts: each is all the looks of a day at all children of an office. */
const DAYS_IN_A_PAGE = 7

/** All of a day is behind this. */
const END_OF_DAY = '*'

interface Place {
  readonly day: PlainDate
  readonly key: string
}

/**
 * `Query.overseenLooks`. Where few looks are flagged a page may hold fewer than were asked for, or none, and still not be
 * the last.
 */
export async function listOverseenLooks(
  _: unknown,
  { flagged, ...page }: LooksArguments,
  context: RegistryContext,
): Promise<Page<OverseenLooks>> {
  const officer = await findOfficer(context)
  if (officer === null) return EMPTY_PAGE
  const list = ['overseen looks', String(flagged), officer.person]
  const start = page.after == null ? null : readPlace(readCursor(list, page.after))
  if (page.after != null && start === null) return EMPTY_PAGE
  const size = pageSize(page)
  const found: OverseenLooks[] = []
  let before = addDays(start?.day ?? dateInNorway(officer.at), 1)
  for (let days = 0; found.length <= size; days++) {
    const day = await context.registry.overseen.findDay(officer, before)
    if (day === null) return cutPage(found, size, (last) => writeCursor(list, writePlace(last)))
    if (days === DAYS_IN_A_PAGE) {
      const endCursor = writeCursor(list, writePlace({ day: before, key: END_OF_DAY }))
      return { nodes: found, pageInfo: { hasNextPage: true, endCursor } }
    }
    const folded = await foldDay(day, officer, context)
    const rest = start?.day === day ? folded.slice(findEnd(folded, start.key)) : folded
    found.push(...rest.filter(({ flags }) => !flagged || flags.length > 0))
    before = day
  }
  return cutPage(found, size, (last) => writeCursor(list, writePlace(last)))
}

interface OverseenChildView extends OverseenChild {
  readonly view: ChildView
}

/** `Query.overseenChildren`: those of one line of the list. Of an id that is none, or is another officer's, none. */
export async function listOverseenChildren(
  _: unknown,
  { looks, ...page }: PageArguments & { readonly looks: string },
  context: RegistryContext,
): Promise<Page<OverseenChildView>> {
  const officer = await findOfficer(context)
  if (officer === null) return EMPTY_PAGE
  const place = readPlace(readCursor(idList(officer), looks))
  if (place === null) return EMPTY_PAGE
  const folded = await foldDay(place.day, officer, context)
  const children = folded.find(({ key }) => key === place.key)?.ofChildren ?? []
  const list = ['overseen children', looks, officer.person]
  const after = page.after == null ? null : readCursor(list, page.after)
  const start = after === null ? 0 : children.findIndex(({ child }) => child === after) + 1
  if (page.after != null && start === 0) return EMPTY_PAGE
  const size = pageSize(page)
  const { nodes, pageInfo } = cutPage(children.slice(start), size, ({ child }) => writeCursor(list, child))
  const views = await Promise.all(nodes.map((one) => viewOverseenChild(one, context)))
  return { nodes: views.filter((view) => view !== null), pageInfo }
}

async function viewOverseenChild(one: OverseenChild, context: RegistryContext): Promise<OverseenChildView | null> {
  const view = await viewOverseen(one.child, context)
  return view === null ? null : { ...one, view }
}

async function foldDay(
  day: PlainDate,
  officer: Seeker,
  { registry }: RegistryContext,
): Promise<readonly OverseenLooks[]> {
  const rules = findLookRules(day)
  return foldLooks(day, await registry.overseen.listLooks(officer, day, rules), rules)
}

function findEnd(folded: readonly OverseenLooks[], key: string): number {
  const index = folded.findIndex((one) => one.key === key)
  return index === -1 ? folded.length : index + 1
}

function writePlace({ day, key }: Place): string {
  return `${day} ${key}`
}

function readPlace(item: string | null): Place | null {
  const [day = '', key = ''] = item?.split(' ') ?? []
  return isPlainDate(day) ? { day, key } : null
}

function idList({ person }: Seeker): readonly string[] {
  return ['overseen looks of one', person]
}

export function listLookRules() {
  return LOOK_RULES
}

export const overseenLooksFields = {
  id: async (looks: OverseenLooks, _: unknown, context: RegistryContext) =>
    writeCursor(idList((await findOfficer(context)) as Seeker), writePlace(looks)),
  date: ({ day }: OverseenLooks) => day,
  by: ({ person }: OverseenLooks, _: unknown, context: RegistryContext) =>
    person === null ? null : nameOf(person, context),
}

export const overseenChildFields = {
  child: ({ view }: OverseenChildView) => view,
}
