import { readSettingsOrExit, SERVE_SETTINGS } from '@samsyn/kit'
import { findSourceFaults, READING_SETTINGS, SOURCE_SETTINGS } from '@samsyn/kit/http'
import type { z } from 'zod'

const SETTINGS = {
  ...SERVE_SETTINGS,
  /** The folder that holds the messages, or the address of a server that does. */
  ...SOURCE_SETTINGS,
  ...READING_SETTINGS,
}

export type ChildWelfareSettings = z.infer<z.ZodObject<typeof SETTINGS>>

/** The child welfare subgraph's settings, or an end of the process with every fault on standard error. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const source = readSettingsOrExit(SETTINGS, env, (settings) =>
    findSourceFaults(settings, ['SOURCE_URL'], ['SOURCE_MAX_AGE_SECONDS']),
  )
  return { host: source.HOST, port: source.PORT, grantKeys: source.GRANT_KEYS, source }
}
