import type { FaultListener } from '@samsyn/kit'
import { openInMemory, type OpenedSource } from '@samsyn/kit/http'
import type { HealthSettings } from './config.ts'
import { openFhirServer } from './fhir-server.ts'
import { openFolderSource, type Source } from './source.ts'

/** Opens the source that the settings name. @throws Error when it cannot be opened at all */
export async function openSource(settings: HealthSettings, onFault: FaultListener): Promise<OpenedSource<Source>> {
  const { SOURCE_FOLDER, SOURCE_URL } = settings
  if (SOURCE_FOLDER !== undefined) return openInMemory(await openFolderSource(SOURCE_FOLDER, onFault))
  if (SOURCE_URL === undefined) throw new Error('the settings of the source are not complete')
  return openFhirServer({ ...settings, SOURCE_URL }, onFault)
}
