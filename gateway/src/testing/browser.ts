/** A browser as far as sign-in needs one: cookies by origin, and redirects one after the other, for a test to change. */
export interface TestBrowser {
  /** Cookies by origin and name. */
  readonly cookies: Map<string, Map<string, string>>
  /** Each `Set-Cookie` it got of the gateway, as it stood there. */
  readonly written: string[]
  fetch(url: string, init?: RequestInit): Promise<Response>
  /** Goes to an address and on from there, until there is a page. */
  visit(url: string, change?: (url: URL) => void): Promise<Response>
}

/** @param gatewayUrl where what is at `publicUrl` is found in truth */
export function openBrowser(publicUrl: string, gatewayUrl: string): TestBrowser {
  const browser: TestBrowser = {
    cookies: new Map(),
    written: [],
    fetch: async (url, init = {}) => {
      const { origin } = new URL(url)
      const jar = browser.cookies.get(origin) ?? new Map<string, string>()
      browser.cookies.set(origin, jar)
      const headers = new Headers(init.headers)
      if (jar.size > 0 && !headers.has('cookie')) {
        headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
      }
      const response = await fetch(url.replace(publicUrl, gatewayUrl), { redirect: 'manual', ...init, headers })
      for (const line of response.headers.getSetCookie()) {
        if (origin === publicUrl) browser.written.push(line)
        const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(line) ?? []
        if (/Max-Age=0|expires=Thu, 01 Jan 1970/.test(line)) jar.delete(name)
        else jar.set(name, value)
      }
      return response
    },
    visit: async (start, change = () => undefined) => {
      let url = new URL(start)
      for (;;) {
        change(url)
        const response = await browser.fetch(url.href)
        const location = response.headers.get('location')
        if (location === null) return response
        url = new URL(location, url)
      }
    },
  }
  return browser
}
