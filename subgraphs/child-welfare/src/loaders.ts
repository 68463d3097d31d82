import DataLoader from 'dataloader'
import type { Contact, ParentSupport } from './own-files.ts'
import type { CaseRecords } from './records.ts'
import type { Source } from './source.ts'

/** By national identity number; `null` where nothing is recorded. */
export interface Loaders {
  readonly caseRecords: DataLoader<string, CaseRecords | null>
  readonly contacts: DataLoader<string, readonly Contact[] | null>
  readonly parentSupport: DataLoader<string, readonly ParentSupport[] | null>
}

/** Loaders for one request: several slices of one child, and all children of the request, are looked up once. */
export function createLoaders(source: Source): Loaders {
  return {
    caseRecords: createLoader((numbers) => source.findCaseRecords(numbers)),
    contacts: createLoader((numbers) => source.findContacts(numbers)),
    parentSupport: createLoader((numbers) => source.findParentSupport(numbers)),
  }
}

function createLoader<T>(find: (numbers: readonly string[]) => Promise<ReadonlyMap<string, T>>) {
  return new DataLoader<string, T | null>(async (numbers) => {
    const found = await find(numbers)
    return numbers.map((number) => found.get(number) ?? null)
  })
}
