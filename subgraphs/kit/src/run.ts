import type { Log, RunningSubgraph } from './serve.ts'

/** One JSON object a line on standard output: what a log collector reads. */
export const logJson: Log = (message, details = {}) => {
  process.stdout.write(`${JSON.stringify({ message, ...details })}\n`)
}

/**
 * Runs a subgraph as a process: says `listening` with its URL when it is ready, and stops on SIGTERM, on SIGINT and when
 * the process that started it with an IPC channel is gone.
 */
export async function runSubgraph(start: () => Promise<RunningSubgraph>): Promise<void> {
  const running = await start()
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.once('disconnect', stop)
  // Last: whoever reads it may stop the process at once.
  logJson('listening', { url: running.url })
}
