import { z } from 'zod'
import { OPERATIONS_SETTINGS } from '@samsyn/kit'
import { isKeyName, isVerifierKey } from '@samsyn/schema/log'

/** Settings that processes of the log have in common. */

const verifiers = z.string().transform((text, context): readonly string[] => {
  const keys = text.split(',')
  if (keys.every(isVerifierKey)) return keys
  context.addIssue('must be one or more keys to verify by, as the log’s key was made with, separated by commas')
  return z.NEVER
})

export const LOG_SETTINGS = {
  ...OPERATIONS_SETTINGS,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).meta({
    kind: '`postgres:` URL',
    meaning: 'the registry’s PostgreSQL, as a login that is granted this process’s role',
    asFile: true,
  }),
  LOG_VERIFIERS: verifiers.meta({
    asFile: true,
    kind: 'verifier keys, comma-separated',
    meaning: 'keys to verify the log by, the one in use first, then those that were',
  }),
}

export const SEQUENCER_SETTINGS = {
  ...LOG_SETTINGS,
  LOG_ORIGIN: z.string().refine(isKeyName, 'must be a name without space and plus').meta({
    kind: 'name',
    meaning: 'the log’s name, such as `testvik.example/log`; the key has the same',
  }),
  LOG_KEY_FILE: z.string().min(1).meta({
    kind: 'file',
    meaning: 'the signing key, which nobody but the sequencer reads; `audit:key` makes it',
  }),
}

export const WITNESS_SETTINGS = {
  ...LOG_SETTINGS,
  WITNESS_FILE: z.string().min(1).meta({
    kind: 'file',
    meaning: 'what the witness writes; its owner is another than the database’s, and no others may write to it',
  }),
}
