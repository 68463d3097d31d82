import { sql } from 'kysely'
import type { ChildId, Instant, NewEvent, PersonId, PlainDate } from '@samsyn/schema/policy'
import type { RegistryDatabase } from './database.ts'
import { appendEvents, lockChild } from './source.ts'

/** How people, children, privacy officers and registrars enter the registry. */

export interface NewPerson {
  readonly id: PersonId
  readonly nationalIdentityNumber: string
  readonly displayName: string
}

export async function registerPersons(database: RegistryDatabase, persons: readonly NewPerson[]): Promise<void> {
  await database
    .insertInto('registry.person')
    .values(
      persons.map((person) => ({
        id: person.id,
        national_identity_number: person.nationalIdentityNumber,
        display_name: person.displayName,
      })),
    )
    .execute()
}

/** An office that someone holds in a municipality, on behalf of an organisation, from a day. */
interface NewOffice {
  readonly person: PersonId
  readonly municipality: string
  readonly organisation: string
  readonly from: PlainDate
}

export function registerOfficer(database: RegistryDatabase, office: NewOffice): Promise<void> {
  return enterOffice(database, 'registry.officer', office)
}

export function registerRegistrar(database: RegistryDatabase, office: NewOffice): Promise<void> {
  return enterOffice(database, 'registry.registrar', office)
}

async function enterOffice(
  database: RegistryDatabase,
  table: 'registry.officer' | 'registry.registrar',
  { person, municipality, organisation, from }: NewOffice,
): Promise<void> {
  await database
    .insertInto(table)
    .values({ person, municipality, organisation, from_date: from, to_date: null })
    .execute()
}

/** Appends events that come from a register or from intake rather than from the family. */
export async function recordEvents(
  database: RegistryDatabase,
  child: ChildId,
  actor: PersonId | null,
  at: Instant,
  events: readonly NewEvent[],
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockChild(transaction, child)
    await appendEvents(transaction, child, actor, at, events)
  })
}

/**
 * Records that the population register was read, and that all it told then counts, but for the children it missed.
 * @param readAt by the database's clock; refused when it is later than now
 * @returns whether this is another reading than the last
 */
export async function recordRegisterRead(
  database: RegistryDatabase,
  readAt: Instant,
  missed: readonly ChildId[] = [],
): Promise<boolean> {
  const result = await sql`
    INSERT INTO registry.register_feed (read_at, missed)
    SELECT reading.* FROM (SELECT ${readAt}::timestamptz, ${sql.val(missed.toSorted())}::uuid[]) AS reading
    WHERE (SELECT (read_at, missed) FROM registry.register_feed ORDER BY seq DESC LIMIT 1) IS DISTINCT FROM reading
    RETURNING seq`.execute(database)
  return result.rows.length > 0
}
