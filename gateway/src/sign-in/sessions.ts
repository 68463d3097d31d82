import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { openGrant, sealGrant } from '@samsyn/schema/grant'
import type { SignInConfig } from './config.ts'
import { isFromConsole } from './console-request.ts'
import { clearCookie, type Cookie, COOKIE_LIMIT_BYTES, listCookies, nameCookie, writeCookie } from './cookies.ts'

/** A browser's session. Times in milliseconds of the Unix epoch. */
export interface BrowserSession {
  /** Of this sign-in; random. */
  readonly id: string
  readonly token: string
  /** However much it is used. */
  readonly endsAt: number
  /** Unless it is used before. */
  readonly idleAt: number
}

export type SessionReading =
  | { readonly kind: 'NONE' }
  /** There is a cookie, and it is not good, or not sent by our own page. Never why. */
  | { readonly kind: 'REFUSED' }
  | { readonly kind: 'OPEN'; readonly session: BrowserSession }

export interface SessionMeasure {
  readonly id: string
  /** Unless it is used. */
  readonly secondsLeft: number
  /** However much it is used. */
  readonly secondsLeftAtMost: number
}

export interface Sessions {
  read(request: IncomingMessage, now: number): SessionReading
  /** The cookie of a session with a token that was verified. `null`: a browser keeps none so large. */
  begin(token: string, until: number, now: number): string | null
  /** The session as used now, and its new cookie, or `null` where the one it has is nearly as good. */
  use(session: BrowserSession, now: number): { readonly session: BrowserSession; readonly cookie: string | null }
  /** The cookie that ends it. */
  readonly clearing: string
}

/** Within so long of its last cookie a session gets no other: a page asks several questions at once. */
const RENEW_AFTER_MS = 30_000

/** The session that a page began with. Where somebody has signed in anew in another tab, it must not go on as them. */
const SESSION_HEADER = 'samsyn-session'

/** When a session ends if nothing happens. */
export function endOf({ endsAt, idleAt }: BrowserSession): number {
  return Math.min(endsAt, idleAt)
}

/** What a session's own page is told: for how many seconds from now it is good, as a browser's clock is not ours. */
export function measureSession(session: BrowserSession, now: number): SessionMeasure {
  const secondsTo = (at: number): number => Math.max(0, Math.floor((at - now) / 1_000))
  return { id: session.id, secondsLeft: secondsTo(endOf(session)), secondsLeftAtMost: secondsTo(session.endsAt) }
}

/**
 * Sessions that are kept in their cookie alone, sealed as a grant is: each gateway with the keys knows all of them, and
 * none remembers any. The browser cannot read it, and cannot change it.
 */
export function openSessions(
  { keys, sessionMs, idleMs }: Pick<SignInConfig, 'keys' | 'sessionMs' | 'idleMs'>,
  isSecure: boolean,
): Sessions {
  const name = nameCookie('samsyn-session', isSecure)
  const cookie: Cookie = { name, sameSite: 'Strict', seconds: null, isSecure }
  const ring = new Map(keys.map(({ kid, secret }) => [kid, secret]))
  const seal = (session: BrowserSession): string =>
    writeCookie(cookie, sealGrant({ use: 'session', ...session }, keys[0]))
  return {
    read: (request, now) => {
      const [value, ...others] = listCookies(request, name)
      if (value === undefined) return { kind: 'NONE' }
      if (others.length > 0 || !isFromConsole(request)) return { kind: 'REFUSED' }
      const opened = openGrant(value, ring)
      const session = opened.ok ? readSession(opened.claims) : null
      if (session === null || endOf(session) <= now) return { kind: 'REFUSED' }
      const meant = request.headersDistinct[SESSION_HEADER] ?? [session.id]
      return meant.length === 1 && meant[0] === session.id ? { kind: 'OPEN', session } : { kind: 'REFUSED' }
    },
    begin: (token, until, now) => {
      const sealed = seal({
        id: randomBytes(12).toString('base64url'),
        token,
        endsAt: Math.min(until, now + sessionMs),
        idleAt: now + idleMs,
      })
      return Buffer.byteLength(sealed) > COOKIE_LIMIT_BYTES ? null : sealed
    },
    use: (session, now) => {
      const idleAt = now + idleMs
      if (idleAt - session.idleAt < RENEW_AFTER_MS) return { session, cookie: null }
      const used = { ...session, idleAt }
      return { session: used, cookie: seal(used) }
    },
    clearing: clearCookie(cookie),
  }
}

/** What is sealed with the same keys for another use is no session. */
function readSession(claims: unknown): BrowserSession | null {
  const { use, id, token, endsAt, idleAt } = (claims ?? {}) as Record<string, unknown>
  if (use !== 'session' || typeof id !== 'string' || typeof token !== 'string') return null
  return typeof endsAt === 'number' && typeof idleAt === 'number' ? { id, token, endsAt, idleAt } : null
}
