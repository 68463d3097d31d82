import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant, PersonId } from '@samsyn/schema/policy'
import type { RegistryDatabase } from '../database.ts'
import type { Persons } from './child-facts.ts'

/** The people whom a reading of the population register names, as persons of the registry. */

/** Ids of the persons with these numbers. One new to the registry is entered, by the name the register gives. */
export async function enterPersons(
  database: RegistryDatabase,
  persons: Persons,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, PersonId>> {
  const known = await readPersonIds(database, numbers)
  const entered = numbers.flatMap((number) => {
    const displayName = known.has(number) ? null : (persons.get(number)?.displayName ?? null)
    return displayName === null
      ? []
      : [{ id: randomUUID(), national_identity_number: number, display_name: displayName }]
  })
  if (entered.length === 0) return known
  await database
    .insertInto('registry.person')
    .values(entered)
    .onConflict((conflict) => conflict.column('national_identity_number').doNothing())
    .execute()
  return readPersonIds(database, numbers)
}

/**
 * Calls people what this reading calls them, whatever name they were registered by. Whom it tells no name of keeps theirs,
 * and once a newer reading has begun nobody's name changes.
 */
export async function followNames(
  database: RegistryDatabase,
  readAt: Instant,
  persons: Persons,
  numbers: readonly string[],
): Promise<void> {
  const names = numbers.flatMap((number) => {
    const displayName = persons.get(number)?.displayName ?? null
    return displayName === null ? [] : [{ number, displayName }]
  })
  // Locked in one order, so that two processes at it cannot wait for each other in a circle.
  await sql`
    UPDATE registry.person SET display_name = changed.name
    FROM (
      SELECT person.id, told.name FROM registry.person
      JOIN unnest(
        ${sql.val(names.map(({ number }) => number))}::text[],
        ${sql.val(names.map(({ displayName }) => displayName))}::text[]) AS told (number, name)
        ON told.number = person.national_identity_number
      WHERE person.display_name <> told.name
      AND (SELECT max(read_at) FROM registry.register_feed) = ${readAt}::timestamptz
      ORDER BY person.id FOR UPDATE OF person) AS changed
    WHERE person.id = changed.id`.execute(database)
}

async function readPersonIds(
  database: RegistryDatabase,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, PersonId>> {
  if (numbers.length === 0) return new Map()
  const rows = await database
    .selectFrom('registry.person')
    .select(['id', 'national_identity_number'])
    .where('national_identity_number', 'in', [...numbers])
    .execute()
  return new Map(rows.map((row) => [row.national_identity_number, row.id]))
}
