import { z } from 'zod'
import { readSettingsOrExit, SERVE_SETTINGS, toServeConfig } from '@samsyn/kit'

export const SETTINGS = {
  ...SERVE_SETTINGS,
  SOURCE_FOLDER: z.string().min(1).meta({ kind: 'folder', meaning: 'the folder that holds the FHIR bundles' }),
}

/** Reads the settings from the environment, or ends the process and says every fault. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const settings = readSettingsOrExit(SETTINGS, env)
  return { sourceFolder: settings.SOURCE_FOLDER, serve: toServeConfig(settings) }
}
