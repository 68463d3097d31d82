import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { IssuerConfig } from '../identity/issuers.ts'

/** An issuer with a real JWKS server, that signs whatever a test wants to claim. */
export interface TestIssuer {
  readonly config: IssuerConfig
  /** How often its keys were fetched. */
  readonly fetches: () => number
  /** The claims a good token has, for a person. */
  claimsOf(nationalIdentityNumber: string): JWTPayload
  sign(claims: JWTPayload, header?: Readonly<Record<string, unknown>>): Promise<string>
  close(): Promise<void>
}

const AUDIENCE = 'https://samsyn.example/graphql'

export async function startTestIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig', kid: 'test' }] })
  let fetches = 0
  const server = createServer((_request, response) => {
    fetches += 1
    response.writeHead(200, { 'content-type': 'application/json' }).end(jwks)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    config: {
      issuer,
      jwksUri: `${issuer}/jwks`,
      audience: AUDIENCE,
      algorithms: ['ES256'],
      identityClaim: 'pid',
      assuranceClaim: 'acr',
      assurances: { 'idporten-loa-substantial': 'SUBSTANTIAL', 'idporten-loa-high': 'HIGH' },
      organisationClaim: 'consumer',
    },
    fetches: () => fetches,
    claimsOf: (nationalIdentityNumber) => {
      const now = Math.floor(Date.now() / 1000)
      return {
        iss: issuer,
        aud: AUDIENCE,
        iat: now,
        exp: now + 300,
        pid: nationalIdentityNumber,
        acr: 'idporten-loa-high',
      }
    },
    sign: (claims, header = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'test', ...header })
        .sign(privateKey, { crit: Object.fromEntries(Object.keys(header).map((name) => [name, true])) }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
