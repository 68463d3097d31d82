import { readdir } from 'node:fs/promises'
import type { FaultListener } from '@samsyn/kit'
import { type Collection, type Endpoint, indexRecords, readCollection } from './collection.ts'
import { type Collections, ENDPOINTS } from './fint.ts'
import { joinRecords } from './join.ts'
import { createEmptyRecords, type SchoolRecords } from './records.ts'

/**
 * The school sector's records. Each look-up takes national identity numbers (eleven digits) and answers in the same
 * order, with empty lists for a number it does not know.
 */
export type Source = {
  readonly [Slice in keyof SchoolRecords]: (numbers: readonly string[]) => Promise<readonly SchoolRecords[Slice][]>
}

/**
 * Reads a folder of FINT collections, one JSON file for each endpoint (`utdanning/elev/elev` is
 * `utdanning-elev-elev.json`), and of our two PPT files. An endpoint without a file counts as empty.
 * @throws Error when the folder cannot be read or holds none of the files.
 */
export async function openFolderSource(folder: string, onFault: FaultListener): Promise<Source> {
  await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`the source folder cannot be read (${error.code ?? 'unknown cause'})`)
  })
  const collections: Record<string, Collection<unknown>> = {}
  let found = false
  for (const [name, endpoint] of Object.entries(ENDPOINTS) as [string, Endpoint<unknown>][]) {
    const collection = await readCollection(folder, endpoint, onFault)
    found ||= collection !== null
    collections[name] = collection ?? indexRecords(endpoint, [])
  }
  if (!found) throw new Error('the source folder holds no FINT collection, such as utdanning-elev-elev.json')

  const children = joinRecords(collections as unknown as Collections)
  return createSource(() => children)
}

/**
 * Looks records up.
 * @param findChildren gives the children's records, as far as a slice of theirs may be told now, or throws
 */
export function createSource(findChildren: (slice: keyof SchoolRecords) => ReadonlyMap<string, SchoolRecords>): Source {
  const nothing = createEmptyRecords()
  const lookUp =
    <Slice extends keyof SchoolRecords>(slice: Slice) =>
    async (numbers: readonly string[]): Promise<SchoolRecords[Slice][]> => {
      const children = findChildren(slice)
      return numbers.map((number) => (children.get(number) ?? nothing)[slice])
    }
  return {
    enrolment: lookUp('enrolment'),
    attendance: lookUp('attendance'),
    contacts: lookUp('contacts'),
    adaptedEducation: lookUp('adaptedEducation'),
    ppt: lookUp('ppt'),
    assessment: lookUp('assessment'),
    followUpService: lookUp('followUpService'),
  }
}
