import type { Product } from '@samsyn/demo/product'

/** The product as the people in a story use it. */

export interface Answer {
  readonly status: number
  /** The whole body, byte for byte. */
  readonly text: string
  readonly data: Record<string, unknown> | null
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
  readonly withheld: readonly { readonly path: (string | number)[]; readonly slice: string; readonly code: string }[]
}

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>
  /** `null`: the header is left out. */
  readonly purpose?: string | null
  /** In place of the persona's own. */
  readonly token?: string
  readonly operationName?: string | null
  /** Beside the usual ones, or in their place. */
  readonly headers?: Readonly<Record<string, string>>
}

export type Ask = (persona: string, query: string, options?: AskOptions) => Promise<Answer>

export function createAsk(product: Product): Ask {
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (persona: string): Promise<string> => {
    const token = tokens.get(persona) ?? product.issuer.issueToken(persona)
    tokens.set(persona, token)
    return token
  }
  return async (persona, query, { variables, purpose = 'COORDINATION', token, operationName, headers } = {}) => {
    const response = await fetch(`${product.url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token ?? (await tokenOf(persona))}`,
        'content-type': 'application/json',
        ...(purpose === null ? {} : { 'samsyn-purpose': purpose }),
        ...headers,
      },
      body: JSON.stringify({ query, variables, operationName }),
    })
    const text = await response.text()
    const body = JSON.parse(text) as {
      data?: Answer['data']
      errors?: Answer['errors']
      extensions?: { consent?: { withheld: Answer['withheld'] } }
    }
    return {
      status: response.status,
      text,
      data: body.data ?? null,
      errors: body.errors ?? [],
      withheld: body.extensions?.consent?.withheld ?? [],
    }
  }
}

/** Reads a place in an answer: `at(data, 'child', 'school')`. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | null)?.[key], value)
}
