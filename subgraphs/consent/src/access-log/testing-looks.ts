import { openActsFirst } from '@samsyn/schema/serving'
import { createContext, type RegistryContext } from '../loaders.ts'
import { openDatabase } from '../database.ts'
import { openRegistry } from '../source.ts'
import { ORGANISATION } from '../testing-families.ts'
import type { TestPool, TestRegistry } from '../testing.ts'
import type { DisclosureDetails } from './stored-looks.ts'

/** Looks as the gateway recorded them at some moment, and a reader of them whose reading is counted. */

export interface TestLook extends Partial<Omit<DisclosureDetails, 'slices' | 'organisation'>> {
  /** By default the database's now. */
  readonly at?: string
  readonly slices: readonly (string | { readonly slice: string; readonly directive: string })[]
}

export const NO_DIRECTIVE = '00000000-0000-4000-8000-00000000d1ec'

/** Kari looks at a child, as coordinator and for coordination, with changes. */
export async function recordLooks(
  { pool, idOf }: TestRegistry,
  child: string,
  looks: readonly TestLook[],
): Promise<void> {
  const rows = looks.map(({ at = null, slices, ...changes }) => ({
    at,
    details: {
      person: idOf('kari'),
      role: 'COORDINATOR',
      service: 'COORDINATION_UNIT',
      organisation: ORGANISATION,
      purpose: 'COORDINATION',
      ...changes,
      slices: slices.map((one) => (typeof one === 'string' ? { slice: one, directive: NO_DIRECTIVE } : one)),
    } satisfies DisclosureDetails,
  }))
  await pool.query(
    `WITH recorded AS (
       INSERT INTO audit.disclosure (id, at, child, details)
       SELECT gen_random_uuid(), coalesce((look ->> 'at')::timestamptz, clock_timestamp()), $1, look -> 'details'
       FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS looks (look, place) ORDER BY place RETURNING seq)
     INSERT INTO audit.pending (kind, source) SELECT 'DISCLOSURE', seq FROM recorded ORDER BY seq`,
    [idOf(child), JSON.stringify(rows)],
  )
}

interface CountedReading {
  readonly context: RegistryContext
  /** Rows that the database has given since this was last asked. */
  readonly countRows: () => number
}

/** The registry as a person reads it in one request, with every row counted. */
export function readAs({ pool, families }: TestRegistry, person: string): CountedReading {
  let rows = 0
  const counting: Pick<TestPool, 'connect' | 'end'> = {
    connect: async () => {
      const client = await pool.connect()
      return {
        release: () => client.release(),
        query: async (text, values) => {
          const result = await client.query(text, values)
          rows += result.rows.length
          return result
        },
      }
    },
    end: () => pool.end(),
  }
  const grant = {
    aud: 'consent',
    sub: families.person(person).nationalIdentityNumber,
    assurance: 'HIGH',
    org: null,
    purpose: null,
    jti: 'one',
    iat: 0,
    exp: 0,
    body: '',
  } as const
  return {
    context: createContext(openRegistry(openDatabase(counting)), grant, { name: '', phone: '' }, openActsFirst()),
    countRows: () => {
      const counted = rows
      rows = 0
      return counted
    },
  }
}

/** What was asked for, from an answer without errors. */
export async function askFor<T>(
  registry: TestRegistry,
  person: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<T> {
  const { body, text } = await registry.ask<T>(person, query, variables)
  if (body.data === undefined || body.errors !== undefined) throw new Error(text)
  return body.data
}
