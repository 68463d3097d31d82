import { useCallback, useEffect, useState } from 'react'
import { readStanding, renewSession, type SignedInSession, signOut, type Standing } from './browser-session.ts'
import { canGoOn, readPhase, readTimes, timeToNextPhase } from './session-times.ts'

export interface SessionEnd {
  /** It ends within the next minute, unless it is used. */
  readonly isNear: boolean
  /** Use would make it last longer. */
  readonly canGoOn: boolean
  readonly goOn: () => Promise<void>
  /** The gateway has told for how long it is good now. */
  readonly note: (secondsLeft: number) => void
}

/** Watches for the end of a session: a minute before it is near, and a little before it is over it ends here. */
export function useSessionEnd(session: SignedInSession, onEnd: () => void): SessionEnd {
  const { id } = session
  const [times, setTimes] = useState(() => readTimes(session, Date.now()))
  const [isNear, setNear] = useState(false)

  const take = useCallback(
    (standing: Standing): void => {
      if (standing.status === 'signed-out' || standing.status === 'not-set-up') return onEnd()
      if (standing.status === 'unreachable') {
        setNear(true)
        // Looked at anew, for when it is over.
        return setTimes((before) => ({ ...before }))
      }
      const told = readTimes(standing.session, Date.now())
      setTimes(told)
      setNear(readPhase(told, Date.now()) !== 'GOOD')
    },
    [onEnd],
  )

  useEffect(() => {
    let isGone = false
    const look = async (): Promise<void> => {
      if (readPhase(times, Date.now()) === 'GOOD') return
      // Another tab may have used it since.
      const standing = await readStanding(id)
      if (isGone) return
      const told = standing.status === 'signed-in' ? readTimes(standing.session, Date.now()) : times
      if (readPhase(told, Date.now()) !== 'OVER' || standing.status === 'signed-out') return take(standing)
      // Whether the gateway answers or not: what is shown goes.
      if (standing.status === 'signed-in') await signOut()
      onEnd()
    }
    const timer = setTimeout(() => void look(), timeToNextPhase(times, Date.now()))
    // Timers of a tab that is not seen, or of a computer that sleeps, come late.
    const onSeen = (): void => void look()
    document.addEventListener('visibilitychange', onSeen)
    return () => {
      isGone = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onSeen)
    }
  }, [id, times, take, onEnd])

  const note = useCallback((secondsLeft: number): void => {
    const endsAt = Date.now() + secondsLeft * 1_000
    setTimes((before) => ({ ...before, endsAt }))
    if (readPhase({ endsAt }, Date.now()) === 'GOOD') setNear(false)
  }, [])
  const goOn = useCallback(async (): Promise<void> => take(await renewSession(id)), [id, take])

  return { isNear, canGoOn: canGoOn(times), goOn, note }
}
