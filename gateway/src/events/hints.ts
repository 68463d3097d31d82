import { hkdfSync } from 'node:crypto'
import type { SharedRates } from '../limits/request-rates.ts'
import { openRedis } from '../redis/open-redis.ts'

/**
 * That something may have changed, told to all gateways. A hint says neither what nor of whom: it is a message without
 * content, and who hears it looks for themselves. It may be lost, doubled or late, and nothing is decided by it.
 */
export interface Hints {
  /** Tells this process at once, and the others if Redis is there. Waits for nobody and never throws. */
  publish(): void
  /** @returns what ends it */
  subscribe(listener: () => void): () => void
  close(): void
}

/**
 * Opens the hints of the gateways that count together, or of this process alone. The channel is named by their common key:
 * of two installations in one Redis neither hears the other. Who is subscribed in Redis again after it was away has
 * perhaps missed one, and takes that for a hint.
 */
export function openHints(shared: SharedRates | null): Hints {
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  const redis = shared === null ? null : openChannel(shared, tell)
  return {
    publish: () => {
      tell()
      redis?.publish()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => {
      listeners.clear()
      redis?.close()
    },
  }
}

function openChannel({ redis, key }: SharedRates, tell: () => void): { publish(): void; close(): void } {
  const name = Buffer.from(hkdfSync('sha256', key, '', 'samsyn hints', 16)).toString('base64url')
  const channel = `samsyn:hints:${name}`
  // That Redis is away is logged by the rates. A connection that is subscribed can publish nothing.
  const [speaker, hearer] = [openRedis(redis), openRedis(redis)]
  hearer.on('ready', () => {
    // One that can't be subscribed is no use: it tries anew from the start.
    hearer.subscribe(channel).then(tell, () => hearer.disconnect(true))
  })
  hearer.on('message', tell)
  return {
    publish: () => void speaker.publish(channel, '').catch(() => undefined),
    close: () => {
      speaker.disconnect()
      hearer.disconnect()
    },
  }
}
