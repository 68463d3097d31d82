import { randomUUID } from 'node:crypto'
import {
  openDatabase,
  openRegistry,
  type Pool,
  recordEvents,
  recordRegisterRead,
  registerOfficer,
  registerPersons,
  registerRegistrar,
} from '@samsyn/consent'
import {
  addDays,
  addMonths,
  type DirectiveId,
  type Instant,
  type NewEvent,
  type PersonId,
  SLICES,
  startOfDate,
} from '@samsyn/schema/policy'
import { hashConsentText } from '@samsyn/schema/sdl'
import { CONSENTS, type DemoConsent, TEAMS } from './consents.ts'
import type { DemoChild, DemoFamilies, DemoPerson } from './families.ts'

const ORGANISATION = '314000013'
const REGISTERED_DAYS_AGO = 120
const GIVEN_DAYS_AGO = 60

interface Act {
  readonly at: Instant
  readonly actor: PersonId | null
  readonly events: readonly NewEvent[]
}

/** Fills an empty registry with the families: who they are, who is on their teams, and what they have said. */
export async function seedRegistry(pool: Pool, families: DemoFamilies): Promise<void> {
  const database = openDatabase(pool)
  const everyone: readonly DemoPerson[] = [...families.children, ...families.parents, ...families.staff]
  await registerPersons(
    database,
    everyone.map((person) => ({
      id: person.id,
      nationalIdentityNumber: person.nationalIdentityNumber,
      displayName: `${person.givenName} ${person.familyName}`,
    })),
  )
  const office = {
    municipality: families.municipality.number,
    organisation: ORGANISATION,
    from: addDays(families.today, -REGISTERED_DAYS_AGO),
  }
  await registerOfficer(database, { ...office, person: families.person('siri').id })
  for (const key of ['randi', 'nils']) {
    await registerRegistrar(database, { ...office, person: families.person(key).id })
  }
  const registry = openRegistry(database)
  for (const { id, key } of families.parents) await registry.writeEmail(id, `${key}@testvik.example`)
  for (const child of families.children) {
    const acts = [registerChild(child, families), ...listConsents(child, families)]
    acts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    for (const { at, actor, events } of acts) await recordEvents(database, child.id, actor, at, events)
  }
  await recordPastReadings(pool, families)
  await readRegisterAgain(pool)
}

/** The population register has been read each day since the children were registered, so that a past day can be replayed. */
async function recordPastReadings(pool: Pool, { today }: DemoFamilies): Promise<void> {
  const days = Array.from({ length: REGISTERED_DAYS_AGO }, (_, index) =>
    startOfDate(addDays(today, index - REGISTERED_DAYS_AGO)),
  )
  const connection = await pool.connect()
  try {
    await connection.query(
      `INSERT INTO registry.register_feed (read_at, recorded_at, missed)
       SELECT day, day, '{}' FROM unnest($1::timestamptz[]) WITH ORDINALITY AS reading (day, place) ORDER BY place`,
      [days],
    )
  } finally {
    connection.release()
  }
}

/** The population register is read again, and says what it said before. */
export async function readRegisterAgain(pool: Pool): Promise<void> {
  const database = openDatabase(pool)
  await recordRegisterRead(database, await openRegistry(database).now())
}

function registerChild(child: DemoChild, families: DemoFamilies): Act {
  const registered = addDays(families.today, -REGISTERED_DAYS_AGO)
  const idOf = (key: string): PersonId => families.person(key).id
  const memberships = TEAMS.filter((member) => member.children.includes(child.key)).map(
    ({ person, role, service }): NewEvent => ({
      kind: 'MEMBER_ADDED',
      body: {
        id: randomUUID(),
        person: idOf(person),
        role,
        service,
        organisation: ORGANISATION,
        from: registered,
        to: null,
      },
    }),
  )
  return {
    at: startOfDate(registered),
    actor: null,
    events: [
      { kind: 'CHILD_REGISTERED', body: { organisation: ORGANISATION } },
      {
        kind: 'REGISTER_READ',
        body: {
          birthDate: child.birthDate,
          addressProtection: child.addressProtection,
          responsibility: child.holders.map((key) => ({ person: idOf(key), kind: child.responsibility })),
          parents: child.parents.map(idOf),
          verger: [],
          careOrder: child.careOrder,
          municipality: families.municipality.number,
        },
      },
      ...memberships,
    ],
  }
}

function listConsents(child: DemoChild, families: DemoFamilies): readonly Act[] {
  return CONSENTS.filter((consent) => consent.child === child.key).flatMap((consent) => tellConsent(consent, families))
}

/** One directive's history, a day between each act. */
function tellConsent(consent: DemoConsent, families: DemoFamilies): readonly Act[] {
  const { signers, slices, kind = 'PERMIT', daysAgo = GIVEN_DAYS_AGO } = consent
  const { purposes = ['COORDINATION', 'INDIVIDUAL_PLAN'], recipients = [{ service: 'COORDINATION_UNIT' }] } = consent
  const given = addDays(families.today, -daysAgo)
  const months = Math.min(...slices.map((slice) => SLICES[slice].longestMonths))
  const id: DirectiveId = randomUUID()
  const terms = {
    id,
    kind,
    slices,
    recipients,
    purposes,
    validFrom: startOfDate(given),
    validTo: startOfDate(addMonths(given, months)),
    recordsSince:
      consent.recordsSinceDaysAgo === undefined ? null : addDays(families.today, -consent.recordsSinceDaysAgo),
    legalNature: 'SECRECY_WAIVER',
    gdprBasis: 'ART_6_1_E',
    renews: null,
  } as const
  const textHash = hashConsentText(terms)
  let day = 0
  const act = (person: string, ...events: NewEvent[]): Act => ({
    at: startOfDate(addDays(given, day++)),
    actor: families.person(person).id,
    events,
  })
  const signature: NewEvent = {
    kind: 'DIRECTIVE_SIGNED',
    body: { directive: id, method: 'EID_HIGH', textHash, locale: 'nb' },
  }
  const [giver, ...others] = signers
  const acts = [act(giver, { kind: 'DIRECTIVE_GIVEN', body: { ...terms, textHash } }, signature)]
  for (const other of others) acts.push(act(other, signature))
  const { refusedBy, withdrawnBy } = consent
  if (refusedBy !== undefined) acts.push(act(refusedBy, { kind: 'DIRECTIVE_REFUSED', body: { directive: id } }))
  if (withdrawnBy !== undefined) {
    acts.push(act(withdrawnBy, { kind: 'DIRECTIVE_WITHDRAWN', body: { directive: id, slices } }))
  }
  return acts
}
