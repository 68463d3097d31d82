import { createContext, useContext } from 'react'

/** Whether what is inside is kept and not shown, as another view is in front of it. */
export const HiddenContext = createContext(false)

export function useIsHidden(): boolean {
  return useContext(HiddenContext)
}
