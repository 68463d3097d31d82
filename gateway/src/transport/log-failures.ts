import type { ApolloServerPlugin } from '@apollo/server'
import type { FaultLog } from '../consent/data-sources.ts'
import type { ConsentSession } from '../consent/session.ts'
import { type ErrorCode, readCode } from '../errors.ts'

type Logger = Record<'debug' | 'info' | 'warn' | 'error', () => void>

/** What is ours to mend. The other codes are a client's, or are logged where they arise. */
const OUR_FAULTS: readonly ErrorCode[] = ['INTERNAL', 'REGISTRY_UNAVAILABLE', 'ANSWER_OUTDATED']

/** Logs an answer that failed for a fault of ours: the request's id, the code, and of the error its name only. */
export function logFailures(log: FaultLog): ApolloServerPlugin<{ readonly session: ConsentSession }> {
  return {
    requestDidStart: async ({ contextValue }) => ({
      didEncounterErrors: async ({ errors }) => {
        const { requestId } = contextValue.session.requester
        for (const error of errors) {
          const code = readCode(error)
          if (OUR_FAULTS.includes(code)) {
            log('answer failed', { requestId, code, reason: (error.originalError ?? error).name })
          }
        }
      },
    }),
  }
}

/** For libraries that log messages with values in them: that they had something to say is all that is kept. */
export function createQuietLogger(log: FaultLog): Logger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: () => log('a library warned', {}),
    error: () => log('a library reported an error', {}),
  }
}
