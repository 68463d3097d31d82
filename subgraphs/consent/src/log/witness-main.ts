import { logJson, openProcessMetrics, readSettingsOrExit, serveOwnOperations, toOperationsConfig } from '@samsyn/kit'
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
const metrics = openProcessMetrics()
const looks = metrics.counter('samsyn_witness_looks_total', 'Looks of the witness at the log, by outcome.', 'outcome', [
  'ok',
  'alarm',
  'failed',
])
metrics.gauge('samsyn_witness_size', 'Leaves that are witnessed.', () => file.last()?.size ?? 0)
let found: boolean | null = false
const witness = runWitness({
  query: (text, values) => pool.query(text, values),
  verifiers: config.LOG_VERIFIERS,
  file,
  log: logJson,
  now: () => new Date(),
  onLook: (alarm) => {
    found = alarm
    looks(alarm === null ? 'failed' : alarm ? 'alarm' : 'ok')
  },
})
metrics.gauge('samsyn_witness_alarm', 'Whether the log is not what was witnessed: 1, or 0.', () =>
  found === true ? 1 : 0,
)
const operations = await serveOwnOperations(toOperationsConfig(config), metrics, async () =>
  found === null ? ['database'] : [],
)
stopOnSignal(async () => {
  await witness.stop()
  await operations.close()
  await pool.end()
  await file.close()
})
