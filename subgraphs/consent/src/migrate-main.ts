import { logJson, readSettingsOrExit } from '@samsyn/kit'
import { logCrashes } from '@samsyn/schema/serving'
import { MIGRATE_SETTINGS } from './config.ts'
import { migrate, openDatabase } from './database.ts'
import { makeLogin } from './make-login.ts'
import { openPool } from './open-pool.ts'
import { findNewerMigration, waitForDatabase } from './wait-for-database.ts'

/**
 * Makes the database what this version needs, and the logins of the processes that use it, and ends with 0. It may be run
 * again at any time, also beside processes of the version before: migrations only go forward, and a login gets the password
 * it is given now.
 */

const LOGINS = [
  ['GATEWAY_DATABASE_URL', 'samsyn_gateway'],
  ['SEQUENCER_DATABASE_URL', 'samsyn_sequencer'],
  ['WITNESS_DATABASE_URL', 'samsyn_witness'],
  ['AUDITOR_DATABASE_URL', 'samsyn_auditor'],
] as const

logCrashes(logJson)
const config = readSettingsOrExit(MIGRATE_SETTINGS, process.env)
const stopping = new AbortController()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort())
const pool = openPool(config.DATABASE_URL, logJson, 2)

if (!(await waitForDatabase(pool, logJson, stopping.signal))) process.exit(1)
const newer = await findNewerMigration(pool)
if (newer !== null) {
  process.stderr.write(`the database has migration ${newer}, which this version does not know: run a newer one\n`)
  process.exit(78)
}
await migrate(openDatabase(pool))
for (const [setting, role] of LOGINS) {
  const url = config[setting]
  if (url !== undefined) await makeLogin(pool, new URL(url), role)
}
await pool.end()
logJson('migrated')
