import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { askRegistry, createTestKey, type RegistryAnswer, type RegistryGrantTerms } from '@samsyn/kit/testing'
import type { NewEvent } from '@samsyn/schema/policy'
import { createFamilies, type DemoFamilies, todayInNorway } from '@samsyn/demo/families'
import { openPglitePool } from '@samsyn/demo/pglite-pool'
import { migrate, openDatabase, type Pool, type RegistryDatabase } from './database.ts'
import { recordEvents } from './intake.ts'
import { serveConsent } from './serve.ts'

/** What the registry's tests run against: a fresh database of each kind, and a registry on it served over HTTP. */

export type Engine = 'embedded' | 'PostgreSQL'

const administrator = inject('postgres')

/** The databases that can be tested here; PostgreSQL only where one answers. For what is the database's own to keep. */
export const BOTH_ENGINES: readonly Engine[] = administrator === null ? ['embedded'] : ['embedded', 'PostgreSQL']

/** The one that whatever stands on it is tested with: PostgreSQL where one answers. */
export const ENGINES: readonly Engine[] = BOTH_ENGINES.slice(-1)

export interface TestPool extends Pool {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

export interface TestDatabase {
  readonly pool: TestPool
  /** For a process or a connection of its own; `null`: the embedded database has but one session. */
  readonly url: string | null
  close(): Promise<void>
}

/** An empty database, gone when closed. */
export async function openTestDatabase(engine: Engine): Promise<TestDatabase> {
  return engine === 'embedded' ? openEmbedded(await keepEmbedded('empty')) : createDatabase('template1')
}

/** One with this version's schema, gone when closed. */
export async function openMigratedDatabase(engine: Engine): Promise<TestDatabase> {
  return engine === 'embedded' ? openEmbedded(await keepEmbedded('migrated')) : createDatabase(await keepTemplate())
}

const kept: { empty?: Promise<Blob>; migrated?: Promise<Blob> } = {}

/** What an embedded database holds: made once for each worker, as it takes seconds. */
function keepEmbedded(state: keyof typeof kept): Promise<Blob> {
  const make = async (): Promise<Blob> => {
    const pool = await openPglitePool(state === 'empty' ? undefined : await keepEmbedded('empty'))
    if (state === 'migrated') await migrate(openDatabase(pool))
    const held = await pool.copy()
    await pool.end()
    return held
  }
  return (kept[state] ??= make())
}

async function openEmbedded(held: Blob): Promise<TestDatabase> {
  const pool = await openPglitePool(held)
  return { pool, url: null, close: () => pool.end() }
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const name = `samsyn_test_${randomBytes(8).toString('hex')}`
  await administer(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  const { pool, url } = connectTo(name)
  return {
    pool,
    url,
    close: async () => {
      await pool.end()
      await administer(`DROP DATABASE ${name}`)
    },
  }
}

function connectTo(name: string): { readonly pool: pg.Pool; readonly url: string } {
  const url = new URL(administrator as string)
  url.pathname = `/${name}`
  return { pool: new pg.Pool({ connectionString: url.href }), url: url.href }
}

let template: Promise<string> | undefined

/** The database that has been migrated and is copied: one for the whole run. */
function keepTemplate(): Promise<string> {
  const name = inject('postgresTemplate')
  const make = async (client: pg.Client): Promise<string> => {
    // Workers come at the same time. The lock goes with the connection.
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name])
    const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rows.length > 0) return name
    await client.query(`CREATE DATABASE ${name}_unfinished`)
    const { pool } = connectTo(`${name}_unfinished`)
    await migrate(openDatabase(pool))
    await pool.end()
    await client.query(`ALTER DATABASE ${name}_unfinished RENAME TO ${name}`)
    return name
  }
  return (template ??= asAdministrator(make))
}

async function asAdministrator<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: administrator as string })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

async function administer(statement: string): Promise<void> {
  await asAdministrator((client) => client.query(statement))
}

export interface TestRegistry {
  readonly families: DemoFamilies
  readonly database: RegistryDatabase
  readonly pool: TestPool
  /** Asks on behalf of a person of the families, by their key. */
  ask<T = Record<string, unknown>>(
    person: string,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    terms?: Partial<RegistryGrantTerms>,
  ): Promise<RegistryAnswer<T>>
  /** Id of a person of the families, by their key. */
  readonly idOf: (person: string) => string
  /** Appends events about a child that come from elsewhere than a mutation. */
  readonly record: (child: string, actor: string | null, ...events: NewEvent[]) => Promise<void>
  close(): Promise<void>
}

/** Serves an empty registry. The families are those who may come to be in it. */
export async function serveTestRegistry(engine: Engine): Promise<TestRegistry> {
  const opened = await openMigratedDatabase(engine)
  const { pool } = opened
  const { key, keyring } = createTestKey()
  const running = await serveConsent({
    config: { host: '127.0.0.1', port: 0, grantKeys: keyring, help: { name: 'Testvik kommune', phone: '00 00 00 00' } },
    pool,
    log: () => {},
  })
  const families = createFamilies(todayInNorway())
  const database = openDatabase(pool)
  const idOf = (person: string): string => families.person(person).id
  return {
    families,
    database,
    pool,
    idOf,
    ask: (person, query, variables = {}, terms = {}) =>
      askRegistry(running.url, key, query, variables, {
        sub: families.person(person).nationalIdentityNumber,
        ...terms,
      }),
    record: (child, actor, ...events) =>
      recordEvents(database, idOf(child), actor === null ? null : idOf(actor), new Date().toISOString(), events),
    close: async () => {
      await running.close()
      await opened.close()
    },
  }
}
