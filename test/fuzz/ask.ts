import type { Product } from '@samsyn/demo/product'
import type { Answered } from './compare.ts'
import type { Caller } from './world.ts'

/** Sends a request as a caller, for a purpose; `null`: without the header that names one. */
export type Ask = (caller: Caller, body: object, purpose: string | null) => Promise<Answered>

/** A token lasts for five minutes, and a long run for more. */
const RENEWED_AFTER_MS = 120_000

export function createAsk(product: Product, sign: (caller: Caller) => Promise<string>): Ask {
  const tokens = new Map<string, { readonly token: Promise<string>; readonly at: number }>()
  const tokenOf = (caller: Caller): Promise<string> => {
    const now = performance.now()
    const known = tokens.get(caller.key)
    if (known !== undefined && now - known.at < RENEWED_AFTER_MS) return known.token
    const token = sign(caller)
    tokens.set(caller.key, { token, at: now })
    return token
  }
  return async (caller, body, purpose) => {
    const response = await fetch(`${product.url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokenOf(caller)}`,
        'content-type': 'application/json',
        ...(purpose === null ? {} : { 'samsyn-purpose': purpose }),
      },
      body: JSON.stringify(body),
    })
    const headers = [...response.headers].map((header) => header.join(': ')).join('\n')
    return { status: response.status, headers, text: await response.text() }
  }
}
