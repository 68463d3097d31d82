import type { DirectiveId } from '@samsyn/schema/policy'
import { readCursor, writeCursor } from '../cursor.ts'
import type { ChildView, RegistryContext } from '../loaders.ts'
import { nameOf } from '../people.ts'
import { mayShowPlaces } from '../visibility.ts'
import { writeAuditEvents } from './audit-event.ts'
import type { LogEntry } from './log-entry.ts'
import type { ExportedEntry } from './log-file.ts'
import { writeLogTable } from './log-table.ts'
import { readLog } from './read-log.ts'

const WRITERS = { FHIR_R4: writeAuditEvents, CSV: writeLogTable } as const

/** Entries in one part of an export. */
const PART_LIMIT = 500

interface ExportArguments {
  readonly format: keyof typeof WRITERS
  readonly after?: string | null
}

interface ExportPart {
  readonly content: string
  readonly endCursor: string | null
}

/**
 * One part of the log as a file, whole in itself: the same entries in the same order as `Child.accessLog`. After a cursor
 * that is no entry of this log it is a file of none.
 */
export async function exportLog(
  view: ChildView,
  { format, after: cursor }: ExportArguments,
  context: RegistryContext,
): Promise<ExportPart> {
  const list = ['log export', format, view.truth.child, view.viewer.person.id]
  const after = cursor == null ? null : readCursor(list, cursor)
  const part =
    cursor != null && after === null ? null : await readLog(view, context.registry, { after, limit: PART_LIMIT })
  const { entries, more } = part ?? { entries: [], more: false }
  const exported = await Promise.all(entries.map((entry) => nameEntry(entry, view, context)))
  const last = more ? entries.at(-1) : undefined
  return {
    content: WRITERS[format]({ facts: view.facts, entries: exported, at: view.viewer.at }),
    endCursor: last === undefined ? null : writeCursor(list, last.id),
  }
}

async function nameEntry(entry: LogEntry, view: ChildView, context: RegistryContext): Promise<ExportedEntry> {
  const { id, at, kind, onBehalfOf, role, service, purpose, directive, slices, disclosed } = entry
  const person = mayShowPlaces(view) ? entry.person : null
  const told = (one: DirectiveId | null): DirectiveId | null =>
    view.facts.directives.some((known) => known.id === one) ? one : null
  const [by = null, onBehalfOfName = null] = await Promise.all(
    [person, onBehalfOf].map(async (one) => (one === null ? null : nameOf(one, context))),
  )
  const shown = kind === 'LOOKED' ? disclosed : slices.map((slice) => ({ slice, directive }))
  return {
    id,
    at,
    kind,
    person,
    by,
    onBehalfOf,
    onBehalfOfName,
    role,
    service,
    purpose,
    slices: shown.map((one) => ({ slice: one.slice, directive: told(one.directive) })),
  }
}
