import { readFileSync } from 'node:fs'
import { compactDecrypt } from 'jose'
import { describe, expect, it } from 'vitest'
import { hashBody, openGrant, parseGrantKey, type GrantKey } from '@samsyn/schema/grant'
import type { Sector } from '@samsyn/schema/policy'
import { sealClaims, tamper } from './conformance/seal.ts'
import { createSectorGrantReader } from './grant.ts'

interface Vector {
  readonly name: string
  readonly accepted: boolean
  /** Members that differ from the `claims` of all. */
  readonly change?: object
  readonly header?: Readonly<Record<string, string>>
  readonly tagBytes?: number
  /** Sealed with the forger's key. */
  readonly forged?: true
  /** The part in which one character was changed afterwards. */
  readonly tamper?: number
  readonly iv: string
  readonly compact: string
}

interface Vectors {
  readonly sector: Sector
  readonly now: number
  readonly key: string
  readonly forger: string
  readonly body: string
  readonly header: object
  readonly claims: { readonly body: string }
  readonly grants: readonly Vector[]
}

const vectors = JSON.parse(readFileSync(new URL('../../protocol-vectors.json', import.meta.url), 'utf8')) as Vectors
const readKey = (text: string): GrantKey => {
  const key = parseGrantKey(text)
  if (key === null) throw new Error('no key')
  return key
}
const key = readKey(vectors.key)
const forger = readKey(vectors.forger)
const keyring = new Map([[key.kid, key.secret]])
const read = createSectorGrantReader(vectors.sector, keyring)
const body = Buffer.from(vectors.body, 'utf8')
const claimsOf = ({ change }: Vector): object => ({ ...vectors.claims, ...change })

describe('a test vector', () => {
  it.each(vectors.grants.map((vector) => [vector.name, vector] as const))('is what it says: %s', (_name, vector) => {
    const { header = vectors.header, tagBytes = 16, forged, iv, tamper: part, compact } = vector
    const options = { header, tagBytes, iv: Buffer.from(iv, 'base64url') }
    const sealed = sealClaims(claimsOf(vector), forged === true ? forger : key, options)
    expect(part === undefined ? sealed : tamper(sealed, part)).toBe(compact)
  })

  it.each(vectors.grants.map((vector) => [vector.accepted ? 'accepted' : 'refused', vector.name, vector] as const))(
    'is %s by the kit: %s',
    (_verdict, _name, vector) => {
      const grant = read(vector.compact, body, vectors.now)
      expect(grant).toEqual(vector.accepted ? claimsOf(vector) : null)
    },
  )

  it.each(vectors.grants.filter(({ header }) => header === undefined || header['zip'] === undefined))(
    'is opened by a JOSE library exactly when the key has sealed it: $name',
    async (vector) => {
      const { forged, tagBytes, tamper: part, compact } = vector
      const opened = compactDecrypt(compact, key.secret).then(
        ({ plaintext }) => JSON.parse(new TextDecoder().decode(plaintext)) as unknown,
        () => null,
      )
      const isWhole = forged === undefined && tagBytes === undefined && part === undefined
      expect(await opened).toEqual(isWhole ? claimsOf(vector) : null)
    },
  )

  it('is for a body with letters beyond ASCII, whose hash is that of its UTF-8 bytes', () => {
    expect(vectors.body).toMatch(/å/)
    expect(vectors.claims.body).toBe(hashBody(body))
  })

  it('has an initialisation vector that no other has', () => {
    expect(new Set(vectors.grants.map(({ iv }) => iv)).size).toBe(vectors.grants.length)
  })

  it('that is not sealed as the protocol says is not even opened', () => {
    const [valid] = vectors.grants
    expect(openGrant(valid?.compact ?? '', keyring).ok).toBe(true)
    expect(vectors.grants.filter(({ compact }) => !openGrant(compact, keyring).ok).map(({ name }) => name)).toEqual([
      'an unknown key',
      'a member more in the header',
      'sealed with another key of the same name',
      'a tag of 12 bytes',
      'a character of the ciphertext changed',
      'a character of the tag changed',
    ])
  })
})
