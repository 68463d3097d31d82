import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openGrant, sealGrant } from '@samsyn/schema/grant'
import { openBrowser, type TestBrowser } from '../testing/browser.ts'
import { COORDINATOR, createChild } from '../testing/family.ts'
import { PUBLIC_URL, startTestProvider, type TestProvider } from '../testing/provider.ts'
import { startTestGateway, type TestGateway } from '../testing/start.ts'
import { openSignIn } from './open-sign-in.ts'
import { isOtherName } from './other-name.ts'

const MINUTE = 60_000
const SESSION = '__Host-samsyn-session'
const ATTEMPT = '__Host-samsyn-sign-in'
const CONSOLE = { 'samsyn-console': '1' }
const PID = COORDINATOR.nationalIdentityNumber

const child = createChild(1, { slices: ['school.attendance'] })

let provider: TestProvider
let test: TestGateway
let browser: TestBrowser

beforeAll(async () => {
  provider = await startTestProvider()
  test = await startTestGateway([child], { issuers: [provider.config], signIn: provider.signIn })
})
afterAll(async () => {
  await test.close()
  await provider.close()
})
const AUDIENCE = 'https://samsyn.example/graphql'

beforeEach(() => {
  // What is told in seconds is told exactly.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  Object.assign(provider, { person: PID, claims: {}, audience: AUDIENCE, tokenSeconds: 3_600 })
  test.reset()
  browser = openBrowser(PUBLIC_URL, test.gateway.url)
})
afterEach(() => vi.useRealTimers())

const cookie = (name: string): string | undefined => browser.cookies.get(PUBLIC_URL)?.get(name)
const setCookie = (name: string, value: string): unknown => browser.cookies.get(PUBLIC_URL)?.set(name, value)
const signIn = (path = '', change?: (url: URL) => void): Promise<Response> =>
  browser.visit(`${PUBLIC_URL}/sign-in${path}`, change)
const readToken = (): string => {
  const opened = openGrant(cookie(SESSION) ?? '', new Map(provider.signIn.keys.map(({ kid, secret }) => [kid, secret])))
  return opened.ok ? (opened.claims as { token: string }).token : ''
}
const pass = (ms: number): unknown => vi.setSystemTime(Date.now() + ms)

