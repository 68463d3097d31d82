/** Names by which a browser reaches the computer it is on; each is an origin of its own, with cookies of its own. */
export const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Whether a request came to our own origin by another of the computer's names: what a sign-in begins there, its end does not
 * find. On loopback alone: elsewhere a proxy may call us what it will, and there the browser takes our cookies nowhere else.
 * @param host the request's `Host`
 */
export function isOtherName(host: string | undefined, publicUrl: string): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false
  const own = new URL(publicUrl)
  const asked = new URL(`http://${host}`)
  return LOOPBACK.includes(own.hostname) && LOOPBACK.includes(asked.hostname) && asked.host !== own.host
}
