import { sql } from 'kysely'
import type { ChildId, Instant, NewEvent, PersonId } from '@samsyn/schema/policy'
import type { RegistryDatabase } from './database.ts'
import { appendEvents, lockChild } from './source.ts'

/** How people, children and privacy officers enter the registry. */

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

export async function registerOfficer(
  database: RegistryDatabase,
  officer: { person: PersonId; municipality: string; organisation: string; from: string },
): Promise<void> {
  await database
    .insertInto('registry.officer')
    .values({
      person: officer.person,
      municipality: officer.municipality,
      organisation: officer.organisation,
      from_date: officer.from,
      to_date: null,
    })
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
