/**
 * Does work and waits for it no longer than the request lives that it is for. Work that was begun may go on; what comes
 * of it then is looked at by nobody.
 * @throws the signal's reason once it is aborted; aborted already, the work is not begun
 */
export function waitWithin<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(signal.reason as Error)
    if (signal.aborted) return end()
    const settle = (outcome: () => void): void => {
      signal.removeEventListener('abort', end)
      if (signal.aborted) end()
      else outcome()
    }
    signal.addEventListener('abort', end, { once: true })
    work().then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    )
  })
}
