/** Sign-in of the demo: a list of people to be, and a token for one of them. Elsewhere there is no such list. */

export interface Persona {
  readonly id: string
  readonly label: string
}

export type Personas =
  | { readonly status: 'found'; readonly personas: readonly Persona[] }
  | { readonly status: 'not-set-up' }
  | { readonly status: 'unreachable' }

export async function fetchPersonas(): Promise<Personas> {
  try {
    const response = await fetch('/demo/personas')
    if (response.status === 404) return { status: 'not-set-up' }
    if (!response.ok) return { status: 'unreachable' }
    return { status: 'found', personas: (await response.json()) as readonly Persona[] }
  } catch {
    return { status: 'unreachable' }
  }
}

/** A token for the persona, or null when none was given. */
export async function fetchToken(persona: string): Promise<string | null> {
  try {
    const response = await fetch(`/demo/token/${encodeURIComponent(persona)}`, { method: 'POST' })
    return response.ok ? ((await response.json()) as { readonly token: string }).token : null
  } catch {
    return null
  }
}
