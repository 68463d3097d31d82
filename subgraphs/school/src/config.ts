import { z } from 'zod'
import { readSettingsOrExit, SERVE_SETTINGS } from '@samsyn/kit'

const SETTINGS = {
  ...SERVE_SETTINGS,
  /** The folder that holds the FINT collections. */
  SOURCE_FOLDER: z.string().min(1),
}

/** The settings of this process, in the kit's names. Ends the process with every fault at once. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const { HOST, PORT, GRANT_KEYS, SOURCE_FOLDER } = readSettingsOrExit(SETTINGS, env)
  return { serve: { host: HOST, port: PORT, grantKeys: GRANT_KEYS }, sourceFolder: SOURCE_FOLDER }
}
