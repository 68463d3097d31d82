import { type CloseTimes, logCrashes, writeLogLine } from '@samsyn/schema/serving'
import type { Log, RunningSubgraph } from './serve.ts'

/** One JSON object a line on standard output: what a log collector reads. */
export const logJson: Log = (message, details = {}) => {
  process.stdout.write(`${writeLogLine(message, details)}\n`)
}

/** From the signal to the end of the process, whatever hangs. */
const STOP_WITHIN_MS = 9_000
const GRACEFUL: CloseTimes = { withinMs: 8_000, leftAfterMs: 1_000 }

/**
 * Runs a subgraph as a process: says `listening` with its URL when it is ready, and stops on SIGTERM, on SIGINT and when
 * the process that started it with an IPC channel is gone. Requests that have begun are answered first; the process ends
 * with 0 at most 10 s after, and another signal changes nothing.
 * @param start is told by its signal to wait for nothing more; `null`: it was, and there is nothing to stop
 */
export async function runSubgraph(start: (signal: AbortSignal) => Promise<RunningSubgraph | null>): Promise<void> {
  logCrashes(logJson)
  const stopping = new AbortController()
  const signalled = new Promise<void>((resolve) => {
    const stop = (): void => {
      if (stopping.signal.aborted) return
      stopping.abort()
      setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref()
      resolve()
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
    process.once('disconnect', stop)
  })
  const running = await start(stopping.signal)
  if (running === null) process.exit(0)
  void signalled
    .then(() => running.close(GRACEFUL))
    .then(
      () => process.exit(0),
      () => process.exit(1),
    )
  // Last: whoever reads it may stop the process at once.
  logJson('listening', { url: running.url })
}
