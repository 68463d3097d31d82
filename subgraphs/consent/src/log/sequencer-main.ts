import { logJson, openProcessMetrics, readSettingsOrExit, serveOwnOperations, toOperationsConfig } from '@samsyn/kit'
import { readKeyFile } from './key-file.ts'
import { SEQUENCER_SETTINGS } from './log-settings.ts'
import { openPool } from '../open-pool.ts'
import { exitOver, stopOnSignal } from './run-process.ts'
import { runSequencer } from './sequencer.ts'

/** Runs a sequencer. It waits for its database, and says so once. */

const CONNECTIONS = 2

const config = readSettingsOrExit(SEQUENCER_SETTINGS, process.env)
const key = await readKeyFile(config.LOG_KEY_FILE, config.LOG_ORIGIN)
if (!key.ok) exitOver(key.fault)

const pool = openPool(config.DATABASE_URL, logJson, CONNECTIONS)
const metrics = openProcessMetrics()
const rounds = metrics.counter('samsyn_log_rounds_total', 'Rounds of the sequencer, by outcome.', 'outcome', [
  'ok',
  'failed',
])
const leaves = metrics.count('samsyn_log_leaves_total', 'Leaves this sequencer added to the log.')
let isFailing = false
const sequencer = runSequencer({
  connect: () => pool.connect(),
  signer: key.signer,
  verifiers: config.LOG_VERIFIERS,
  log: logJson,
  onRound: (taken) => {
    isFailing = taken === null
    rounds(isFailing ? 'failed' : 'ok')
    leaves(taken ?? 0)
  },
})
const operations = await serveOwnOperations(toOperationsConfig(config), metrics, async () =>
  isFailing ? ['database'] : [],
)
stopOnSignal(async () => {
  await sequencer.stop()
  await operations.close()
  await pool.end()
})
