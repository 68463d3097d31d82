import { Pool } from 'undici'
import { toConnectOptions, type UpstreamTls } from './transport.ts'

/** Whether somebody is there, as the subgraph itself says at `GET /health`: no grant goes there, and nothing is asked. */
export interface Probe {
  isThere(): Promise<boolean>
  close(): Promise<void>
}

const TIMEOUT_MS = 2_000

export function openProbe(url: string, tls: UpstreamTls | null): Probe {
  const pool = new Pool(new URL(url).origin, {
    connections: 1,
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
    connect: toConnectOptions(tls, TIMEOUT_MS),
  })
  return {
    isThere: async () => {
      try {
        const { statusCode, body } = await pool.request({
          method: 'GET',
          path: '/health',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        })
        await body.dump({ limit: 1_024 })
        return statusCode === 200
      } catch {
        return false
      }
    },
    close: () => pool.destroy(),
  }
}
