import type { z } from 'zod'
import { readSettingsOrExit, SERVE_SETTINGS, toServeConfig } from '@samsyn/kit'
import { ASKING_SETTINGS, describeSource, findSourceFaults } from '@samsyn/kit/http'

export const SETTINGS = {
  ...SERVE_SETTINGS,
  ...describeSource('the FHIR bundles', 'the FHIR server'),
  ...ASKING_SETTINGS,
}

export type HealthSettings = z.infer<z.ZodObject<typeof SETTINGS>>

/** Reads the settings from the environment, or ends the process and says every fault. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const source = readSettingsOrExit(SETTINGS, env, (settings) => findSourceFaults(settings, ['SOURCE_URL']))
  return { source, serve: toServeConfig(source) }
}
