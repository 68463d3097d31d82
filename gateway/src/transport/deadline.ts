import { setMaxListeners } from 'node:events'
import type { ServerResponse } from 'node:http'

/**
 * A signal for all that one answer needs. It aborts when the time is up (reason `TimeoutError`) or the client goes before
 * the answer is written (reason `AbortError`), and keeps nothing alive once the answer is.
 */
export function startDeadline(response: ServerResponse, milliseconds: number): AbortSignal {
  const controller = new AbortController()
  // Each fetch of the request listens, and ten children in four sectors may be forty.
  setMaxListeners(0, controller.signal)
  const timer = setTimeout(() => {
    controller.abort(new DOMException('The request took too long.', 'TimeoutError'))
  }, milliseconds)
  response.once('close', () => {
    clearTimeout(timer)
    if (!response.writableFinished) controller.abort(new DOMException('The client has gone.', 'AbortError'))
  })
  return controller.signal
}
