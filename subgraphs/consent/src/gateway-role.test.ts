import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  commitDisclosure,
  type Connection,
  openTestLedger,
  refusalOf,
  type TestLedger,
  toDisclosure,
} from './testing-ledger.ts'
import { BOTH_ENGINES, type TestPool } from './testing.ts'

describe.each(BOTH_ENGINES)('the role of the gateway has (%s)', (engine) => {
  let ledger: TestLedger
  let pool: TestPool
  let child: string

  beforeAll(async () => {
    ledger = await openTestLedger(engine)
    pool = ledger.pool
  })
  afterAll(() => ledger.close())
  beforeEach(async () => {
    child = await ledger.registerChild()
  })

  /** As a login with the gateway's role would: nothing of the owner's remains. */
  const asGateway = <T>(run: (client: Connection) => Promise<T>): Promise<T> =>
    ledger.inTransaction('BEGIN', async (client) => {
      await client.query('SET LOCAL ROLE samsyn_gateway')
      return run(client)
    })

  it('no way to sign in: a login of its own is made a member of it', async () => {
    const { rows } = await pool.query(
      `SELECT rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles
       WHERE rolname = 'samsyn_gateway'`,
    )
    expect(rows).toEqual([
      { rolcanlogin: false, rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false },
    ])
  })

  it('its two functions', async () => {
    await asGateway(async (gateway) => {
      const { rows } = await gateway.query(
        `SELECT gateway.read_facts('{}', ARRAY[$1]::uuid[], '{null}', NULL) AS facts`,
        [child],
      )
      expect(rows).toMatchObject([{ facts: { children: [{ id: child, version: 1 }], legalTable: { seq: 1 } } }])
      expect(await commitDisclosure(gateway, toDisclosure(child))).toEqual({ committed: true, changed: [] })
    })
  })

  it('no table, to read or to write', async () => {
    const { rows } = await pool.query(
      `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
         WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    )
    const tables = (rows as { name: string }[]).map(({ name }) => name)
    expect(tables).toEqual(expect.arrayContaining(['registry.ledger', 'registry.person', 'audit.disclosure']))
    for (const table of tables) {
      for (const statement of [`SELECT FROM ${table}`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
        expect(await refusalOf(asGateway((gateway) => gateway.query(statement))), statement).toBe('42501')
      }
    }
  })

  it('no function of the registry', async () => {
    for (const call of [
      `registry.read_facts(ARRAY['${child}']::uuid[], '{null}')`,
      `registry.append('${child}', now(), NULL, 'REGISTER_READ', '{}')`,
      `registry.lock_children(ARRAY['${child}']::uuid[])`,
    ]) {
      expect(await refusalOf(asGateway((gateway) => gateway.query(`SELECT ${call}`))), call).toBe('42501')
    }
  })

  it('no place to make objects of its own', async () => {
    for (const schema of ['registry', 'audit', 'gateway', 'public']) {
      const create = `CREATE TABLE ${schema}.own (id int)`
      expect(await refusalOf(asGateway((gateway) => gateway.query(create))), schema).toBe('42501')
    }
  })

  it('and nobody else its functions', async () => {
    const { rows } = await pool.query(
      `SELECT p.proname AS name, p.proacl::text AS access FROM pg_proc AS p
         WHERE p.pronamespace = 'gateway'::regnamespace ORDER BY 1`,
    )
    // An entry that begins with "=" would be PUBLIC.
    const entries = (rows as { access: string }[]).flatMap(({ access }) => access.slice(1, -1).split(','))
    expect(entries.filter((entry) => entry.startsWith('='))).toEqual([])
    expect(entries.filter((entry) => entry.startsWith('samsyn_gateway=X'))).toHaveLength(2)
  })
})
