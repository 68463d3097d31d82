import { z } from 'zod'
import { readSettingsOrExit, SERVE_SETTINGS } from '@samsyn/kit'
import { noticeSettings } from './notices/settings.ts'

const OWNER_URL = z.url({ protocol: /^postgres(ql)?$/ }).meta({
  kind: '`postgres:` URL',
  meaning: 'the registry’s PostgreSQL, 15 or later, its primary, as the owner of the database',
  asFile: true,
})

export const SETTINGS = {
  ...SERVE_SETTINGS,
  DATABASE_URL: OWNER_URL,
  HELP_NAME: z.string().min(1).meta({
    kind: 'text',
    meaning: 'whom a family phones where nothing here helps, such as when an address is strictly protected',
  }),
  HELP_PHONE: z
    .string()
    .regex(/^[+\d][\d ]+$/)
    .meta({ kind: 'telephone number', meaning: 'and at what number' }),
  REGISTER_FOLDER: z.string().min(1).optional().meta({
    kind: 'folder',
    meaning:
      'where readings of the population register come in; without it the register grows old, and nothing is shared',
  }),
  MUNICIPAL_RULES_FILE: z.string().min(1).optional().meta({
    kind: 'JSON file',
    meaning: 'the municipalities’ own rows of the legal table, in place of those that come with the product',
  }),
}

const loginUrl = (role: string, whose: string) =>
  z
    .url({ protocol: /^postgres(ql)?$/ })
    .regex(/^[a-z]+:\/\/[^:@/]+:[^@/]+@/, 'must have a user and a password')
    .optional()
    .meta({
      kind: '`postgres:` URL',
      meaning: `the same as ${whose} connects with: its user is made a login of \`${role}\`, with its password`,
      asFile: true,
    })

/** Of the step that makes the database what this version needs. */
export const MIGRATE_SETTINGS = {
  DATABASE_URL: OWNER_URL,
  GATEWAY_DATABASE_URL: loginUrl('samsyn_gateway', 'the gateway'),
  SEQUENCER_DATABASE_URL: loginUrl('samsyn_sequencer', 'the sequencer'),
  WITNESS_DATABASE_URL: loginUrl('samsyn_witness', 'the witness'),
  AUDITOR_DATABASE_URL: loginUrl('samsyn_auditor', '`audit:verify`'),
}

export const readConfig = (env: NodeJS.ProcessEnv) => readSettingsOrExit({ ...SETTINGS, ...noticeSettings(env) }, env)
