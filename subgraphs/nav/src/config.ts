import { z } from 'zod'
import { readSettingsOrExit, SERVE_SETTINGS, type ServeConfig } from '@samsyn/kit'
import { ACCESS_SETTINGS, ASKING_SETTINGS, findSourceFaults, sourceUrl } from '@samsyn/kit/http'

const SETTINGS = {
  ...SERVE_SETTINGS,
  /** The folder `openFolderSource` reads. In its place: the addresses of NAV's systems. */
  SOURCE_FOLDER: z.string().min(1).optional(),
  PDL_URL: sourceUrl.optional(),
  PDL_BEHANDLINGSNUMMER: z
    .string()
    .regex(/^B\d+$/, 'must be B and a number')
    .optional(),
  VEILARBOPPFOLGING_URL: sourceUrl.optional(),
  VEILARBAKTIVITET_URL: sourceUrl.optional(),
  VEDTAK14A_URL: sourceUrl.optional(),
  YTELSER_URL: sourceUrl.optional(),
  HUSHOLDNINGSOKONOMI_URL: sourceUrl.optional(),
  ...ACCESS_SETTINGS,
  ...ASKING_SETTINGS,
}

const ADDRESSES = ['PDL_URL', 'VEILARBOPPFOLGING_URL', 'VEILARBAKTIVITET_URL', 'VEDTAK14A_URL'] as const

export type NavSettings = z.infer<z.ZodObject<typeof SETTINGS>>

export interface NavConfig {
  readonly serve: ServeConfig
  readonly source: NavSettings
}

/** Reads the settings from the environment, or ends the process and says every fault. */
export function readConfig(env: NodeJS.ProcessEnv): NavConfig {
  const settings = readSettingsOrExit(SETTINGS, env, (all) =>
    findSourceFaults(all, ADDRESSES, ['PDL_BEHANDLINGSNUMMER']),
  )
  return {
    serve: { host: settings.HOST, port: settings.PORT, grantKeys: settings.GRANT_KEYS },
    source: settings,
  }
}
