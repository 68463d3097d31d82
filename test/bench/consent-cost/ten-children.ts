import { randomUUID } from 'node:crypto'
import {
  openDatabase,
  openRegistry,
  type Pool,
  recordEvents,
  recordRegisterRead,
  registerPersons,
} from '@samsyn/consent'
import { addDays, addMonths, type NewEvent, SLICES, type SliceId, startOfDate } from '@samsyn/schema/policy'
import { hashConsentText } from '@samsyn/schema/sdl'
import { createCanaries } from '../../fuzz/canaries.ts'
import { createSectorFiles, type SectorFiles } from '../../fuzz/files/sector-files.ts'
import { type Child, createPeople, type People } from '../../fuzz/people.ts'
import { createRandom } from '../../fuzz/random.ts'

/** Ten children with records in every sector, of whom everything that is asked is shared with one coordinator. */
export interface TenChildren {
  readonly people: People
  readonly children: readonly Child[]
  readonly files: SectorFiles
}

/** Two of each sector; none is a parent's own affair, so that all ten have the same verdict. */
export const ASKED = [
  'school.attendance',
  'school.contacts',
  'health.contacts',
  'health.appointments',
  'childWelfare.measures',
  'childWelfare.plan',
  'nav.followUp',
  'nav.activities',
] as const satisfies readonly SliceId[]

const SEED = 5
const MUNICIPALITY = '9902'
const ORGANISATION = '314000021'
const REGISTERED_DAYS_AGO = 90
const GIVEN_DAYS_AGO = 20
const MONTHS = 3

export function createTenChildren(today: string): TenChildren {
  const random = createRandom(SEED)
  const canaries = createCanaries(random, today)
  const people = createPeople(today, canaries)
  const children = people.children.filter(({ age, protection }) => age < 15 && protection === 'UGRADERT').slice(0, 10)
  return { people, children, files: createSectorFiles({ ...people, children }, canaries, random) }
}

export async function enterTenChildren(pool: Pool, { people, children }: TenChildren): Promise<void> {
  const database = openDatabase(pool)
  const { today, parents, staff } = people
  await registerPersons(
    database,
    [...children, ...parents, staff.coordinator].map(({ id, nationalIdentityNumber, displayName }) => ({
      id,
      nationalIdentityNumber,
      displayName,
    })),
  )
  const registered = addDays(today, -REGISTERED_DAYS_AGO)
  const given = addDays(today, -GIVEN_DAYS_AGO)
  for (const child of children) {
    const events = registerChild(child, staff.coordinator.id, registered)
    await recordEvents(database, child.id, null, startOfDate(registered), events)
    // A directive for each sector, as families give them.
    for (const sector of ['school', 'health', 'childWelfare', 'nav']) {
      const { directive, signature } = giveDirective(
        given,
        ASKED.filter((slice) => slice.startsWith(`${sector}.`)),
      )
      const [mother, father] = child.parents
      await recordEvents(database, child.id, mother.id, startOfDate(given), [directive, signature])
      await recordEvents(database, child.id, father.id, startOfDate(addDays(given, 1)), [signature])
    }
  }
  await recordRegisterRead(database, await openRegistry(database).now())
}

function registerChild(child: Child, coordinator: string, registered: string): readonly NewEvent[] {
  const parents = child.parents.map(({ id }) => id)
  return [
    { kind: 'CHILD_REGISTERED', body: { organisation: ORGANISATION } },
    {
      kind: 'REGISTER_READ',
      body: {
        birthDate: child.birthDate,
        addressProtection: 'UGRADERT',
        responsibility: parents.map((person) => ({ person, kind: 'felles' })),
        parents,
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

function giveDirective(given: string, slices: readonly SliceId[]) {
  const terms = {
    id: randomUUID(),
    kind: 'PERMIT',
    slices,
    recipients: [{ service: 'COORDINATION_UNIT' }],
    purposes: ['COORDINATION'],
    validFrom: startOfDate(given),
    validTo: startOfDate(addMonths(given, Math.min(MONTHS, ...slices.map((slice) => SLICES[slice].longestMonths)))),
    recordsSince: null,
    legalNature: 'SECRECY_WAIVER',
    gdprBasis: 'ART_6_1_E',
    renews: null,
  } as const
  const textHash = hashConsentText(terms)
  return {
    directive: { kind: 'DIRECTIVE_GIVEN', body: { ...terms, textHash } },
    signature: { kind: 'DIRECTIVE_SIGNED', body: { directive: terms.id, method: 'EID_HIGH', textHash, locale: 'nb' } },
  } as const satisfies Record<string, NewEvent>
}
