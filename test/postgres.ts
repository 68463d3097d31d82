import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { ProductPool } from '@samsyn/demo/product'

/** A database of its own on a PostgreSQL server, for as long as the pool is open: closing the pool drops it. */
export async function createDatabase(adminUrl: string): Promise<ProductPool> {
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
