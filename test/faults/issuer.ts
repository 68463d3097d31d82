import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { IssuerConfig } from '@samsyn/gateway'

/** An issuer whose tokens are good also where the clock is off by an hour: what a wrong clock does to consent is asked. */
export interface FaultIssuer {
  readonly config: IssuerConfig
  /** A token of the highest assurance. */
  sign(nationalIdentityNumber: string): Promise<string>
  close(): Promise<void>
}

const AUDIENCE = 'https://samsyn.test/graphql'

export async function startFaultIssuer(): Promise<FaultIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig', kid: 'faults' }] })
  const server = createServer((_request, response) => {
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
      assurances: { 'idporten-loa-high': 'HIGH' },
      organisationClaim: 'consumer',
    },
    sign: (nationalIdentityNumber) =>
      new SignJWT({ pid: nationalIdentityNumber, acr: 'idporten-loa-high' })
        .setProtectedHeader({ alg: 'ES256', kid: 'faults' })
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setIssuedAt('2 hours ago')
        .setExpirationTime('12 hours')
        .sign(privateKey),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
