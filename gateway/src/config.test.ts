import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readEnvironment } from './config.ts'
import { SUBGRAPHS } from './supergraph/load.ts'

const perSubgraph = (write: (name: string) => string): Record<string, string> =>
  Object.fromEntries(SUBGRAPHS.map((name) => [name, write(name)]))

const ISSUER = {
  issuer: 'https://idporten.example/',
  jwksUri: 'https://idporten.example/jwks',
  audience: 'https://samsyn.example/graphql',
  algorithms: ['RS256'],
  identityClaim: 'pid',
  assuranceClaim: 'acr',
  assurances: { 'idporten-loa-high': 'HIGH' },
  organisationClaim: 'consumer',
}

const URLS = perSubgraph((name) => `https://${name}.example/graphql`)
const KEYS = perSubgraph((name) => `${name}-1:${randomBytes(32).toString('base64url')}`)

const RATE_KEY = randomBytes(32).toString('base64url')

const GOOD = {
  DATABASE_URL: 'postgres://gateway@db.example/samsyn',
  SUPERGRAPH_FILE: 'supergraph.graphql',
  UPSTREAM_URLS: JSON.stringify(URLS),
  GRANT_KEYS: JSON.stringify(KEYS),
  ISSUERS: JSON.stringify([ISSUER]),
}

const CLIENT_KEY = {
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  alg: 'RS256',
  kid: 'client',
}
const SESSION_KEY = `session-1:${randomBytes(32).toString('base64url')}`

const SIGN_IN = {
  SIGN_IN_ISSUER: ISSUER.issuer,
  SIGN_IN_CLIENT_ID: 'samsyn',
  SIGN_IN_CLIENT_SECRET: 'ord',
  SIGN_IN_PUBLIC_URL: 'https://samsyn.example',
  SESSION_KEYS: SESSION_KEY,
  SESSION_MINUTES: '60',
  SESSION_IDLE_MINUTES: '15',
}

function faultsOf(change: NodeJS.ProcessEnv): readonly string[] {
  const result = readEnvironment({ ...GOOD, ...change })
  return result.ok ? [] : result.faults
}

const withIssuer = (change: object) => ({ ISSUERS: JSON.stringify([{ ...ISSUER, ...change }]) })

