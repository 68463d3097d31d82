import type { ChildFacts, DirectiveId, Instant, PersonId, SliceId } from '@samsyn/schema/policy'
import type { LogEntry } from './log-entry.ts'

/** As `AccessLogEntry` tells of it. */
export interface ExportedEntry
  extends Pick<LogEntry, 'id' | 'at' | 'kind' | 'onBehalfOf' | 'role' | 'service' | 'purpose'> {
  /** `null` where places are withheld. */
  readonly person: PersonId | null
  /** Names of those above. */
  readonly by: string | null
  readonly onBehalfOfName: string | null
  /** What was shown, or what the act was about, with the directives that the viewer is told of. */
  readonly slices: readonly { readonly slice: SliceId; readonly directive: DirectiveId | null }[]
}

/** What one part of an export is written from: entries as the viewer may read them. */
export interface LogFile {
  readonly facts: ChildFacts
  readonly entries: readonly ExportedEntry[]
  /** When it is written. */
  readonly at: Instant
}
