import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Credential } from '../identity/identify.ts'
import type { TokenVerifier } from '../identity/issuers.ts'
import { type Refusal, refuse } from '../transport/refuse.ts'
import type { Attempts } from './attempts.ts'
import { isFromConsole } from './console-request.ts'
import type { IssuerClient } from './issuer-client.ts'
import { keepSession } from './keep-session.ts'
import { type BrowserSession, measureSession, type Sessions } from './sessions.ts'

export interface SessionOptions {
  readonly client: Pick<IssuerClient, 'findEnd'>
  readonly attempts: Pick<Attempts, 'clearing'>
  readonly sessions: Sessions
  /** The origin at which browsers reach the gateway. */
  readonly publicUrl: () => string
  readonly verifier: Pick<TokenVerifier, 'verify'>
  readonly readCredential: (request: FastifyRequest) => Credential | null
}

const SIGN_IN_FIRST: Refusal = { status: 401, code: 'UNAUTHENTICATED', message: 'Sign in first.' }

/**
 * Adds what a signed-in browser needs: `GET /session` tells for how long it is signed in, and nothing of who that is;
 * `POST /session` keeps the session from growing idle; `POST /sign-out` ends it, and tells where the issuer ends its own.
 */
export function addSessionRoutes(app: FastifyInstance, options: SessionOptions): void {
  const { client, attempts, sessions, publicUrl, verifier, readCredential } = options

  /** The session of a request, if its token is good still. */
  const find = async (request: FastifyRequest): Promise<BrowserSession | null> => {
    const credential = readCredential(request)
    if (credential?.session == null) return null
    return (await verifier.verify(credential.token)).ok ? credential.session : null
  }

  app.get('/session', {
    exposeHeadRoute: false,
    handler: async (request) => {
      const session = await find(request)
      return session === null ? { signedIn: false } : { signedIn: true, ...measureSession(session, Date.now()) }
    },
  })
  app.post('/session', async (request, reply) => {
    const session = await find(request)
    if (session === null) return refuse(reply, SIGN_IN_FIRST)
    return { signedIn: true, ...keepSession(reply, sessions, session, Date.now()) }
  })
  app.post('/sign-out', async (request, reply) => {
    if (!isFromConsole(request.raw)) return refuse(reply, SIGN_IN_FIRST)
    // Whether there is a session or not: one that has ended here may go on at the issuer.
    void reply.header('set-cookie', [sessions.clearing, attempts.clearing])
    return { url: await client.findEnd(`${publicUrl()}/`) }
  })
}
