import { z } from 'zod'
import { readSettingsOrExit, SERVE_SETTINGS } from '@samsyn/kit'

const SETTINGS = {
  ...SERVE_SETTINGS,
  /** The folder that holds the FHIR bundles. */
  SOURCE_FOLDER: z.string().min(1),
}

/** Reads the settings from the environment, or ends the process and says every fault. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const { HOST, PORT, GRANT_KEYS, SOURCE_FOLDER } = readSettingsOrExit(SETTINGS, env)
  return { sourceFolder: SOURCE_FOLDER, serve: { host: HOST, port: PORT, grantKeys: GRANT_KEYS } }
}
