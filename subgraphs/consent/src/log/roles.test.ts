import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Connection, refusalOf } from '../testing-ledger.ts'
import { BOTH_ENGINES } from '../testing.ts'
import { BEGIN_READING, readDatabase } from './read-database.ts'
import { sequencePending } from './sequencer.ts'
import { openTestLog, type TestLog } from './testing-log.ts'
import { verifyLog } from './verify.ts'

const SCHEMAS = ['registry', 'audit', 'gateway', 'sequencer', 'witness', 'public'] as const

describe.each(BOTH_ENGINES)('the roles of the log (%s)', (engine) => {
  let log: TestLog
  let child: string
  let tables: readonly string[]
  let functions: readonly { readonly name: string; readonly call: string }[]

  beforeAll(async () => {
    log = await openTestLog(engine)
    child = await log.registerChild()
    await log.recordLook(child)
    const { rows } = await log.pool.query(
      `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    )
    tables = (rows as { name: string }[]).map(({ name }) => name)
    const made = await log.pool.query(
      `SELECT n.nspname || '.' || p.proname AS name, n.nspname || '.' || p.proname || '(' || coalesce((
         SELECT string_agg('NULL::' || format_type(t, NULL), ', ' ORDER BY place)
         FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS a (t, place)), '') || ')' AS call
       FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
       WHERE n.nspname IN ('registry', 'audit', 'gateway', 'sequencer', 'witness')
       AND p.prorettype <> 'trigger'::regtype ORDER BY 1`,
    )
    functions = made.rows as never
  })
  afterAll(() => log.close())

  /** As a login with the role would: nothing of the owner's remains. */
  const as = <T>(role: string, run: (session: Connection) => Promise<T>): Promise<T> =>
    log.inTransaction('BEGIN', async (session) => {
      await session.query(`SET LOCAL ROLE ${role}`)
      return run(session)
    })

  const listReadable = async (role: string): Promise<readonly string[]> => {
    const readable: string[] = []
    for (const table of tables) {
      const refusal = await refusalOf(as(role, (session) => session.query(`SELECT FROM ${table} LIMIT 1`)))
      if (refusal === null) readable.push(table)
      else expect(refusal, table).toBe('42501')
    }
    return readable
  }
  const listCallable = async (role: string): Promise<readonly string[]> => {
    const callable: string[] = []
    for (const { name, call } of functions) {
      const refusal = await refusalOf(as(role, (session) => session.query(`SELECT ${call}`)))
      if (refusal !== '42501') callable.push(name)
    }
    return callable
  }

  const ROLES = ['samsyn_sequencer', 'samsyn_witness', 'samsyn_auditor']

  it.each(ROLES)('%s has no way to sign in', async (role) => {
    const { rows } = await log.pool.query(
      `SELECT rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname = $1`,
      [role],
    )
    expect(rows).toEqual([
      { rolcanlogin: false, rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false },
    ])
  })

  it.each(ROLES)('%s writes no table, and makes nothing of its own', async (role) => {
    for (const table of tables) {
      for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table}`, `INSERT INTO ${table} DEFAULT VALUES`]) {
        expect(await refusalOf(as(role, (session) => session.query(statement))), statement).toBe('42501')
      }
    }
    for (const schema of SCHEMAS) {
      const statement = `CREATE TABLE ${schema}.own (id int)`
      expect(await refusalOf(as(role, (session) => session.query(statement))), statement).toBe('42501')
    }
  })

  it('the sequencer has its functions, and reads no table', async () => {
    expect(await listReadable('samsyn_sequencer')).toEqual([])
    expect(await listCallable('samsyn_sequencer')).toEqual([
      'sequencer.append',
      'sequencer.leader_lock',
      'sequencer.read_tree',
      'sequencer.take',
    ])
  })

  it('the witness has its functions, and reads no table', async () => {
    expect(await listReadable('samsyn_witness')).toEqual([])
    expect(await listCallable('samsyn_witness')).toEqual(['witness.read_checkpoint', 'witness.read_nodes'])
  })

  it('the auditor reads the log and what it was made of, and changes nothing by any function', async () => {
    expect((await listReadable('samsyn_auditor')).toSorted()).toEqual(
      [
        ...['checkpoint', 'disclosure', 'erasure', 'leaf', 'node', 'pending', 'subject'].map((name) => `audit.${name}`),
        'registry.ledger',
      ].toSorted(),
    )
    const callable = await listCallable('samsyn_auditor')
    expect(callable).not.toContain('audit.erase_child')
    expect(callable.filter((name) => /^(gateway|sequencer|witness)\./.test(name))).toEqual([])
  })

  it('the sequencer’s is enough to sequence, and the auditor’s to verify', async () => {
    const made = await sequencePending({
      connect: async () => {
        const client = await log.pool.connect()
        return {
          query: async (text, values) => {
            const answer = await client.query(text, values)
            if (text === 'BEGIN') await client.query('SET LOCAL ROLE samsyn_sequencer', [])
            return answer
          },
          release: () => client.release(),
        }
      },
      signer: log.signer,
      verifiers: [log.keys.verifier],
      log: () => {},
    })
    expect(made).toBe(2)
    const [begin = '', ...settings] = BEGIN_READING
    const verification = await log.inTransaction(begin, async (session) => {
      for (const setting of settings) await session.query(setting)
      await session.query('SET LOCAL ROLE samsyn_auditor')
      return verifyLog({
        reader: readDatabase((text, values) => session.query(text, [...values])),
        verifiers: [log.keys.verifier],
      })
    })
    expect(verification).toMatchObject({ ok: true, summary: { leaves: 2 } })
  })

  it('nobody else has the functions of any of them', async () => {
    const { rows } = await log.pool.query(
      `SELECT p.proname FROM pg_proc AS p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS acl
       WHERE p.pronamespace::regnamespace::text IN ('audit', 'sequencer', 'witness') AND acl.grantee = 0`,
    )
    expect(rows).toEqual([])
  })
})
