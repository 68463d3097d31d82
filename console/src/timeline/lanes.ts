import type { Span } from '../picture/sections.ts'

/** A span as it is drawn: from its first day to its last, `YYYY-MM-DD`. */
export interface Bar {
  readonly what: string
  /** When, in words. */
  readonly when: string
  readonly first: string
  readonly last: string
}

/** Whole years, so that the axis begins and ends where a reader expects it to. */
export interface Years {
  readonly first: number
  readonly last: number
}

/** The years of some spans, of today, and one on each side of it. What has no beginning has begun at the edge of them. */
export function findYears(spans: readonly Span[], today: string): Years {
  const thisYear = Number(today.slice(0, 4))
  const told = spans.flatMap(({ from, until }) => [...readYear(from), ...readYear(until)])
  const years = [thisYear - 1, thisYear + 1, ...told]
  return { first: Math.min(...years), last: Math.max(...years) }
}

/** The first day a date may mean: `2027-05` is 1 May. Null for what is no date. */
export function findFirstDay(date: string): string | null {
  if (readYear(date).length === 0) return null
  const [year, month = '01', day = '01'] = date.slice(0, 10).split('-')
  return `${year}-${month}-${day}`
}

/** The last day a date may mean: `2027-05` is 31 May. */
export function findLastDay(date: string): string | null {
  const first = findFirstDay(date)
  if (first === null || date.length >= 10) return first
  const [year = 0, month = 12] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/**
 * Bars of one row, in as few lanes as keep any of them from lying over another; the order is kept.
 * @param leastDays so long a bar takes, at least, to be seen and pressed
 */
export function placeInLanes(bars: readonly Bar[], leastDays: number): readonly (readonly Bar[])[] {
  const lanes: Lane[] = []
  for (const bar of bars.toSorted((a, b) => a.first.localeCompare(b.first))) {
    const begins = Date.parse(bar.first)
    const ends = Math.max(Date.parse(bar.last), begins + (leastDays - 1) * DAY_MS)
    const lane = lanes.find((other) => other.ends < begins)
    if (lane === undefined) lanes.push({ ends, bars: [bar] })
    else {
      lane.ends = ends
      lane.bars.push(bar)
    }
  }
  return lanes.map((lane) => lane.bars)
}

const DAY_MS = 86_400_000

interface Lane {
  ends: number
  readonly bars: Bar[]
}

function readYear(date: string | null): readonly number[] {
  return date !== null && /^\d{4}/.test(date) ? [Number(date.slice(0, 4))] : []
}
