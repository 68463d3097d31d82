import type { Log } from '@samsyn/kit'
import type { RegistryDatabase } from '../database.ts'
import { openRegistry } from '../source.ts'
import type { Notifier } from './notifier.ts'
import { sendNotices } from './send.ts'

/** Tells families again and again, while the registry runs, that there is something to see. */
export interface NoticeWatch {
  /** Ends it, after a message that is under way. */
  stop(): Promise<void>
}

const INTERVAL_MS = 600_000

/** Tells now and every ten minutes. What fails is logged, by number and code, and tried again the next time. */
export function watchNotices(database: RegistryDatabase, notifier: Notifier, log: Log): NoticeWatch {
  const registry = openRegistry(database)
  const stopping = new AbortController()
  const send = async (): Promise<void> => {
    try {
      const result = await sendNotices(database, registry, notifier, await registry.now(), stopping.signal)
      if (result.sent + result.refused + result.failed > 0) log('notices were sent', { ...result })
    } catch (error) {
      // The message may quote a statement's values; the code never does.
      log('notices could not be sent', { code: (error as { code?: string }).code ?? 'UNKNOWN' })
    }
  }
  let sending: Promise<void> | null = null
  const tick = (): void => {
    sending ??= send().finally(() => {
      sending = null
    })
  }
  tick()
  const timer = setInterval(tick, INTERVAL_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await sending
    },
  }
}
