import { z } from 'zod'
import { readSettingsOrExit, SERVE_SETTINGS } from '@samsyn/kit'
import { noticeSettings } from './notices/settings.ts'

const SETTINGS = {
  ...SERVE_SETTINGS,
  /** Connection to the registry's PostgreSQL, as its owner. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Whom a family phones where nothing here helps, such as when an address is strictly protected. */
  HELP_NAME: z.string().min(1),
  HELP_PHONE: z.string().regex(/^[+\d][\d ]+$/),
  /** Where readings of the population register come in. Without it the register grows old, and nothing is shared. */
  REGISTER_FOLDER: z.string().min(1).optional(),
  /** The municipalities' own rows of the legal table, in place of those that come with the product. */
  MUNICIPAL_RULES_FILE: z.string().min(1).optional(),
}

export const readConfig = (env: NodeJS.ProcessEnv) => readSettingsOrExit({ ...SETTINGS, ...noticeSettings(env) }, env)
