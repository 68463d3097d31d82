import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRegistryDatabase, POSTGRES, type RegistryDatabase } from '../testing/registry-database.ts'
import { waitForDatabase } from './wait-for-database.ts'

describe.skipIf(POSTGRES === null)('a gateway that has started waits', () => {
  let database: RegistryDatabase
  beforeAll(async () => {
    database = await openRegistryDatabase()
  })
  afterAll(() => database.close())

  const withPath = (change: Partial<URL>): string => Object.assign(new URL(database.url), change).href
  /** Lets it wait until it has said what for, or has it. */
  async function wait(connectionString: string, options?: string): Promise<object> {
    const pool = new pg.Pool({ connectionString, ...(options === undefined ? {} : { options }) })
    const stopping = new AbortController()
    const said: object[] = []
    const log = (message: string, details: object): void => {
      said.push({ message, ...details })
      stopping.abort()
    }
    try {
      return { found: await waitForDatabase(pool, log, stopping.signal), said }
    } finally {
      await pool.end()
    }
  }

  // biome-ignore format: one row a case
  const CASES: readonly (readonly [rule: string, url: () => string, line: object])[] = [
    ['the database, while nobody answers', () => 'postgres://gateway:hemmelig@127.0.0.1:1/registry', { for: 'database' }],
    ['its login, while the database does not know it', () => withPath({ username: 'nobody_of_that_name' }), { for: 'login', code: '28000' }],
    ['the database’s name, while there is none', () => withPath({ pathname: '/samsyn_test_none' }), { for: 'database name', code: '3D000' }],
    ['the schema, while the registry has not made it', () => database.url, { for: 'schema', code: '3F000' }],
  ]
  it.each(CASES)('for %s, and says nothing of where it is', async (_rule, url, line) => {
    expect(await wait(url())).toEqual({ found: false, said: [{ message: 'waiting', ...line }] })
  })

  it('until its functions are there and its own, and says what for when that changes, once', async () => {
    const login = new URL(database.url).username
    const steps: (() => Promise<unknown>)[] = [
      () => database.owner.query('CREATE SCHEMA gateway'),
      () => database.owner.query(`GRANT USAGE ON SCHEMA gateway TO ${login}`),
      async () => {
        await database.owner.query('DROP SCHEMA gateway')
        await database.migrate()
      },
    ]
    const pool = new pg.Pool({ connectionString: database.url })
    const said: unknown[] = []
    try {
      const found = await waitForDatabase(
        pool,
        (_message, { for: awaited, code }) => {
          said.push([awaited, code])
          void steps.shift()?.()
        },
        new AbortController().signal,
      )
      expect(found).toBe(true)
    } finally {
      await pool.end()
    }
    // While a schema is made anew it may be met in any of its states.
    expect(said.slice(0, 3)).toEqual([
      ['schema', '3F000'],
      ['schema', '42501'],
      ['schema', '42883'],
    ])
    expect(new Set(said.map((one) => (one as unknown[])[0]))).toEqual(new Set(['schema']))
  })

  it('for a primary, where it is on a database that takes no records', async () => {
    const readOnly = '-c default_transaction_read_only=on'
    expect(await wait(database.url, readOnly)).toEqual({
      found: false,
      said: [{ message: 'waiting', for: 'primary', code: '25006' }],
    })
  })
})
