import { readSettingsOrExit, SERVE_SETTINGS, toServeConfig } from '@samsyn/kit'
import { describeSource, findSourceFaults, READING_SETTINGS } from '@samsyn/kit/http'
import type { z } from 'zod'

export const SETTINGS = {
  ...SERVE_SETTINGS,
  ...describeSource('the SSB Barnevern messages and files beside them', 'a server that delivers them'),
  ...READING_SETTINGS,
}

export type ChildWelfareSettings = z.infer<z.ZodObject<typeof SETTINGS>>

/** The child welfare subgraph's settings, or an end of the process with every fault on standard error. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const source = readSettingsOrExit(SETTINGS, env, (settings) =>
    findSourceFaults(settings, ['SOURCE_URL'], ['SOURCE_MAX_AGE_SECONDS']),
  )
  return { serve: toServeConfig(source), source }
}
