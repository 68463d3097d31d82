import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Provider } from 'oidc-provider'
import { STYLE_SOURCE, writePersonaPage } from './persona-page.ts'
import { isPersona } from './personas.ts'

export const INTERACTION_PATH = '/interaction/'

/** Where the demo's issuer asks who signs in: the page, and what is chosen on it. */
export async function answerInteraction(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { params } = await provider.interactionDetails(request, response)
    if (request.method !== 'POST') return sendPage(response, String(params['redirect_uri']))
    const persona = new URLSearchParams(await text(request)).get('persona') ?? ''
    if (!isPersona(persona)) return sendPage(response, String(params['redirect_uri']))
    await provider.interactionFinished(request, response, { login: { accountId: persona, remember: false } })
  } catch {
    // Too late, or not this browser's. The console's own page is where to begin again.
    if (!response.headersSent) response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('Innloggingen er gått ut. Gå tilbake og prøv igjen.')
  }
}

function sendPage(response: ServerResponse, redirectUri: string): void {
  response
    .writeHead(200, {
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      // What the form leads to is the client's in the end, which some browsers count as the form's own action.
      'content-security-policy': [
        "default-src 'none'",
        `style-src ${STYLE_SOURCE}`,
        `form-action 'self' ${new URL(redirectUri).origin}`,
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join(';'),
      // With `no-referrer` a browser would not say of the form that it is our own.
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    .end(writePersonaPage())
}
