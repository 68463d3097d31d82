import { logJson } from '@samsyn/kit'
import { logCrashes } from '@samsyn/schema/serving'

/** Runs until SIGTERM, SIGINT or the end of whoever started the process; it ends when what is under way is done. */
export function stopOnSignal(close: () => Promise<unknown>): void {
  logCrashes(logJson)
  let isStopping = false
  const stop = (): void => {
    if (isStopping) return
    isStopping = true
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.once('disconnect', stop)
  // Last: whoever reads it may stop the process at once.
  logJson('running')
}

/** Ends the process over a setting, as `readSettingsOrExit` does. */
export function exitOver(fault: string): never {
  process.stderr.write(`configuration: ${fault}\n`)
  process.exit(78)
}
