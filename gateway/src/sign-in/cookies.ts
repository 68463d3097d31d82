import type { IncomingMessage } from 'node:http'

/** Browsers keep no cookie whose line is longer (RFC 6265bis § 5.6 asks them for as much). */
export const COOKIE_LIMIT_BYTES = 4_096

export interface Cookie {
  readonly name: string
  /**
   * `Strict`: sent with nothing that another site begins, not even a link. `Lax`: also when another site sends the person
   * here, as the issuer does at the end of a sign-in.
   */
  readonly sameSite: 'Strict' | 'Lax'
  /** `null`: until the browser is closed. */
  readonly seconds: number | null
  /** Over TLS, where the browser lets nobody but this host set it. */
  readonly isSecure: boolean
}

/** A cookie as it is named at an origin: over plain http on loopback a browser takes no `__Host-` cookie. */
export function nameCookie(name: string, isSecure: boolean): string {
  return isSecure ? `__Host-${name}` : name
}

/** The value of `Set-Cookie`. Values are of the characters of base64url and dots, which no cookie has to quote. */
export function writeCookie({ name, sameSite, seconds, isSecure }: Cookie, value: string): string {
  const attributes = ['Path=/', 'HttpOnly', ...(isSecure ? ['Secure'] : []), `SameSite=${sameSite}`]
  return [`${name}=${value}`, ...attributes, ...(seconds === null ? [] : [`Max-Age=${seconds}`])].join('; ')
}

/** Has a browser forget a cookie. */
export function clearCookie(cookie: Cookie): string {
  return writeCookie({ ...cookie, seconds: 0 }, '')
}

/** Every value a request has for a cookie. More than one is never ours: somebody has put another beside it. */
export function listCookies(request: IncomingMessage, name: string): readonly string[] {
  const pairs = request.headers.cookie?.split(';') ?? []
  return pairs.flatMap((pair) => {
    const at = pair.indexOf('=')
    return at >= 0 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : []
  })
}
