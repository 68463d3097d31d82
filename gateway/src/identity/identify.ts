import type { IncomingMessage } from 'node:http'
import { isPurpose } from '@samsyn/schema/policy'
import { type BrowserSession, endOf, type Sessions } from '../sign-in/sessions.ts'
import { PURPOSE_HEADER, type Requester } from './caller.ts'
import type { TokenVerifier } from './issuers.ts'

/** A requester, for as long as the token is good that says who they are, and the session that holds it. */
export interface SignedIn extends Requester {
  /** Milliseconds of the Unix epoch. */
  readonly until: number
}

/** What a request says who it is with: a token, its own or that of the browser's session. */
export interface Credential {
  readonly token: string
  /** `null`: a bearer token. */
  readonly session: BrowserSession | null
}

/**
 * Finds a request's credential, from its headers only, so that nobody's body is read before it is known who they are.
 * @param sessions `null`: nobody signs in with a browser, and cookies are nothing to us
 * @returns `null` for anything but exactly one bearer token (RFC 6750 § 2.1), or exactly one session of the console's own
 * and no token beside it: of two, another reader may take the other
 */
export function readCredential(
  request: IncomingMessage,
  sessions: Pick<Sessions, 'read'> | null,
  now: number,
): Credential | null {
  const reading = sessions?.read(request, now) ?? { kind: 'NONE' }
  if (reading.kind === 'REFUSED') return null
  if (reading.kind === 'OPEN') {
    const { session } = reading
    return request.headers.authorization === undefined ? { token: session.token, session } : null
  }
  const token = readBearerToken(request)
  return token === null ? null : { token, session: null }
}

/**
 * Who sends a request, and for what purpose.
 * @returns `null` for a token that is not good; never why
 */
export async function identify(
  request: IncomingMessage,
  requestId: string,
  { token, session }: Credential,
  verifier: Pick<TokenVerifier, 'verify'>,
): Promise<SignedIn | null> {
  const verified = await verifier.verify(token)
  if (!verified.ok) return null
  const purpose = request.headers[PURPOSE_HEADER]
  const { caller } = verified
  const until = session === null ? verified.until : Math.min(verified.until, endOf(session))
  return { caller, purpose: isPurpose(purpose) ? purpose : null, requestId, until }
}

function readBearerToken(request: IncomingMessage): string | null {
  // `headers` keeps the first of several without a word; who comes after us may read the last.
  const values = request.headersDistinct['authorization']
  if (values?.length !== 1) return null
  return /^bearer +([\w.~+/-]+=*)$/i.exec(values[0] ?? '')?.[1] ?? null
}
