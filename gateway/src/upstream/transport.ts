import { Pool } from 'undici'
import { GRANT_HEADER } from '@samsyn/schema/grant'

/** One subgraph as the gateway reaches it. */
export interface Upstream {
  /** Sends one operation. @throws Error when the answer is late, too big, no 200 or no JSON object. */
  send(body: string, grant: string): Promise<UpstreamAnswer>
  close(): Promise<void>
}

export interface UpstreamAnswer {
  readonly data?: unknown
  readonly errors?: unknown
}

const CONNECTIONS = 64
const MAX_ANSWER_BYTES = 8 * 1024 * 1024

export function openUpstream(url: string, timeoutMs: number): Upstream {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    connectTimeout: timeoutMs,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: MAX_ANSWER_BYTES,
  })
  return {
    send: async (body, grant) => {
      const { statusCode, body: answer } = await pool.request({
        method: 'POST',
        path: pathname,
        headers: { 'content-type': 'application/json', [GRANT_HEADER]: grant },
        body,
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (statusCode !== 200) {
        await answer.dump()
        throw new Error(`upstream answered ${statusCode}`)
      }
      const parsed: unknown = await answer.json()
      if (typeof parsed !== 'object' || parsed === null) throw new Error('upstream answered with no object')
      return parsed
    },
    close: () => pool.destroy(),
  }
}
