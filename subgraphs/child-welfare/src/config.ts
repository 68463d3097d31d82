import { readSettingsOrExit, SERVE_SETTINGS, toServeConfig } from '@samsyn/kit'
import { z } from 'zod'

export const SETTINGS = {
  ...SERVE_SETTINGS,
  SOURCE_FOLDER: z
    .string()
    .min(1)
    .meta({ kind: 'folder', meaning: 'the folder that holds the SSB Barnevern messages and files beside them' }),
}

/** The child welfare subgraph's settings, or an end of the process with every fault on standard error. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const settings = readSettingsOrExit(SETTINGS, env)
  return { serve: toServeConfig(settings), sourceFolder: settings.SOURCE_FOLDER }
}
