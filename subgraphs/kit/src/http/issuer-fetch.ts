import type { CustomFetch } from 'openid-client'
import { SourceUnavailable } from './failure.ts'
import { readRetryAfter } from './retry.ts'

const ANSWER_LIMIT_BYTES = 64 * 1024

/**
 * `fetch` for what an issuer is asked: no redirection is followed, and no more is read than an issuer has to say.
 * @throws SourceUnavailable which says whether it may be asked again
 */
export const fetchFromIssuer: CustomFetch = async (url, options) => {
  const response = await fetch(url, { ...options, redirect: 'manual' } as RequestInit).catch(() => {
    throw new SourceUnavailable('NO_TOKEN', { afterMs: 0 })
  })
  const { status, headers } = response
  const body = await readWithin(response).catch((error: unknown) => {
    throw error instanceof SourceUnavailable ? error : new SourceUnavailable('NO_TOKEN', { afterMs: 0 })
  })
  if (status === 429 || (status >= 502 && status <= 504)) {
    const afterMs = readRetryAfter(headers.get('retry-after') ?? undefined, Date.now())
    throw new SourceUnavailable('NO_TOKEN', { afterMs })
  }
  return new Response(body.length === 0 ? null : body, { status, headers })
}

async function readWithin({ body }: Response): Promise<Buffer<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += piece.length
    if (length > ANSWER_LIMIT_BYTES) throw new SourceUnavailable('NO_TOKEN')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
