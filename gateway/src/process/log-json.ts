import { type LogDetails, writeLogLine } from '@samsyn/schema/serving'

/** One JSON object a line on standard output: what a log collector reads. */
export const logJson = (message: string, details: LogDetails): void => {
  process.stdout.write(`${writeLogLine(message, details)}\n`)
}
