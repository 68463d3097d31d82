import { randomUUID } from 'node:crypto'
import {
  openDatabase,
  openRegistry,
  type Pool,
  recordEvents,
  recordRegisterRead,
  registerOfficer,
  registerPersons,
} from '@samsyn/consent'
import { addDays, addMonths, type NewEvent, type SliceId, startOfDate } from '@samsyn/schema/policy'
import { hashConsentText } from '@samsyn/schema/sdl'
import type { Child } from './people.ts'
import { membershipId } from './registry-fields.ts'
import { nameRecipient, type Say, SEATS, type SeatKey } from './says.ts'
import { MUNICIPALITY, ORGANISATION, REGISTERED_DAYS_AGO, type World } from './world.ts'

/** Puts the world into a registry, as its events. */

const GIVEN_DAYS_AGO = 20
/** The shortest that any slice may be consented to. */
const MONTHS = 3

export async function enterWorld(pool: Pool, world: World): Promise<void> {
  const { people } = world
  const database = openDatabase(pool)
  const everyone = [...people.children, ...people.parents, ...Object.values(people.staff)]
  await registerPersons(
    database,
    everyone.map(({ id, nationalIdentityNumber, displayName }) => ({ id, nationalIdentityNumber, displayName })),
  )
  const registered = addDays(people.today, -REGISTERED_DAYS_AGO)
  await registerOfficer(database, {
    person: people.staff.officer.id,
    municipality: MUNICIPALITY,
    organisation: ORGANISATION,
    from: registered,
  })
  for (const child of people.children) {
    await recordEvents(database, child.id, null, startOfDate(registered), registerChild(child, world))
    for (const { actor, day, events } of tellAll(world.families.get(child.key)?.says ?? [], world)) {
      await recordEvents(database, child.id, actor, startOfDate(addDays(people.today, day - GIVEN_DAYS_AGO)), events)
    }
  }
  await recordRegisterRead(database, await openRegistry(database).now())
}

function registerChild(child: Child, { people, teams }: World): readonly NewEvent[] {
  const holders = child.age >= 18 ? [] : child.parents
  return [
    { kind: 'CHILD_REGISTERED', body: { organisation: ORGANISATION } },
    {
      kind: 'REGISTER_READ',
      body: {
        birthDate: child.birthDate,
        addressProtection: child.protection,
        responsibility: holders.map(({ id }) => ({ person: id, kind: 'felles' })),
        parents: child.parents.map(({ id }) => id),
        verger: [],
        careOrder: false,
        municipality: MUNICIPALITY,
      },
    },
    ...(Object.keys(teams) as SeatKey[])
      .filter((seat) => teams[seat].includes(child.key))
      .map(
        (seat): NewEvent => ({
          kind: 'MEMBER_ADDED',
          body: {
            id: membershipId(child.id, seat),
            person: people.staff[seat].id,
            ...SEATS[seat],
            organisation: ORGANISATION,
            from: addDays(people.today, -REGISTERED_DAYS_AGO),
            to: null,
          },
        }),
      ),
  ]
}

interface Act {
  readonly actor: string
  /** Counted from the one on which the directives were given. */
  readonly day: number
  readonly events: NewEvent[]
}

/** What a family did, in its order: who did what on which day. */
function tellAll(says: readonly Say[], { people }: World): readonly Act[] {
  const acts = new Map<string, Act>()
  const add = (key: string, day: number, ...events: NewEvent[]): void => {
    const actor = [...people.children, ...people.parents].find((person) => person.key === key)?.id as string
    const act = acts.get(`${day} ${actor}`) ?? { actor, day, events: [] }
    act.events.push(...events)
    acts.set(`${day} ${actor}`, act)
  }
  for (const say of says) {
    const terms = createTerms(say, people.today)
    const textHash = hashConsentText(terms)
    const signature: NewEvent = {
      kind: 'DIRECTIVE_SIGNED',
      body: { directive: terms.id, method: 'EID_HIGH', textHash, locale: 'nb' },
    }
    const [giver, ...others] = say.signers
    add(giver, 0, { kind: 'DIRECTIVE_GIVEN', body: { ...terms, textHash } }, signature)
    for (const [index, signer] of others.entries()) add(signer, index + 1, signature)
    const { by, slices } = say.withdrawn ?? { by: giver, slices: [] }
    if (slices.length === 0) continue
    const body = { directive: terms.id, slices: slices as readonly SliceId[] }
    add(by, others.length + 1, { kind: 'DIRECTIVE_WITHDRAWN', body })
  }
  return [...acts.values()].toSorted((one, other) => one.day - other.day)
}

function createTerms({ kind, slices, to, purposes, since }: Say, today: string) {
  const given = addDays(today, -GIVEN_DAYS_AGO)
  return {
    id: randomUUID(),
    kind,
    slices: slices as readonly SliceId[],
    recipients: to.map(nameRecipient),
    purposes,
    validFrom: startOfDate(given),
    validTo: startOfDate(addMonths(given, MONTHS)),
    recordsSince: since,
    legalNature: 'SECRECY_WAIVER',
    gdprBasis: 'ART_6_1_E',
    renews: null,
  } as const
}
