import type { Persona } from './personas.ts'

/** A demo's personas as users of its GraphQL. */
export interface DemoClient {
  /** @throws Error when the product does not answer, or answers with errors. */
  readonly ask: <T>(
    persona: Persona,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ) => Promise<DemoAnswer<T>>
  /** As it is answered, errors too. @throws Error when the product does not answer */
  readonly send: <T>(
    persona: Persona,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ) => Promise<DemoBody<T>>
}

export interface DemoAnswer<T> {
  readonly data: T
  /** Ids of the slices the family does not share. */
  readonly withheld: readonly string[]
}

export interface DemoBody<T> {
  readonly data?: T
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
  readonly extensions?: { readonly consent?: { readonly withheld: readonly { readonly slice: string }[] } }
}

/** Gets a token for a persona from a running demo; `undefined` when nothing answers or the persona is unknown. */
export async function fetchToken(url: string, persona: string): Promise<string | undefined> {
  const response = await fetch(`${url}/demo/token/${encodeURIComponent(persona)}`, { method: 'POST' })
  return response.ok ? ((await response.json()) as { token: string }).token : undefined
}

export function createClient(url: string): DemoClient {
  const tokens = new Map<Persona, Promise<string | undefined>>()
  const send: DemoClient['send'] = async <T>(
    persona: Persona,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ) => {
    const token = tokens.get(persona) ?? fetchToken(url, persona)
    tokens.set(persona, token)
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${(await token) ?? ''}`,
        'content-type': 'application/json',
        'samsyn-purpose': 'COORDINATION',
      },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as DemoBody<T>
  }
  return {
    send,
    ask: async <T>(persona: Persona, query: string, variables: Readonly<Record<string, unknown>>) => {
      const { data, errors, extensions } = await send<T>(persona, query, variables)
      if (data === undefined || errors !== undefined) throw new Error(errors?.[0]?.message ?? 'no answer')
      return { data, withheld: extensions?.consent?.withheld.map(({ slice }) => slice) ?? [] }
    },
  }
}
