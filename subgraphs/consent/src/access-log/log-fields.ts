import type { DirectiveId } from '@samsyn/schema/policy'
import { readCursor, writeCursor } from '../cursor.ts'
import type { DirectiveView } from '../directive-fields.ts'
import type { ChildView, RegistryContext } from '../loaders.ts'
import { EMPTY_PAGE, type Page, type PageArguments, pageSize } from '../page.ts'
import { familyMember, nameOf } from '../people.ts'
import { locating } from '../visibility.ts'
import { readProof } from './proof-fields.ts'
import { type LogEntryView, readLog } from './read-log.ts'

/** One page of a child's log, newest first. A cursor that is no entry of this log gives an empty page. */
export async function readAccessLog(
  view: ChildView,
  page: PageArguments,
  { registry }: RegistryContext,
): Promise<Page<LogEntryView>> {
  const list = ['log', view.truth.child, view.viewer.person.id]
  const after = page.after == null ? null : readCursor(list, page.after)
  if (page.after != null && after === null) return EMPTY_PAGE
  const part = await readLog(view, registry, { after, limit: pageSize(page) })
  if (part === null) return EMPTY_PAGE
  const last = part.more ? part.entries.at(-1) : undefined
  return {
    nodes: part.entries.map((entry): LogEntryView => ({ view, entry })),
    pageInfo: { hasNextPage: part.more, endCursor: last === undefined ? null : writeCursor(list, last.id) },
  }
}

export const logEntryFields = {
  id: ({ entry }: LogEntryView) => entry.id,
  at: ({ entry }: LogEntryView) => entry.at,
  kind: ({ entry }: LogEntryView) => entry.kind,
  by: locating(({ entry }: LogEntryView, context) => (entry.person === null ? null : nameOf(entry.person, context))),
  onBehalfOf: ({ view, entry }: LogEntryView, _: unknown, context: RegistryContext) =>
    entry.onBehalfOf === null ? null : familyMember(entry.onBehalfOf, view, context),
  role: ({ entry }: LogEntryView) => entry.role,
  service: ({ entry }: LogEntryView) => entry.service,
  purpose: ({ entry }: LogEntryView) => entry.purpose,
  slices: ({ entry }: LogEntryView) => entry.slices,
  disclosed: ({ view, entry }: LogEntryView) =>
    entry.disclosed.map(({ slice, directive }) => ({ slice, directive: findTold(view, directive) })),
  proof: readProof,
}

/** A directive that shared something, for a viewer who is told of it. */
function findTold(view: ChildView, id: DirectiveId): DirectiveView | null {
  const directive = view.facts.directives.find((one) => one.id === id)
  return directive === undefined ? null : { view, directive }
}
