import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type CryptoKey, importJWK } from 'jose'

/** The key that a client signs with. */
export interface ClientKey {
  readonly key: CryptoKey
  readonly alg: 'RS256' | 'PS256' | 'ES256'
  readonly kid: string
}

const SHORTEST_RSA_BITS = 2048

/**
 * Reads a private key: a PEM file (PKCS #8 or PKCS #1), or a JWK (RFC 7517) with its `alg` and `kid`.
 * @param kid the key's name at the issuer; `undefined`: the one in the JWK
 * @throws Error, which says nothing of what the file holds, when it is no key that can sign, or has no name
 */
export async function readClientKey(file: string, kid: string | undefined): Promise<ClientKey> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`the client's key cannot be read (${error.code ?? 'unknown cause'})`)
  })
  const jwk = text.trimStart().startsWith('{') ? readJwk(text) : undefined
  const key = readKey(jwk ?? text)
  const alg = chooseAlgorithm(key, jwk?.['alg'])
  const name = kid ?? jwk?.['kid']
  if (typeof name !== 'string' || name === '')
    throw new Error('the client’s key has no name: neither setting nor `kid`')
  return { key: (await importJWK(key.export({ format: 'jwk' }), alg)) as CryptoKey, alg, kid: name }
}

type Jwk = Readonly<Record<string, unknown>>

function readJwk(text: string): Jwk {
  try {
    return JSON.parse(text) as Jwk
  } catch {
    throw new Error('the client’s key is neither PEM nor JSON')
  }
}

function readKey(source: string | Jwk): KeyObject {
  try {
    return typeof source === 'string'
      ? createPrivateKey(source)
      : createPrivateKey({ key: source as never, format: 'jwk' })
  } catch {
    throw new Error('the client’s key is no private key, or is encrypted')
  }
}

function chooseAlgorithm(key: KeyObject, named: unknown): ClientKey['alg'] {
  const details = key.asymmetricKeyDetails
  if (key.asymmetricKeyType === 'rsa' && (details?.modulusLength ?? 0) >= SHORTEST_RSA_BITS) {
    if (named === undefined || named === 'RS256') return 'RS256'
    if (named === 'PS256') return 'PS256'
  }
  if (key.asymmetricKeyType === 'ec' && details?.namedCurve === 'prime256v1' && (named ?? 'ES256') === 'ES256') {
    return 'ES256'
  }
  throw new Error('the client’s key must be RSA of 2048 bits or more (RS256, PS256), or on P-256 (ES256)')
}
