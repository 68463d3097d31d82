import { setTimeout } from 'node:timers/promises'
import type { FaultLog } from '../consent/data-sources.ts'
import type { RefusedSupergraph } from './serve-graph.ts'

export interface WatchOptions {
  readonly read: () => Promise<string>
  /** The text that is served already. */
  readonly current: string
  /** Serves a new one in place of the last. @throws RefusedSupergraph when it is none to serve: the last one is served on */
  readonly load: (supergraphSdl: string) => Promise<void>
  readonly pollMs: number
  readonly log: FaultLog
}

export interface SupergraphWatch {
  stop(): Promise<void>
}

/**
 * Looks for a new supergraph again and again. One that is refused is said of once and not tried again until it is another;
 * while there is none to be read the last one is served, however long that takes.
 */
export function watchSupergraph({ read, current, load, pollMs, log }: WatchOptions): SupergraphWatch {
  const stopping = new AbortController()
  let seen = current
  let isAway = false
  const look = async (): Promise<void> => {
    let text: string
    try {
      text = await read()
    } catch (error) {
      if (!isAway) log('the supergraph cannot be read: the last one is served', { reason: readReason(error) })
      isAway = true
      return
    }
    isAway = false
    if (text === seen) return
    seen = text
    try {
      await load(text)
      log('a new supergraph is served', {})
    } catch (error) {
      const rules = (error as Partial<RefusedSupergraph>).rules ?? []
      log('a new supergraph is refused: the last one is served', {
        reason: readReason(error),
        ...(rules.length === 0 ? {} : { rules: rules.join(' ') }),
      })
    }
  }
  const keepOn = async (): Promise<void> => {
    for (;;) {
      await setTimeout(pollMs, null, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      await look()
    }
  }
  const running = keepOn()
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

/** The system's own word, or the error's name: a message may quote what was read. */
function readReason(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException
  return typeof code === 'string' ? code : name
}
