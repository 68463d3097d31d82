import { z } from 'zod'
import { readSettingsOrExit, SERVE_SETTINGS, toServeConfig } from '@samsyn/kit'

export const SETTINGS = {
  ...SERVE_SETTINGS,
  SOURCE_FOLDER: z.string().min(1).meta({ kind: 'folder', meaning: 'the folder that holds the FINT collections' }),
}

/** The settings of this process, in the kit's names. Ends the process with every fault at once. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const settings = readSettingsOrExit(SETTINGS, env)
  return { serve: toServeConfig(settings), sourceFolder: settings.SOURCE_FOLDER }
}
