import { randomBytes } from 'node:crypto'
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

const GOOD = {
  DATABASE_URL: 'postgres://gateway@db.example/samsyn',
  SUPERGRAPH_FILE: 'supergraph.graphql',
  UPSTREAM_URLS: JSON.stringify(URLS),
  GRANT_KEYS: JSON.stringify(KEYS),
  ISSUERS: JSON.stringify([ISSUER]),
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
          introspection: false,
          consoleFolder: null,
          issuers: [ISSUER],
          upstreams: { nav: { url: 'https://nav.example/graphql', key: { kid: 'nav-1' } } },
        },
      },
    })
    expect(result.ok && Object.isFrozen(result.environment.config)).toBe(true)
  })

  it('has no default for any security setting, and says so of all of them at once', () => {
    const result = readEnvironment({})
    expect(result).toEqual({
      ok: false,
      faults: ['DATABASE_URL', 'SUPERGRAPH_FILE', 'UPSTREAM_URLS', 'GRANT_KEYS', 'ISSUERS'].map(
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
    ['when the database is no PostgreSQL', { DATABASE_URL: `file:${SECRET}` }, ['DATABASE_URL: must be a postgres: URL']],
    ['when the port is no number', { PORT: SECRET }, ['PORT: Invalid input: expected number, received NaN']],
  ]

  it.each(CASES)('%s', (_rule, change, expected) => {
    const faults = faultsOf(change)
    expect(faults).toEqual(expected)
    expect(faults.join()).not.toContain(SECRET)
  })
})
