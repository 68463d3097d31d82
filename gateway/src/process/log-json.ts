import type { FaultLog } from '../consent/data-sources.ts'

/** One JSON object a line on standard output: what a log collector reads. */
export const logJson: FaultLog = (message, details) => {
  process.stdout.write(`${JSON.stringify({ message, ...details })}\n`)
}
