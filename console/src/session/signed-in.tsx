import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { Purpose } from '../generated/graphql.ts'
import { ask } from '../graph/client.ts'
import { type Session, SessionContext } from './session.ts'

interface SignedInProps {
  readonly token: string
  /** The gateway no longer takes the token. */
  readonly onEnd: () => void
  readonly children: ReactNode
}

/** Holds the token, in memory alone, and what it is used for. */
export function SignedIn({ token, onEnd, children }: SignedInProps) {
  const [purpose, setPurpose] = useState<Purpose>('COORDINATION')
  const askAsMe = useCallback<Session['ask']>(
    async (document, variables, options) => {
      const result = await ask(document, variables, { ...options, token })
      if (!result.ok && result.code === 'UNAUTHENTICATED') onEnd()
      return result
    },
    [token, onEnd],
  )
  const session = useMemo(
    (): Session => ({
      purpose,
      setPurpose,
      ask: askAsMe,
    }),
    [purpose, askAsMe],
  )
  return <SessionContext value={session}>{children}</SessionContext>
}
