import type { Sector, SliceNameFragment } from '../generated/graphql.ts'
import { wordFor } from '../texts/index.ts'
import { writeList } from './lists.ts'
import { writeSliceName } from './slice-name.ts'

/** The order sectors are shown in, everywhere. One that is not here comes after them. */
const ORDER: readonly Sector[] = ['school', 'health', 'childWelfare', 'nav']

/** Things parted by their sector; a sector without any is left out. */
export function groupBySector<Thing>(
  things: readonly Thing[],
  sectorOf: (thing: Thing) => Sector,
): readonly (readonly [Sector, readonly Thing[]])[] {
  const sectors = new Set([...ORDER, ...things.map(sectorOf)])
  const groups = [...sectors].map((sector) => [sector, things.filter((thing) => sectorOf(thing) === sector)] as const)
  return groups.filter(([, of]) => of.length > 0)
}

/** `Skole: Fravær og Kontaktlærer; Helse: Avtaler`. A slice's name alone does not say whose it is. */
export function writeSlices(slices: readonly SliceNameFragment[]): string {
  return groupBySector(slices, ({ sector }) => sector)
    .map(([sector, of]) => `${wordFor('words.sectors', sector)}: ${writeList(of.map(writeSliceName))}`)
    .join('; ')
}
