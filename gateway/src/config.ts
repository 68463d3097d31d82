import { z } from 'zod'
import { type GrantKey, parseGrantKey } from '@samsyn/schema/grant'
import { ASSURANCES } from '@samsyn/schema/policy'
import { listFileSettings, readSettingFiles, type ServerTls, type ServerTlsFiles } from '@samsyn/schema/serving'
import type { IssuerConfig } from './identity/issuers.ts'
import { addresses, rate, rateKey } from './limits/read-rates.ts'
import type { RateConfig } from './limits/request-rates.ts'
import { readRedis, redisUrl, redisUrls } from './redis/read-redis.ts'
import type { SignInConfig } from './sign-in/config.ts'
import { readSignIn, SIGN_IN_SETTINGS } from './sign-in/read-sign-in.ts'
import { SUBGRAPHS, type SubgraphName } from './supergraph/load.ts'
import type { TlsFiles } from './upstream/read-tls.ts'
import type { UpstreamTls } from './upstream/transport.ts'

/** All that the gateway is started with. The demo builds one itself; every other start reads it from the environment. */
export interface GatewayConfig {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  /** `null`: plain HTTP, for a proxy before it. */
  readonly tls: ServerTls | null
  /** The supergraph it starts with. */
  readonly supergraphSdl: string
  readonly upstreams: Readonly<Record<SubgraphName, UpstreamConfig>>
  /** How long a subgraph may take for one answer, to its last byte. */
  readonly upstreamTimeoutMs: number
  /** `null`: subgraphs prove themselves to whom Node trusts, and the gateway by its grants alone. */
  readonly upstreamTls: UpstreamTls | null
  /** How long a whole request may take, from its last byte to its answer. */
  readonly requestTimeoutMs: number
  /** How often `GET /events` looks for changes that nobody hinted at. */
  readonly eventsPollMs: number
  /** What the usual answer may take before less is let in at once, in milliseconds. */
  readonly shedAboveMs: number
  readonly issuers: readonly IssuerConfig[]
  /** `null`: nobody signs in with a browser here; clients bring tokens. */
  readonly signIn: SignInConfig | null
  readonly rates: RateConfig
  /** Whose word on a client's address is taken (`X-Forwarded-For`): addresses and networks. None: the connection's. */
  readonly trustedProxies: readonly string[]
  /** JSON of the documents that may run, by their hash; `null`: any that the schema and the limits allow. */
  readonly trustedDocuments: string | null
  /** Whether the schema can be read through GraphQL. */
  readonly introspection: boolean
  /** Folder with the built console, served at `/`; `null`: none. */
  readonly consoleFolder: string | null
}

export interface UpstreamConfig {
  readonly url: string
  readonly key: GrantKey
}

const grantKey = z.string().transform((text, context): GrantKey => {
  const key = parseGrantKey(text)
  if (key !== null) return key
  context.addIssue('must be <kid>:<32 bytes, base64url>')
  return z.NEVER
})

const json = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue('must be JSON')
        return z.NEVER
      }
    })
    .pipe(schema)

const https = z.url({ protocol: /^https$/, error: 'must be an https: URL' })

const issuer = z.strictObject({
  issuer: https,
  jwksUri: https,
  audience: z.string().min(1),
  algorithms: z.array(z.enum(['RS256', 'PS256', 'ES256', 'EdDSA'])).min(1),
  identityClaim: z.string().min(1),
  assuranceClaim: z.string().min(1),
  assurances: z.record(z.string(), z.enum(ASSURANCES)),
  organisationClaim: z.string().nullable(),
})

const perSubgraph = <S extends z.ZodType>(schema: S) =>
  z.strictObject(Object.fromEntries(SUBGRAPHS.map((name) => [name, schema])) as Record<SubgraphName, S>)

const isEachOnce = (values: readonly string[]): boolean => new Set(values).size === values.length

/** With a key in common, one subgraph could make grants for the other. */
const grantKeys = perSubgraph(grantKey).refine(
  (keys) => isEachOnce(Object.values(keys).map(({ secret }) => Buffer.from(secret).toString('hex'))),
  'must be a key of its own for each subgraph',
)

