import { dateInNorway } from '../format/dates.ts'

export interface Day<Entry> {
  /** `YYYY-MM-DD`, in Norway. */
  readonly date: string
  readonly entries: readonly Entry[]
}

/** Entries by the day in Norway they happened, in the order they come. */
export function groupByDay<Entry extends { readonly at: string }>(entries: readonly Entry[]): readonly Day<Entry>[] {
  const days = new Map<string, Entry[]>()
  for (const entry of entries) {
    const date = dateInNorway(new Date(entry.at))
    days.set(date, [...(days.get(date) ?? []), entry])
  }
  return [...days].map(([date, of]) => ({ date, entries: of }))
}
