import { sql } from 'kysely'
import { z } from 'zod'
import { isAssured, type PersonId } from '@samsyn/schema/policy'
import type { RegistryDatabase } from '../database.ts'
import type { RegistryContext, Viewer } from '../loaders.ts'
import { describeProblem } from '../problems.ts'

/** Where a person wants to be told that there is something to see: theirs to give, to read and to take back. */

const EMAIL = z.email().max(254)

/** `null`: nowhere. */
export async function readEmail(database: RegistryDatabase, person: PersonId): Promise<string | null> {
  const result = await sql<{ email: string }>`
    SELECT email FROM registry.contact_address WHERE person = ${person}`.execute(database)
  return result.rows[0]?.email ?? null
}

/** @param email `null` removes what was there */
export async function writeEmail(database: RegistryDatabase, person: PersonId, email: string | null): Promise<void> {
  const statement =
    email === null
      ? sql`DELETE FROM registry.contact_address WHERE person = ${person}`
      : sql`INSERT INTO registry.contact_address (person, email) VALUES (${person}, ${email})
          ON CONFLICT (person) DO UPDATE SET email = excluded.email`
  await statement.execute(database)
}

export const contactFields = {
  email: ({ person }: Viewer, _: unknown, { registry }: RegistryContext) => registry.readEmail(person.id),
}

export const contactActs = {
  setMyEmail: async (_: unknown, { email = null }: { email?: string | null }, context: RegistryContext) => {
    if (!isAssured(context.assurance)) return describeProblem('ASSURANCE_TOO_LOW')
    const viewer = await context.viewer()
    if (viewer === null) return describeProblem('NOT_FOUND')
    const address = email?.trim() ?? null
    if (address !== null && !EMAIL.safeParse(address).success) return describeProblem('INVALID_ADDRESS')
    await context.registry.writeEmail(viewer.person.id, address)
    return { viewer, problem: null }
  },
}
