import type { Instant } from '@samsyn/schema/policy'
import type { ChildView } from '../loaders.ts'
import type { Registry } from '../source.ts'
import { type LogEntry, writeActs, writeLook } from './log-entry.ts'
import type { LookPlace } from './stored-looks.ts'
import { listHidden, veilLog } from './veil.ts'

/** The most looks that are read at once, where many are behind the child's own wall. */
const CHUNK_LIMIT = 1_000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An entry as one viewer may read it. */
export interface LogEntryView {
  readonly view: ChildView
  readonly entry: LogEntry
}

export interface LogPart {
  readonly entries: readonly LogEntry[]
  /** Whether there are older ones. */
  readonly more: boolean
}

/**
 * Entries of a child's log as the viewer may read it, newest first.
 * @param options.after the id of the entry they come after; `null`: from the newest on
 * @returns `null` when `after` is no entry that the viewer is told of
 */
export async function readLog(
  view: ChildView,
  registry: Registry,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<LogPart | null> {
  const { truth, viewer } = view
  const { child } = truth
  const hidden = isVeiled(view) ? listHidden(truth, viewer.at) : []
  const acts = tell(view, writeActs(await registry.readActs(child)).toReversed()).toSorted(byNewest)
  const start = after === null ? { acts, before: null } : await findStart(view, registry, acts, after)
  if (start === null) return null
  const looks: LogEntry[] = []
  let { before } = start
  for (let size = limit + 1; ; size = Math.min(CHUNK_LIMIT, size * 4)) {
    const chunk = await registry.readDisclosures(child, { before, limit: size, hidden })
    looks.push(...tell(view, chunk.map(writeLook)))
    const last = chunk.length < size ? undefined : chunk.at(-1)
    const entries = merge(
      start.acts.filter(({ at }) => last === undefined || at >= last.at),
      looks,
    )
    if (last === undefined || entries.length > limit) {
      return { entries: entries.slice(0, limit), more: entries.length > limit }
    }
    before = { at: last.exactAt, seq: last.seq }
  }
}

/** A look of the child's log as the viewer may read it; `null` for what is none, or not told. */
export async function findLook(view: ChildView, registry: Registry, id: string): Promise<LogEntry | null> {
  if (!UUID.test(id)) return null
  const disclosure = await registry.findDisclosure(view.truth.child, id)
  return disclosure === undefined ? null : (tell(view, [writeLook(disclosure)])[0] ?? null)
}

interface Start {
  readonly acts: readonly LogEntry[]
  readonly before: LookPlace
}

async function findStart(
  view: ChildView,
  registry: Registry,
  acts: readonly LogEntry[],
  after: string,
): Promise<Start | null> {
  const index = acts.findIndex(({ id }) => id === after)
  const act = acts[index]
  // Of one millisecond, acts come before looks.
  if (act !== undefined) return { acts: acts.slice(index + 1), before: { at: nextMillisecond(act.at), seq: '0' } }
  const disclosure = UUID.test(after) ? await registry.findDisclosure(view.truth.child, after) : undefined
  if (disclosure === undefined || tell(view, [writeLook(disclosure)]).length === 0) return null
  return {
    acts: acts.filter(({ at }) => at < disclosure.at),
    before: { at: disclosure.exactAt, seq: disclosure.seq },
  }
}

function isVeiled({ capacities }: ChildView): boolean {
  return capacities.includes('GUARDIAN')
}

function tell(view: ChildView, entries: readonly LogEntry[]): readonly LogEntry[] {
  const { truth, facts, viewer } = view
  return isVeiled(view) ? veilLog(entries, truth, facts, viewer.at) : entries
}

/** Both are newest first, and the sort is stable. */
function merge(acts: readonly LogEntry[], looks: readonly LogEntry[]): readonly LogEntry[] {
  return [...acts, ...looks].toSorted(byNewest)
}

function byNewest(a: LogEntry, b: LogEntry): number {
  return a.at < b.at ? 1 : a.at > b.at ? -1 : 0
}

function nextMillisecond(at: Instant): Instant {
  return new Date(Date.parse(at) + 1).toISOString()
}
