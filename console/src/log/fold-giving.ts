import type { LogEntry } from './write-entry.ts'

/**
 * Makes one entry of an answer and the signature it was given with: the registry writes two, and the family did one
 * thing. Entries are newest first, so the signature comes before the answer.
 */
export function foldGiving(entries: readonly LogEntry[]): readonly LogEntry[] {
  return entries.filter((entry, index) => {
    const next = entries[index + 1]
    return next === undefined || entry.kind !== 'SIGNED' || next.kind !== 'GAVE' || !isSameAct(entry, next)
  })
}

function isSameAct(a: LogEntry, b: LogEntry): boolean {
  const slicesOf = ({ slices }: LogEntry): string => slices.map(({ id }) => id).join()
  return a.at === b.at && a.by === b.by && slicesOf(a) === slicesOf(b)
}
