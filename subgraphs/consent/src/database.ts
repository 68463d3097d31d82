import { readdir, readFile } from 'node:fs/promises'
import {
  Kysely,
  type Migration,
  type MigrationProvider,
  Migrator,
  PostgresDialect,
  type PostgresPool,
  sql,
} from 'kysely'

/** The registry's database: PostgreSQL, or PGlite behind the same pool interface. */

const MIGRATIONS = new URL('../migrations/', import.meta.url)

/** Tables read by name; the ledger is read and written through the database's own functions. */
export interface RegistryTables {
  'registry.person': { id: string; national_identity_number: string; display_name: string }
  'registry.child': { id: string; version: string; municipality: string | null }
  'registry.membership': { id: string; child: string; person: string }
  'registry.relative': { child: string; person: string }
  'registry.officer': {
    person: string
    municipality: string
    organisation: string
    from_date: string
    to_date: string | null
  }
  'registry.registrar': {
    person: string
    municipality: string
    organisation: string
    from_date: string
    to_date: string | null
  }
}

export type RegistryDatabase = Kysely<RegistryTables>

/** What a pool must do: node-postgres's does, and so does the demo's over PGlite. */
export interface Pool {
  connect(): Promise<{
    query(text: string, values: readonly unknown[]): Promise<{ rows: unknown[] }>
    release(): void
  }>
  end(): Promise<void>
}

export function openDatabase(pool: Pool): RegistryDatabase {
  return new Kysely<RegistryTables>({ dialect: new PostgresDialect({ pool: pool as PostgresPool }) })
}

const sqlFiles: MigrationProvider = {
  getMigrations: async () => {
    const files = (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.sql'))
    const migrations: Record<string, Migration> = {}
    for (const file of files) {
      const text = await readFile(new URL(file, MIGRATIONS), 'utf8')
      migrations[file.replace(/\.sql$/, '')] = {
        up: async (database) => {
          for (const statement of splitStatements(text)) await sql.raw(statement).execute(database)
        },
      }
    }
    return migrations
  },
}

/** Statements end with a semicolon at the end of a line, outside a dollar-quoted body. */
function splitStatements(text: string): string[] {
  const statements: string[] = []
  let current = ''
  let quoted = false
  for (const line of text.split('\n')) {
    current += `${line}\n`
    if ((line.match(/\$\$/g)?.length ?? 0) % 2 === 1) quoted = !quoted
    if (!quoted && line.trimEnd().endsWith(';') && !line.trimStart().startsWith('--')) {
      statements.push(current)
      current = ''
    }
  }
  return [...statements, current].filter((statement) => statement.trim() !== '')
}

/**
 * Brings the database to this version's schema. Forward only; safe to run from several processes at once.
 * @param release the last migration of an earlier release, to stop at
 * @throws the first migration's error, and then nothing of that run is kept.
 */
export async function migrate(database: RegistryDatabase, release?: string): Promise<void> {
  const migrator = new Migrator({ db: database, provider: sqlFiles })
  const { error } = await (release === undefined ? migrator.migrateToLatest() : migrator.migrateTo(release))
  if (error !== undefined) throw error
}
