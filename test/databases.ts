import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { ProductPool } from '@samsyn/demo/product'

/** The databases a story is told on: embedded always, PostgreSQL where one runs. */
export interface TestDatabase {
  readonly name: string
  /** `undefined`: the product opens its embedded one. Closing a pool given here drops its database. */
  readonly open: () => Promise<ProductPool | undefined>
}

const embedded: TestDatabase = { name: 'PGlite', open: () => Promise.resolve(undefined) }

export function listDatabases(): readonly TestDatabase[] {
  const admin = inject('postgres')
  return admin === null ? [embedded] : [embedded, { name: 'PostgreSQL', open: () => createDatabase(admin) }]
}

async function createDatabase(adminUrl: string): Promise<ProductPool> {
  const name = `samsyn_test_${randomBytes(6).toString('hex')}`
  await runAsAdmin(adminUrl, `CREATE DATABASE ${name}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  const pool = new pg.Pool({ connectionString: url.href })
  return {
    connect: () => pool.connect(),
    query: (text, values) => pool.query(text, [...(values ?? [])]),
    end: async () => {
      await pool.end()
      // Without force: the server waits a while for the pool's connections, which are closing, instead of breaking them off.
      await runAsAdmin(adminUrl, `DROP DATABASE ${name}`)
    },
  }
}

async function runAsAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
