import type { Purpose, TypedDocumentString } from '../generated/graphql.ts'
import { writeHeaders } from '../session/browser-session.ts'

/** The one way to the gateway. Nothing that comes back is kept outside the component that asked. */

export type FailureCode =
  | 'UNAUTHENTICATED'
  | 'OVERLOADED'
  | 'REGISTRY_UNAVAILABLE'
  | 'ANSWER_OUTDATED'
  /** Nothing came of it, and the browser has no network. */
  | 'OFFLINE'
  | 'UNREACHABLE'
  | 'INTERNAL'

/** A place in the answer, its keys joined with dots: `child.school.attendance`. */
export type Place = string

export interface Answer<Data> {
  readonly data: Data
  readonly withheld: ReadonlySet<Place>
  readonly unavailable: ReadonlySet<Place>
}

export type AnswerResult<Data> =
  | { readonly ok: true; readonly answer: Answer<Data> }
  | { readonly ok: false; readonly code: FailureCode }

export interface AskOptions {
  /** The id of the session this is asked in; in any other it is not answered. */
  readonly session: string
  /** Is told for how many seconds the session is good after this. */
  readonly onSessionLeft: (seconds: number) => void
  /** What the records are wanted for. */
  readonly purpose?: Purpose | undefined
  readonly signal?: AbortSignal | undefined
}

/** What GraphQL over HTTP answers, with the gateway's own extension. */
interface Body<Data> {
  readonly data?: Data | null
  readonly errors?: readonly { readonly path?: readonly (string | number)[]; readonly extensions?: { code?: string } }[]
  readonly extensions?: { readonly consent?: { readonly withheld: readonly { path: readonly (string | number)[] }[] } }
}

const NAMED_FAILURES: readonly string[] = ['OVERLOADED', 'UNAUTHENTICATED', 'REGISTRY_UNAVAILABLE', 'ANSWER_OUTDATED']

export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  { session, onSessionLeft, purpose, signal }: AskOptions,
): Promise<AnswerResult<Data>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...writeHeaders(session),
        ...(purpose === undefined ? {} : { 'samsyn-purpose': purpose }),
      },
      body: JSON.stringify({ query: document.toString(), variables }),
      cache: 'no-store',
      signal: signal ?? null,
    })
    const left = response.headers.get('samsyn-session-left')
    if (left !== null) onSessionLeft(Number(left))
    return readBody((await response.json()) as Body<Data>)
  } catch {
    return { ok: false, code: navigator.onLine ? 'UNREACHABLE' : 'OFFLINE' }
  }
}

/** An answer that does not say what is withheld is no answer: without that, nothing in it can be called shared. */
export function readBody<Data>({ data, errors = [], extensions }: Body<Data>): AnswerResult<Data> {
  const withheld = extensions?.consent?.withheld
  const failure = errors.find((error) => error.extensions?.code !== 'SOURCE_UNAVAILABLE' || error.path === undefined)
  if (data === null || data === undefined || withheld === undefined || failure !== undefined) {
    const code = failure?.extensions?.code ?? 'INTERNAL'
    return { ok: false, code: NAMED_FAILURES.includes(code) ? (code as FailureCode) : 'INTERNAL' }
  }
  const answer: Answer<Data> = {
    data,
    withheld: new Set(withheld.map(({ path }) => path.join('.'))),
    unavailable: new Set(errors.map(({ path = [] }) => path.join('.'))),
  }
  return { ok: true, answer }
}
