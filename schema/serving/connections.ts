import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Server as TlsServer } from 'node:tls'

export interface CloseTimes {
  /** After so long what is not answered is cut, whatever it waits for. */
  readonly withinMs: number
  /** A connection on which nothing came for so long is taken to be left by its client. */
  readonly leftAfterMs: number
}

/** The connections of a server that is to end without losing a request. */
export interface Connections {
  /** From now on each answer ends its connection, those under way too. Requests are taken as before. */
  drain(): void
  /**
   * To be called with the server's own `close`. Resolves when no connection is left: each goes after its answer, and one on
   * which nothing comes when it has been silent for a while. A request is answered once its first byte has been read.
   * @returns how many requests were cut because their time was up. They got nothing of an answer, unless their client was
   *   too slow to take it.
   */
  close(times: CloseTimes): Promise<number>
}

interface Connection {
  readonly open: Set<ServerResponse>
  /** Bytes of the requests that were answered: when there are more, another has begun. */
  answeredBytes: number
  silentSince: number
}

const LOOK_EVERY_MS = 25
/** What an answer that has begun when its time is up gets to be taken in whole. */
const FINISH_WRITING_MS = 300

/** Call it before the server listens. */
export function trackConnections(server: Server): Connections {
  const connections = new Map<Socket, Connection>()
  let drainingSince: number | null = null
  // Called by `close`. A connection without a request may have one on its way, and one with an answer that was handed to
  // the system counts as idle before the client has all of it.
  server.closeIdleConnections = () => undefined

  // Over TLS it is the connection inside that requests come on; what shaking hands took is no request.
  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    connections.set(socket, { open: new Set(), answeredBytes: socket.bytesRead, silentSince: performance.now() })
    socket.once('close', () => connections.delete(socket))
  })
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const connection = connections.get(socket)
    if (connection === undefined) return
    connection.open.add(response)
    if (drainingSince !== null) response.shouldKeepAlive = false
    response.once('close', () => {
      connection.open.delete(response)
      connection.answeredBytes = socket.bytesRead
      connection.silentSince = performance.now()
    })
  })

  const hasBegun = ({ bytesRead }: Socket, { open, answeredBytes }: Connection): boolean =>
    open.size > 0 || bytesRead > answeredBytes
  const drain = (): void => {
    drainingSince ??= performance.now()
    for (const { open } of connections.values()) for (const response of open) response.shouldKeepAlive = false
  }
  const cutLeft = (leftAfterMs: number): void => {
    const now = performance.now()
    for (const [socket, connection] of connections) {
      const silentSince = Math.max(connection.silentSince, drainingSince ?? now)
      if (!hasBegun(socket, connection) && now - silentSince >= leftAfterMs) socket.destroy()
    }
  }
  const cutLate = (alsoBegun: boolean): number => {
    let requests = 0
    for (const [socket, connection] of connections) {
      const { open } = connection
      if (!alsoBegun && [...open].some(({ headersSent }) => headersSent)) continue
      if (hasBegun(socket, connection)) requests += Math.max(open.size, 1)
      socket.destroy()
    }
    return requests
  }

  return {
    drain,
    close: ({ withinMs, leftAfterMs }) =>
      new Promise((resolve) => {
        drain()
        const from = performance.now()
        let requests = 0
        const look = (): void => {
          cutLeft(leftAfterMs)
          const late = performance.now() - from - withinMs
          if (late >= 0) requests += cutLate(late >= FINISH_WRITING_MS)
        }
        // Immediates run when what has arrived has been read.
        const timer = setInterval(() => setImmediate(look), LOOK_EVERY_MS)
        setImmediate(look)
        server.once('close', () => {
          clearInterval(timer)
          resolve(requests)
        })
      }),
  }
}
