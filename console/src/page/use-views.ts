import { useCallback, useEffect, useState } from 'react'

export interface Views<View> {
  readonly view: View
  readonly open: (view: View) => void
  readonly back: () => void
}

/**
 * Views one after another, with the browser's back and forward. The browser's history holds a number for each and
 * nothing else: which child a view shows is kept out of addresses and out of what a browser saves.
 */
export function useViews<View>(first: View): Views<View> {
  const [{ views, current }, setViews] = useState({ views: [first], current: 0 })

  useEffect(() => {
    history.replaceState({ view: 0 }, '')
    const follow = ({ state }: PopStateEvent): void => {
      const wanted = (state as { view?: number } | null)?.view ?? 0
      setViews((before) => ({ ...before, current: wanted < before.views.length ? wanted : 0 }))
    }
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])

  const open = useCallback(
    (view: View) => {
      history.pushState({ view: current + 1 }, '')
      setViews((before) => ({ views: [...before.views.slice(0, current + 1), view], current: current + 1 }))
    },
    [current],
  )
  const back = useCallback(() => history.back(), [])
  return { view: views[current] as View, open, back }
}
