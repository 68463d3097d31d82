import { z } from 'zod'
import { readSettingsOrExit, SERVE_SETTINGS, type ServeConfig, toServeConfig } from '@samsyn/kit'
import { ACCESS_SETTINGS, ASKING_SETTINGS, findSourceFaults, sourceFolder, sourceUrl, URL_KIND } from '@samsyn/kit/http'

export const SETTINGS = {
  ...SERVE_SETTINGS,
  SOURCE_FOLDER: sourceFolder('the answers of PDL and veilarb'),
  PDL_URL: sourceUrl.optional().meta({ kind: URL_KIND, meaning: 'PDL’s GraphQL, in place of the folder' }),
  PDL_BEHANDLINGSNUMMER: z
    .string()
    .regex(/^B\d+$/, 'must be B and a number')
    .optional()
    .meta({ kind: '`B` and a number', meaning: 'the processing that PDL is asked for (behandlingsnummer)' }),
  VEILARBOPPFOLGING_URL: sourceUrl.optional().meta({ kind: URL_KIND, meaning: 'veilarboppfolging' }),
  VEILARBAKTIVITET_URL: sourceUrl.optional().meta({ kind: URL_KIND, meaning: 'veilarbaktivitet' }),
  VEDTAK14A_URL: sourceUrl.optional().meta({ kind: URL_KIND, meaning: 'the service of § 14 a decisions' }),
  YTELSER_URL: sourceUrl
    .optional()
    .meta({ kind: URL_KIND, meaning: 'the service of benefits; without it that slice says `SOURCE_UNAVAILABLE`' }),
  HUSHOLDNINGSOKONOMI_URL: sourceUrl.optional().meta({
    kind: URL_KIND,
    meaning: 'the service of household finances; without it that slice says `SOURCE_UNAVAILABLE`',
  }),
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
    serve: toServeConfig(settings),
    source: settings,
  }
}
