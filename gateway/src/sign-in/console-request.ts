import type { IncomingMessage } from 'node:http'

/** What the console says of itself. A page of another site cannot send it: it would have to be allowed to, and nobody is. */
export const CONSOLE_HEADER = 'samsyn-console'

/**
 * Whether a request with a cookie is one that our own page makes. Browsers add cookies to whatever any page asks for, so
 * the cookie alone says who it is about and not who wants it.
 */
export function isFromConsole({ headersDistinct }: IncomingMessage): boolean {
  const said = headersDistinct[CONSOLE_HEADER]
  if (said?.length !== 1 || said[0] !== '1') return false
  // Older browsers do not say it (Fetch Metadata); `none` is the person's own doing.
  const site = headersDistinct['sec-fetch-site'] ?? ['none']
  return site.length === 1 && (site[0] === 'same-origin' || site[0] === 'none')
}
