import { logJson, runSubgraph, serveOwnOperations, toServeConfig } from '@samsyn/kit'
import { readConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { readLegalTableOrExit } from './legal-table/file.ts'
import { openPool } from './open-pool.ts'
import { openNotifier } from './notices/settings.ts'
import { watchNotices } from './notices/watch.ts'
import { openRegistryMetrics } from './operations/registry-metrics.ts'
import { watchRegister } from './register/watch.ts'
import { serveConsent } from './serve.ts'
import { findNewerMigration, waitForDatabase } from './wait-for-database.ts'

const config = readConfig(process.env)
const legalTable = await readLegalTableOrExit(config.MUNICIPAL_RULES_FILE)
const pool = openPool(config.DATABASE_URL, logJson)
const { metrics, findMissing } = openRegistryMetrics(pool)
const { operations: asked = null, ...serve } = toServeConfig(config)
const operations = await serveOwnOperations(asked, metrics, findMissing)

await runSubgraph(async (signal) => {
  if (!(await waitForDatabase(pool, logJson, signal))) return null
  const newer = await findNewerMigration(pool)
  if (newer !== null) {
    process.stderr.write(`the database has migration ${newer}, which this version does not know: start a newer one\n`)
    process.exit(78)
  }
  const running = await serveConsent({
    config: {
      ...serve,
      help: { name: config.HELP_NAME, phone: config.HELP_PHONE },
    },
    pool,
    legalTable,
    log: logJson,
  })
  const folder = config.REGISTER_FOLDER
  const register = folder === undefined ? null : watchRegister(folder, openDatabase(pool), logJson)
  const notifier = openNotifier(config)
  if (notifier === null) logJson('notices are not sent: neither OUTBOX_FOLDER nor SMTP_URL is set')
  const notices = notifier === null ? null : watchNotices(openDatabase(pool), notifier, logJson)
  return {
    url: running.url,
    close: async (times) => {
      await Promise.all([running.close(times), register?.stop(), notices?.stop()])
      await operations.close()
      await pool.end()
    },
  }
})
