import { z } from 'zod'
import { readSettingsOrExit, SERVE_SETTINGS } from '@samsyn/kit'

const SETTINGS = {
  ...SERVE_SETTINGS,
  /** Connection to the registry's PostgreSQL, as its owner. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Where readings of the population register come in. Without it the register grows old, and nothing is shared. */
  REGISTER_FOLDER: z.string().min(1).optional(),
}

export const readConfig = (env: NodeJS.ProcessEnv) => readSettingsOrExit(SETTINGS, env)