type Headers = Readonly<Record<string, string>>
const ask = (headers: Headers = CONSOLE): Promise<Response> =>
  browser.fetch(`${PUBLIC_URL}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'samsyn-purpose': 'COORDINATION', ...headers },
    body: JSON.stringify({ query: `{ child(id: "${child.id}") { id } }` }),
  })
const listen = async (headers: Headers = CONSOLE): Promise<number> => {
  const gone = new AbortController()
  const { signal } = gone
  const response = await browser.fetch(`${PUBLIC_URL}/events`, {
    headers: { 'samsyn-watch': child.id, ...headers },
    signal,
  })
  gone.abort()
  return response.status
}
const readSession = async (headers: Headers = CONSOLE): Promise<unknown> =>
  (await browser.fetch(`${PUBLIC_URL}/session`, { headers })).json()
const postTo = (path: string, headers: Headers = CONSOLE): Promise<Response> =>
  browser.fetch(PUBLIC_URL + path, { method: 'POST', headers })

/** What each door says to a request that has the browser's cookie. */
const tryDoors = async (headers: Headers): Promise<unknown> => [
  (await ask(headers)).status,
  await listen(headers),
  (await postTo('/session', headers)).status,
  await readSession(headers),
]
const ID = expect.stringMatching(/^[\w-]{16}$/)
const OPEN = [
  200,
  200,
  200,
  { signedIn: true, id: ID, secondsLeft: expect.any(Number), secondsLeftAtMost: expect.any(Number) },
]
const CLOSED = [401, 401, 401, { signedIn: false }]

describe('who signs in', () => {
  it('is themselves wherever a token is taken, until they sign out', async () => {
    const page = await signIn()
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await tryDoors(CONSOLE)).toEqual(OPEN)
    expect(await (await ask()).json()).toMatchObject({ data: { child: { id: child.id } } })

    const out = await postTo('/sign-out')
    expect(out.status).toBe(200)
    expect(await tryDoors(CONSOLE)).toEqual(CLOSED)
  })

  it('gets exactly these cookies, and loses the first with the second', async () => {
    await signIn()
    const value = '[\\w.-]+'
    expect(browser.written).toEqual([
      expect.stringMatching(new RegExp(`^${ATTEMPT}=${value}; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=600$`)),
      `${ATTEMPT}=; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=0`,
      expect.stringMatching(new RegExp(`^${SESSION}=${value}; Path=/; HttpOnly; Secure; SameSite=Strict$`)),
    ])
    browser.written.length = 0
    await postTo('/sign-out')
    expect(browser.written).toEqual([
      `${SESSION}=; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=0`,
      `${ATTEMPT}=; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=0`,
    ])
  })

  it('goes on by a page of this origin, without script, to where they were going', async () => {
    const page = await signIn('?return=/%3Fa=1%26b=%2522%23c')
    const text = await page.text()
    expect(text).toContain('<meta http-equiv="refresh" content="0;url=/?a=1&amp;b=%22#c">')
    expect(text).not.toMatch(/<script|style=|\son\w+=/)
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';")
  })

  it('is told by every answer, and by no body, that it is kept by nobody', async () => {
    const answers = [
      await browser.fetch(`${PUBLIC_URL}/sign-in`),
      await signIn(),
      await ask(),
      await postTo('/session'),
    ]
    answers.push(await browser.fetch(`${PUBLIC_URL}/session`, { headers: CONSOLE }), await postTo('/sign-out'))
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toBe('private, no-store')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('content-security-policy')).toContain("form-action 'self'")
    }
  })

  it('leaves no token and no number in a body, an address or the log', async () => {
    const seen: string[] = []
    const page = await signIn('', (url) => seen.push(url.href))
    const token = readToken()
    expect(token.split('.')).toHaveLength(3)
    seen.push(await page.text(), JSON.stringify(await readSession()), await (await ask()).text())
    seen.push(
      await (await postTo('/session')).text(),
      await (await postTo('/sign-out')).text(),
      JSON.stringify(test.log),
    )
    for (const text of seen) {
      for (const secret of [token, ...token.split('.').slice(1), PID]) expect(text).not.toContain(secret)
    }
    for (const line of browser.written) expect(line).not.toContain(token.split('.')[1])
  })

  it('is sent on to where the issuer ends its own session, which is told no more than that', async () => {
    await signIn()
    const { url } = (await (await postTo('/sign-out')).json()) as { url: string }
    const { origin, pathname, searchParams } = new URL(url)
    expect([origin, pathname]).toEqual([provider.config.issuer, '/session/end'])
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'console',
      post_logout_redirect_uri: `${PUBLIC_URL}/`,
    })
  })

  it('is asked for with a challenge, a state and a nonce of their own each time', async () => {
    const begun = await Promise.all(
      [1, 2].map(async () => {
        const { status, headers } = await browser.fetch(`${PUBLIC_URL}/sign-in`)
        expect(status).toBe(303)
        return new URL(headers.get('location') ?? '').searchParams
      }),
    )
    for (const name of ['state', 'nonce', 'code_challenge']) {
      const values = begun.map((query) => query.get(name) ?? '')
      expect(new Set(values).size, name).toBe(2)
      for (const value of values) expect(value, name).toMatch(/^[\w-]{43}$/)
    }
    expect(begun[0]?.get('code_challenge_method')).toBe('S256')
    expect(begun[0]?.get('redirect_uri')).toBe(`${PUBLIC_URL}/sign-in/callback`)
  })
})

const atIssuer = (change: (query: URLSearchParams) => void) => (url: URL) => {
  if (url.pathname === '/auth') change(url.searchParams)
}
const atCallback = (change: (query: URLSearchParams) => void) => (url: URL) => {
  if (url.pathname === '/sign-in/callback') change(url.searchParams)
}
const OTHER = randomBytes(32).toString('base64url')

describe('an answer of the issuer is refused, and leaves no session,', () => {
  const CASES: readonly (readonly [rule: string, change: (url: URL) => void, reason: string])[] = [
    ['with another state', atCallback((query) => query.set('state', OTHER)), 'OAUTH_INVALID_RESPONSE'],
    ['without a state', atCallback((query) => query.delete('state')), 'OAUTH_INVALID_RESPONSE'],
    ['with two states', atCallback((query) => query.append('state', OTHER)), 'OAUTH_INVALID_RESPONSE'],
    ['of another issuer', atCallback((query) => query.set('iss', 'https://x.example')), 'OAUTH_INVALID_RESPONSE'],
    ['that does not say whose it is', atCallback((query) => query.delete('iss')), 'OAUTH_INVALID_RESPONSE'],
    ['without a code', atCallback((query) => query.delete('code')), 'OAUTH_INVALID_RESPONSE'],
    ['with a code of nobody', atCallback((query) => query.set('code', OTHER)), 'invalid_grant'],
    ['for another challenge', atIssuer((query) => query.set('code_challenge', OTHER)), 'invalid_grant'],
    ['for no challenge', atIssuer((query) => query.delete('code_challenge')), 'OAUTH_AUTHORIZATION_RESPONSE_ERROR'],
    ['for another nonce', atIssuer((query) => query.set('nonce', OTHER)), 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
    ['for no nonce', atIssuer((query) => query.delete('nonce')), 'OAUTH_INVALID_RESPONSE'],
    ['that is an error', atIssuer((query) => query.set('scope', 'email')), 'OAUTH_AUTHORIZATION_RESPONSE_ERROR'],
  ]
  it.each(CASES)('%s', async (_rule, change, reason) => {
    const page = await signIn('', change)
    expect(page.status).toBe(400)
    expect(await page.text()).toContain('<h1>Innloggingen virket ikke</h1>')
    expect([cookie(SESSION), cookie(ATTEMPT)]).toEqual([undefined, undefined])
    expect(test.log).toEqual([['sign-in failed', { requestId: expect.any(String), failure: 'FAILED', reason }]])
  })
})

describe('an answer of the issuer', () => {
  const CALLBACK = `${PUBLIC_URL}/sign-in/callback`
  /** Begins, and stops before the answer reaches us. */
  const findAnswer = async (): Promise<string> => {
    let answer = ''
    await signIn('', (url) => {
      if (!url.href.startsWith(CALLBACK)) return
      answer = url.href
      url.href = `${PUBLIC_URL}/health/live`
    })
    return answer
  }
  const isTaken = async (answer: string): Promise<boolean> => {
    await browser.visit(answer)
    return cookie(SESSION) !== undefined
  }

  it('is taken once', async () => {
    const answer = await findAnswer()
    const attempt = cookie(ATTEMPT) ?? ''
    expect(await isTaken(answer)).toBe(true)
    browser.cookies.clear()
    expect(await isTaken(answer)).toBe(false)
    await browser.fetch(`${PUBLIC_URL}/sign-in`)
    setCookie(ATTEMPT, attempt)
    expect(await isTaken(answer)).toBe(false)
  })

  it('is not taken in a browser that has not begun, or has begun anew', async () => {
    const answer = await findAnswer()
    const other = openBrowser(PUBLIC_URL, test.gateway.url)
    await other.visit(answer)
    await other.fetch(`${PUBLIC_URL}/sign-in`)
    await other.visit(answer)
    expect(other.cookies.get(PUBLIC_URL)?.get(SESSION)).toBeUndefined()
    await browser.fetch(`${PUBLIC_URL}/sign-in`)
    expect(await isTaken(answer)).toBe(false)
  })

  it('is not taken ten minutes after it was begun', async () => {
    const answer = await findAnswer()
    pass(10 * MINUTE)
    expect(await isTaken(answer)).toBe(false)
    expect(test.log.at(-1)).toMatchObject(['sign-in failed', { reason: 'nothing was begun' }])
  })

  it('is not taken where two attempts stand beside each other, or one that we have not sealed', async () => {
    const answer = await findAnswer()
    const attempt = cookie(ATTEMPT) ?? ''
    for (const header of [
      `${ATTEMPT}=${attempt}; ${ATTEMPT}=${attempt}`,
      `${ATTEMPT}=${attempt}x`,
      `${ATTEMPT}=${attempt.slice(0, -1)}`,
      `${ATTEMPT}=`,
      `samsyn-sign-in=${attempt}`,
    ]) {
      const response = await browser.fetch(answer, { headers: { cookie: header } })
      expect([response.status, cookie(SESSION)], header.slice(0, 40)).toEqual([400, undefined])
    }
  })

  it('is not taken for a session: what is sealed for one use is of none for another', async () => {
    const answer = await findAnswer()
    const attempt = cookie(ATTEMPT) ?? ''
    expect(await isTaken(answer)).toBe(true)
    const session = cookie(SESSION) ?? ''
    setCookie(SESSION, attempt)
    expect(await tryDoors(CONSOLE)).toEqual(CLOSED)
    setCookie(ATTEMPT, session)
    browser.cookies.get(PUBLIC_URL)?.delete(SESSION)
    expect(await isTaken(answer)).toBe(false)
  })

  it('that is a no of the person is a page that says so', async () => {
    provider.person = null
    const page = await signIn()
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Innloggingen ble avbrutt')])
    expect(cookie(SESSION)).toBeUndefined()
  })

  it.each([
    ['for another audience', { audience: 'https://other.example' }],
    ['of nobody', { claims: { pid: 'nobody' } }],
  ])('with a token %s leaves no session, as that token opens nothing', async (_rule, change) => {
    Object.assign(provider, change)
    expect((await signIn()).status).toBe(400)
    expect(cookie(SESSION)).toBeUndefined()
    expect(test.log).toMatchObject([['sign-in failed', { reason: 'token refused' }]])
  })

  it('with a token that no cookie can hold is a page that says so, and no session', async () => {
    provider.claims = { more: 'x'.repeat(3_000) }
    const page = await signIn()
    expect([page.status, await page.text()]).toEqual([500, expect.stringContaining('Innloggingen er for stor')])
    expect(cookie(SESSION)).toBeUndefined()
    expect(test.log).toMatchObject([['sign-in failed', { failure: 'TOO_LARGE', reason: 'token too large' }]])
  })

  it('is what counts, not the host that a request names', async () => {
    const answer = new URL(await findAnswer())
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' }
    const response = await browser.fetch(answer.href, { headers })
    expect(response.status).toBe(200)
  })
})

describe('a cookie', () => {
  beforeEach(() => signIn())

  it.each<readonly [rule: string, headers: Headers]>([
    ['without the header of the console', {}],
    ['with another value in that header', { 'samsyn-console': '0' }],
    ['with that header twice', { 'samsyn-console': '1, 1' }],
    ['from a page of another site', { ...CONSOLE, 'sec-fetch-site': 'cross-site' }],
    ['from a page of another host of the site', { ...CONSOLE, 'sec-fetch-site': 'same-site' }],
    ['from somewhere nobody has heard of', { ...CONSOLE, 'sec-fetch-site': '' }],
  ])('%s opens nothing', async (_rule, headers) => {
    expect(await tryDoors(headers)).toEqual(CLOSED)
  })

  it.each(['same-origin', 'none'])('with Sec-Fetch-Site %s is good', async (site) => {
    expect(await tryDoors({ ...CONSOLE, 'sec-fetch-site': site })).toEqual(OPEN)
  })

  it('beside a bearer token opens nothing, though each is good alone', async () => {
    const token = readToken()
    const bearer = { authorization: `Bearer ${token}` }
    expect(await tryDoors({ ...CONSOLE, ...bearer })).toEqual(CLOSED)
    expect(await tryDoors({ ...bearer })).toEqual(CLOSED)
    expect(await tryDoors({ ...CONSOLE, authorization: 'Basic eDp5' })).toEqual(CLOSED)
    expect(await tryDoors({ ...CONSOLE, authorization: '' })).toEqual(CLOSED)
    browser.cookies.clear()
    expect((await ask(bearer)).status).toBe(200)
    expect(await listen(bearer)).toBe(200)
    expect(await readSession(bearer)).toEqual({ signedIn: false })
    expect((await postTo('/session', { ...CONSOLE, ...bearer })).status).toBe(401)
  })

  it('that is not exactly ours opens nothing, also beside a bearer token', async () => {
    const good = cookie(SESSION) ?? ''
    const [head = '', , iv = '', sealed = '', tag = ''] = good.split('.')
    const own = { id: 'x', token: readToken(), endsAt: Date.now() + MINUTE, idleAt: Date.now() + MINUTE }
    const key = provider.signIn.keys[0]
    const change = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
    const bad = [
      '',
      'x',
      own.token,
      `${good}.`,
      good.toLowerCase(),
      [head, '', iv, sealed, change(tag)].join('.'),
      [head, '', iv, change(sealed), tag].join('.'),
      sealGrant({ use: 'session', ...own }, { kid: key.kid, secret: randomBytes(32) }),
      sealGrant({ use: 'session', ...own }, { kid: 'other', secret: key.secret }),
      sealGrant({ use: 'sign-in', ...own }, key),
      sealGrant({ ...own }, key),
      sealGrant({ use: 'session', ...own, id: undefined }, key),
      sealGrant({ use: 'session', ...own, endsAt: undefined }, key),
      sealGrant({ use: 'session', ...own, idleAt: null }, key),
      sealGrant({ use: 'session', ...own, token: 'x.y.z' }, key),
    ]
    for (const value of bad) {
      setCookie(SESSION, value)
      expect(await tryDoors(CONSOLE), value.slice(0, 60)).toEqual(CLOSED)
      expect((await ask({ authorization: `Bearer ${own.token}` })).status).toBe(401)
    }
    setCookie(SESSION, good)
    expect(await tryDoors(CONSOLE)).toEqual(OPEN)
  })

  it('that is there twice opens nothing, though both are good', async () => {
    const pair = `${SESSION}=${cookie(SESSION) ?? ''}`
    expect(await tryDoors({ ...CONSOLE, cookie: `${pair}; ${pair}` })).toEqual(CLOSED)
    expect(await tryDoors({ ...CONSOLE, cookie: `${SESSION}=; ${pair}` })).toEqual(CLOSED)
    expect(await tryDoors({ ...CONSOLE, cookie: `other=1; ${pair}; third="x"` })).toEqual(OPEN)
  })

  it('opens nothing for a page of the session before, which somebody else may have begun', async () => {
    const { id } = (await readSession()) as { id: string }
    expect(await tryDoors({ ...CONSOLE, 'samsyn-session': id })).toEqual(OPEN)
    await signIn()
    expect(await tryDoors({ ...CONSOLE, 'samsyn-session': id })).toEqual(CLOSED)
    for (const other of ['', 'x', `${id}, ${id}`]) {
      expect(await tryDoors({ ...CONSOLE, 'samsyn-session': other })).toEqual(CLOSED)
    }
    expect(await tryDoors(CONSOLE)).toEqual(OPEN)
  })

  it('under the name it has on loopback is none', async () => {
    const value = cookie(SESSION) ?? ''
    expect(await tryDoors({ ...CONSOLE, cookie: `samsyn-session=${value}` })).toEqual(CLOSED)
  })
})

describe('a session', () => {
  beforeEach(() => signIn())

  it('ends ten minutes after its last use; a stream, and to ask how long it is good for, are none', async () => {
    pass(9 * MINUTE)
    expect(await listen()).toBe(200)
    expect(await readSession()).toEqual({ signedIn: true, id: ID, secondsLeft: 60, secondsLeftAtMost: 1_260 })
    pass(MINUTE)
    expect(await tryDoors(CONSOLE)).toEqual(CLOSED)
  })

  it('goes on by use, each time with a new cookie, and ends at its time however much it is used', async () => {
    const first = cookie(SESSION)
    for (const [use, seconds] of [
      [ask, '600'],
      [() => postTo('/session'), '600'],
      [ask, '180'],
    ] as const) {
      pass(9 * MINUTE)
      browser.written.length = 0
      const answer = await use()
      expect(answer.status).toBe(200)
      expect(answer.headers.get('samsyn-session-left')).toBe(seconds)
      expect(browser.written).toEqual([
        expect.stringMatching(/^__Host-samsyn-session=[\w.-]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
      ])
    }
    expect(cookie(SESSION)).not.toBe(first)
    pass(3 * MINUTE)
    expect(await tryDoors(CONSOLE)).toEqual(CLOSED)
  })

  it('in use gets no new cookie for half a minute', async () => {
    browser.written.length = 0
    pass(29_000)
    await ask()
    expect(browser.written).toEqual([])
  })

  it('that was left behind does not grow younger by an older cookie', async () => {
    const old = cookie(SESSION) ?? ''
    pass(9 * MINUTE)
    await ask()
    pass(2 * MINUTE)
    expect((await ask()).status).toBe(200)
    setCookie(SESSION, old)
    expect(await tryDoors(CONSOLE)).toEqual(CLOSED)
  })

  it('ends with its token, whatever else it was promised', async () => {
    provider.tokenSeconds = 120
    await signIn()
    const { secondsLeft, secondsLeftAtMost } = (await readSession()) as Record<string, number>
    // A token's time is in whole seconds.
    expect([[119, 120], secondsLeft]).toEqual([expect.arrayContaining([secondsLeft]), secondsLeftAtMost])
    pass(2 * MINUTE)
    expect(await tryDoors(CONSOLE)).toEqual(CLOSED)
  })

  it('is ended by nobody but the console, and leaves nothing to end', async () => {
    for (const headers of [{}, { ...CONSOLE, 'sec-fetch-site': 'cross-site' }]) {
      const response = await postTo('/sign-out', headers)
      expect([response.status, response.headers.getSetCookie()]).toEqual([401, []])
    }
    expect((await browser.fetch(`${PUBLIC_URL}/sign-out`, { headers: CONSOLE })).status).toBe(404)
    expect(await tryDoors(CONSOLE)).toEqual(OPEN)
    await postTo('/sign-out')
    expect((await postTo('/sign-out')).status).toBe(200)
  })
})

describe('a return path', () => {
  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    'https://evil.example',
    'https:evil.example',
    'evil.example',
    'javascript:alert(1)',
    ' /',
    '/ x',
    '/\u0000',
    '/\nset-cookie: a=b',
    '',
    `/${'x'.repeat(500)}`,
    '/æ',
  ])('%j is refused, and nothing is begun', async (path) => {
    const response = await browser.fetch(`${PUBLIC_URL}/sign-in?return=${encodeURIComponent(path)}`)
    expect([response.status, response.headers.get('location'), browser.written]).toEqual([400, null, []])
    expect(await response.text()).not.toContain('evil')
  })

  it('that is there twice is refused', async () => {
    expect((await browser.fetch(`${PUBLIC_URL}/sign-in?return=/&return=/`)).status).toBe(400)
  })
})

describe('another gateway', () => {
  /** What a gateway with other settings says to this browser's session. */
  const tryAt = async (change: object): Promise<unknown> => {
    const signInConfig = { ...provider.signIn, ...change }
    const gateway = await startTestGateway([child], { issuers: [provider.config], signIn: signInConfig })
    const headers = { ...CONSOLE, cookie: `${SESSION}=${cookie(SESSION) ?? ''}` }
    const { status } = await gateway.post('{"query":"{ __typename }"}', headers)
    await gateway.close()
    return status
  }
  const NEXT = { kid: 'next', secret: randomBytes(32) }

  it('with the same keys knows the session, also while keys rotate; with other keys it does not', async () => {
    await signIn()
    const [key] = provider.signIn.keys
    expect(await tryAt({})).toBe(200)
    expect(await tryAt({ keys: [NEXT, key] })).toBe(200)
    expect(await tryAt({ keys: [NEXT] })).toBe(401)
    expect(await tryAt({ keys: [{ ...NEXT, kid: key.kid }] })).toBe(401)
  })

  it('may prove itself to the issuer by a key, and ask for an assurance and more scopes', async () => {
    const signInConfig = { ...provider.signInByKey, acrValues: 'idporten-loa-high', scope: 'openid profile' }
    const gateway = await startTestGateway([child], { issuers: [provider.config], signIn: signInConfig })
    const visitor = openBrowser(PUBLIC_URL, gateway.gateway.url)
    let asked = new URLSearchParams()
    await visitor.visit(`${PUBLIC_URL}/sign-in`, (url) => {
      if (url.pathname === '/auth') asked = url.searchParams
    })
    expect([asked.get('acr_values'), asked.get('scope')]).toEqual(['idporten-loa-high', 'openid profile'])
    expect(visitor.cookies.get(PUBLIC_URL)?.has(SESSION)).toBe(true)
    await gateway.close()
  })

  it('does not start with an issuer it does not know, or over plain http off loopback', () => {
    const open = (change: object) => () => openSignIn({ ...provider.signIn, ...change }, [provider.config], () => '')
    expect(open({ issuer: 'https://x.example' })).toThrow('not one of the issuers')
    expect(open({ publicUrl: 'http://samsyn.example' })).toThrow('for loopback alone')
  })

  it('on loopback without TLS writes the nearest that a browser keeps there', async () => {
    const gateway = await startTestGateway([child], {
      issuers: [provider.config],
      signIn: { ...provider.signIn, publicUrl: null },
    })
    const { headers } = await fetch(`${gateway.gateway.url}/sign-in`, { redirect: 'manual' })
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^samsyn-sign-in=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/),
    ])
    expect(new URL(headers.get('location') ?? '').searchParams.get('redirect_uri')).toBe(
      `${gateway.gateway.url}/sign-in/callback`,
    )
    const out = await fetch(`${gateway.gateway.url}/sign-out`, { method: 'POST', headers: CONSOLE })
    expect(out.headers.getSetCookie()[0]).toBe('samsyn-session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0')
    await gateway.close()
  })
})

describe('a sign-in that begins at another name of the same computer', () => {
  it('begins anew at the origin that the issuer sends people back to, with where they were going', async () => {
    const gateway = await startTestGateway([child], {
      issuers: [provider.config],
      signIn: { ...provider.signIn, publicUrl: null },
    })
    const { url } = gateway.gateway
    const elsewhere = url.replace('127.0.0.1', 'localhost')
    const begin = (path: string) => fetch(elsewhere + path, { redirect: 'manual' })
    const sent = await begin('/sign-in?return=/%3Fa=1%26b=2')
    expect([sent.status, sent.headers.get('location'), sent.headers.getSetCookie()]).toEqual([
      303,
      `${url}/sign-in?return=%2F%3Fa%3D1%26b%3D2`,
      [],
    ])
    expect((await begin('/sign-in?return=//evil.example')).status).toBe(400)
    expect((await begin('/sign-in')).headers.get('location')).toBe(`${url}/sign-in?return=%2F`)
    await gateway.close()
  })

  it.each([
    ['is itself', '127.0.0.1:4000', 'http://127.0.0.1:4000', false],
    ['is another name', 'localhost:4000', 'http://127.0.0.1:4000', true],
    ['is another name', '[::1]:4000', 'http://localhost:4000', true],
    ['is what a proxy calls us', 'gateway:4000', 'https://samsyn.example', false],
    ['is what a proxy on this computer calls us', '127.0.0.1:4000', 'https://samsyn.example', false],
    ['is not of this computer', 'evil.example', 'http://127.0.0.1:4000', false],
    ['is nothing', 'a b', 'http://127.0.0.1:4000', false],
    ['is not there', undefined, 'http://127.0.0.1:4000', false],
  ])('does so only where the name %s: %s for %s', (_rule, host, publicUrl, expected) => {
    expect(isOtherName(host, publicUrl)).toBe(expected)
  })
})

describe('where no sign-in is set up', () => {
  it('there is none, and a cookie is nothing to anybody', async () => {
    await signIn()
    const bearer = { authorization: `Bearer ${readToken()}` }
    const pair = `${SESSION}=${cookie(SESSION) ?? ''}`
    const without = await startTestGateway([child], { issuers: [provider.config] })
    const post = (headers: Headers): Promise<number> =>
      without.post('{"query":"{ __typename }"}', headers).then(({ status }) => status)
    expect(await post({ ...CONSOLE, cookie: pair })).toBe(401)
    expect(await post({ ...bearer, cookie: pair })).toBe(200)
    for (const path of ['/sign-in', '/sign-in/callback', '/session']) {
      expect((await fetch(without.gateway.url + path)).status).toBe(404)
    }
    await without.close()
  })
})

describe('while the issuer does not answer', () => {
  it('nobody signs in, whoever is signed in goes on and can sign out, and it is asked again next time', async () => {
    const other = await startTestProvider()
    const gateway = await startTestGateway([child], { issuers: [other.config, provider.config], signIn: other.signIn })
    const visitor = openBrowser(PUBLIC_URL, gateway.gateway.url)
    await other.close()
    const page = await visitor.fetch(`${PUBLIC_URL}/sign-in`)
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('svarer ikke')])
    expect(visitor.written).toEqual([])
    const out = await visitor.fetch(`${PUBLIC_URL}/sign-out`, { method: 'POST', headers: CONSOLE })
    expect([out.status, await out.json()]).toEqual([200, { url: null }])
    await gateway.close()
  })
})
