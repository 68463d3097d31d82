import type { FaultLog } from '../consent/data-sources.ts'
import type { Hints } from './hints.ts'
import type { Watch } from './watch.ts'

/** When watches look: together, so that one query serves all whose turn it is. */
export interface Rounds {
  /** Watches until told to stop. `onChange` is called after each look that found another outcome than the one before. */
  add(watch: Watch, onChange: () => void): Watching
  /** Nothing is looked at any more. */
  close(): void
}

export interface Watching {
  /** Resolves with the first look; rejects when the database did not answer it. */
  readonly begun: Promise<void>
  stop(): void
}

interface Entry {
  readonly watch: Watch
  readonly onChange: () => void
  readonly begin: () => void
  readonly fail: (error: unknown) => void
  /** By the monotonic clock. */
  dueAt: number
}

export interface RoundsOptions {
  readonly hints: Hints
  /** How often each watch looks though nobody hinted, give or take a fifth. */
  readonly pollMs: number
  readonly log: FaultLog
}

/** What is hinted, or begins, so close together is looked at once. */
const GATHER_MS = 50
/** A query reads of so many children at most: a request that asks at the same moment shares it, and must not wait long. */
const CHILDREN_PER_QUERY = 200

/**
 * A watch looks when a hint comes, when time alone may have changed its outcome, and every few seconds anyhow: what changed
 * without a hint, or whose hint was lost, is found then. After a round there is a pause at least as long as the round was,
 * so that no flood of hints keeps the process, or the database, busy for more than half its time.
 */
export function openRounds({ hints, pollMs, log }: RoundsOptions): Rounds {
  const entries = new Set<Entry>()
  let timer: NodeJS.Timeout | undefined
  let isLooking = false
  let isAway = false
  let notBefore = 0

  const plan = (): void => {
    if (isLooking) return
    clearTimeout(timer)
    if (entries.size === 0) return
    let next = Number.POSITIVE_INFINITY
    for (const { dueAt } of entries) next = Math.min(next, dueAt)
    timer = setTimeout(() => void goRound(), Math.max(next, notBefore) - performance.now())
  }

  const noteAway = (away: boolean): void => {
    if (away !== isAway) log(away ? 'events: the registry does not answer' : 'events: the registry answers again', {})
    isAway = away
  }

  const lookAt = async (entry: Entry): Promise<void> => {
    // Before the look: a hint that comes during it asks for another.
    entry.dueAt = performance.now() + pollMs * (0.8 + 0.4 * Math.random())
    try {
      const { changed, validForMs } = await entry.watch.look()
      entry.dueAt = Math.min(entry.dueAt, performance.now() + validForMs)
      entry.begin()
      if (changed && entries.has(entry)) entry.onChange()
      noteAway(false)
    } catch (error) {
      entry.fail(error)
      // Of one that has stopped, the look was given up.
      if (entries.has(entry)) noteAway(true)
    }
  }

  const goRound = async (): Promise<void> => {
    isLooking = true
    const begun = performance.now()
    const due = [...entries].filter(({ dueAt }) => dueAt <= begun)
    for (const group of groupByChildren(due)) await Promise.all(group.map(lookAt))
    const ended = performance.now()
    notBefore = ended + Math.max(GATHER_MS, ended - begun)
    isLooking = false
    plan()
  }

  const unsubscribe = hints.subscribe(() => {
    const soon = performance.now() + GATHER_MS
    for (const entry of entries) entry.dueAt = Math.min(entry.dueAt, soon)
    plan()
  })

  return {
    add: (watch, onChange) => {
      let stop = (): void => undefined
      const begun = new Promise<void>((begin, fail) => {
        const entry: Entry = { watch, onChange, begin, fail, dueAt: performance.now() + GATHER_MS }
        entries.add(entry)
        stop = () => void entries.delete(entry)
      })
      plan()
      return { begun, stop }
    },
    close: () => {
      unsubscribe()
      entries.clear()
      clearTimeout(timer)
    },
  }
}

function* groupByChildren(entries: readonly Entry[]): Generator<readonly Entry[]> {
  let group: Entry[] = []
  let children = 0
  for (const entry of entries) {
    const own = entry.watch.children.length
    if (group.length > 0 && children + own > CHILDREN_PER_QUERY) {
      yield group
      group = []
      children = 0
    }
    group.push(entry)
    children += own
  }
  if (group.length > 0) yield group
}
