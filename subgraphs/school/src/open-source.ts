import type { FaultListener } from '@samsyn/kit'
import type { KeptSource } from '@samsyn/kit/http'
import type { SchoolSettings } from './config.ts'
import { openFintSource } from './fint-source.ts'
import { openFolderSource, type Source } from './source.ts'

/** Opens the source that the settings name. @throws Error when it cannot be opened at all */
export async function openSource(settings: SchoolSettings, onFault: FaultListener): Promise<KeptSource<Source>> {
  const { SOURCE_FOLDER, SOURCE_URL, SOURCE_MAX_AGE_SECONDS } = settings
  if (SOURCE_FOLDER !== undefined) {
    return { ...(await openFolderSource(SOURCE_FOLDER, onFault)), close: () => Promise.resolve() }
  }
  if (!SOURCE_URL || !SOURCE_MAX_AGE_SECONDS) throw new Error('the settings of the source are not complete')
  return openFintSource({ ...settings, SOURCE_URL, SOURCE_MAX_AGE_SECONDS }, onFault)
}
