import type { FaultListener, Log } from '@samsyn/kit'
import type { RegistryDatabase } from '../database.ts'
import { openRegistry } from '../source.ts'
import { openRegisterFolder } from './folder.ts'
import { syncRegister } from './sync.ts'

/** Reads the population register again and again while the registry runs. */
export interface RegisterWatch {
  /** Ends it, after a reading that is under way. */
  stop(): Promise<void>
}

const INTERVAL_MS = 60_000

/** Reads a folder now and every minute. A reading that fails is logged, and the next one tried. */
export function watchRegister(folder: string, database: RegistryDatabase, log: Log): RegisterWatch {
  const onFault: FaultListener = (fault) => log('source fault', { ...fault })
  const source = openRegisterFolder(folder, onFault)
  const registry = openRegistry(database)
  const read = async (): Promise<void> => {
    try {
      const result = await syncRegister(database, source, await registry.now(), onFault)
      if (result?.isNew === true || (result?.changed ?? 0) > 0) log('the population register was read', { ...result })
    } catch (error) {
      // The message may quote a statement's values; the code never does.
      log('the population register could not be read', { code: (error as { code?: string }).code ?? 'UNKNOWN' })
    }
  }
  let reading: Promise<void> | null = null
  const tick = (): void => {
    reading ??= read().finally(() => {
      reading = null
    })
  }
  tick()
  const timer = setInterval(tick, INTERVAL_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await reading
    },
  }
}
