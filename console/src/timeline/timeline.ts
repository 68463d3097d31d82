import type { Sector } from '../generated/graphql.ts'
import type { ReadSector, ReadSlice } from '../picture/read-picture.ts'
import type { Span } from '../picture/sections.ts'

/** What happens when, slice by slice. */
export interface SectorTimeline {
  readonly sector: Sector
  readonly rows: readonly TimelineRow[]
}

export interface TimelineRow {
  /** The slice's id. */
  readonly id: string
  readonly name: string
  /** The earliest first. */
  readonly spans: readonly Span[]
}

/**
 * Everything of the picture that has a place in time. It is made from what the picture shows and nothing else: a slice
 * that is not shared, one without records and one without dates all leave no trace.
 */
export function readTimeline(sectors: readonly ReadSector[]): readonly SectorTimeline[] {
  return sectors.flatMap(({ sector, slices }) => {
    const rows = slices.map(readRow).filter(({ spans }) => spans.length > 0)
    return rows.length === 0 ? [] : [{ sector, rows }]
  })
}

function readRow({ id, name, reading }: ReadSlice): TimelineRow {
  const sections = reading.state === 'RECORDED' ? reading.sections : []
  const spans = sections.flatMap(({ entries }) => entries.flatMap((entry) => entry.spans ?? []))
  return { id, name, spans: spans.toSorted((a, b) => startOf(a).localeCompare(startOf(b))) }
}

/** What has no beginning has always been. */
const startOf = ({ from }: Span): string => from ?? ''
