import { createCanaries } from './canaries.ts'
import { createSectorFiles, type SectorFiles } from './files/sector-files.ts'
import { type Child, createPeople, type People, type Person } from './people.ts'
import { createRandom } from './random.ts'
import { createFamilies, type Family, type Purpose, SEATS, type SeatKey, type Share } from './says.ts'

/** The whole of what is true in the attack: who there is, what the files hold, what is shared with whom. */

export const MUNICIPALITY = '9902'
export const ORGANISATION = '314000021'
export const REGISTERED_DAYS_AGO = 90

export type Capacity = 'TEAM' | 'GUARDIAN' | 'YOUTH' | 'PRIVACY_OFFICER'

/** Someone who asks. */
export interface Caller {
  readonly key: string
  /** `null`: a person the registry does not know. */
  readonly person: Person | null
  readonly nationalIdentityNumber: string
  readonly seat: SeatKey | null
}

/** A child as one caller may find them. */
export interface SeenChild {
  readonly child: Child
  readonly capacity: Capacity
}

export interface World {
  readonly people: People
  readonly files: SectorFiles
  readonly families: ReadonlyMap<string, Family>
  readonly callers: readonly Caller[]
  /** Keys of the children on whose team someone is. */
  readonly teams: Readonly<Record<SeatKey, readonly string[]>>
  /** The children a caller may find, in the order of names. */
  see(caller: Caller): readonly SeenChild[]
  /** What is shared of a child with a caller who asks for a purpose, by slice. */
  shared(caller: Caller, purpose: string | null, child: string): ReadonlyMap<string, Share>
}

/** A number that no one in the world has. */
const STRANGER = '21910750035'

export function createWorld(seed: number, today: string): World {
  const random = createRandom(seed)
  const canaries = createCanaries(random, today)
  const people = createPeople(today, canaries)
  const files = createSectorFiles(people, canaries, random)
  const [first] = files.records.values()
  const slices = Object.entries(first ?? {}).flatMap(([sector, told]) =>
    Object.keys(told).map((name) => `${sector}.${name}`),
  )
  const families = createFamilies(people, slices, canaries, random)
  const keys = people.children.map(({ key }) => key)
  const teams = {
    coordinator: keys.filter((key) => key !== 'other-team'),
    nurse: keys.filter((key, index) => index % 2 === 0 || key.startsWith('protected')),
    teacher: ['everything', 'some-one', 'some-two', 'denied', 'protected', 'youth', 'one-parent'],
    elsewhere: ['other-team'],
  }
  const see = (caller: Caller): readonly SeenChild[] =>
    people.children
      // With a strictly protected address a child cannot be found by anyone.
      .filter(({ protection }) => protection !== 'STRENGT_FORTROLIG')
      .flatMap((child) => {
        const capacity = findCapacity(caller, child, teams)
        return capacity === null ? [] : [{ child, capacity }]
      })
  return {
    people,
    files,
    families,
    teams,
    callers: listCallers(people),
    see,
    shared: (caller, purpose, child) => {
      const { seat } = caller
      // No sector's data is for the family or for the privacy officer through the graph.
      if (seat === null || !teams[seat].includes(child)) return new Map()
      const shares = families.get(child)?.shares ?? []
      return new Map(
        shares
          .filter((share) => share.seats.includes(seat) && share.purposes.includes(purpose as Purpose))
          .map((share) => [share.slice, share]),
      )
    },
  }
}

function findCapacity({ person, seat }: Caller, child: Child, teams: World['teams']): Capacity | null {
  if (person === null) return null
  if (person.key === child.key) return 'YOUTH'
  if (child.age < 18 && child.parents.some(({ key }) => key === person.key)) return 'GUARDIAN'
  if (person.key === 'officer') return 'PRIVACY_OFFICER'
  return seat !== null && teams[seat].includes(child.key) ? 'TEAM' : null
}

function listCallers(people: People): readonly Caller[] {
  const toCaller = (person: Person): Caller => ({
    key: person.key,
    person,
    nationalIdentityNumber: person.nationalIdentityNumber,
    seat: Object.hasOwn(SEATS, person.key) ? (person.key as SeatKey) : null,
  })
  const family = [...people.parents, ...people.children].filter(({ key }) =>
    ['mother-a', 'father-e', 'mother-f', 'youth', 'adult', 'strict'].includes(key),
  )
  const stranger: Caller = { key: 'stranger', person: null, nationalIdentityNumber: STRANGER, seat: null }
  return [...Object.values(people.staff).map(toCaller), ...family.map(toCaller), stranger]
}
