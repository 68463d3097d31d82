/**
 * Whether a URL leads to this machine whatever a name server says: by a loopback address (RFC 1122 § 3.2.1.3, RFC 4291
 * § 2.5.3) or by the name kept for it (RFC 6761 § 6.3). Any other name could resolve to one today and to none tomorrow.
 */
export function isLoopback(url: string | undefined): boolean {
  if (url === undefined || !URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return false
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
