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

export const URL_KIND = '`https:` URL'
const text = z.string().min(1).optional()

/** How a source over HTTP is shown who asks. There is no default: that it asks for no token has to be said. */
export const ACCESS_SETTINGS = {
  SOURCE_ACCESS: z.enum(['none', 'maskinporten', 'helseid'], 'must be none, maskinporten or helseid').optional().meta({
    kind: '`none`, `maskinporten` or `helseid`',
    meaning: 'whose token an address is shown; required with an address',
  }),
  SOURCE_ISSUER: sourceUrl.optional().meta({ kind: URL_KIND, meaning: 'who issues the token; required for one' }),
  SOURCE_CLIENT_ID: text.meta({ kind: 'text', meaning: 'this subgraph’s client id there; required for a token' }),
  SOURCE_CLIENT_KEY_FILE: text.meta({
    kind: 'PEM or JWK file',
    meaning: 'the client’s private key; required for a token',
  }),
  SOURCE_CLIENT_KEY_ID: text.meta({ kind: 'text', meaning: 'the key’s id, where the issuer knows more than one' }),
  SOURCE_SCOPE: text.meta({ kind: 'text', meaning: 'what the token is asked for; required for one' }),
  SOURCE_RESOURCE: text.meta({ kind: 'text', meaning: 'the API that the token is for, where Maskinporten wants it' }),
}

/** @param holds what lies in the folder */
export const sourceFolder = (holds: string) =>
  text.meta({ kind: 'folder', meaning: `the folder that holds ${holds}; this or an address` })

/**
 * Where a sector's records come from: a folder, or an address.
 * @param holds what lies in the folder
 * @param server what is at the address
 */
export const describeSource = (holds: string, server: string) => ({
  SOURCE_FOLDER: sourceFolder(holds),
  SOURCE_URL: sourceUrl.optional().meta({ kind: URL_KIND, meaning: `the address of ${server}` }),
  ...ACCESS_SETTINGS,
})

const seconds = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

/** For sources that are read as a whole, now and then. */
export const READING_SETTINGS = {
  SOURCE_REFRESH_SECONDS: seconds(10, 86_400)
    .default(300)
    .meta({ kind: 'seconds', meaning: 'how often an address is read anew' }),
  SOURCE_MAX_AGE_SECONDS: seconds(10, 604_800).optional().meta({
    kind: 'seconds',
    meaning:
      'how old records may be; after that they are not told. Required with an address: it is how long a mistake at the source is told on',
  }),
  SOURCE_READING_SECONDS: seconds(1, 3_600)
    .default(120)
    .meta({ kind: 'seconds', meaning: 'how long one reading may take' }),
}

/** For sources that are asked when the gateway asks, within the time it waits for. */
export const ASKING_SETTINGS = {
  SOURCE_DEADLINE_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(30_000)
    .default(2_500)
    .meta({ kind: 'milliseconds', meaning: 'how long an address may take' }),
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
