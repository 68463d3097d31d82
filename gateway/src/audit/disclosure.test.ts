import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPool } from '../process/open-pool.ts'
import { startGateway } from '../server.ts'
import { type DatabaseProxy, openDatabaseProxy } from '../testing/database-proxy.ts'
import { COORDINATOR, createChild, type TestChild } from '../testing/family.ts'
import { openSurroundings } from '../testing/gateway-process.ts'
import { openRegistryDatabase, POSTGRES, type RegistryDatabase } from '../testing/registry-database.ts'
import type { Database } from './database.ts'
import { type DisclosureItem, openDisclosureCommits } from './disclosure.ts'

const SLICE = 'school.attendance'
const silent = (): void => undefined
const open = new AbortController().signal

function toItem(child: TestChild, change: Partial<DisclosureItem> = {}): DisclosureItem {
  const slices = [{ slice: SLICE, directive: 'one' }]
  const details = { person: COORDINATOR.id, role: null, service: null, organisation: null, purpose: null, slices }
  const version = child.events.length
  const records = [{ id: randomUUID(), details }]
  return { child: child.id, version, legalTable: 1, validUntil: '9999-12-31T00:00:00.000Z', records, ...change }
}

describe.skipIf(POSTGRES === null)('a disclosure on its way to PostgreSQL', () => {
  let database: RegistryDatabase
  let proxy: DatabaseProxy
  let pool: pg.Pool
  let child: TestChild
  let serial = 0

  beforeAll(async () => {
    database = await openRegistryDatabase()
    await database.migrate()
  })
  beforeEach(async () => {
    child = createChild((serial += 1), { slices: [SLICE] })
    await database.enter(child)
    proxy = await openDatabaseProxy(database.url)
    pool = openPool(proxy.url, silent)
  })
  afterEach(async () => {
    await pool.end()
    await proxy.close()
  })
  afterAll(() => database.close())

  const idsOf = async (of: TestChild): Promise<readonly string[]> => (await database.recordsOf(of)).map(({ id }) => id)

  it.each(['REPLY', 'REQUEST', 'SILENCE'] as const)(
    'whose %s is lost is sent again, recorded once, and then may leave',
    async (at) => {
      const item = toItem(child)
      proxy.breakNext(at)
      expect(await openDisclosureCommits(pool).commit([item], open)).toMatchObject({ committed: true })
      expect(await idsOf(child)).toEqual([item.records[0]?.id])
      // Also the one that only stayed silent: what comes on it late would be taken for an answer to what was asked next.
      expect([proxy.opened, pool.totalCount]).toEqual([2, 1])
    },
  )

  it('whose reply is lost is recorded, and does not leave when consent was withdrawn before it was sent again', async () => {
    const item = toItem(child)
    proxy.breakNext('REPLY', () => database.withdraw(child))
    expect(await openDisclosureCommits(pool).commit([item], open)).toEqual({ committed: false, changed: [child.id] })
    expect(await idsOf(child)).toEqual([item.records[0]?.id])
  })

  it('whose request is lost is recorded nowhere when consent was withdrawn before it was sent again', async () => {
    proxy.breakNext('REQUEST', () => database.withdraw(child))
    const commits = openDisclosureCommits(pool)
    expect(await commits.commit([toItem(child)], open)).toEqual({ committed: false, changed: [child.id] })
    expect(await idsOf(child)).toEqual([])
  })

  it('is withheld by the whole gateway then, and the log says of more than left, never of less', async () => {
    const around = await openSurroundings()
    const gateway = await startGateway({ config: around.config, database: pool, log: silent })
    try {
      const ask = async (): Promise<unknown> => {
        const query = `{ child(id: "${child.id}") { school { attendance { registrations { start } } } } }`
        const body = JSON.stringify({ query })
        const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: around.headers, body })
        return response.json()
      }
      expect(await ask()).toMatchObject({ data: { child: { school: { attendance: expect.any(Object) as unknown } } } })
      proxy.breakNext('REPLY', () => database.withdraw(child))
      expect(await ask()).toEqual({
        data: { child: { school: null } },
        extensions: {
          consent: { withheld: [{ path: ['child', 'school', 'attendance'], slice: SLICE, code: 'NOT_SHARED' }] },
        },
      })
      const slices = (await database.recordsOf(child)).map((record) => record.slices)
      expect(slices.slice(0, 2)).toEqual([[SLICE], [SLICE]])
      expect(slices.slice(2).flat()).toEqual([])
    } finally {
      await gateway.close()
      await around.close()
    }
  })

  it('is given up by the server before it is by its client', async () => {
    const { rows } = await pool.query('SHOW statement_timeout')
    expect(rows).toEqual([{ statement_timeout: '4s' }])
  })

  it('fails alone when PostgreSQL cannot read it, and takes no other with it', async () => {
    const other = createChild((serial += 1), { slices: [SLICE] })
    await database.enter(other)
    const commits = openDisclosureCommits(pool)
    const [poisoned, empty, good] = await Promise.allSettled([
      commits.commit([toItem(child, { child: 'nobody' })], open),
      commits.commit([], open),
      commits.commit([toItem(other)], open),
    ])
    expect(poisoned).toMatchObject({ status: 'rejected', reason: { code: '22P02' } })
    expect([empty, good]).toMatchObject([{ value: { committed: true } }, { value: { committed: true } }])
    expect([(await idsOf(child)).length, (await idsOf(other)).length]).toEqual([0, 1])
  })

  it('waits for no writer, and takes no other with it', async () => {
    const other = createChild((serial += 1), { slices: [SLICE] })
    await database.enter(other)
    const writer = await database.owner.connect()
    try {
      await writer.query('BEGIN')
      await writer.query('SELECT pg_advisory_xact_lock(registry.lock_key($1))', [child.id])
      const commits = openDisclosureCommits(pool)
      const results = await Promise.all([commits.commit([toItem(child)], open), commits.commit([toItem(other)], open)])
      expect(results).toMatchObject([{ committed: false, locked: true }, { committed: true }])
    } finally {
      await writer.query('ROLLBACK')
      writer.release()
    }
  })
})

