import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoIssuer, startIssuer } from './issuer.ts'
import { createFamilies, todayInNorway } from './families.ts'
import { PERSONAS } from './personas.ts'

const families = createFamilies(todayInNorway())
const GATEWAY = 'http://127.0.0.1:4000'
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

let issuer: DemoIssuer
beforeAll(async () => {
  issuer = await startIssuer(families)
})
afterAll(() => issuer.close())

const authorizeAt = (change: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams({
    client_id: issuer.signIn.clientId,
    redirect_uri: `${GATEWAY}/sign-in/callback`,
    response_type: 'code',
    scope: 'openid',
    state: 'state',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    resource: issuer.config.audience,
    ...change,
  })
  return `${issuer.config.issuer}/auth?${query.toString()}`
}

interface Choice {
  readonly page: string
  readonly cookie: string
}
/** Begins, as far as the page on which somebody is chosen. */
async function begin(): Promise<Choice> {
  const response = await fetch(authorizeAt(), { redirect: 'manual' })
  const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0])
  return { page: new URL(response.headers.get('location') ?? '', issuer.config.issuer).href, cookie: cookie.join('; ') }
}
const choose = ({ page, cookie }: Choice, body: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(page, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
    redirect: 'manual',
  })

describe('the page on which somebody is chosen', () => {
  it('has a button for each persona, by their label, and allows nothing but itself and the way back', async () => {
    const { page, cookie } = await begin()
    const response = await fetch(page, { headers: { cookie } })
    const html = await response.text()
    for (const [persona, { label }] of Object.entries(PERSONAS)) {
      expect(html).toContain(`<button name="persona" value="${persona}">${label}</button>`)
    }
    expect(html).toMatch(/<html lang="nb">[^]*<title>[^]*<h1>Hvem vil du være\?<\/h1>/)
    const policy = response.headers.get('content-security-policy')
    expect(policy?.replace(/sha256-[^']{44}/, 'sha256')).toBe(
      `default-src 'none';style-src 'sha256';form-action 'self' ${GATEWAY};base-uri 'none';frame-ancestors 'none'`,
    )
  })

  it('asks again when nobody, or nobody there is, is chosen', async () => {
    const choice = await begin()
    for (const body of ['', 'persona=', 'persona=constructor', 'persona=kari']) {
      const response = await choose(choice, body)
      expect([response.status, await response.text()], body).toEqual([200, expect.stringContaining('<form')])
    }
  })

  it('is no good in a browser that has not begun', async () => {
    const choice = await begin()
    expect((await choose({ ...choice, cookie: '' }, 'persona=youth')).status).toBe(400)
  })

  it('takes nothing from a page of another site', async () => {
    const choice = await begin()
    for (const origin of ['https://evil.example', 'null']) {
      expect((await choose(choice, 'persona=youth', { origin })).status).toBe(403)
    }
    expect((await choose(choice, 'persona=youth', { origin: issuer.config.issuer })).status).toBe(303)
  })
})

describe('the demo issuer', () => {
  it.each([
    ['to another host', { redirect_uri: 'https://evil.example/sign-in/callback' }],
    ['to another path', { redirect_uri: `${GATEWAY}/elsewhere` }],
    ['for a client it does not know', { client_id: 'other' }],
  ])('sends nobody %s', async (_rule, change) => {
    const response = await fetch(authorizeAt(change), { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
    expect(await response.text()).toMatch(/^Innloggingen virket ikke \([a-z_]+\)\.$/)
  })

  it('gives no code without a challenge', async () => {
    const response = await fetch(authorizeAt({ code_challenge: '', code_challenge_method: '' }), { redirect: 'manual' })
    const answer = new URL(response.headers.get('location') ?? '')
    expect([answer.searchParams.get('error'), answer.searchParams.get('code')]).toEqual(['invalid_request', null])
  })

  it('asks who it is each time, though somebody has just signed in', async () => {
    const choice = await begin()
    const chosen = await choose(choice, 'persona=youth')
    const cookies = [choice.cookie, ...chosen.headers.getSetCookie().map((line) => line.split(';')[0])]
    const resumed = await fetch(chosen.headers.get('location') ?? '', {
      headers: { cookie: cookies.join('; ') },
      redirect: 'manual',
    })
    expect(resumed.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:4000\/sign-in\/callback\?code=/)
    const session = resumed.headers.getSetCookie().map((line) => line.split(';')[0])
    const again = await fetch(authorizeAt(), { headers: { cookie: session.join('; ') }, redirect: 'manual' })
    expect(again.headers.get('location')).toMatch(/^\/interaction\//)
  })
})
