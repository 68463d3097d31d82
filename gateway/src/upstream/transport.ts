import { type Dispatcher, Pool } from 'undici'
import { GRANT_HEADER } from '@samsyn/schema/grant'
import { judgeHead, PIECES_LIMIT, readAnswer, type UpstreamAnswer } from './answer.ts'
import { UpstreamFault } from './fault.ts'

/** One subgraph as the gateway reaches it. */
export interface Upstream {
  /** Sends one operation. @throws UpstreamFault when there is no answer to use, at the latest when its time is up. */
  send(body: string, grant: string, bounds: Bounds): Promise<UpstreamAnswer>
  close(): Promise<void>
}

export interface Bounds {
  /** Aborted when the request it is sent for is over: then the answer is neither waited for nor read further. */
  readonly signal: AbortSignal
  /** The longest answer that is read. */
  readonly maxBytes: number
}

/** How a subgraph is to prove itself, and the gateway to it. PEM. */
export interface UpstreamTls {
  /** Who signs the subgraphs' certificates; `null`: whom Node trusts. */
  readonly ca: string | null
  /** `null`: the gateway shows no certificate. */
  readonly client: { readonly cert: string; readonly key: string } | null
}

/** How a subgraph's certificate is verified, and what is shown to it. */
export function toConnectOptions(tls: UpstreamTls | null, timeoutMs: number) {
  return {
    timeout: timeoutMs,
    // Said aloud, because a variable of Node's can turn it off for whoever does not.
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ...(tls?.ca == null ? {} : { ca: tls.ca }),
    ...tls?.client,
  } as const
}

const CONNECTIONS = 64
/** Sent or waiting for a connection. Each holds its body, so a subgraph that hangs must not gather them without end. */
const PENDING_LIMIT = 1_000

/** @param timeoutMs how long an answer may take in all, to its last byte */
export function openUpstream(url: string, timeoutMs: number, tls: UpstreamTls | null = null): Upstream {
  const { origin, pathname, search } = new URL(url)
  const path = pathname + search
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    // The one deadline of `send` is for these too; undici's own are idle times that start anew with every byte.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: toConnectOptions(tls, timeoutMs),
  })
  let pending = 0

  return {
    send: (body, grant, { signal, maxBytes }) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(new UpstreamFault('request over'))
        if (pending >= PENDING_LIMIT) return reject(new UpstreamFault('crowded'))
        pending += 1
        let isSettled = false
        let connection: Dispatcher.DispatchController | undefined
        const pieces: Buffer[] = []
        let length = 0

        const settle = (outcome: UpstreamAnswer | UpstreamFault): void => {
          if (isSettled) return
          isSettled = true
          pending -= 1
          clearTimeout(timer)
          signal.removeEventListener('abort', end)
          if (!(outcome instanceof UpstreamFault)) return resolve(outcome)
          reject(outcome)
          connection?.abort(outcome)
        }
        const end = (): void => settle(new UpstreamFault('request over'))
        const timer = setTimeout(() => settle(new UpstreamFault('late')), timeoutMs)
        signal.addEventListener('abort', end, { once: true })

        pool.dispatch(
          {
            method: 'POST',
            path,
            headers: { 'content-type': 'application/json', accept: 'application/json', [GRANT_HEADER]: grant },
            body,
          },
          {
            onRequestStart: (controller) => {
              connection = controller
              // It was over before there was a connection for it.
              if (isSettled) controller.abort(new UpstreamFault('request over'))
            },
            onResponseStart: (_controller, status, headers) => {
              const fault = status < 200 ? null : judgeHead(status, headers, maxBytes)
              if (fault !== null) settle(fault)
            },
            onResponseData: (_controller, piece) => {
              length += piece.length
              pieces.push(piece)
              if (length > maxBytes || pieces.length > PIECES_LIMIT) settle(new UpstreamFault('too large'))
            },
            onResponseEnd: () => settle(readAnswer(pieces)),
            onResponseError: () => settle(new UpstreamFault('unreachable')),
          },
        )
      }),
    close: () => pool.destroy(),
  }
}
