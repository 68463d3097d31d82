/** A source that is asked when the gateway asks. */
export interface OpenedSource<S> {
  /** Begins the reading for one request. What is asked for in it must be over when `signal` is aborted. */
  begin(signal: AbortSignal): S
  close(): Promise<void>
}

/** A source that is in memory, where there is nothing to begin. */
export function openInMemory<S>(source: S): OpenedSource<S> {
  return { begin: () => source, close: () => Promise.resolve() }
}

/** A source that is kept in memory and read anew now and then. */
export type KeptSource<S> = S & { close(): Promise<void> }
