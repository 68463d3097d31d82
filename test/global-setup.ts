import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** An administrator's URL of a PostgreSQL that tests may make databases in; `null`: none runs here. */
    postgres: string | null
    /** The database there that the first to need it migrates, and the others copy. It goes when the run ends. */
    postgresTemplate: string
  }
}

const LOCAL = 'postgres://postgres@127.0.0.1:5432/postgres'
const CONNECT_TIMEOUT_MS = 2_000

/** Finds out what runs here, and says which databases the tests use. Returns what clears up after them. */
export default async function findDatabases(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['TEST_DATABASE_URL'] ?? LOCAL
  const reachable = await answers(url)
  const template = `samsyn_test_${randomBytes(8).toString('hex')}_template`
  project.provide('postgres', reachable ? url : null)
  project.provide('postgresTemplate', template)
  process.stdout.write(
    `databases under test: embedded (PGlite)${reachable ? ' and PostgreSQL' : '; no PostgreSQL here'}\n`,
  )
  return async () => {
    if (!reachable) return
    for (const name of [template, `${template}_unfinished`]) {
      await run(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    }
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await run(url, 'SELECT 1')
    return true
  } catch {
    return false
  }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  try {
    await client.connect()
    await client.query(statement)
  } finally {
    await client.end().catch(() => undefined)
  }
}
