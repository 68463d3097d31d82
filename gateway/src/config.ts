import { z } from 'zod'
import { type GrantKey, parseGrantKey } from '@samsyn/schema/grant'
import { ASSURANCES } from '@samsyn/schema/policy'
import type { IssuerConfig } from './identity/issuers.ts'
import { addresses, rate, rateKey } from './limits/read-rates.ts'
import type { RateConfig } from './limits/request-rates.ts'
import { readRedis, redisUrl, redisUrls } from './redis/read-redis.ts'
import type { SignInConfig } from './sign-in/config.ts'
import { readSignIn } from './sign-in/read-sign-in.ts'
import { SUBGRAPHS, type SubgraphName } from './supergraph/load.ts'
import type { TlsFiles } from './upstream/read-tls.ts'
import type { UpstreamTls } from './upstream/transport.ts'

/** All that the gateway is started with. The demo builds one itself; every other start reads it from the environment. */
export interface GatewayConfig {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
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

const SETTINGS = z
  .object({
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres: URL' }),
    SUPERGRAPH_FILE: z.string().min(1),
    UPSTREAM_URLS: json(perSubgraph(https)),
    GRANT_KEYS: json(grantKeys),
    UPSTREAM_TIMEOUT_MS: z.coerce.number().int().min(100).max(30_000).default(3_000),
    REQUEST_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(10_000),
    DRAIN_MS: z.coerce.number().int().min(0).max(5_000).default(2_000),
    EVENTS_POLL_MS: z.coerce.number().int().min(500).max(60_000).default(5_000),
    SHED_ABOVE_MS: z.coerce.number().int().min(50).max(60_000).default(200),
    UPSTREAM_CA_FILE: z.string().min(1).optional(),
    UPSTREAM_CERT_FILE: z.string().min(1).optional(),
    UPSTREAM_KEY_FILE: z.string().min(1).optional(),
    ISSUERS: json(issuers),
    CALLER_RATE: rate.default({ requests: 200, seconds: 20 }),
    ORGANISATION_RATE: rate.default({ requests: 4_000, seconds: 20 }),
    REFUSED_TOKEN_RATE: rate.default({ requests: 100, seconds: 60 }),
    REDIS_URL: redisUrl.optional(),
    REDIS_CLUSTER: redisUrls.optional(),
    REDIS_SENTINELS: redisUrls.optional(),
    REDIS_MASTER_NAME: z.string().min(1).optional(),
    REDIS_SENTINEL_PASSWORD: z.string().min(1).optional(),
    RATE_KEY: rateKey.optional(),
    TRUSTED_PROXIES: addresses.optional(),
    TRUSTED_DOCUMENTS_FILE: z.string().min(1).optional(),
    CONSOLE_FOLDER: z.string().min(1).optional(),
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

export interface Environment {
  readonly databaseUrl: string
  readonly supergraphFile: string
  readonly trustedDocumentsFile: string | null
  readonly upstreamTlsFiles: TlsFiles
  /** How long the listener stays open after the signal to stop. */
  readonly drainMs: number
  readonly config: Omit<GatewayConfig, 'supergraphSdl' | 'upstreamTls' | 'trustedDocuments'>
}

export type EnvironmentResult =
  | { readonly ok: true; readonly environment: Environment }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Reads the environment and reports every fault at once, never a value. No security setting has a default. */
export function readEnvironment(env: NodeJS.ProcessEnv): EnvironmentResult {
  const parsed = SETTINGS.safeParse(env)
  const signIn = readSignIn(env)
  if (!parsed.success || !signIn.ok) {
    const issues = [...(parsed.error?.issues ?? []), ...(signIn.ok ? [] : signIn.issues)]
    const faults = issues.map(({ path, code, message }) => {
      if (env[String(path[0])] === undefined) return `${String(path[0])} is not set`
      return `${path.join('.')}: ${code === 'unrecognized_keys' ? 'has a member nobody knows' : message}`
    })
    return { ok: false, faults }
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
      supergraphFile: settings.SUPERGRAPH_FILE,
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
