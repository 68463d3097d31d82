import { connect, createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/**
 * Stands between a gateway and a server, and passes bytes on until it is told not to. What it holds back, it passes on
 * later, in order; what it swallows is gone, and the other side has been told nothing.
 */
export interface Proxy {
  readonly host: string
  readonly port: number
  /** Breaks every connection, and takes none until `mend`. */
  cut(): void
  /** Breaks connections that have subscribed to something, and any that do, until `mend`. */
  cutSubscribers(): void
  /**
   * From the first bytes on that match: what the client sends, or what the server answers to that, is held back on that
   * connection until `mend`. Resolves when there was one.
   */
  holdWhen(what: 'requests' | 'replies', match: RegExp): Promise<void>
  /**
   * The first request that matches reaches the server; its answer goes nowhere, and the connection breaks in its place.
   * Resolves when there was one.
   */
  swallowReplyTo(match: RegExp): Promise<void>
  /** The first request that matches goes nowhere, and its connection breaks. Resolves when there was one. */
  swallowRequest(match: RegExp): Promise<void>
  /** Everything passes again, first what was held back. */
  mend(): void
  close(): Promise<void>
}

interface Passage {
  readonly client: Socket
  readonly server: Socket
  isSubscriber: boolean
  /** What is held back, until `mend`. */
  held: 'requests' | 'replies' | null
  breaksOnReply: boolean
}

interface Trap {
  readonly match: RegExp
  readonly spring: (passage: Passage) => 'pass' | 'drop'
  readonly sprung: () => void
}

const HOST = '127.0.0.1'
const SUBSCRIBES = /\b[ps]?subscribe\b/i

export async function startProxy(target: { readonly host: string; readonly port: number }): Promise<Proxy> {
  const passages = new Set<Passage>()
  let traps: Trap[] = []
  let isCut = false
  let subscribersAreCut = false

  const end = (passage: Passage): void => {
    passages.delete(passage)
    passage.client.destroy()
    passage.server.destroy()
  }

  const server = createServer((client) => {
    if (isCut) {
      client.destroy()
      return
    }
    const upstream = connect(target.port, target.host)
    const passage: Passage = { client, server: upstream, isSubscriber: false, held: null, breaksOnReply: false }
    passages.add(passage)
    client.setNoDelay(true)
    upstream.setNoDelay(true)
    for (const socket of [client, upstream]) {
      socket.on('error', () => end(passage))
      socket.on('close', () => end(passage))
    }
    client.on('data', (chunk) => {
      const text = chunk.toString('latin1')
      passage.isSubscriber ||= SUBSCRIBES.test(text)
      if (subscribersAreCut && passage.isSubscriber) return end(passage)
      const trap = traps.find(({ match }) => match.test(text))
      traps = traps.filter((one) => one !== trap)
      const outcome = trap?.spring(passage)
      trap?.sprung()
      if (outcome === 'drop') return end(passage)
      if (passage.held === 'requests') {
        // Bytes that were read already wait in front of those the paused socket still has.
        client.pause()
        client.unshift(chunk)
        return
      }
      upstream.write(chunk)
    })
    upstream.on('data', (chunk) => {
      if (passage.breaksOnReply) return end(passage)
      if (passage.held === 'replies') {
        upstream.pause()
        upstream.unshift(chunk)
        return
      }
      client.write(chunk)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve))

  const trap = (match: RegExp, spring: Trap['spring']): Promise<void> =>
    new Promise((resolve) => {
      traps.push({ match, spring, sprung: resolve })
    })
  return {
    host: HOST,
    port: (server.address() as AddressInfo).port,
    cut: () => {
      isCut = true
      for (const passage of passages) end(passage)
    },
    cutSubscribers: () => {
      subscribersAreCut = true
      for (const passage of passages) if (passage.isSubscriber) end(passage)
    },
    holdWhen: (what, match) =>
      trap(match, (passage) => {
        passage.held = what
        return 'pass'
      }),
    swallowReplyTo: (match) =>
      trap(match, (passage) => {
        passage.breaksOnReply = true
        return 'pass'
      }),
    swallowRequest: (match) => trap(match, () => 'drop'),
    mend: () => {
      isCut = false
      subscribersAreCut = false
      traps = []
      for (const passage of passages) {
        passage.held = null
        passage.client.resume()
        passage.server.resume()
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const passage of passages) end(passage)
      }),
  }
}
