import type { Capacity, ChildId } from '@samsyn/schema/policy'
import { readCursor, writeCursor } from './cursor.ts'
import type { ChildView, RegistryContext, Viewer } from './loaders.ts'
import { cutPage, EMPTY_PAGE, type Page, type PageArguments, pageSize } from './page.ts'

/** Which children a viewer may find. */

const BATCH = 50

/** The children a viewer may find, by name, after one of them. */
async function* findChildren(
  { person, at }: Viewer,
  byOffice: boolean,
  after: ChildId | null,
  batch: number,
  context: RegistryContext,
): AsyncGenerator<ChildView> {
  const seeker = { person: person.id, at }
  for (let last = after; ; ) {
    const { ids, more } = await context.registry.findCandidates(seeker, { byOffice, after: last, limit: batch })
    const views = await Promise.all(ids.map((id) => context.child(id)))
    yield* views.filter((view) => view !== null)
    last = ids.at(-1) ?? null
    if (!more) return
  }
}

/**
 * One page of the viewer's children. A cursor counts only where it is a child the viewer may find: any other gives an
 * empty page, or the page would tell where in the alphabet a child stands that the viewer may not know of.
 */
export async function listChildren(
  viewer: Viewer,
  page: PageArguments,
  context: RegistryContext,
): Promise<Page<ChildView>> {
  const size = pageSize(page)
  const list = ['children', viewer.person.id]
  // What is no cursor of this list is looked up all the same, as a child that nobody has: the work must not tell.
  const after = page.after == null ? null : (readCursor(list, page.after) ?? '')
  if (after !== null && (await context.child(after)) === null) return EMPTY_PAGE
  const found: ChildView[] = []
  for await (const view of findChildren(viewer, true, after, size + 1, context)) {
    found.push(view)
    if (found.length > size) break
  }
  return cutPage(found, size, (view) => writeCursor(list, view.facts.child))
}

/** Every capacity the viewer has today, towards some child. */
export async function findAllCapacities(viewer: Viewer, context: RegistryContext): Promise<readonly Capacity[]> {
  const { officerOf, registrarOf } = viewer.offices
  const found = new Set<Capacity>()
  if (officerOf.length > 0) found.add('PRIVACY_OFFICER')
  if (registrarOf.length > 0) found.add('REGISTRAR')
  for await (const view of findChildren(viewer, false, null, BATCH, context)) {
    for (const capacity of view.capacities) found.add(capacity)
  }
  return [...found].toSorted()
}
