import { z } from 'zod'
import { readSettingsOrExit, SERVE_SETTINGS, type ServeConfig, toServeConfig } from '@samsyn/kit'

export interface NavConfig {
  readonly serve: ServeConfig
  /** The folder `openFolderSource` reads. */
  readonly sourceFolder: string
}

export const SETTINGS = {
  ...SERVE_SETTINGS,
  SOURCE_FOLDER: z
    .string()
    .min(1)
    .meta({ kind: 'folder', meaning: 'the folder that holds the answers of PDL and veilarb' }),
}

export function readConfig(env: NodeJS.ProcessEnv): NavConfig {
  const settings = readSettingsOrExit(SETTINGS, env)
  return { serve: toServeConfig(settings), sourceFolder: settings.SOURCE_FOLDER }
}
