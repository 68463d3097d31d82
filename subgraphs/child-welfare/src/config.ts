import { readSettingsOrExit, SERVE_SETTINGS } from '@samsyn/kit'
import { z } from 'zod'

const SETTINGS = { ...SERVE_SETTINGS, SOURCE_FOLDER: z.string().min(1) }

/** The child welfare subgraph's settings, or an end of the process with every fault on standard error. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const { HOST, PORT, GRANT_KEYS, SOURCE_FOLDER } = readSettingsOrExit(SETTINGS, env)
  return { host: HOST, port: PORT, grantKeys: GRANT_KEYS, sourceFolder: SOURCE_FOLDER }
}
