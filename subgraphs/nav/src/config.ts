import { z } from 'zod'
import { readSettingsOrExit, SERVE_SETTINGS, type ServeConfig } from '@samsyn/kit'

export interface NavConfig {
  readonly serve: ServeConfig
  /** The folder `openFolderSource` reads. */
  readonly sourceFolder: string
}

export function readConfig(env: NodeJS.ProcessEnv): NavConfig {
  const settings = readSettingsOrExit({ ...SERVE_SETTINGS, SOURCE_FOLDER: z.string().min(1) }, env)
  return {
    serve: { host: settings.HOST, port: settings.PORT, grantKeys: settings.GRANT_KEYS },
    sourceFolder: settings.SOURCE_FOLDER,
  }
}