describe('the environment of a gateway', () => {
  it('is read into one frozen configuration', () => {
    const result = readEnvironment(GOOD)
    expect(result).toMatchObject({
      ok: true,
      environment: {
        databaseUrl: GOOD.DATABASE_URL,
        config: {
          host: '127.0.0.1',
          port: 4000,
          upstreamTimeoutMs: 3000,
          requestTimeoutMs: 10_000,
          shedAboveMs: 200,
          introspection: false,
          consoleFolder: null,
          issuers: [ISSUER],
          upstreams: { nav: { url: 'https://nav.example/graphql', key: { kid: 'nav-1' } } },
        },
      },
    })
    expect(result.ok && Object.isFrozen(result.environment.config)).toBe(true)
  })

  it('limits every caller without being told to, and shares rates and trusts documents when told', () => {
    const alone = readEnvironment(GOOD)
    expect(alone.ok && alone.environment).toMatchObject({
      trustedDocumentsFile: null,
      config: {
        rates: {
          caller: { requests: 200, seconds: 20 },
          organisation: { requests: 4_000, seconds: 20 },
          refusedTokens: { requests: 100, seconds: 60 },
          shared: null,
        },
        trustedProxies: [],
      },
    })
    const told = readEnvironment({
      ...GOOD,
      CALLER_RATE: '50/5',
      REDIS_URL: 'rediss://redis.example:6380/1',
      RATE_KEY,
      TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::/32,192.0.2.1',
      TRUSTED_DOCUMENTS_FILE: 'trusted.json',
    })
    expect(told.ok && told.environment).toMatchObject({
      trustedDocumentsFile: 'trusted.json',
      config: {
        rates: {
          caller: { requests: 50, seconds: 5 },
          shared: {
            redis: { kind: 'SERVER', url: 'rediss://redis.example:6380/1' },
            key: Buffer.from(RATE_KEY, 'base64url'),
          },
        },
        trustedProxies: ['10.0.0.0/8', '2001:db8::/32', '192.0.2.1'],
      },
    })
  })

  it('finds Redis as one server, as a cluster or by sentinels, and waits before it stops as long as it is told', () => {
    const sharedOf = (change: NodeJS.ProcessEnv): unknown => {
      const result = readEnvironment({ ...GOOD, RATE_KEY, ...change })
      return result.ok && result.environment.config.rates.shared?.redis
    }
    expect(sharedOf({ REDIS_URL: 'redis://a.example' })).toEqual({ kind: 'SERVER', url: 'redis://a.example' })
    expect(sharedOf({ REDIS_CLUSTER: 'rediss://a.example:7000, rediss://b.example' })).toEqual({
      kind: 'CLUSTER',
      urls: ['rediss://a.example:7000', 'rediss://b.example'],
    })
    const sentinels = { REDIS_SENTINELS: 'redis://a.example:26379', REDIS_MASTER_NAME: 'samsyn' }
    const found = { kind: 'SENTINELS', urls: ['redis://a.example:26379'], masterName: 'samsyn' }
    expect(sharedOf(sentinels)).toEqual({ ...found, sentinelPassword: null })
    expect(sharedOf({ ...sentinels, REDIS_SENTINEL_PASSWORD: 'ord' })).toEqual({ ...found, sentinelPassword: 'ord' })
    expect(sharedOf({})).toBeUndefined()
    const drainOf = (change: NodeJS.ProcessEnv): unknown => {
      const result = readEnvironment({ ...GOOD, ...change })
      return result.ok && result.environment.drainMs
    }
    expect([drainOf({}), drainOf({ DRAIN_MS: '0' })]).toEqual([2_000, 0])
  })

  it('has nobody sign in with a browser unless it is told how, with a secret or a key', () => {
    const signInOf = (change: NodeJS.ProcessEnv) => {
      const result = readEnvironment({ ...GOOD, ...change })
      return result.ok ? result.environment.config.signIn : 'refused'
    }
    expect(signInOf({})).toBeNull()
    const older = `session-0:${randomBytes(32).toString('base64url')}`
    const read = {
      issuer: ISSUER.issuer,
      clientId: 'samsyn',
      credential: { kind: 'SECRET', secret: 'ord' },
      publicUrl: 'https://samsyn.example',
      scope: 'openid',
      acrValues: null,
      sessionMs: 3_600_000,
      idleMs: 900_000,
    }
    expect(signInOf(SIGN_IN)).toMatchObject({ ...read, keys: [{ kid: 'session-1' }] })
    const more = {
      SIGN_IN_CLIENT_SECRET: undefined,
      SIGN_IN_CLIENT_KEY: JSON.stringify(CLIENT_KEY),
      SIGN_IN_SCOPE: 'openid samsyn:graphql',
      SIGN_IN_ACR_VALUES: 'idporten-loa-high',
      SESSION_KEYS: `${SESSION_KEY}, ${older}`,
    }
    expect(signInOf({ ...SIGN_IN, ...more })).toMatchObject({
      ...read,
      credential: { kind: 'KEY', key: CLIENT_KEY },
      scope: 'openid samsyn:graphql',
      acrValues: 'idporten-loa-high',
      keys: [{ kid: 'session-1' }, { kid: 'session-0' }],
    })
  })

  it('tells all that sign-in needs as soon as anything of it is set, and every other fault with it', () => {
    expect(faultsOf({ SIGN_IN_SCOPE: 'openid' })).toEqual([
      'SIGN_IN_ISSUER is not set',
      'SIGN_IN_CLIENT_ID is not set',
      'SIGN_IN_PUBLIC_URL is not set',
      'SESSION_KEYS is not set',
      'SESSION_MINUTES is not set',
      'SESSION_IDLE_MINUTES is not set',
      'SIGN_IN_CLIENT_SECRET is not set',
    ])
    expect(faultsOf({ ...SIGN_IN, SESSION_MINUTES: '1', PORT: '-1' })).toHaveLength(2)
  })

  it('names the files of TLS to subgraphs, the authority alone or a certificate with its key', () => {
    const filesOf = (change: NodeJS.ProcessEnv) => {
      const result = readEnvironment({ ...GOOD, ...change })
      return result.ok && result.environment.upstreamTlsFiles
    }
    expect(filesOf({})).toEqual({ ca: null, client: null })
    expect(filesOf({ UPSTREAM_CA_FILE: 'ca.pem' })).toEqual({ ca: 'ca.pem', client: null })
    expect(filesOf({ UPSTREAM_CERT_FILE: 'gateway.pem', UPSTREAM_KEY_FILE: 'gateway.key' })).toEqual({
      ca: null,
      client: { cert: 'gateway.pem', key: 'gateway.key' },
    })
  })

  it('tells every fault of TLS to subgraphs with all the others', () => {
    expect(faultsOf({ UPSTREAM_CERT_FILE: 'gateway.pem', PORT: '-1' })).toHaveLength(2)
  })

  it('has no default for any security setting, and says so of all of them at once', () => {
    const result = readEnvironment({})
    expect(result).toEqual({
      ok: false,
      faults: ['DATABASE_URL', 'UPSTREAM_URLS', 'GRANT_KEYS', 'ISSUERS', 'SUPERGRAPH_FILE'].map(
        (name) => `${name} is not set`,
      ),
    })
  })

  it('is told every fault at once', () => {
    const faults = faultsOf({
      PORT: '-1',
      DATABASE_URL: 'mysql://db.example',
      UPSTREAM_TIMEOUT_MS: '5',
      GRANT_KEYS: '{}',
      ISSUERS: '[]',
    })
    expect(new Set(faults.map((fault) => fault.split(/[.:]/)[0]))).toEqual(
      new Set(['PORT', 'DATABASE_URL', 'UPSTREAM_TIMEOUT_MS', 'GRANT_KEYS', 'ISSUERS']),
    )
  })

  it('cannot turn introspection on', () => {
    const result = readEnvironment({ ...GOOD, INTROSPECTION: 'true' })
    expect(result.ok && result.environment.config.introspection).toBe(false)
  })
})

