import { groupBySector } from '../format/by-sector.ts'
import { writeSliceName } from '../format/slice-name.ts'
import type { PictureQuery, Sector } from '../generated/graphql.ts'
import type { Answer } from '../graph/client.ts'
import { CHILD_WELFARE } from './child-welfare.ts'
import { HEALTH } from './health.ts'
import { NAV } from './nav.ts'
import { SCHOOL } from './school.ts'
import type { Section } from './sections.ts'

/** One slice as the reader meets it. Whatever the cause, what is not shared is the same. */
export type SliceReading =
  | { readonly state: 'NOT_SHARED' }
  | { readonly state: 'UNAVAILABLE' }
  | { readonly state: 'EMPTY'; readonly isPartial: boolean }
  | { readonly state: 'RECORDED'; readonly isPartial: boolean; readonly sections: readonly Section[] }

export interface ReadSlice {
  readonly id: string
  readonly name: string
  readonly reading: SliceReading
}

export interface ReadSector {
  readonly sector: Sector
  readonly slices: readonly ReadSlice[]
}

type Reading = (value: unknown) => readonly Section[]

// Each reading fits its own field by its type; looked up by name, that is lost.
const READINGS = { school: SCHOOL, health: HEALTH, childWelfare: CHILD_WELFARE, nav: NAV } as unknown as Readonly<
  Partial<Record<Sector, Readonly<Record<string, Reading>>>>
>

/**
 * The picture of a child by sector, in the order of the catalogue. A slice this build does not ask for is left out, and so
 * is a sector of such slices only.
 */
export function readPicture({ data, withheld, unavailable }: Answer<PictureQuery>): readonly ReadSector[] {
  const readSlice = (slice: PictureQuery['slices'][number]): readonly ReadSlice[] => {
    const { id, sector } = slice
    const field = id.slice(sector.length + 1)
    const read = READINGS[sector]?.[field]
    if (read === undefined) return []
    const records = data.child as Readonly<Record<string, unknown>> | null
    const record = records?.[sector] as Readonly<Record<string, unknown>> | null | undefined
    const place = `child.${id}`
    const isPartial = [...withheld].some((other) => other.startsWith(`${place}.`))
    const reading: SliceReading = withheld.has(place)
      ? { state: 'NOT_SHARED' }
      : unavailable.has(place)
        ? { state: 'UNAVAILABLE' }
        : readRecords(record?.[field], read, isPartial)
    return [{ id, name: writeSliceName(slice), reading }]
  }
  return groupBySector(data.slices, ({ sector }) => sector)
    .map(([sector, slices]) => ({ sector, slices: slices.flatMap(readSlice) }))
    .filter(({ slices }) => slices.length > 0)
}

function readRecords(value: unknown, read: Reading, isPartial: boolean): SliceReading {
  const sections = value === null || value === undefined ? [] : read(value)
  return sections.length === 0 ? { state: 'EMPTY', isPartial } : { state: 'RECORDED', isPartial, sections }
}
