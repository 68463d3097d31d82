import { useSyncExternalStore } from 'react'

/**
 * Whether the browser has lost its network since the page came. It begins as online, whatever the browser says of that: the
 * page has just come over the network, and a computer without one still reaches itself.
 */
let isOnline = true

const listeners = new Set<() => void>()

function note(now: boolean): void {
  isOnline = now
  for (const tell of listeners) tell()
}

addEventListener('online', () => note(true))
addEventListener('offline', () => note(false))

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange)
  return () => listeners.delete(onChange)
}

export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => isOnline)
}
