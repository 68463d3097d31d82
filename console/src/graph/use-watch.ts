import { useEffect, useState } from 'react'
import { useSession } from '../session/session.ts'
import { watch } from './watch.ts'

/** So long a page waits for the watch to begin before it asks for what it shows. */
const LONGEST_WAIT_MS = 1_000

/** A watch of one child, from the moment the page is shown until it is left. */
export interface Watch {
  /**
   * Whether to ask now. What is asked for after the watch began misses nothing, and one look is one entry in the child's
   * log; so a page waits for it, but not for long.
   */
  readonly isReady: boolean
  /** How many times all that is shown is to have been asked for again. */
  readonly changes: number
}

export function useWatch(child: string): Watch {
  const { makeHeaders } = useSession()
  const [state, setState] = useState<Watch & { readonly child: string }>({ child, isReady: false, changes: 0 })

  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    let isLate = false
    const makeReady = (): void => setState((before) => startOf(child, before, { isReady: true }))
    const change = (): void =>
      setState((before) => startOf(child, before, { isReady: true, changes: startOf(child, before).changes + 1 }))
    const timer = setTimeout(() => {
      isLate = true
      makeReady()
    }, LONGEST_WAIT_MS)
    const begin = (isTold: boolean): void => {
      // What was asked for before the watch began may have changed meanwhile.
      if (isTold && isLate) change()
      else makeReady()
      isLate = !isTold
      clearTimeout(timer)
    }
    void watch({ children: [child], makeHeaders, signal, onBegun: begin, onChanged: change })
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [child, makeHeaders])

  return startOf(child, state)
}

type State = Watch & { readonly child: string }

function startOf(child: string, before: State, next: Partial<Watch> = {}): State {
  return { ...(before.child === child ? before : { child, isReady: false, changes: 0 }), ...next }
}
