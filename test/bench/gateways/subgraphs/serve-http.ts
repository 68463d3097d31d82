import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/**
 * As much of HTTP/1.1 as the bench's subgraphs need, over plain sockets. Node's own server takes so much of the core that
 * subgraphs and load share that the fastest gateway would wait for it, and look slower than it is.
 */

const HEAD_END = Buffer.from('\r\n\r\n')
const LENGTH = /\r\ncontent-length: *(\d+)/i

export interface RunningServer {
  readonly url: string
  close(): Promise<void>
}

/** @param answer makes of a request's body the bytes of a whole HTTP response */
export async function serveHttp(answer: (body: string) => Buffer | Promise<Buffer>): Promise<RunningServer> {
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    // Whoever asked is gone.
    socket.on('error', () => socket.destroy())
    readBodies(socket, (body) => {
      const response = answer(body)
      if (response instanceof Promise) void response.then((bytes) => socket.write(bytes))
      else socket.write(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 4_096, resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** Calls back with each whole body, in order. A request without a length ends the connection: none of the gateways sends one. */
function readBodies(socket: Socket, onBody: (body: string) => void): void {
  let rest: Buffer = Buffer.alloc(0)
  socket.on('data', (piece: Buffer) => {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    for (;;) {
      const headEnd = rest.indexOf(HEAD_END)
      if (headEnd < 0) return
      const length = LENGTH.exec(rest.toString('latin1', 0, headEnd))
      if (length === null) {
        socket.end('HTTP/1.1 411 Length Required\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
        return
      }
      const start = headEnd + HEAD_END.length
      const end = start + Number(length[1])
      if (rest.length < end) return
      const body = rest.toString('utf8', start, end)
      rest = rest.subarray(end)
      onBody(body)
    }
  })
}
