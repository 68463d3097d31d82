import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FaultLog } from '../consent/data-sources.ts'
import type { TokenVerifier } from '../identity/issuers.ts'
import { refuseRate } from '../limits/refuse-rate.ts'
import type { RequestRates } from '../limits/request-rates.ts'
import { type Refusal, refuse } from '../transport/refuse.ts'
import type { Attempts } from './attempts.ts'
import type { Checks, IssuerClient } from './issuer-client.ts'
import { isOtherName } from './other-name.ts'
import { type SignInFailure, writeFailure, writeOnward } from './pages.ts'
import { readReturnPath } from './return-path.ts'
import type { Sessions } from './sessions.ts'

export interface CallbackOptions {
  readonly client: IssuerClient
  readonly attempts: Attempts
  readonly sessions: Pick<Sessions, 'begin'>
  /** The origin at which browsers reach the gateway. */
  readonly publicUrl: () => string
  readonly verifier: Pick<TokenVerifier, 'verify'>
  readonly rates: Pick<RequestRates, 'checkAddress' | 'countRefusedToken'>
  readonly log: FaultLog
}

type Finished =
  | { readonly ok: true; readonly cookie: string }
  | { readonly ok: false; readonly failure: SignInFailure; readonly reason: string }

/** The issuer knows `<public URL>/sign-in/callback` by its whole address. */
const CALLBACK = '/sign-in/callback'
const BAD_RETURN_PATH: Refusal = { status: 400, code: 'BAD_REQUEST', message: 'The return path is not one of ours.' }
const STATUSES: Readonly<Record<SignInFailure, number>> = {
  CANCELLED: 200,
  FAILED: 400,
  UNREACHABLE: 503,
  TOO_LARGE: 500,
}

/**
 * Adds what a browser signs in by: `GET /sign-in` sends it to the issuer, by way of our own origin, and `GET /sign-in/callback` takes the issuer's
 * answer, once, and leaves the session in a cookie. An answer that does not fit what this browser has begun leaves nothing.
 */
export function addCallbackRoutes(app: FastifyInstance, options: CallbackOptions): void {
  const { client, attempts, sessions, publicUrl, verifier, rates, log } = options

  const fail = (request: FastifyRequest, reply: FastifyReply, failure: SignInFailure, reason: string): FastifyReply => {
    log('sign-in failed', { requestId: request.id, failure, reason })
    return sendPage(reply.code(STATUSES[failure]), writeFailure(failure))
  }

  const finish = async (request: FastifyRequest, checks: Checks): Promise<Finished> => {
    const answer = new URL(publicUrl() + CALLBACK)
    // The address is ours whatever the request calls it; of the request it is what the issuer has added.
    answer.search = /\?.*$/.exec(request.raw.url ?? '')?.[0] ?? ''
    const finished = await client.finish(answer, checks)
    if (!finished.ok) return finished
    const { token } = finished
    const verified = await verifier.verify(token)
    if (!verified.ok) return { ok: false, failure: 'FAILED', reason: 'token refused' }
    const cookie = sessions.begin(token, verified.until, Date.now())
    return cookie === null ? { ok: false, failure: 'TOO_LARGE', reason: 'token too large' } : { ok: true, cookie }
  }

  app.get<{ Querystring: { return?: unknown } }>('/sign-in', { exposeHeadRoute: false }, async (request, reply) => {
    const path = readReturnPath(request.query.return)
    if (path === null) return refuse(reply, BAD_RETURN_PATH)
    if (isOtherName(request.headers.host, publicUrl())) {
      return reply.redirect(`${publicUrl()}/sign-in?return=${encodeURIComponent(path)}`, 303)
    }
    const begun = await client.begin(publicUrl() + CALLBACK)
    if (!begun.ok) return fail(request, reply, begun.failure, begun.reason)
    const { url, checks } = begun
    return reply.header('set-cookie', attempts.write({ checks, path }, Date.now())).redirect(url, 303)
  })

  app.get(CALLBACK, { exposeHeadRoute: false }, async (request, reply) => {
    const held = await rates.checkAddress(request.ip)
    if (!held.ok) return refuse(reply, refuseRate(held))
    const attempt = attempts.read(request.raw, Date.now())
    void reply.header('set-cookie', attempts.clearing)
    if (attempt === null) return fail(request, reply, 'FAILED', 'nothing was begun')
    const finished = await finish(request, attempt.checks)
    if (finished.ok) return sendPage(reply.header('set-cookie', finished.cookie), writeOnward(attempt.path))
    // It has cost the issuer a look, as a wrong token does us.
    if (finished.failure === 'FAILED') await rates.countRefusedToken(request.ip)
    return fail(request, reply, finished.failure, finished.reason)
  })
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page)
}
