import DataLoader from 'dataloader'
import type { Activity } from './activities.ts'
import type { Decision14a } from './decision14a.ts'
import type { Found, NavPerson, Source } from './source.ts'
import type { Support } from './support.ts'

/** Look-ups by national identity number, batched and kept for one request. */
export interface Loaders {
  readonly person: DataLoader<string, NavPerson | null>
  readonly activities: DataLoader<string, readonly Activity[]>
  readonly decision14a: DataLoader<string, Decision14a | null>
  readonly benefits: DataLoader<string, readonly Support[]>
  readonly householdSupports: DataLoader<string, readonly Support[]>
}

export function createLoaders(source: Source): Loaders {
  const person = new DataLoader<string, NavPerson | null>(async (numbers) => {
    const found = await source.findPeople(numbers)
    return numbers.map((number) => found.get(number) ?? null)
  })

  /** Nothing is asked about anyone before it is known that no office lock is on. */
  const createLoader = <T>(find: (numbers: readonly string[]) => Found<T>, nothing: T): DataLoader<string, T> =>
    new DataLoader(async (numbers) => {
      const people = await person.loadMany(numbers)
      const known = numbers.filter((_, index) => people[index] !== null && !(people[index] instanceof Error))
      const found = known.length === 0 ? new Map<string, T | Error>() : await find(known)
      return numbers.map((number, index) => {
        const who = people[index]
        return who instanceof Error ? who : (found.get(number) ?? nothing)
      })
    })

  return {
    person,
    activities: createLoader((numbers) => source.findActivities(numbers), []),
    decision14a: createLoader((numbers) => source.findDecisions14a(numbers), null),
    benefits: createLoader((numbers) => source.findBenefits(numbers), []),
    householdSupports: createLoader((numbers) => source.findHouseholdSupports(numbers), []),
  }
}
