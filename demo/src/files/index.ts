import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DemoFamilies } from '../families.ts'
import { writeChildWelfareFiles } from './child-welfare.ts'
import { writeHealthFiles } from './health.ts'
import { writeNavFiles } from './nav.ts'
import { writeSchoolFiles } from './school.ts'

export { describePerson } from './nav-pdl.ts'

/** The sectors' folders, each with the files of its own exchange format. */
export interface SectorFolders {
  readonly school: string
  readonly health: string
  readonly 'child-welfare': string
  readonly nav: string
}

const WRITERS = {
  school: writeSchoolFiles,
  health: writeHealthFiles,
  'child-welfare': writeChildWelfareFiles,
  nav: writeNavFiles,
} satisfies Record<keyof SectorFolders, (families: DemoFamilies, folder: string) => Promise<void>>

/** Writes what each sector's own system would hold about the families, below a folder. */
export async function writeSectorFiles(families: DemoFamilies, root: string): Promise<SectorFolders> {
  const folders = await Promise.all(
    Object.entries(WRITERS).map(async ([name, write]) => {
      const folder = join(root, name)
      await mkdir(folder, { recursive: true })
      await write(families, folder)
      return [name, folder] as const
    }),
  )
  return Object.fromEntries(folders) as unknown as SectorFolders
}

export { UNSHARED_TEXTS } from './child-welfare-records.ts'
export { writeChildWelfareFiles, writeHealthFiles, writeNavFiles, writeSchoolFiles }
