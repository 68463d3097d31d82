import { createHash, randomUUID } from 'node:crypto'
import { exportJWK, SignJWT } from 'jose'
import { randomDPoPKeyPair } from 'openid-client'
import type { Access } from './access.ts'
import { askHelseId, askMaskinporten, type Token, type TokenTerms } from './token.ts'

/** A token is left this long before it ends, so that none ends on its way. */
const LEFT_BEFORE_MS = 10_000

/** Shows tokens of Maskinporten. */
export function openMaskinportenAccess(terms: TokenTerms): Access {
  const tokens = keepToken(() => askMaskinporten(terms))
  return {
    authorize: async () => ({ authorization: `Bearer ${await tokens.get()}` }),
    reconsider: () => tokens.forget(),
  }
}

/** Shows tokens of HelseID, each request with a proof that they are this process's (RFC 9449 § 4). */
export async function openHelseIdAccess(terms: TokenTerms): Promise<Access> {
  const proofKey = await randomDPoPKeyPair('ES256')
  const jwk = await exportJWK(proofKey.publicKey)
  const tokens = keepToken(() => askHelseId(terms, proofKey))
  let nonce: string | undefined
  return {
    authorize: async ({ method, url }) => {
      const token = await tokens.get()
      const proof = await new SignJWT({
        htm: method,
        htu: url.origin + url.pathname,
        ath: createHash('sha256').update(token).digest('base64url'),
        ...(nonce === undefined ? {} : { nonce }),
      })
        .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
        .setIssuedAt()
        .setJti(randomUUID())
        .sign(proofKey.privateKey)
      return { authorization: `DPoP ${token}`, dpop: proof }
    },
    reconsider: (offered) => {
      // A source that wants its nonce in the proof (§ 9) has nothing against the token.
      if (offered === undefined || offered === nonce) return tokens.forget()
      nonce = offered
      return true
    },
  }
}

interface KeptToken {
  get(): Promise<string>
  forget(): true
}

/** Asks for a token once, for all who wait for it, and again shortly before it ends. A failure is not kept. */
function keepToken(ask: () => Promise<Token>): KeptToken {
  let kept: { readonly value: Promise<string>; until: number } | undefined
  const renew = (): NonNullable<typeof kept> => {
    const asked = performance.now()
    const entry = {
      until: Number.POSITIVE_INFINITY,
      value: ask().then(({ value, lastsSeconds }) => {
        const lastsMs = lastsSeconds * 1000
        entry.until = asked + Math.max(lastsMs - LEFT_BEFORE_MS, lastsMs / 2)
        return value
      }),
    }
    entry.value.catch(() => {
      if (kept === entry) kept = undefined
    })
    return entry
  }
  return {
    get: () => {
      if (kept === undefined || kept.until <= performance.now()) kept = renew()
      return kept.value
    },
    forget: () => {
      kept = undefined
      return true
    },
  }
}
