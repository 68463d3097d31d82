import { type LogEntry, mergeLog, veilLog } from './access-log.ts'
import type { ChildView, RegistryContext } from './loaders.ts'
import { writeCursor, readCursor } from './cursor.ts'
import { cutPage, EMPTY_PAGE, type Page, type PageArguments, pageSize } from './page.ts'
import { familyMember, nameOf } from './people.ts'
import { locating } from './visibility.ts'

interface LogEntryView {
  readonly view: ChildView
  readonly entry: LogEntry
}

/** One page of a child's log, newest first. A cursor that is no entry of this log gives an empty page. */
export async function readAccessLog(
  view: ChildView,
  page: PageArguments,
  { registry }: RegistryContext,
): Promise<Page<LogEntryView>> {
  const { truth, facts, viewer } = view
  const { child } = truth
  const [disclosures, events] = await Promise.all([registry.readDisclosures(child), registry.readEvents(child)])
  const all = mergeLog(disclosures, events)
  const entries = view.capacities.includes('GUARDIAN') ? veilLog(all, truth, facts, viewer.at) : all
  const list = ['log', child, viewer.person.id]
  const last = page.after == null ? null : readCursor(list, page.after)
  const before = page.after == null ? -1 : entries.findIndex((entry) => entry.id === last)
  if (page.after != null && before === -1) return EMPTY_PAGE
  const views = entries.slice(before + 1).map((entry): LogEntryView => ({ view, entry }))
  return cutPage(views, pageSize(page), ({ entry }) => writeCursor(list, entry.id))
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
}
