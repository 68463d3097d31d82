import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { folderOf, type Sector, SECTORS } from '@samsyn/schema/policy'
import type { DemoFamilies } from '../families.ts'
import { writeChildWelfareFiles } from './child-welfare.ts'
import { writeHealthFiles } from './health.ts'
import { writeNavFiles } from './nav.ts'
import { writeSamples } from './samples.ts'
import { writeSchoolFiles } from './school.ts'

export { describePerson } from './nav-pdl.ts'

/** The sectors' folders, each with the files of its own exchange format. */
export type SectorFolders = Readonly<Record<Sector, string>>

/** Of sectors whose records are made in code. Every other has its own in its room, as samples. */
const WRITERS: Readonly<Partial<Record<Sector, (families: DemoFamilies, folder: string) => Promise<void>>>> = {
  school: writeSchoolFiles,
  health: writeHealthFiles,
  childWelfare: writeChildWelfareFiles,
  nav: writeNavFiles,
}

/** Writes what each sector's own system would hold about the families, below a folder. */
export async function writeSectorFiles(families: DemoFamilies, root: string): Promise<SectorFolders> {
  const folders = await Promise.all(
    SECTORS.map(async (sector) => {
      const folder = join(root, folderOf(sector))
      await mkdir(folder, { recursive: true })
      await writeFilesOf(sector, families, folder)
      return [sector, folder] as const
    }),
  )
  return Object.fromEntries(folders) as SectorFolders
}

/** Writes what one sector's system would hold into its folder. */
export async function writeFilesOf(sector: Sector, families: DemoFamilies, folder: string): Promise<void> {
  const write = WRITERS[sector]
  await (write === undefined ? writeSamples(families, sector, folder) : write(families, folder))
}

export { UNSHARED_TEXTS } from './child-welfare-records.ts'
export { writeSamples }
export { writeChildWelfareFiles, writeHealthFiles, writeNavFiles, writeSchoolFiles }
