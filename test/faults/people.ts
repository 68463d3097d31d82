import { randomUUID } from 'node:crypto'
import {
  openDatabase,
  openRegistry,
  type Pool,
  recordEvents,
  recordRegisterRead,
  registerPersons,
} from '@samsyn/consent'
import { addDays, type NewEvent, startOfDate } from '@samsyn/schema/policy'
import { synthesizeIdentityNumber } from '../../demo/src/national-identity-number.ts'
import { type Canaries, createCanaries } from '../fuzz/canaries.ts'
import { shiftDate } from '../fuzz/dates.ts'
import { createSectorFiles, type SectorFiles } from '../fuzz/files/sector-files.ts'
import type { Child, People, Person } from '../fuzz/people.ts'
import { createRandom } from '../fuzz/random.ts'

/** Twenty synthetic children with records in every sector, their families, and the coordinator of all of them. */
export interface FaultPeople {
  readonly today: string
  readonly children: readonly FaultChild[]
  readonly parents: readonly Person[]
  readonly coordinator: Person
  readonly files: SectorFiles
}

export interface FaultChild extends Child {
  /** Registered holders of parental responsibility: both parents, or the mother alone. */
  readonly holders: readonly Person[]
}

const SEED = 20
const CHILDREN = 20
const CHILDREN_PER_FAMILY = 2
const YOUTHS = [17, 18, 19]
const YOUTH_AGE = 16
/** Of every so many families, in one the mother decides alone. */
const ALONE = 4
const FIRST_SERIAL = 100
const MUNICIPALITY = '9903'
const ORGANISATION = '314000048'
const REGISTERED_DAYS_AGO = 90

/** The same on the same day. */
export function createFaultPeople(today: string): FaultPeople {
  const random = createRandom(SEED)
  const canaries: Canaries = {
    ...createCanaries(random, today),
    // Unlike in the attack nobody looks for where a date came from, and there are more children than dates.
    day: (low, high) => shiftDate(today, { days: random.whole(low, high) }),
    days: (low, high) => {
      const middle = Math.floor((low + high) / 2)
      return [
        shiftDate(today, { days: random.whole(low, middle) }),
        shiftDate(today, { days: random.whole(middle + 1, high) }),
      ]
    },
  }
  let serial = 0
  const create = (key: string, sex: Person['sex'], birthDate: string): Person => {
    const index = serial++
    const [givenName, familyName] = [canaries.word(), canaries.word()]
    return {
      key,
      id: `fa170000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      displayName: `${givenName} ${familyName}`,
      givenName,
      familyName,
      sex,
      birthDate,
      nationalIdentityNumber: synthesizeIdentityNumber(birthDate, sex, FIRST_SERIAL + index),
    }
  }
  const createAdult = (key: string, sex: Person['sex']): Person =>
    create(key, sex, shiftDate('1981-05-02', { days: serial }))

  const families = Array.from({ length: CHILDREN / CHILDREN_PER_FAMILY }, (_, family) => ({
    parents: [createAdult(`mother-${family}`, 'female'), createAdult(`father-${family}`, 'male')] as const,
    isAlone: family % ALONE === ALONE - 1,
  }))
  const children = Array.from({ length: CHILDREN }, (_, index): FaultChild => {
    const { parents, isAlone } = families[Math.floor(index / CHILDREN_PER_FAMILY)] as (typeof families)[number]
    const age = YOUTHS.includes(index) ? YOUTH_AGE : 5 + (index % 8)
    // Half a year from a birthday, so that no run crosses one.
    const birthDate = shiftDate(today, { years: -age, months: -6, days: -index })
    return {
      ...create(`child-${index}`, index % 2 === 0 ? 'female' : 'male', birthDate),
      age,
      parents,
      holders: isAlone ? [parents[0]] : parents,
      protection: 'UGRADERT',
    }
  })
  const coordinator = createAdult('coordinator', 'female')
  const parents = families.flatMap((family) => family.parents)
  // Of staff the files hold nobody.
  const people: People = { today, children, parents, staff: {} as People['staff'] }
  return { today, children, parents, coordinator, files: createSectorFiles(people, canaries, random) }
}

/** Registers them. Nobody has said anything yet. */
export async function enterFaultPeople(pool: Pool, people: FaultPeople): Promise<void> {
  const database = openDatabase(pool)
  const everyone = [...people.children, ...people.parents, people.coordinator]
  await registerPersons(
    database,
    everyone.map(({ id, nationalIdentityNumber, displayName }) => ({ id, nationalIdentityNumber, displayName })),
  )
  const registered = addDays(people.today, -REGISTERED_DAYS_AGO)
  for (const child of people.children) {
    const events = registerChild(child, people.coordinator.id, registered)
    await recordEvents(database, child.id, null, startOfDate(registered), events)
  }
  // Heard from on the day of the run; that is enough for a whole day.
  await recordRegisterRead(database, await openRegistry(database).now())
}

function registerChild(child: FaultChild, coordinator: string, registered: string): readonly NewEvent[] {
  const kind = child.holders.length === 1 ? 'mor' : 'felles'
  return [
    { kind: 'CHILD_REGISTERED', body: { organisation: ORGANISATION } },
    {
      kind: 'REGISTER_READ',
      body: {
        birthDate: child.birthDate,
        addressProtection: child.protection,
        responsibility: child.holders.map(({ id }) => ({ person: id, kind })),
        parents: child.parents.map(({ id }) => id),
        verger: [],
        careOrder: false,
        municipality: MUNICIPALITY,
      },
    },
    {
      kind: 'MEMBER_ADDED',
      body: {
        id: randomUUID(),
        person: coordinator,
        role: 'COORDINATOR',
        service: 'COORDINATION_UNIT',
        organisation: ORGANISATION,
        from: registered,
        to: null,
      },
    },
  ]
}
