import { z } from 'zod'
import { readSettingsOrExit, SERVE_SETTINGS, toServeConfig } from '@samsyn/kit'
import { describeSource, findSourceFaults, READING_SETTINGS } from '@samsyn/kit/http'
import { ENDPOINTS } from './fint.ts'

const PATHS = new Set(Object.values(ENDPOINTS).map(({ path }) => path))

export const SETTINGS = {
  ...SERVE_SETTINGS,
  ...describeSource('the FINT collections', 'the FINT API'),
  ...READING_SETTINGS,
  FINT_ABSENT: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((path) => path !== ''))
    .refine(
      (paths) => paths.every((path) => PATHS.has(path)),
      'must be paths of endpoints in fint.ts, with commas between',
    )
    .meta({
      kind: 'paths, comma-separated',
      meaning: 'endpoints that the school owner’s system does not have; any other that answers 404 is a fault',
    }),
}

export type SchoolSettings = z.infer<z.ZodObject<typeof SETTINGS>>

/** The settings of this process, in the kit's names. Ends the process with every fault at once. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const source = readSettingsOrExit(SETTINGS, env, (settings) =>
    findSourceFaults(settings, ['SOURCE_URL'], ['SOURCE_MAX_AGE_SECONDS']),
  )
  return { serve: toServeConfig(source), source }
}
