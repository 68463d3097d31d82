import { randomUUID } from 'node:crypto'
import { addDays, type SliceId } from '@samsyn/schema/policy'
import { synthesizeIdentityNumber } from '../../../demo/src/national-identity-number.ts'
import type { BenchChild, BenchPerson, BenchShare } from '../enter-children.ts'

/**
 * A population of any size that nobody is of: households of one to four children from 0 to 24, spread over caseloads. The
 * numbers are synthetic (month + 80) and right, and no two are alike.
 */

/** A coordinator, the children on their caseload, and what those families share. */
export interface Caseload {
  readonly share: BenchShare
  readonly children: readonly BenchChild[]
}

/** A caseload takes households, whole ones, until so many children are on it. */
export const LEAST_CHILDREN = 25
const GIVEN_NAMES = ['Åse', 'Bjørn', 'Dagny', 'Sæbjørn', 'Ingrid', 'Øyvind', 'Kåre', 'Ragnhild', 'Tørres', 'Ærlend']
const FAMILY_NAMES = ['Ødegård', 'Brekkåsen', 'Sætre', 'Lyngblom', 'Øvrebø', 'Tørnes', 'Grønås']
/** Children in a household, over and over: two at the mean. */
const HOUSEHOLDS = [1, 2, 3, 2, 1, 2, 4, 1]
const DAYS_IN_25_YEARS = 9_130
const SIBLINGS_APART_DAYS = 700
const YOUNGEST_PARENT_DAYS = 19 * 365
const PARENT_AGES_DAYS = 20 * 365
/** So many of one sex can be told apart who are born on the same day. */
const BORN_ON_A_DAY = 240

/** A number below `bound`, spread evenly and always the same for the same place (a step of the golden ratio). */
const spread = (place: number, bound: number): number => Math.floor(((place * 0.618_033_988_75) % 1) * bound)

/**
 * @param today children are from 0 to 24 that day
 * @param slices shared by every family with the coordinator's service
 * @returns caseload after caseload without end; take as many as are wanted
 */
export function* createPopulation(today: string, slices: readonly SliceId[]): Generator<Caseload> {
  const numbers = new Set<string>()
  const chooseNumber = (birthDate: string, sex: 'female' | 'male'): string => {
    for (let serial = 0; serial < BORN_ON_A_DAY; serial++) {
      const number = synthesizeIdentityNumber(birthDate, sex, serial)
      if (numbers.has(number)) continue
      numbers.add(number)
      return number
    }
    throw new RangeError('more are born on one day than numbers tell apart')
  }
  const createPerson = (place: number, birthDate: string, sex: 'female' | 'male', family: string): BenchPerson => ({
    id: randomUUID(),
    displayName: `${GIVEN_NAMES[place % GIVEN_NAMES.length]} ${family}`,
    nationalIdentityNumber: chooseNumber(birthDate, sex),
  })
  function* createHouseholds(): Generator<readonly BenchChild[]> {
    for (let household = 0; ; household++) {
      const family = FAMILY_NAMES[household % FAMILY_NAMES.length] ?? ''
      const siblings = HOUSEHOLDS[household % HOUSEHOLDS.length] ?? 1
      const youngest = 1 + spread(household, DAYS_IN_25_YEARS - (siblings - 1) * SIBLINGS_APART_DAYS)
      const oldest = youngest + (siblings - 1) * SIBLINGS_APART_DAYS
      const parents = (['female', 'male'] as const).map((sex, which) => {
        const age = oldest + YOUNGEST_PARENT_DAYS + spread(2 * household + which, PARENT_AGES_DAYS)
        return createPerson(household + which, addDays(today, -age), sex, family)
      }) as [BenchPerson, BenchPerson]
      yield Array.from({ length: siblings }, (_, sibling) => {
        const birthDate = addDays(today, -(youngest + sibling * SIBLINGS_APART_DAYS))
        const sex = (household + sibling) % 2 === 0 ? 'female' : 'male'
        return { ...createPerson(household + sibling, birthDate, sex, family), birthDate, parents }
      })
    }
  }
  const households = createHouseholds()
  for (let coordinator = 0; ; coordinator++) {
    const birthDate = addDays(today, -(30 * 365 + spread(coordinator, 30 * 365)))
    const children: BenchChild[] = []
    while (children.length < LEAST_CHILDREN) children.push(...(households.next().value as readonly BenchChild[]))
    const member = createPerson(coordinator, birthDate, 'female', 'Koordinator')
    yield { share: { member, service: 'COORDINATION_UNIT', slices }, children }
  }
}
