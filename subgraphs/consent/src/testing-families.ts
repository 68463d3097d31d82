import { randomUUID } from 'node:crypto'
import { addDays, type Membership, type NewEvent, type RegisterFacts } from '@samsyn/schema/policy'
import { recordRegisterRead, registerOfficer, registerPersons } from './intake.ts'
import { openRegistry } from './source.ts'
import { type Engine, serveTestRegistry, type TestRegistry } from './testing.ts'

/** The families as the registry knows them from elsewhere than themselves: registers and intake. */

export const ORGANISATION = '314000013'

const REGISTERED: NewEvent = { kind: 'CHILD_REGISTERED', body: { organisation: ORGANISATION } }

/**
 * Serves a registry that knows every person of the families and, of every child, what the population register says. Siri
 * is the privacy officer of their municipality; nobody is on a team.
 * @param readAgo milliseconds since the register was read; `null`: nobody has told when
 */
export async function serveFamilies(engine: Engine, readAgo: number | null = 0): Promise<TestRegistry> {
  const registry = await serveTestRegistry(engine)
  const { families, database } = registry
  await registerPersons(
    database,
    [...families.children, ...families.parents, ...families.staff].map((person) => ({
      id: person.id,
      nationalIdentityNumber: person.nationalIdentityNumber,
      displayName: `${person.givenName} ${person.familyName}`,
    })),
  )
  await registerOfficer(database, {
    person: registry.idOf('siri'),
    municipality: families.municipality.number,
    organisation: ORGANISATION,
    from: addDays(families.today, -5),
  })
  for (const { key } of families.children) await registry.record(key, null, REGISTERED, readRegister(registry, key))
  if (readAgo !== null) {
    const now = Date.parse(await openRegistry(database).now())
    await recordRegisterRead(database, new Date(now - readAgo).toISOString())
  }
  return registry
}

/** What the population register says of a child of the families, with changes. */
export function readRegister(
  { families, idOf }: TestRegistry,
  key: string,
  changes: Partial<RegisterFacts> = {},
): NewEvent {
  const { birthDate, addressProtection, careOrder, holders, parents, responsibility } = families.child(key)
  return {
    kind: 'REGISTER_READ',
    body: {
      birthDate,
      addressProtection,
      careOrder,
      responsibility: holders.map((holder) => ({ person: idOf(holder), kind: responsibility })),
      parents: parents.map(idOf),
      verger: [],
      municipality: families.municipality.number,
      ...changes,
    },
  }
}

/** A person of the families joins a team: for the last hundred days and from now on, as coordinator, with changes. */
export function joinTeam(
  { families, idOf }: TestRegistry,
  person: string,
  changes: Partial<Omit<Membership, 'removedAt'>> = {},
): Extract<NewEvent, { kind: 'MEMBER_ADDED' }> {
  return {
    kind: 'MEMBER_ADDED',
    body: {
      id: randomUUID(),
      person: idOf(person),
      role: 'COORDINATOR',
      service: 'COORDINATION_UNIT',
      organisation: ORGANISATION,
      from: addDays(families.today, -100),
      to: null,
      ...changes,
    },
  }
}
