import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DemoFamilies } from '../families.ts'
import { createFintSet } from './fint-set.ts'
import { addPupil } from './school-pupil.ts'
import { PUPILS } from './school-pupils.ts'
import { addCodes, addSchools } from './school-register.ts'
import { createSchoolCalendar } from './school-year.ts'

/**
 * Writes the schools' records of the demo's children as FINT collections, and PPT's in our own form of the same: one file
 * for each endpoint. Dates count from `families.today`.
 */
export async function writeSchoolFiles(families: DemoFamilies, folder: string): Promise<void> {
  const set = createFintSet()
  const calendar = createSchoolCalendar(families.today)
  addCodes(set)
  const schools = addSchools(set, families)
  for (const child of families.children) {
    const row = PUPILS[child.key]
    if (row !== undefined) addPupil({ set, calendar, schools, child, row })
  }
  for (let yearsAgo = 0; yearsAgo <= 5; yearsAgo++) {
    const { code, name, period } = calendar.year(yearsAgo)
    set.addCode('utdanning/kodeverk/skolear', code, name, { gyldighetsperiode: period })
  }
  await mkdir(folder, { recursive: true })
  for (const [file, content] of set.toFiles()) await writeFile(join(folder, file), content)
}
