import { DelegateBackoff, handleType, type IRetryBackoffContext, retry } from 'cockatiel'
import { SourceUnavailable } from './failure.ts'

const RETRIES = 3
const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 5_000
/** A source that asks for more patience than this is asked in the next reading, not in this one. */
const PATIENCE_MS = 30_000

/**
 * Sends a request again where its failure says that it may: exponential waits with full jitter, and never sooner than the
 * source asks for. The wait ends with the reading's time, whatever the source asks.
 * @throws SourceUnavailable
 */
export function sendAgain<T>(send: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return endWith(
    signal,
    POLICY.execute(() => {
      signal.throwIfAborted()
      return send()
    }, signal),
  )
}

const POLICY = retry(
  handleType(SourceUnavailable, ({ again }) => again !== null && again.afterMs <= PATIENCE_MS),
  { maxAttempts: RETRIES, backoff: new DelegateBackoff(chooseWait) },
).dangerouslyUnref()

function chooseWait({ attempt, result }: IRetryBackoffContext<unknown>): number {
  const jittered = Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt)
  const failure = 'error' in result ? result.error : undefined
  return Math.max(jittered, failure instanceof SourceUnavailable ? (failure.again?.afterMs ?? 0) : 0)
}

/** The library sleeps through a signal. */
function endWith<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(new SourceUnavailable('LATE'))
    signal.addEventListener('abort', end, { once: true })
    if (signal.aborted) end()
    work
      .then(resolve, (error: unknown) => (signal.aborted ? end() : reject(error as Error)))
      .finally(() => signal.removeEventListener('abort', end))
  })
}

/** What `Retry-After` (RFC 9110 § 10.2.3) asks for, in milliseconds; 0 where it says nothing that can be read. */
export function readRetryAfter(value: string | undefined, now: number): number {
  if (value === undefined) return 0
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  const until = Date.parse(value)
  return Number.isNaN(until) ? 0 : Math.max(0, until - now)
}
