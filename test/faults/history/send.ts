/** One request of a client, as far as its whole answer. */

export type Answer =
  /** The whole body came. */
  | { readonly whole: true; readonly status: number; readonly body: Body }
  /** Nobody knows what became of it: the connection broke, or nothing came in time. */
  | { readonly whole: false }

export interface Body {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly unknown[]
  readonly extensions?: { readonly consent?: { readonly withheld: readonly Withheld[] } }
}

export interface Withheld {
  readonly path: readonly (string | number)[]
  readonly slice: string
}

export interface Request {
  readonly url: string
  readonly token: string
  readonly purpose: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Longer than any nemesis holds a request, and than a gateway takes for one. */
const GIVE_UP_AFTER_MS = 22_000

export async function send({ url, token, purpose, query, variables }: Request): Promise<Answer> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'samsyn-purpose': purpose },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(GIVE_UP_AFTER_MS),
    })
    const text = await response.text()
    return { whole: true, status: response.status, body: JSON.parse(text) as Body }
  } catch {
    return { whole: false }
  }
}
