import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** An administrator's URL of a PostgreSQL that tests may make databases in; `null`: none runs here. */
    postgres: string | null
  }
}

const LOCAL = 'postgres://postgres@127.0.0.1:5432/postgres'
const CONNECT_TIMEOUT_MS = 2_000

/** Finds out what runs here, and says which databases the tests use. */
export default async function findDatabases(project: TestProject): Promise<void> {
  const url = process.env['TEST_DATABASE_URL'] ?? LOCAL
  const reachable = await answers(url)
  project.provide('postgres', reachable ? url : null)
  process.stdout.write(
    `databases under test: embedded (PGlite)${reachable ? ' and PostgreSQL' : '; no PostgreSQL here'}\n`,
  )
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
