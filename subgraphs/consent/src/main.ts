import pg from 'pg'
import { logJson, runSubgraph } from '@samsyn/kit'
import { readConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { watchRegister } from './register/watch.ts'
import { serveConsent } from './serve.ts'

const config = readConfig(process.env)
const pool = new pg.Pool({ connectionString: config.DATABASE_URL })
pool.on('error', () => logJson('a database connection was lost'))

await runSubgraph(async () => {
  const running = await serveConsent({
    config: { host: config.HOST, port: config.PORT, grantKeys: config.GRANT_KEYS },
    pool,
    log: logJson,
  })
  const folder = config.REGISTER_FOLDER
  const register = folder === undefined ? null : watchRegister(folder, openDatabase(pool), logJson)
  return {
    url: running.url,
    close: async () => {
      await register?.stop()
      await running.close()
      await pool.end()
    },
  }
})