const issuers = z
  .array(issuer)
  .min(1)
  .refine((list) => isEachOnce(list.map((one) => one.issuer)), 'must name each issuer once')

const file = z.string().min(1)
const port = z.coerce.number().int().min(0).max(65_535)
const milliseconds = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

export const SETTINGS = z
  .object({
    HOST: z.string().default('127.0.0.1').meta({ kind: 'address', meaning: 'where to listen' }),
    PORT: port.default(4000).meta({ kind: 'port', meaning: 'where to listen' }),
    TLS_CERT_FILE: file.optional().meta({
      kind: 'PEM file',
      meaning: 'certificate it serves TLS with; without it, plain HTTP for a proxy before it',
    }),
    TLS_KEY_FILE: file.optional().meta({ kind: 'PEM file', meaning: 'the certificate’s key' }),
    OPERATIONS_HOST: z.string().default('127.0.0.1').meta({
      kind: 'address',
      meaning: 'where health and metrics are served: a network that callers do not reach',
    }),
    OPERATIONS_PORT: port
      .optional()
      .meta({ kind: 'port', meaning: 'where health and metrics are served; nowhere if not set' }),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres: URL' }).meta({
      kind: '`postgres:` URL',
      meaning:
        'PostgreSQL, as a login that is granted the role `samsyn_gateway`: it may run two functions and read no table',
      asFile: true,
    }),
    SUPERGRAPH_FILE: file.optional().meta({
      kind: 'file',
      meaning:
        'the composed supergraph, this or `SUPERGRAPH_URL`; refused unless it passes the composition proof, also when it changes',
    }),
    SUPERGRAPH_URL: https
      .optional()
      .meta({ kind: '`https:` URL', meaning: 'where the composed supergraph is fetched from' }),
    SUPERGRAPH_POLL_MS: milliseconds(500, 3_600_000)
      .default(10_000)
      .meta({ kind: 'milliseconds', meaning: 'how often it is looked at for a new one' }),
    UPSTREAM_URLS: json(perSubgraph(https)).meta({
      kind: 'JSON',
      meaning: '`https:` URL of `school`, `health`, `childWelfare`, `nav` and `consent`',
    }),
    GRANT_KEYS: json(grantKeys).meta({
      kind: 'JSON',
      meaning: 'for each of the same names `<kid>:<32 bytes, base64url>`, a key of its own',
      asFile: true,
    }),
    UPSTREAM_TIMEOUT_MS: milliseconds(100, 30_000)
      .default(3_000)
      .meta({ kind: 'milliseconds', meaning: 'how long a subgraph may take, to the last byte of its answer' }),
    REQUEST_TIMEOUT_MS: milliseconds(100, 60_000).default(10_000).meta({
      kind: 'milliseconds',
      meaning: 'how long a whole request may take; more than twice `UPSTREAM_TIMEOUT_MS`',
    }),
    DRAIN_MS: milliseconds(0, 5_000)
      .default(2_000)
      .meta({ kind: 'milliseconds', meaning: 'how long new connections are taken after the signal to stop' }),
    EVENTS_POLL_MS: milliseconds(500, 60_000)
      .default(5_000)
      .meta({ kind: 'milliseconds', meaning: 'how often `GET /events` looks for changes that nobody hinted at' }),
    SHED_ABOVE_MS: milliseconds(50, 60_000).default(200).meta({
      kind: 'milliseconds',
      meaning:
        'when answers come to take longer because more is asked than can be answered, what is beyond it gets 503 `OVERLOADED` and may ask again after a second',
    }),
    UPSTREAM_CA_FILE: file.optional().meta({
      kind: 'PEM file',
      meaning: 'who signs the subgraphs’ certificates; whom Node trusts if not set. They are always verified',
    }),
    UPSTREAM_CERT_FILE: file.optional().meta({
      kind: 'PEM file',
      meaning: 'certificate the gateway shows to subgraphs that demand one',
    }),
    UPSTREAM_KEY_FILE: file.optional().meta({ kind: 'PEM file', meaning: 'its key' }),
    ISSUERS: json(issuers).meta({
      kind: 'JSON',
      meaning:
        'array of `issuer`, `jwksUri`, `audience`, `algorithms`, `identityClaim`, `assuranceClaim`, `assurances`, `organisationClaim`',
    }),
    CALLER_RATE: rate
      .default({ requests: 200, seconds: 20 })
      .meta({ kind: '`<requests>/<seconds>`', meaning: 'of one person' }),
    ORGANISATION_RATE: rate
      .default({ requests: 4_000, seconds: 20 })
      .meta({ kind: '`<requests>/<seconds>`', meaning: 'of one client organisation with all its people' }),
    REFUSED_TOKEN_RATE: rate.default({ requests: 100, seconds: 60 }).meta({
      kind: '`<requests>/<seconds>`',
      meaning: 'how many bad tokens one address may send before no new one is verified',
    }),
    REDIS_URL: redisUrl.optional().meta({
      kind: '`redis:` or `rediss:` URL',
      meaning:
        'one Redis where all gateways count together and hint at changes; without one, and while it is away or fails, each process does alone',
      asFile: true,
    }),
    REDIS_CLUSTER: redisUrls.optional().meta({
      kind: 'Redis URLs, comma-separated',
      meaning: 'in its place, some nodes of a cluster, with the same user and password',
      asFile: true,
    }),
    REDIS_SENTINELS: redisUrls.optional().meta({
      kind: 'Redis URLs, comma-separated',
      meaning: 'or the sentinels; a user and password in the URLs are the master’s',
      asFile: true,
    }),
    REDIS_MASTER_NAME: z
      .string()
      .min(1)
      .optional()
      .meta({ kind: 'name', meaning: 'what the sentinels call the master' }),
    REDIS_SENTINEL_PASSWORD: z
      .string()
      .min(1)
      .optional()
      .meta({ kind: 'text', meaning: 'the sentinels’ own password; none if not set', asFile: true }),
    RATE_KEY: rateKey.optional().meta({
      kind: '32 bytes, base64url',
      meaning:
        'the same for all gateways at one Redis: what is kept there is a hash under this key. Required with any Redis',
      asFile: true,
    }),
    TRUSTED_PROXIES: addresses.optional().meta({
      kind: 'addresses and networks, comma-separated',
      meaning: 'whose `X-Forwarded-For` is believed; nobody’s if not set',
    }),
    TRUSTED_DOCUMENTS_FILE: file.optional().meta({
      kind: 'file',
      meaning: 'a manifest: then no other document runs. `npm run trusted-documents` makes it',
    }),
    CONSOLE_FOLDER: file
      .optional()
      .meta({ kind: 'folder', meaning: 'the built console, served at `/`; none if not set' }),
    TRACES_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http: or https: URL' })
      .optional()
      .meta({
        kind: 'URL',
        meaning: 'where traces are sent (OTLP over HTTP, `…/v1/traces`); none are made if not set',
      }),
    TRACES_RATIO: z.coerce
      .number()
      .min(0)
      .max(1)
      .default(0.01)
      .meta({ kind: 'number from 0 to 1', meaning: 'how many of the requests are traced' }),
  })
  .refine((settings) => (settings.TLS_CERT_FILE === undefined) === (settings.TLS_KEY_FILE === undefined), {
    path: ['TLS_KEY_FILE'],
    error: 'is of no use without TLS_CERT_FILE',
    when: () => true,
  })
  .refine(({ SUPERGRAPH_FILE, SUPERGRAPH_URL }) => (SUPERGRAPH_FILE ?? SUPERGRAPH_URL) !== undefined, {
    path: ['SUPERGRAPH_FILE'],
    when: () => true,
  })
  .refine(({ SUPERGRAPH_FILE, SUPERGRAPH_URL }) => SUPERGRAPH_FILE === undefined || SUPERGRAPH_URL === undefined, {
    path: ['SUPERGRAPH_URL'],
    error: 'is one supergraph too many beside SUPERGRAPH_FILE',
    when: () => true,
  })
  .refine((settings) => (settings.UPSTREAM_CERT_FILE === undefined) === (settings.UPSTREAM_KEY_FILE === undefined), {
    path: ['UPSTREAM_KEY_FILE'],
    error: 'is of no use without UPSTREAM_CERT_FILE',
    when: () => true,
  })
  .refine(({ REDIS_URL, REDIS_CLUSTER }) => REDIS_CLUSTER === undefined || REDIS_URL === undefined, {
    path: ['REDIS_CLUSTER'],
    error: 'is one Redis too many beside REDIS_URL',
    when: () => true,
  })
  .refine(
    ({ REDIS_URL, REDIS_CLUSTER, REDIS_SENTINELS }) =>
      REDIS_SENTINELS === undefined || (REDIS_URL ?? REDIS_CLUSTER) === undefined,
    {
      path: ['REDIS_SENTINELS'],
      error: 'is one Redis too many beside REDIS_URL or REDIS_CLUSTER',
      when: () => true,
    },
  )
  .refine((settings) => (settings.REDIS_SENTINELS === undefined) === (settings.REDIS_MASTER_NAME === undefined), {
    path: ['REDIS_MASTER_NAME'],
    error: 'is of no use without REDIS_SENTINELS',
    when: () => true,
  })
  .refine((settings) => settings.REDIS_SENTINEL_PASSWORD === undefined || settings.REDIS_SENTINELS !== undefined, {
    path: ['REDIS_SENTINEL_PASSWORD'],
    error: 'is of no use without REDIS_SENTINELS',
    when: () => true,
  })
  .refine((settings) => readRedis(settings) === null || settings.RATE_KEY !== undefined, {
    path: ['RATE_KEY'],
    error: 'must be set with a Redis',
    when: () => true,
  })
  // The registry is asked first, and then the sectors together: one that hangs must leave time to record what the others say.
  .refine((settings) => settings.REQUEST_TIMEOUT_MS > 2 * settings.UPSTREAM_TIMEOUT_MS, {
    path: ['REQUEST_TIMEOUT_MS'],
    error: 'must be more than twice UPSTREAM_TIMEOUT_MS',
  })

