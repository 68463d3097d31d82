import { logJson } from '../process/log-json.ts'
import { type RunOptions, runGateway } from '../process/run-gateway.ts'

/** A gateway as a process of its own: what it runs with comes as one message from whoever started it. */

process.env['APOLLO_TELEMETRY_DISABLED'] = '1'

process.once('message', (options: Omit<RunOptions, 'log'>) => {
  void runGateway({ ...options, log: logJson })
})
