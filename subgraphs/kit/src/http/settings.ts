import { z } from 'zod'
import { type Access, OPEN_ACCESS } from './access.ts'
import { readClientKey } from './client-key.ts'
import { openHelseIdAccess, openMaskinportenAccess } from './token-access.ts'

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** An address over TLS, or one on this machine, such as a proxy beside the process that adds TLS. */
export const sourceUrl = z
  .string()
  .refine((text) => URL.canParse(text), 'must be a URL')
  .transform((text) => new URL(text))
  .refine(
    ({ protocol, hostname }) => protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname)),
    'must be https:, or http: on this machine',
  )
  .refine(
    ({ username, password, search, hash }) => username + password + search + hash === '',
    'must have no user, query or fragment',
  )

/** How a source over HTTP is shown who asks. There is no default: that it asks for no token has to be said. */
export const ACCESS_SETTINGS = {
  SOURCE_ACCESS: z.enum(['none', 'maskinporten', 'helseid'], 'must be none, maskinporten or helseid').optional(),
  SOURCE_ISSUER: sourceUrl.optional(),
  SOURCE_CLIENT_ID: z.string().min(1).optional(),
  /** PEM or JWK. */
  SOURCE_CLIENT_KEY_FILE: z.string().min(1).optional(),
  SOURCE_CLIENT_KEY_ID: z.string().min(1).optional(),
  SOURCE_SCOPE: z.string().min(1).optional(),
  SOURCE_RESOURCE: z.string().min(1).optional(),
}

/** Where a sector's records come from: a folder, or an address. */
export const SOURCE_SETTINGS = {
  SOURCE_FOLDER: z.string().min(1).optional(),
  SOURCE_URL: sourceUrl.optional(),
  ...ACCESS_SETTINGS,
}

/** For sources that are read as a whole, now and then. */
export const READING_SETTINGS = {
  SOURCE_REFRESH_SECONDS: z.coerce.number().int().min(10).max(86_400).default(300),
  /** How old records may be; after that they are not told. No default: it is how long a mistake at the source is told on. */
  SOURCE_MAX_AGE_SECONDS: z.coerce.number().int().min(10).max(604_800).optional(),
  SOURCE_READING_SECONDS: z.coerce.number().int().min(1).max(3_600).default(120),
}

/** For sources that are asked when the gateway asks, within the time it waits for. */
export const ASKING_SETTINGS = {
  SOURCE_DEADLINE_MS: z.coerce.number().int().min(100).max(30_000).default(2_500),
}

export type AccessSettings = z.infer<z.ZodObject<typeof ACCESS_SETTINGS>>

const TOKEN_SETTINGS = ['SOURCE_ISSUER', 'SOURCE_CLIENT_ID', 'SOURCE_CLIENT_KEY_FILE', 'SOURCE_SCOPE'] as const

/**
 * What is missing, or too much, among settings that depend on one another.
 * @param addresses the settings that together take the place of the folder
 * @param needed further settings that an address needs
 */
export function findSourceFaults<S extends AccessSettings & { readonly SOURCE_FOLDER?: string | undefined }>(
  settings: S,
  addresses: readonly (keyof S & string)[],
  needed: readonly (keyof S & string)[] = [],
): string[] {
  const given = addresses.filter((name) => settings[name] !== undefined)
  if (settings.SOURCE_FOLDER !== undefined) {
    return given.map((name) => `${name}: the records come from SOURCE_FOLDER; set one of the two`)
  }
  if (given.length === 0) return [`neither SOURCE_FOLDER nor ${addresses.join(', ')} is set`]
  const isOpen = settings.SOURCE_ACCESS === 'none'
  const isOfNoUse = isOpen ? TOKEN_SETTINGS.filter((name) => settings[name] !== undefined) : []
  const required: readonly (keyof S & string)[] = [
    ...addresses,
    ...needed,
    'SOURCE_ACCESS',
    ...(settings.SOURCE_ACCESS === undefined || isOpen ? [] : TOKEN_SETTINGS),
  ]
  return [
    ...required.filter((name) => settings[name] === undefined).map((name) => `${name} is not set`),
    ...isOfNoUse.map((name) => `${name}: SOURCE_ACCESS is none`),
  ]
}

/**
 * Opens what the settings say, once `findSourceFaults` has found nothing. Nobody is asked yet.
 * @throws Error when the client's key cannot be used
 */
export async function openAccess(settings: AccessSettings): Promise<Access> {
  const { SOURCE_ACCESS: kind, SOURCE_ISSUER: issuer, SOURCE_CLIENT_ID: clientId, SOURCE_SCOPE: scope } = settings
  if (kind === 'none') return OPEN_ACCESS
  const file = settings.SOURCE_CLIENT_KEY_FILE
  if (
    kind === undefined ||
    issuer === undefined ||
    clientId === undefined ||
    scope === undefined ||
    file === undefined
  ) {
    throw new Error('the settings of the source are not complete')
  }
  const key = await readClientKey(file, settings.SOURCE_CLIENT_KEY_ID)
  const terms = { issuer, clientId, key, scope, resource: settings.SOURCE_RESOURCE }
  return kind === 'helseid' ? openHelseIdAccess(terms) : openMaskinportenAccess(terms)
}