describe('what a commit failed with', () => {
  /** A database that fails the first time, and commits from then on. */
  function failOnce(code: string | undefined): Database & { asked: number } {
    const database = {
      asked: 0,
      query: (_text: string, [answers]: unknown[]) => {
        database.asked += 1
        const { length } = JSON.parse(String(answers)) as unknown[]
        if (database.asked === 1) return Promise.reject(Object.assign(new Error('failed'), { code }))
        return Promise.resolve({
          rows: [{ results: Array.from({ length }, () => ({ committed: true, changed: [] })) }],
        })
      },
    }
    return database
  }
  const items = [toItem(createChild(1))]

  it.each([undefined, 'ECONNRESET', 'EPIPE', '08006', '57P01', '57P03'])('is no answer: %s', async (code) => {
    const database = failOnce(code)
    expect(await openDisclosureCommits(database).commit(items, open)).toMatchObject({ committed: true })
    expect(database.asked).toBe(2)
  })

  it('is no answer to any that were sent together, and they are sent together again', async () => {
    const database = failOnce(undefined)
    const commits = openDisclosureCommits(database)
    const results = await Promise.all([commits.commit(items, open), commits.commit(items, open)])
    expect(results).toMatchObject([{ committed: true }, { committed: true }])
    expect(database.asked).toBe(2)
  })

  it.each(['22P02', '25001', '25006', '42501', '57014'])(
    'is the server’s word that nothing was recorded: %s',
    async (code) => {
      const database = failOnce(code)
      await expect(openDisclosureCommits(database).commit(items, open)).rejects.toMatchObject({ code })
      expect(database.asked).toBe(1)
    },
  )

  it('is not asked about again by a request that is over', async () => {
    const over = new AbortController()
    const database = failOnce(undefined)
    const committing = openDisclosureCommits({
      query: (text, values) => {
        over.abort()
        return database.query(text, values)
      },
    }).commit(items, over.signal)
    await expect(committing).rejects.toMatchObject({ name: 'AbortError' })
    expect(database.asked).toBe(1)
  })

  it('is thrown where there are not as many results as answers', async () => {
    const asked = new AbortController()
    const committing = openDisclosureCommits({
      query: () => {
        setTimeout(() => asked.abort(), 1)
        return Promise.resolve({ rows: [{ results: [] }] })
      },
    }).commit(items, asked.signal)
    await expect(committing).rejects.toThrow()
  })
})
