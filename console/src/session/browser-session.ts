/** The session that the gateway keeps in a cookie of ours, which no script reads. */

export interface SignedInSession {
  /** Which it is: in another tab somebody else may sign in, and this page is not theirs. */
  readonly id: string
  /** Unless it is used. */
  readonly secondsLeft: number
  /** However much it is used. */
  readonly secondsLeftAtMost: number
}

export type Standing =
  | { readonly status: 'signed-in'; readonly session: SignedInSession }
  | { readonly status: 'signed-out' }
  | { readonly status: 'not-set-up' }
  | { readonly status: 'unreachable' }

export type SignOutResult = { readonly ok: true; readonly issuerUrl: string | null } | { readonly ok: false }

/** Says that it is this page that asks: the cookie alone would come along with what any page asks for. */
export function writeHeaders(id: string | null): Readonly<Record<string, string>> {
  return { 'samsyn-console': '1', ...(id === null ? {} : { 'samsyn-session': id }) }
}

/** @param id the session this page belongs to; `null`: whichever there is */
export function readStanding(id: string | null): Promise<Standing> {
  return askForStanding('GET', id)
}

/** Keeps the session from ending because it is not used. */
export function renewSession(id: string): Promise<Standing> {
  return askForStanding('POST', id)
}

async function askForStanding(method: 'GET' | 'POST', id: string | null): Promise<Standing> {
  try {
    const response = await fetch('/session', { method, headers: writeHeaders(id), cache: 'no-store' })
    if (response.status === 404) return { status: 'not-set-up' }
    if (response.status === 401) return { status: 'signed-out' }
    if (!response.ok) return { status: 'unreachable' }
    const { signedIn, ...session } = (await response.json()) as { readonly signedIn: boolean } & SignedInSession
    return signedIn ? { status: 'signed-in', session } : { status: 'signed-out' }
  } catch {
    return { status: 'unreachable' }
  }
}

/** Ends the session. Where it could not be, whoever comes next at this computer is signed in. */
export async function signOut(): Promise<SignOutResult> {
  try {
    const response = await fetch('/sign-out', { method: 'POST', headers: writeHeaders(null), cache: 'no-store' })
    if (!response.ok) return { ok: false }
    return { ok: true, issuerUrl: ((await response.json()) as { readonly url: string | null }).url }
  } catch {
    return { ok: false }
  }
}
