import { z } from 'zod'
import { isKeyName, isVerifierKey } from '@samsyn/schema/log'

/** Settings that processes of the log have in common. */

const verifiers = z.string().transform((text, context): readonly string[] => {
  const keys = text.split(',')
  if (keys.every(isVerifierKey)) return keys
  context.addIssue('must be one or more keys to verify by, as the log’s key was made with, separated by commas')
  return z.NEVER
})

export const LOG_SETTINGS = {
  /** Connection to the registry's PostgreSQL, as a login that is a member of this process's role. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Keys to verify the log by, the one in use first, and those that were. */
  LOG_VERIFIERS: verifiers,
}

export const SEQUENCER_SETTINGS = {
  ...LOG_SETTINGS,
  /** The log's name, such as `testvik.example/log`. The key has the same. */
  LOG_ORIGIN: z.string().refine(isKeyName, 'must be a name without space and plus'),
  /** File with the signing key, which nobody but the sequencer reads. */
  LOG_KEY_FILE: z.string().min(1),
}

export const WITNESS_SETTINGS = {
  ...LOG_SETTINGS,
  /** File that the witness writes. Its owner is another than the database's and the sequencer's. */
  WITNESS_FILE: z.string().min(1),
}
