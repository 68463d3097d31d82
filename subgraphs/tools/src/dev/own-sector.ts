import { mkdir, rm } from 'node:fs/promises'
import { createFamilies, todayInNorway } from '@samsyn/demo/families'
import { writeFilesOf } from '@samsyn/demo/files'
import { type SectorProcess, type SectorSettings, startSector } from '@samsyn/demo/sectors'
import { folderOf } from '@samsyn/schema/policy'
import type { DevOptions } from './options.ts'

/** The subgraph in its room, as a process that is started anew at the same address. */
export interface OwnSector {
  /** @throws Error when it does not start */
  readonly start: (settings: SectorSettings) => Promise<SectorProcess>
  /** Writes the demo's records anew, where it reads those. @throws Error when it does not start; then nothing is served */
  readonly restart: () => Promise<void>
}

/** @param onLog told each line that it logs */
export function openOwnSector({ sector, settings }: DevOptions, onLog: SectorSettings['onLog'] & {}): OwnSector {
  let running: SectorProcess | null = null
  let begin = (): Promise<SectorProcess> => Promise.reject(new Error(`${sector} has not been started`))
  return {
    start: async (given) => {
      const { grantKey, sourceFolder } = given
      const terms =
        settings === null ? { grantKey, sourceFolder } : { grantKey, sourceFolder: undefined, env: settings }
      running = await startSector(folderOf(sector), { ...terms, onLog })
      const { url, log } = running
      const port = Number(new URL(url).port)
      begin = async () => {
        if (terms.sourceFolder !== undefined) {
          await rm(terms.sourceFolder, { recursive: true, force: true })
          await mkdir(terms.sourceFolder, { recursive: true })
          await writeFilesOf(sector, createFamilies(todayInNorway()), terms.sourceFolder)
        }
        return startSector(folderOf(sector), { ...terms, port, onLog })
      }
      return { url, log, close: async () => running?.close() }
    },
    restart: async () => {
      await running?.close()
      running = null
      running = await begin()
    },
  }
}
