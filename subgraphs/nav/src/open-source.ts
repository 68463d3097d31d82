import type { FaultListener } from '@samsyn/kit'
import { openInMemory, type OpenedSource } from '@samsyn/kit/http'
import type { NavSettings } from './config.ts'
import { openFolderSource, type Source } from './source.ts'
import { openNavSystems } from './systems.ts'

/** Opens the source that the settings name. @throws Error when it cannot be opened at all */
export async function openSource(settings: NavSettings, onFault: FaultListener): Promise<OpenedSource<Source>> {
  const { SOURCE_FOLDER, PDL_URL, PDL_BEHANDLINGSNUMMER, VEILARBOPPFOLGING_URL, VEILARBAKTIVITET_URL, VEDTAK14A_URL } =
    settings
  if (SOURCE_FOLDER !== undefined) return openInMemory(await openFolderSource(SOURCE_FOLDER, onFault))
  if (!PDL_URL || !PDL_BEHANDLINGSNUMMER || !VEILARBOPPFOLGING_URL || !VEILARBAKTIVITET_URL || !VEDTAK14A_URL) {
    throw new Error('the settings of the source are not complete')
  }
  return openNavSystems(
    { ...settings, PDL_URL, PDL_BEHANDLINGSNUMMER, VEILARBOPPFOLGING_URL, VEILARBAKTIVITET_URL, VEDTAK14A_URL },
    onFault,
  )
}
