import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Where the next commit of disclosures breaks off. */
export type Break =
  /** Before the server has it. */
  | 'REQUEST'
  /** When the server has committed, and before its client knows. */
  | 'REPLY'
  /** As the one above, but the connection stays, and stays silent. */
  | 'SILENCE'

/** A way to PostgreSQL that breaks when a test says so. */
export interface DatabaseProxy {
  readonly url: string
  /** Connections that were opened, and those of them that are closed. */
  readonly opened: number
  readonly closed: number
  /** Breaks the next commit off, once; `meanwhile` runs before its client notices. */
  breakNext(at: Break, meanwhile?: () => Promise<void>): void
  close(): Promise<void>
}

/** https://www.postgresql.org/docs/15/protocol-message-formats.html: ReadyForQuery, the last of an answer. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5])

export async function openDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let next: { readonly at: Break; readonly meanwhile: () => Promise<void> } | null = null
  let opened = 0
  let closed = 0

  const server = createServer((client) => {
    opened += 1
    const database = connect(Number(target.port === '' ? 5432 : target.port), target.hostname)
    let breaking: typeof next = null
    const cut = (): void => {
      client.destroy()
      database.destroy()
    }
    client.once('close', () => (closed += 1))
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('error', cut)
      socket.once('close', () => {
        sockets.delete(socket)
        cut()
      })
    }
    client.on('data', (bytes) => {
      if (next !== null && bytes.includes('commit_disclosures')) {
        breaking = next
        next = null
        if (breaking.at === 'REQUEST') return void breaking.meanwhile().then(cut)
      }
      database.write(bytes)
    })
    database.on('data', (bytes) => {
      if (breaking === null) return void client.write(bytes)
      if (!bytes.includes(READY)) return
      const { at, meanwhile } = breaking
      void meanwhile().then(() => at === 'REPLY' && cut())
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    get opened() {
      return opened
    },
    get closed() {
      return closed
    },
    breakNext: (at, meanwhile = () => Promise.resolve()) => {
      next = { at, meanwhile }
    },
    close: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}
