import type { ConsentRequest } from '@samsyn/schema/policy'
import { readCursor, writeCursor } from '../cursor.ts'
import type { ChildView, RegistryContext } from '../loaders.ts'
import { cutPage, EMPTY_PAGE, type Page, type PageArguments, pageSize } from '../page.ts'
import { listRequestedSlices } from '../staff/requests.ts'
import { findOfficer, viewOverseen } from './officer.ts'
import type { StoredRequest } from './stored-overseen.ts'

/** A request as the privacy officer finds it. */
interface OverseenRequestView {
  readonly view: ChildView
  readonly request: ConsentRequest
}

/** How many requests are read at once: most of those that are old have been answered. */
const CHUNK = 100

/** `Query.overseenRequests`: those of which something is not shared, the oldest first. */
export async function listOverseenRequests(
  _: unknown,
  page: PageArguments,
  context: RegistryContext,
): Promise<Page<OverseenRequestView>> {
  const officer = await findOfficer(context)
  if (officer === null) return EMPTY_PAGE
  const size = pageSize(page)
  const list = ['overseen requests', officer.person]
  const start = page.after == null ? null : await findStart(readCursor(list, page.after), context)
  if (start === undefined) return EMPTY_PAGE
  const found: OverseenRequestView[] = []
  for (let after = start; found.length <= size; ) {
    const stored = await context.registry.overseen.findRequests(officer, after, CHUNK)
    const views = await Promise.all(stored.map((one) => viewRequest(one, context)))
    found.push(...views.filter((one) => one !== null).filter(isUnmet))
    if (stored.length < CHUNK) break
    after = stored.at(-1) ?? null
  }
  return cutPage(found, size, ({ view, request }) => writeCursor(list, `${view.truth.child} ${request.id}`))
}

function isUnmet({ view, request }: OverseenRequestView): boolean {
  return listRequestedSlices({ view, request }).some(({ state }) => state !== 'SHARED')
}

/** `null`: not for the caller to read. */
async function viewRequest(
  { child, id }: Pick<StoredRequest, 'child' | 'id'>,
  context: RegistryContext,
): Promise<OverseenRequestView | null> {
  const view = await viewOverseen(child, context)
  const request = view?.facts.requests.find((candidate) => candidate.id === id)
  return view === null || request === undefined ? null : { view, request }
}

async function findStart(item: string | null, context: RegistryContext) {
  const [child = '', id = ''] = item?.split(' ') ?? []
  const found = await viewRequest({ child, id }, context)
  return found === null ? undefined : { at: found.request.at, id }
}

/** Where a request is: what it asks for is read of the child. */
export const overseenRequestFields = {
  id: ({ request }: OverseenRequestView) => request.id,
  at: ({ request }: OverseenRequestView) => request.at,
  child: ({ view }: OverseenRequestView) => view,
}
