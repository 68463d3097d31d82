import type { z } from 'zod'
import { readSettingsOrExit, SERVE_SETTINGS } from '@samsyn/kit'
import { ASKING_SETTINGS, findSourceFaults, SOURCE_SETTINGS } from '@samsyn/kit/http'

const SETTINGS = {
  ...SERVE_SETTINGS,
  /** The folder that holds the FHIR bundles, or the address of the FHIR server. */
  ...SOURCE_SETTINGS,
  ...ASKING_SETTINGS,
}

export type HealthSettings = z.infer<z.ZodObject<typeof SETTINGS>>

/** Reads the settings from the environment, or ends the process and says every fault. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const source = readSettingsOrExit(SETTINGS, env, (settings) => findSourceFaults(settings, ['SOURCE_URL']))
  return { source, serve: { host: source.HOST, port: source.PORT, grantKeys: source.GRANT_KEYS } }
}
