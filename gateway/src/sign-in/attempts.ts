import type { IncomingMessage } from 'node:http'
import { openGrant, sealGrant } from '@samsyn/schema/grant'
import type { SignInConfig } from './config.ts'
import { clearCookie, type Cookie, listCookies, nameCookie, writeCookie } from './cookies.ts'
import type { Checks } from './issuer-client.ts'

/** A sign-in that has begun in a browser, and is to end in the same. */
export interface Attempt {
  readonly checks: Checks
  /** Where to go when it has ended. */
  readonly path: string
}

export interface Attempts {
  write(attempt: Attempt, now: number): string
  /** `null`: this browser has begun none, or too long ago, or there is another beside it. */
  read(request: IncomingMessage, now: number): Attempt | null
  /** The cookie that ends it, however it went: no answer of the issuer is looked at twice. */
  readonly clearing: string
}

/** For the whole of it: to find a phone, a code and a password. */
const ATTEMPT_SECONDS = 600

/** Keeps what an answer of the issuer is held against in a sealed cookie, of use to nobody but who has begun. */
export function openAttempts({ keys }: Pick<SignInConfig, 'keys'>, isSecure: boolean): Attempts {
  const name = nameCookie('samsyn-sign-in', isSecure)
  const cookie: Cookie = { name, sameSite: 'Lax', seconds: ATTEMPT_SECONDS, isSecure }
  const ring = new Map(keys.map(({ kid, secret }) => [kid, secret]))
  return {
    write: (attempt, now) =>
      writeCookie(cookie, sealGrant({ use: 'sign-in', ...attempt, endsAt: now + ATTEMPT_SECONDS * 1_000 }, keys[0])),
    read: (request, now) => {
      const [value, ...others] = listCookies(request, name)
      if (value === undefined || others.length > 0) return null
      const opened = openGrant(value, ring)
      if (!opened.ok) return null
      // Sealed by us: what says that it is an attempt has an attempt's members.
      const { use, endsAt, checks, path } = opened.claims as Attempt & {
        readonly use: unknown
        readonly endsAt: number
      }
      return use === 'sign-in' && endsAt > now ? { checks, path } : null
    },
    clearing: clearCookie(cookie),
  }
}
