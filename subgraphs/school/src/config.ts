import { z } from 'zod'
import { readSettingsOrExit, SERVE_SETTINGS } from '@samsyn/kit'
import { findSourceFaults, READING_SETTINGS, SOURCE_SETTINGS } from '@samsyn/kit/http'
import { ENDPOINTS } from './fint.ts'

const PATHS = new Set(Object.values(ENDPOINTS).map(({ path }) => path))

const SETTINGS = {
  ...SERVE_SETTINGS,
  /** The folder that holds the FINT collections, or the address of the FINT API. */
  ...SOURCE_SETTINGS,
  ...READING_SETTINGS,
  /** Endpoints that the school owner's system does not have. */
  FINT_ABSENT: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((path) => path !== ''))
    .refine(
      (paths) => paths.every((path) => PATHS.has(path)),
      'must be paths of endpoints in fint.ts, with commas between',
    ),
}

export type SchoolSettings = z.infer<z.ZodObject<typeof SETTINGS>>

/** The settings of this process, in the kit's names. Ends the process with every fault at once. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const source = readSettingsOrExit(SETTINGS, env, (settings) =>
    findSourceFaults(settings, ['SOURCE_URL'], ['SOURCE_MAX_AGE_SECONDS']),
  )
  return { serve: { host: source.HOST, port: source.PORT, grantKeys: source.GRANT_KEYS }, source }
}
