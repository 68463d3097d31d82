import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** An issuer over TLS, as every issuer of a real gateway is. */
export interface HttpsIssuer {
  /** What `ISSUERS` says of it. */
  readonly setting: string
  readonly url: string
  sign(nationalIdentityNumber: string): Promise<string>
  close(): Promise<void>
}

const AUDIENCE = 'https://samsyn.example/graphql'

/** @param folder has its certificate and key: `issuer.pem`, `issuer.key` */
export async function startHttpsIssuer(folder: string): Promise<HttpsIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig', kid: 'test' }] })
  const tls = { cert: readFileSync(`${folder}/issuer.pem`), key: readFileSync(`${folder}/issuer.key`) }
  const server = createServer(tls, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(jwks)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    setting: JSON.stringify([
      {
        issuer: url,
        jwksUri: `${url}/jwks`,
        audience: AUDIENCE,
        algorithms: ['ES256'],
        identityClaim: 'pid',
        assuranceClaim: 'acr',
        assurances: { 'idporten-loa-high': 'HIGH' },
        organisationClaim: null,
      },
    ]),
    sign: (nationalIdentityNumber) =>
      new SignJWT({ pid: nationalIdentityNumber, acr: 'idporten-loa-high' })
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setIssuer(url)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime('1 hour')
        .sign(privateKey),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
