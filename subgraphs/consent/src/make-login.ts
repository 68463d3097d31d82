import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import pg from 'pg'

/**
 * Makes the user of a URL a login with that password and a role, or gives the one there is both. The password reaches the
 * server as what it would store of it (RFC 5803), so that no log of statements there holds it.
 * @throws Error of the database
 */
export async function makeLogin(pool: pg.Pool, url: URL, role: string): Promise<void> {
  const name = pg.escapeIdentifier(decodeURIComponent(url.username))
  const password = pg.escapeLiteral(writeVerifier(decodeURIComponent(url.password)))
  const { rowCount } = await pool.query('SELECT FROM pg_roles WHERE rolname = $1', [decodeURIComponent(url.username)])
  await pool.query(`${rowCount === 0 ? 'CREATE' : 'ALTER'} ROLE ${name} LOGIN PASSWORD ${password}`)
  await pool.query(`GRANT ${pg.escapeIdentifier(role)} TO ${name}`)
}

const ITERATIONS = 4_096
const BYTES = 32

/** SCRAM-SHA-256 as PostgreSQL keeps it. Letters are taken in the normal form KC (RFC 4013). */
export function writeVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, ITERATIONS, BYTES, 'sha256')
  const sign = (text: string): Buffer => createHmac('sha256', salted).update(text).digest()
  const stored = createHash('sha256').update(sign('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${sign('Server Key').toString('base64')}`
}
