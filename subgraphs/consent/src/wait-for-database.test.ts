import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate, openDatabase } from './database.ts'
import { ENGINES, openTestDatabase, type TestDatabase } from './testing.ts'
import { findNewerMigration, waitForDatabase } from './wait-for-database.ts'

const forever = new AbortController().signal

describe.each(ENGINES)('a registry that starts (%s)', (engine) => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await openTestDatabase(engine)
  })
  afterAll(() => opened.close())

  it('waits for nothing when its database is there', async () => {
    const said: string[] = []
    expect(await waitForDatabase(opened.pool, (message) => said.push(message), forever)).toBe(true)
    expect(said).toEqual([])
  })

  it('knows each migration of its own, and finds one of a later version', async () => {
    expect(await findNewerMigration(opened.pool)).toBeNull()
    await migrate(openDatabase(opened.pool))
    expect(await findNewerMigration(opened.pool)).toBeNull()
    const insert = `INSERT INTO kysely_migration (name, timestamp) VALUES ('9998_later', 'x'), ('9999_last', 'x')`
    await opened.pool.query(insert)
    expect(await findNewerMigration(opened.pool)).toBe('9999_last')
  })
})

describe.skipIf(!ENGINES.includes('PostgreSQL'))('a registry that starts waits', () => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await openTestDatabase('PostgreSQL')
  })
  afterAll(() => opened.close())

  const withPath = (change: Partial<URL>): string => Object.assign(new URL(opened.url as string), change).href

  // biome-ignore format: one row a case
  const CASES: readonly (readonly [rule: string, url: () => string, line: object])[] = [
    ['the database, while nobody answers', () => 'postgres://owner:hemmelig@127.0.0.1:1/registry', { for: 'database' }],
    ['its login, while the database does not know it', () => withPath({ username: 'nobody_of_that_name' }), { for: 'login', code: '28000' }],
    ['the database’s name, while there is none', () => withPath({ pathname: '/samsyn_test_none' }), { for: 'database name', code: '3D000' }],
  ]
  it.each(CASES)('for %s, says so without where it is, and until it is told to stop', async (_rule, url, line) => {
    const pool = new pg.Pool({ connectionString: url() })
    const stopping = new AbortController()
    const said: object[] = []
    try {
      const found = await waitForDatabase(
        pool,
        (message, details) => {
          said.push({ message, ...details })
          stopping.abort()
        },
        stopping.signal,
      )
      expect([found, said]).toEqual([false, [{ message: 'waiting', ...line }]])
    } finally {
      await pool.end()
    }
  })
})
