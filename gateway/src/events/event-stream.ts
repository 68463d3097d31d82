import type { FastifyReply } from 'fastify'

/** Server-sent events (HTML Living Standard § 9.2) to one client. */
export interface EventStream {
  /** Sends an event without data, as none of ours has any. Does nothing once the stream has ended. */
  send(event: string): void
  /** Ends the answer as a whole one. The connection goes with it. */
  end(): void
}

/**
 * Begins an answer that goes on. While nothing happens it is sent a comment now and then, so that no proxy takes it for
 * dead. A client that does not read is cut: nothing is kept for it.
 */
export function openEventStream(reply: FastifyReply, heartbeatMs: number): EventStream {
  const { raw: response } = reply.hijack()
  response.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
    connection: 'close',
  })
  const write = (text: string): void => {
    if (response.writableEnded || response.destroyed) return
    if (response.writableNeedDrain) response.destroy()
    else response.write(text)
  }
  const heartbeat = setInterval(() => write(':\n\n'), heartbeatMs)
  response.once('close', () => clearInterval(heartbeat))
  // A client that reads in pieces waits for the first.
  write(':\n\n')
  return {
    send: (event) => write(`event: ${event}\ndata: {}\n\n`),
    end: () => {
      clearInterval(heartbeat)
      response.end()
    },
  }
}
