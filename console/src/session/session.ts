import { createContext, useContext } from 'react'
import type { Purpose, TypedDocumentString } from '../generated/graphql.ts'
import type { AnswerResult, AskOptions } from '../graph/client.ts'
import type { MakeHeaders } from '../graph/watch.ts'

/** The signed-in person's way to ask. Nothing of it is here but the way: who they are, the gateway reads from a cookie. */
export interface Session {
  /** What the person has last said that a child's picture is wanted for. */
  readonly purpose: Purpose
  readonly setPurpose: (purpose: Purpose) => void
  readonly ask: <Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    options?: Omit<AskOptions, 'session' | 'onSessionLeft'>,
  ) => Promise<AnswerResult<Data>>
  /** What any other request of this session carries: who asks, and what for. Another function for another purpose. */
  readonly makeHeaders: MakeHeaders
}

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('there is no session here')
  return session
}
