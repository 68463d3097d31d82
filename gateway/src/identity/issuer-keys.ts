import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose'

export interface IssuerKeys {
  /** Throws a `JOSEError` for a key that is not the issuer's, or when there are no keys to look in. */
  readonly find: JWTVerifyGetKey
  /** Whether there are keys to verify with; looks for them if there are none. */
  readonly areThere: () => Promise<boolean>
}

/** Older keys are fetched again before they are used. */
const FRESH_MS = 10 * 60_000
/** While the issuer can't be reached its known keys are good for so long. */
const KEPT_MS = 60 * 60_000
/** After a try, whatever came of it, the next waits so long: tokens with keys nobody has don't become a flood of fetches. */
const RETRY_MS = 10_000
const FETCH_MS = 3_000

/**
 * The keys of one issuer (RFC 7517). A key that is new there is found when the first token names it; one that is gone
 * there is gone here within ten minutes, or within an hour if the issuer can't be reached meanwhile.
 */
export function createIssuerKeys(jwksUri: string): IssuerKeys {
  // It never fetches by itself: when to is decided here.
  const keys = createRemoteJWKSet(new URL(jwksUri), {
    cacheMaxAge: Infinity,
    cooldownDuration: Infinity,
    timeoutDuration: FETCH_MS,
  })
  let fetchedAt = -Infinity
  let triedAt = -Infinity
  let fetching: Promise<void> | undefined

  const fetchKeys = async (): Promise<void> => {
    triedAt = Date.now()
    try {
      await keys.reload()
      fetchedAt = Date.now()
    } catch {
      // The keys we have are used for as long as they may be.
    } finally {
      fetching = undefined
    }
  }
  const fetchIfDue = async (): Promise<void> => {
    if (fetching === undefined && Date.now() - triedAt >= RETRY_MS) fetching = fetchKeys()
    await fetching
  }

  const areThere = async (): Promise<boolean> => {
    if (Date.now() - fetchedAt >= FRESH_MS) await fetchIfDue()
    return Date.now() - fetchedAt < KEPT_MS
  }

  const find: JWTVerifyGetKey = async (header, token) => {
    if (!(await areThere())) throw new errors.JWKSNoMatchingKey()
    try {
      return await keys(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      await fetchIfDue()
      return keys(header, token)
    }
  }
  return { find, areThere }
}
