import type { LogEntry } from './write-entry.ts'

/**
 * Makes one of the looks of a day that showed nothing, by each who looked: a list of children is a look at each of them, and
 * says nothing more the tenth time. What was seen, and what was done, stands by itself.
 * @param entries of one day, newest first
 * @returns entries that are told as one, each by itself when there is no other; where the newest of them was
 */
export function foldEmptyLooks(entries: readonly LogEntry[]): readonly (readonly LogEntry[])[] {
  const folds = new Map<string, LogEntry[]>()
  for (const entry of entries) {
    const { id, kind, by, role, service, slices } = entry
    const isEmptyLook = kind === 'LOOKED' && slices.length === 0 && by !== null
    const key = isEmptyLook ? JSON.stringify([by, role, service]) : id
    folds.set(key, [...(folds.get(key) ?? []), entry])
  }
  return [...folds.values()]
}
