/** Word from the gateway that what can be shown of some children has changed: `GET /events`. */

/** What a request carries so that the gateway knows who asks; made anew for each. */
export type MakeHeaders = () => Readonly<Record<string, string>>

export interface WatchOptions {
  readonly children: readonly string[]
  readonly makeHeaders: MakeHeaders
  /** What happens from now on is told; or, with false, it may not be: the watch could not begin, and is tried again. */
  readonly onBegun: (isTold: boolean) => void
  /** Something has changed, or may have while nobody listened: all that is shown is to be asked for again. */
  readonly onChanged: () => void
  readonly signal: AbortSignal
  readonly fetch?: typeof globalThis.fetch
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

/** The gateway says something at least every 25 seconds. After so long without a word the connection is taken for dead. */
const SILENCE_MS = 60_000

/**
 * Watches until `signal` aborts, or until the gateway says that it will never answer this: nobody is signed in, or the
 * question is wrong. A stream that ends or breaks is begun again, after a wait that doubles and is never the same for all.
 */
export async function watch(options: WatchOptions): Promise<void> {
  const { onBegun, onChanged, signal, wait = pause } = options
  let hasBegun = false
  let failures = 0
  while (!signal.aborted) {
    // oxlint-disable-next-line no-await-in-loop
    const outcome = await listen(options, () => {
      if (hasBegun) onChanged()
      hasBegun = true
      failures = 0
      onBegun(true)
    })
    if (signal.aborted) return
    if (outcome.isFinal) {
      // Whoever was signed in is so no longer: to ask is how the page finds out.
      if (hasBegun) onChanged()
      return onBegun(false)
    }
    if (!hasBegun) onBegun(false)
    // oxlint-disable-next-line no-await-in-loop
    await wait(Math.max(outcome.notBeforeMs, findWait(failures, Math.random())), signal)
    failures += 1
  }
}

/** From half of it to all of it: clients that were cut off together do not all come back together. */
export function findWait(failures: number, chance: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures)
  return longest / 2 + (longest / 2) * chance
}

interface Outcome {
  readonly isFinal: boolean
  readonly notBeforeMs: number
}

async function listen(options: WatchOptions, begin: () => void): Promise<Outcome> {
  const { children, makeHeaders, onChanged, signal, fetch = globalThis.fetch } = options
  const silence = new AbortController()
  const hear = setUpSilence(() => silence.abort())
  try {
    const response = await fetch('/events', {
      headers: { accept: 'text/event-stream', ...makeHeaders(), 'samsyn-watch': children.join(',') },
      cache: 'no-store',
      signal: AbortSignal.any([signal, silence.signal]),
    })
    if (!response.ok || response.body === null) {
      const isFinal = [400, 401, 403, 404].includes(response.status)
      return { isFinal, notBeforeMs: Number(response.headers.get('retry-after') ?? 0) * 1_000 || 0 }
    }
    begin()
    for await (const event of readEvents(response.body, hear.again)) if (event === 'refetch') onChanged()
  } catch {
    // Cut off, or never reached: either way it is tried again.
  } finally {
    hear.stop()
  }
  return { isFinal: false, notBeforeMs: 0 }
}

/** The names of a stream's events, in order. `onHeard` is told of every piece, comments too. */
export async function* readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onHeard: () => void = () => undefined,
): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  let name: string | null = null
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop
      const { done, value } = await reader.read()
      if (done) return
      onHeard()
      const lines = (rest + value).split(/\r\n|\n/)
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line.startsWith('event:')) name = line.slice('event:'.length).trim()
        if (line !== '' || name === null) continue
        yield name
        name = null
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function setUpSilence(onSilence: () => void): { readonly again: () => void; readonly stop: () => void } {
  let timer = setTimeout(onSilence, SILENCE_MS)
  const again = (): void => {
    clearTimeout(timer)
    timer = setTimeout(onSilence, SILENCE_MS)
  }
  return { again, stop: () => clearTimeout(timer) }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    const leave = (): void => {
      clearTimeout(timer)
      resolve()
    }
    signal.addEventListener('abort', leave, { once: true })
    // Back on the net: there is nothing to wait for.
    globalThis.addEventListener?.('online', leave, { once: true })
  })
}
