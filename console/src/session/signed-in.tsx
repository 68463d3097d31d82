import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { Purpose } from '../generated/graphql.ts'
import { ask } from '../graph/client.ts'
import { type SignedInSession, writeHeaders } from './browser-session.ts'
import { type Session, SessionContext } from './session.ts'
import { SessionEnding } from './session-ending.tsx'
import { useSessionEnd } from './use-session-end.ts'

interface SignedInProps {
  readonly session: SignedInSession
  /** The session is over, or is another's. */
  readonly onEnd: () => void
  readonly children: ReactNode
}

/** Holds what is asked for in the session, and ends with it. */
export function SignedIn({ session: held, onEnd, children }: SignedInProps) {
  const { id } = held
  const [purpose, setPurpose] = useState<Purpose>('COORDINATION')
  const { isNear, canGoOn, goOn, note } = useSessionEnd(held, onEnd)
  const askAsMe = useCallback<Session['ask']>(
    async (document, variables, options) => {
      const result = await ask(document, variables, { ...options, session: id, onSessionLeft: note })
      if (!result.ok && result.code === 'UNAUTHENTICATED') onEnd()
      return result
    },
    [id, note, onEnd],
  )
  const makeHeaders = useCallback(() => ({ ...writeHeaders(id), 'samsyn-purpose': purpose }), [id, purpose])
  const session = useMemo(
    (): Session => ({
      purpose,
      setPurpose,
      ask: askAsMe,
      makeHeaders,
    }),
    [purpose, askAsMe, makeHeaders],
  )
  return (
    <SessionContext value={session}>
      {children}
      {isNear && <SessionEnding canGoOn={canGoOn} goOn={goOn} />}
    </SessionContext>
  )
}
