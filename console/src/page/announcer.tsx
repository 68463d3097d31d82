import { createContext, type ReactNode, useContext, useState } from 'react'

const AnnounceContext = createContext<(text: string) => void>(() => undefined)

/** Tells a screen reader what has happened, without moving focus. */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext)
}

export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', round: 0 })
  const [announce] = useState(() => (text: string) => setSaid(({ round }) => ({ text, round: round + 1 })))
  return (
    <AnnounceContext value={announce}>
      {children}
      <output className="aksel-sr-only">
        {/* A new element each time: the same words said twice are still read twice. */}
        <span key={said.round}>{said.text}</span>
      </output>
    </AnnounceContext>
  )
}