/** Where a supergraph comes from, and how often it is looked at. */
export interface SupergraphSource {
  readonly from: { readonly file: string } | { readonly url: string }
  readonly pollMs: number
}

export interface OperationsConfig {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
}

export interface TracesConfig {
  readonly url: string
  /** From 0 to 1. */
  readonly ratio: number
}

export interface Environment {
  readonly databaseUrl: string
  readonly supergraph: SupergraphSource
  readonly serverTlsFiles: ServerTlsFiles
  /** `null`: health and metrics are served nowhere. */
  readonly operations: OperationsConfig | null
  /** `null`: none are made. */
  readonly traces: TracesConfig | null
  readonly trustedDocumentsFile: string | null
  readonly upstreamTlsFiles: TlsFiles
  /** How long the listener stays open after the signal to stop. */
  readonly drainMs: number
  readonly config: Omit<GatewayConfig, 'supergraphSdl' | 'tls' | 'upstreamTls' | 'trustedDocuments'>
}

export type EnvironmentResult =
  | { readonly ok: true; readonly environment: Environment }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Reads the environment and reports every fault at once, never a value. No security setting has a default. */
export function readEnvironment(given: NodeJS.ProcessEnv): EnvironmentResult {
  const { env, faults: unread } = readSettingFiles(
    given,
    listFileSettings({ ...SETTINGS.shape, ...SIGN_IN_SETTINGS.shape }),
  )
  const parsed = SETTINGS.safeParse(env)
  const signIn = readSignIn(env)
  if (unread.length > 0 || !parsed.success || !signIn.ok) {
    const issues = [...(parsed.error?.issues ?? []), ...(signIn.ok ? [] : signIn.issues)].filter(
      ({ path }) => !unread.some((fault) => fault.startsWith(`${String(path[0])}_FILE:`)),
    )
    const told = issues.map(({ path, code, message }) => {
      if (env[String(path[0])] === undefined) return `${String(path[0])} is not set`
      return `${path.join('.')}: ${code === 'unrecognized_keys' ? 'has a member nobody knows' : message}`
    })
    return { ok: false, faults: [...unread, ...told] }
  }
  const settings = parsed.data
  const faults = compareSignIn(signIn.signIn, settings)
  if (faults.length > 0) return { ok: false, faults }
  const upstreams = Object.fromEntries(
    SUBGRAPHS.map((name) => [name, { url: settings.UPSTREAM_URLS[name], key: settings.GRANT_KEYS[name] }]),
  ) as Record<SubgraphName, UpstreamConfig>
  return {
    ok: true,
    environment: {
      databaseUrl: settings.DATABASE_URL,
      supergraph: { from: readSupergraphSource(settings), pollMs: settings.SUPERGRAPH_POLL_MS },
      serverTlsFiles: { cert: settings.TLS_CERT_FILE, key: settings.TLS_KEY_FILE },
      operations:
        settings.OPERATIONS_PORT === undefined
          ? null
          : { host: settings.OPERATIONS_HOST, port: settings.OPERATIONS_PORT },
      traces: settings.TRACES_URL === undefined ? null : { url: settings.TRACES_URL, ratio: settings.TRACES_RATIO },
      trustedDocumentsFile: settings.TRUSTED_DOCUMENTS_FILE ?? null,
      upstreamTlsFiles: {
        ca: settings.UPSTREAM_CA_FILE ?? null,
        client:
          settings.UPSTREAM_CERT_FILE === undefined || settings.UPSTREAM_KEY_FILE === undefined
            ? null
            : { cert: settings.UPSTREAM_CERT_FILE, key: settings.UPSTREAM_KEY_FILE },
      },
      drainMs: settings.DRAIN_MS,
      config: Object.freeze({
        host: settings.HOST,
        port: settings.PORT,
        upstreams,
        upstreamTimeoutMs: settings.UPSTREAM_TIMEOUT_MS,
        requestTimeoutMs: settings.REQUEST_TIMEOUT_MS,
        eventsPollMs: settings.EVENTS_POLL_MS,
        shedAboveMs: settings.SHED_ABOVE_MS,
        issuers: settings.ISSUERS,
        signIn: signIn.signIn,
        rates: {
          caller: settings.CALLER_RATE,
          organisation: settings.ORGANISATION_RATE,
          refusedTokens: settings.REFUSED_TOKEN_RATE,
          shared: readSharedRates(settings),
        },
        trustedProxies: settings.TRUSTED_PROXIES ?? [],
        introspection: false,
        consoleFolder: settings.CONSOLE_FOLDER ?? null,
      }),
    },
  }
}

function readSupergraphSource(settings: z.infer<typeof SETTINGS>): SupergraphSource['from'] {
  const { SUPERGRAPH_FILE: path, SUPERGRAPH_URL: url } = settings
  return path === undefined ? { url: url as string } : { file: path }
}

function readSharedRates(settings: z.infer<typeof SETTINGS>): RateConfig['shared'] {
  const redis = readRedis(settings)
  return redis === null || settings.RATE_KEY === undefined ? null : { redis, key: settings.RATE_KEY }
}

/** What sign-in has to have in common with the other settings, and what it must not. */
function compareSignIn(signIn: SignInConfig | null, settings: z.infer<typeof SETTINGS>): readonly string[] {
  if (signIn === null) return []
  const isKnown = settings.ISSUERS.some(({ issuer: name }) => name === signIn.issuer)
  // A subgraph could make sessions with it.
  const isShared = signIn.keys.some(({ secret }) =>
    Object.values(settings.GRANT_KEYS).some((key) => Buffer.from(key.secret).equals(secret)),
  )
  return [
    ...(isKnown ? [] : ['SIGN_IN_ISSUER: must be one of ISSUERS']),
    ...(isShared ? ['SESSION_KEYS: must not be a key of GRANT_KEYS'] : []),
  ]
}
