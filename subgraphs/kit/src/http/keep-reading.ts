import { startDeadline } from './deadline.ts'
import { SourceUnavailable } from './failure.ts'

/** Records that are read as a whole, now and then. */
export interface KeptReading<T> {
  /** What was read last. @throws SourceUnavailable when nothing was, or it is older than records may be */
  current(): T
  close(): void
}

export interface ReadingOptions<T> {
  /** Reads everything anew, at best from what is known. @throws SourceUnavailable, and then what is known stays. */
  readonly read: (known: T | null, signal: AbortSignal) => Promise<T>
  readonly onFailure: (failure: SourceUnavailable) => void
  readonly refreshMs: number
  readonly maxAgeMs: number
  /** How long a reading may take. */
  readonly readingMs: number
}

/**
 * Reads at once, and again and again, one reading after another. A reading that fails changes nothing but that what is
 * known grows older, by a clock that nobody sets.
 * @returns when the first reading is over, however it went
 */
export async function keepReading<T>(options: ReadingOptions<T>): Promise<KeptReading<T>> {
  const { read, onFailure, refreshMs, maxAgeMs, readingMs } = options
  const closing = new AbortController()
  let known: { readonly records: T; readonly begun: number } | undefined
  let timer: NodeJS.Timeout | undefined

  const readOnce = async (): Promise<void> => {
    const begun = performance.now()
    try {
      const signal = startDeadline(readingMs, closing.signal)
      known = { records: await read(known?.records ?? null, signal), begun }
    } catch (error) {
      if (!closing.signal.aborted)
        onFailure(error instanceof SourceUnavailable ? error : new SourceUnavailable('BROKEN'))
    }
    if (!closing.signal.aborted) timer = setTimeout(() => void readOnce(), refreshMs).unref()
  }
  await readOnce()
  return {
    current: () => {
      if (known === undefined || performance.now() - known.begun > maxAgeMs) throw new SourceUnavailable('OUTDATED')
      return known.records
    },
    close: () => {
      closing.abort()
      clearTimeout(timer)
    },
  }
}
