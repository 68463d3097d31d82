import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeLogin, writeVerifier } from './make-login.ts'

const POSTGRES = inject('postgres')

describe.skipIf(POSTGRES === null)('a login that the migration makes', () => {
  const user = `samsyn_test_${process.pid}_login`
  const role = `samsyn_test_${process.pid}_role`
  let pool: pg.Pool
  beforeAll(async () => {
    pool = new pg.Pool({ connectionString: POSTGRES as string })
    await pool.query(`CREATE ROLE ${role} NOLOGIN`)
  })
  afterAll(async () => {
    await pool.query(`DROP ROLE IF EXISTS ${user}`)
    await pool.query(`DROP ROLE ${role}`)
    await pool.end()
  })
  const readStored = async (): Promise<string> => {
    const { rows } = await pool.query<{ rolpassword: string }>('SELECT rolpassword FROM pg_authid WHERE rolname = $1', [
      user,
    ])
    return rows[0]?.rolpassword ?? ''
  }
  const saltOf = (verifier: string): Buffer => Buffer.from(verifier.split(/[:$]/)[2] ?? '', 'base64')
  const urlWith = (password: string): URL => new URL(`postgres://${user}:${encodeURIComponent(password)}@db/samsyn`)

  it.each(['plain-word', 'blåbærsyltetøy % @ : /'])(
    'stores of %s what PostgreSQL itself would store',
    async (password) => {
      await pool.query(`SET password_encryption = 'scram-sha-256'`)
      await makeLogin(pool, urlWith(password), role)
      const ours = await readStored()
      expect(ours).toBe(writeVerifier(password, saltOf(ours)))
      await pool.query(`ALTER ROLE ${user} PASSWORD ${pg.escapeLiteral(password)}`)
      const theirs = await readStored()
      expect(theirs).not.toBe(ours)
      expect(theirs).toBe(writeVerifier(password, saltOf(theirs)))
    },
  )

  it('is a member of its role and may do nothing else, also when it is made again', async () => {
    await makeLogin(pool, urlWith('another'), role)
    const { rows } = await pool.query<{ roles: string[]; rights: boolean }>(
      `SELECT array_agg(b.rolname)::text[] AS roles, bool_or(m.rolsuper OR m.rolcreaterole OR m.rolcreatedb) AS rights
       FROM pg_roles AS m JOIN pg_auth_members AS a ON a.member = m.oid JOIN pg_roles AS b ON b.oid = a.roleid
       WHERE m.rolname = $1`,
      [user],
    )
    expect(rows).toEqual([{ roles: [role], rights: false }])
  })
})
