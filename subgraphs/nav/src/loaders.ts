import DataLoader from 'dataloader'
import type { NavPerson, Source } from './source.ts'
import type { Support } from './support.ts'

/** Look-ups by national identity number, batched and kept for one request. */
export interface Loaders {
  readonly person: DataLoader<string, NavPerson | null>
  readonly householdSupports: DataLoader<string, readonly Support[]>
}

export function createLoaders(source: Source): Loaders {
  return {
    person: new DataLoader(async (numbers) => {
      const found = await source.findPeople(numbers)
      return numbers.map((number) => found.get(number) ?? null)
    }),
    householdSupports: new DataLoader(async (numbers) => {
      const found = await source.findHouseholdSupports(numbers)
      return numbers.map((number) => found.get(number) ?? [])
    }),
  }
}