describe('a setting is refused, and its value not repeated,', () => {
  const SECRET = 'hemmelig'
  const ALGORITHMS = 'ISSUERS.0.algorithms.0: Invalid option: expected one of "RS256"|"PS256"|"ES256"|"EdDSA"'
  const CLIENT_KEY_FAULT = 'SIGN_IN_CLIENT_KEY: must be a private key as JWK, with the alg RS256, PS256, ES256 or EdDSA'
  const PUBLIC_URL_FAULT = 'SIGN_IN_PUBLIC_URL: must be an https: origin, without a path'
  const SESSION_KEYS_FAULT =
    'SESSION_KEYS: must be <kid>:<32 bytes, base64url>, or several with names of their own, separated by commas'
  // biome-ignore format: one row a fault
  const CASES: readonly (readonly [rule: string, change: NodeJS.ProcessEnv, faults: readonly string[]])[] = [
    ['when an upstream is plain http', { UPSTREAM_URLS: JSON.stringify({ ...URLS, nav: `http://${SECRET}.example` }) }, ['UPSTREAM_URLS.nav: must be an https: URL']],
    ['when an upstream is no URL', { UPSTREAM_URLS: JSON.stringify({ ...URLS, nav: SECRET }) }, ['UPSTREAM_URLS.nav: must be an https: URL']],
    ['when an upstream is missing', { UPSTREAM_URLS: JSON.stringify({ ...URLS, nav: undefined }) }, ['UPSTREAM_URLS.nav: must be an https: URL']],
    ['when an upstream is of nobody we know', { UPSTREAM_URLS: JSON.stringify({ ...URLS, [SECRET]: 'https://x.example' }) }, ['UPSTREAM_URLS: has a member nobody knows']],
    ['when it is not JSON', { UPSTREAM_URLS: `{${SECRET}` }, ['UPSTREAM_URLS: must be JSON']],
    ['when a key is too short', { GRANT_KEYS: JSON.stringify({ ...KEYS, nav: `a:${SECRET}` }) }, ['GRANT_KEYS.nav: must be <kid>:<32 bytes, base64url>']],
    ['when a key has no name', { GRANT_KEYS: JSON.stringify({ ...KEYS, nav: `:${randomBytes(32).toString('base64url')}` }) }, ['GRANT_KEYS.nav: must be <kid>:<32 bytes, base64url>']],
    ['when a key has a third part', { GRANT_KEYS: JSON.stringify({ ...KEYS, nav: `${KEYS['nav'] ?? ''}:${SECRET}` }) }, ['GRANT_KEYS.nav: must be <kid>:<32 bytes, base64url>']],
    ['when one key is used for two subgraphs', { GRANT_KEYS: JSON.stringify({ ...KEYS, nav: KEYS['school'] }) }, ['GRANT_KEYS: must be a key of its own for each subgraph']],
    ['when an issuer is plain http', withIssuer({ issuer: `http://${SECRET}.example` }), ['ISSUERS.0.issuer: must be an https: URL']],
    ['when the keys of an issuer are fetched over plain http', withIssuer({ jwksUri: `http://${SECRET}.example` }), ['ISSUERS.0.jwksUri: must be an https: URL']],
    ['when an issuer has no audience', withIssuer({ audience: '' }), ['ISSUERS.0.audience: Too small: expected string to have >=1 characters']],
    ['when an issuer may leave tokens unsigned', withIssuer({ algorithms: ['none'] }), [ALGORITHMS]],
    ['when an issuer signs with a shared secret', withIssuer({ algorithms: ['HS256'] }), [ALGORITHMS]],
    ['when an issuer signs with nothing', withIssuer({ algorithms: [] }), ['ISSUERS.0.algorithms: Too small: expected array to have >=1 items']],
    ['when an assurance is none of ours', withIssuer({ assurances: { high: SECRET } }), ['ISSUERS.0.assurances.high: Invalid option: expected one of "LOW"|"SUBSTANTIAL"|"HIGH"']],
    ['when an issuer has a member nobody knows', withIssuer({ [SECRET]: true }), ['ISSUERS.0: has a member nobody knows']],
    ['when an issuer is there twice', { ISSUERS: JSON.stringify([ISSUER, { ...ISSUER, audience: SECRET }]) }, ['ISSUERS: must name each issuer once']],
    ['when a rate is a number alone', { CALLER_RATE: '200' }, ['CALLER_RATE: must be <requests>/<seconds>']],
    ['when a rate is of nothing', { ORGANISATION_RATE: '0/20' }, ['ORGANISATION_RATE: must be <requests>/<seconds>']],
    ['when a rate never ends', { REFUSED_TOKEN_RATE: '100/0' }, ['REFUSED_TOKEN_RATE: must be <requests>/<seconds>']],
    ['when rates are kept where there is no Redis', { REDIS_URL: `http://${SECRET}`, RATE_KEY }, ['REDIS_URL: must be a redis: or rediss: URL']],
    ['when rates are shared without a key', { REDIS_URL: `redis://:${SECRET}@redis.example` }, ['RATE_KEY is not set']],
    ['when a node of a cluster is no Redis', { REDIS_CLUSTER: `redis://a.example,http://${SECRET}`, RATE_KEY }, ['REDIS_CLUSTER: must be redis: or rediss: URLs, separated by commas']],
    ['when a node of a cluster is nothing', { REDIS_CLUSTER: 'redis://a.example,', RATE_KEY }, ['REDIS_CLUSTER: must be redis: or rediss: URLs, separated by commas']],
    ['when nodes of a cluster have passwords of their own', { REDIS_CLUSTER: `redis://:${SECRET}@a.example,redis://b.example`, RATE_KEY }, ['REDIS_CLUSTER: must have the scheme, user, password and path in common']],
    ['when one sentinel has TLS and another has not', { REDIS_SENTINELS: 'rediss://a.example,redis://b.example', REDIS_MASTER_NAME: 'a', RATE_KEY }, ['REDIS_SENTINELS: must have the scheme, user, password and path in common']],
    ['when there is a Redis and a cluster', { REDIS_URL: `redis://${SECRET}`, REDIS_CLUSTER: `redis://${SECRET}`, RATE_KEY }, ['REDIS_CLUSTER: is one Redis too many beside REDIS_URL']],
    ['when there is a cluster and sentinels', { REDIS_CLUSTER: `redis://${SECRET}`, REDIS_SENTINELS: `redis://${SECRET}`, REDIS_MASTER_NAME: 'a', RATE_KEY }, ['REDIS_SENTINELS: is one Redis too many beside REDIS_URL or REDIS_CLUSTER']],
    ['when sentinels are not told which master', { REDIS_SENTINELS: `redis://${SECRET}`, RATE_KEY }, ['REDIS_MASTER_NAME is not set']],
    ['when a master is named without sentinels', { REDIS_MASTER_NAME: SECRET }, ['REDIS_MASTER_NAME: is of no use without REDIS_SENTINELS']],
    ['when there is a password of sentinels without sentinels', { REDIS_SENTINEL_PASSWORD: SECRET }, ['REDIS_SENTINEL_PASSWORD: is of no use without REDIS_SENTINELS']],
    ['when rates are shared in a cluster without a key', { REDIS_CLUSTER: `redis://:${SECRET}@redis.example` }, ['RATE_KEY is not set']],
    ['when it would drain for longer than it has', { DRAIN_MS: '5001' }, ['DRAIN_MS: Too big: expected number to be <=5000']],
    ['when the key of rates is too short', { REDIS_URL: 'redis://redis.example', RATE_KEY: SECRET }, ['RATE_KEY: must be 32 bytes, base64url']],
    ['when a proxy is a name', { TRUSTED_PROXIES: `10.0.0.0/8,${SECRET}` }, ['TRUSTED_PROXIES: must be IP addresses or networks, separated by commas']],
    ['when a proxy is everybody by a slip', { TRUSTED_PROXIES: '10.0.0.0/33' }, ['TRUSTED_PROXIES: must be IP addresses or networks, separated by commas']],
    ['when there is a certificate for subgraphs and no key', { UPSTREAM_CERT_FILE: SECRET }, ['UPSTREAM_KEY_FILE is not set']],
    ['when there is a key for subgraphs and no certificate', { UPSTREAM_KEY_FILE: SECRET }, ['UPSTREAM_KEY_FILE: is of no use without UPSTREAM_CERT_FILE']],
    ['when a subgraph that hangs would leave a request no time', { UPSTREAM_TIMEOUT_MS: '5000', REQUEST_TIMEOUT_MS: '10000' }, ['REQUEST_TIMEOUT_MS: must be more than twice UPSTREAM_TIMEOUT_MS']],
    ['when people sign in at an issuer nobody trusts', { ...SIGN_IN, SIGN_IN_ISSUER: `https://${SECRET}.example` }, ['SIGN_IN_ISSUER: must be one of ISSUERS']],
    ['when sign-in has a secret and a key', { ...SIGN_IN, SIGN_IN_CLIENT_KEY: JSON.stringify(CLIENT_KEY) }, ['SIGN_IN_CLIENT_KEY: is one credential too many beside SIGN_IN_CLIENT_SECRET']],
    ['when the key of sign-in is none', { ...SIGN_IN, SIGN_IN_CLIENT_SECRET: undefined, SIGN_IN_CLIENT_KEY: SECRET }, [CLIENT_KEY_FAULT]],
    ['when the key of sign-in is a public one', { ...SIGN_IN, SIGN_IN_CLIENT_SECRET: undefined, SIGN_IN_CLIENT_KEY: JSON.stringify({ kty: 'RSA', n: CLIENT_KEY['n'], e: CLIENT_KEY['e'], alg: 'RS256' }) }, [CLIENT_KEY_FAULT]],
    ['when the key of sign-in does not say what it signs with', { ...SIGN_IN, SIGN_IN_CLIENT_SECRET: undefined, SIGN_IN_CLIENT_KEY: JSON.stringify({ ...CLIENT_KEY, alg: undefined }) }, [CLIENT_KEY_FAULT]],
    ['when browsers would sign in over plain http', { ...SIGN_IN, SIGN_IN_PUBLIC_URL: `http://${SECRET}.example` }, [PUBLIC_URL_FAULT]],
    ['when browsers would sign in over plain http on loopback', { ...SIGN_IN, SIGN_IN_PUBLIC_URL: 'http://127.0.0.1:4000' }, [PUBLIC_URL_FAULT]],
    ['when browsers would sign in below a path', { ...SIGN_IN, SIGN_IN_PUBLIC_URL: `https://samsyn.example/${SECRET}` }, [PUBLIC_URL_FAULT]],
    ['when sign-in does not ask for an identity', { ...SIGN_IN, SIGN_IN_SCOPE: SECRET }, ['SIGN_IN_SCOPE: must be scopes separated by spaces, with openid']],
    ['when a key of sessions is too short', { ...SIGN_IN, SESSION_KEYS: `a:${SECRET}` }, [SESSION_KEYS_FAULT]],
    ['when the second key of sessions is none', { ...SIGN_IN, SESSION_KEYS: `${SESSION_KEY},${SECRET}` }, [SESSION_KEYS_FAULT]],
    ['when two keys of sessions have one name', { ...SIGN_IN, SESSION_KEYS: `${SESSION_KEY},${SESSION_KEY}` }, [SESSION_KEYS_FAULT]],
    ['when a subgraph could make sessions', { ...SIGN_IN, SESSION_KEYS: `a:${KEYS['nav']?.split(':')[1] ?? ''}` }, ['SESSION_KEYS: must not be a key of GRANT_KEYS']],
    ['when a session would outlast a working day', { ...SIGN_IN, SESSION_MINUTES: '721' }, ['SESSION_MINUTES: Too big: expected number to be <=720']],
    ['when a session would be over before anyone is warned', { ...SIGN_IN, SESSION_IDLE_MINUTES: '1' }, ['SESSION_IDLE_MINUTES: Too small: expected number to be >=2']],
    ['when the database is no PostgreSQL', { DATABASE_URL: `file:${SECRET}` }, ['DATABASE_URL: must be a postgres: URL']],
    ['when the port is no number', { PORT: SECRET }, ['PORT: Invalid input: expected number, received NaN']],
  ]

  it.each(CASES)('%s', (_rule, change, expected) => {
    const faults = faultsOf(change)
    expect(faults).toEqual(expected)
    expect(faults.join()).not.toContain(SECRET)
  })
})
