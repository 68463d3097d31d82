import { logJson, readSettingsOrExit } from '@samsyn/kit'
import { WITNESS_SETTINGS } from './log-settings.ts'
import { openPool } from '../open-pool.ts'
import { exitOver, stopOnSignal } from './run-process.ts'
import { openWitnessFile, type WitnessFile } from './witness-file.ts'
import { runWitness } from './witness.ts'

/** Runs a witness. It waits for the database, and says so once; its own file must be as it left it. */

const CONNECTIONS = 2

const config = readSettingsOrExit(WITNESS_SETTINGS, process.env)

async function openFileOrExit(): Promise<WitnessFile> {
  try {
    return await openWitnessFile(config.WITNESS_FILE, config.LOG_VERIFIERS)
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    return exitOver(`WITNESS_FILE: ${code ?? message}`)
  }
}

const file = await openFileOrExit()
const pool = openPool(config.DATABASE_URL, logJson, CONNECTIONS)
const witness = runWitness({
  query: (text, values) => pool.query(text, values),
  verifiers: config.LOG_VERIFIERS,
  file,
  log: logJson,
  now: () => new Date(),
})
stopOnSignal(async () => {
  await witness.stop()
  await pool.end()
  await file.close()
})
