import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { LEGAL_TABLE } from '@samsyn/schema/policy'
import { COORDINATOR, FATHER, MOTHER, type TestChild } from './family.ts'

/** An administrator's URL of a PostgreSQL; `null`: none runs here. */
export const POSTGRES = inject('postgres')

const MIGRATIONS = new URL('../../../subgraphs/consent/migrations/', import.meta.url)

/** A database of its own on PostgreSQL, as the registry makes it or before it has, and a login of a gateway's. */
export interface RegistryDatabase {
  /** With the login that has the gateway's role once the registry has made the database. */
  readonly url: string
  /** As its owner. */
  readonly owner: pg.Pool
  migrate(): Promise<void>
  enter(child: TestChild): Promise<void>
  /** As a guardian would. Resolves when it is acknowledged. */
  withdraw(child: TestChild): Promise<void>
  /** What is recorded of a child, oldest first. */
  recordsOf(child: TestChild): Promise<readonly { readonly id: string; readonly slices: readonly string[] }[]>
  close(): Promise<void>
}

export async function openRegistryDatabase(): Promise<RegistryDatabase> {
  const name = `samsyn_test_${randomBytes(8).toString('hex')}`
  const login = `${name}_gateway`
  await administer(`CREATE DATABASE ${name}`, `CREATE ROLE ${login} LOGIN`)
  const url = new URL(POSTGRES as string)
  url.pathname = `/${name}`
  const owner = new pg.Pool({ connectionString: url.href })
  url.username = login
  url.password = ''
  const append = async (child: TestChild, events: readonly { at: string; actor: string | null }[]): Promise<void> => {
    const client = await owner.connect()
    try {
      await client.query('BEGIN')
      await client.query('SELECT pg_advisory_xact_lock(registry.lock_key($1))', [child.id])
      for (const { at, actor, ...event } of events as TestChild['events']) {
        const values = [child.id, at, actor, event.kind, JSON.stringify(event.body)]
        await client.query('SELECT registry.append($1, $2, $3, $4, $5)', values)
      }
      await client.query('COMMIT')
    } finally {
      client.release()
    }
  }
  return {
    url: url.href,
    owner,
    migrate: async () => {
      for (const file of (await readdir(MIGRATIONS)).toSorted()) {
        await owner.query(await readFile(new URL(file, MIGRATIONS), 'utf8'))
      }
      await owner.query('INSERT INTO registry.legal_table (legal_rows) VALUES ($1)', [JSON.stringify(LEGAL_TABLE)])
      await owner.query(`INSERT INTO registry.register_feed (read_at, missed) VALUES (clock_timestamp(), '{}')`)
      for (const person of [MOTHER, FATHER, COORDINATOR]) await enterPerson(owner, person)
      await owner.query(`GRANT samsyn_gateway TO ${login}`)
    },
    enter: async (child) => {
      await enterPerson(owner, child)
      await append(child, child.events.map(bringUpToDate))
    },
    withdraw: async (child) => {
      const directive = child.events.find(({ kind }) => kind === 'DIRECTIVE_GIVEN')?.body as {
        readonly id: string
        readonly slices: readonly string[]
      }
      const body = { directive: directive.id, slices: directive.slices }
      const event = { at: new Date().toISOString(), actor: MOTHER.id, kind: 'DIRECTIVE_WITHDRAWN', body }
      await append(child, [event])
    },
    recordsOf: async (child) => {
      const { rows } = await owner.query(
        `SELECT id, jsonb_path_query_array(details, '$.slices[*].slice') AS slices
         FROM audit.disclosure WHERE child = $1 ORDER BY seq`,
        [child.id],
      )
      return rows as { id: string; slices: string[] }[]
    },
    close: async () => {
      await owner.end()
      await administer(`DROP DATABASE ${name} WITH (FORCE)`, `DROP ROLE ${login}`)
    },
  }
}

const DAY_MS = 86_400_000

/** The family's events as if they had been recorded lately: a real database has its own clock. */
function bringUpToDate(event: TestChild['events'][number]): TestChild['events'][number] {
  const at = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString()
  if (event.kind === 'REGISTER_READ') return { ...event, at: at(0) }
  if (event.kind !== 'DIRECTIVE_GIVEN') return event
  return { ...event, body: { ...event.body, validFrom: at(-1), validTo: at(90) } }
}

async function enterPerson(owner: pg.Pool, { id, nationalIdentityNumber }: typeof MOTHER): Promise<void> {
  await owner.query(
    `INSERT INTO registry.person (id, national_identity_number, display_name) VALUES ($1, $2, 'Åse Prøve')`,
    [id, nationalIdentityNumber],
  )
}

async function administer(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: POSTGRES as string })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
