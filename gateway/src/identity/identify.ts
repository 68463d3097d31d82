import type { IncomingMessage } from 'node:http'
import { isPurpose } from '@samsyn/schema/policy'
import { PURPOSE_HEADER, type Requester } from './caller.ts'
import type { TokenVerifier } from './issuers.ts'

/** A requester, for as long as the token is good that says who they are. */
export interface SignedIn extends Requester {
  /** Milliseconds of the Unix epoch. */
  readonly until: number
}

/**
 * Who sends a request, and for what purpose. Reads its headers only, so that nobody's body is read before it is known
 * who they are.
 * @returns `null` for anything but exactly one good bearer token (RFC 6750 § 2.1); never why
 */
export async function identify(
  request: IncomingMessage,
  requestId: string,
  verifier: Pick<TokenVerifier, 'verify'>,
): Promise<SignedIn | null> {
  const token = readBearerToken(request)
  if (token === null) return null
  const verified = await verifier.verify(token)
  if (!verified.ok) return null
  const purpose = request.headers[PURPOSE_HEADER]
  const { caller, until } = verified
  return { caller, purpose: isPurpose(purpose) ? purpose : null, requestId, until }
}

function readBearerToken(request: IncomingMessage): string | null {
  // `headers` keeps the first of several without a word; who comes after us may read the last.
  const values = request.headersDistinct['authorization']
  if (values?.length !== 1) return null
  return /^bearer +([\w.~+/-]+=*)$/i.exec(values[0] ?? '')?.[1] ?? null
}
