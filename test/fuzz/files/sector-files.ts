import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Canaries } from '../canaries.ts'
import { createCaseFiles } from './child-welfare.ts'
import { createFintCollections } from './fint-collections.ts'
import { createHealthFiles } from './health.ts'
import { createNavRecords } from './nav.ts'
import { createParentFiles } from './nav-person.ts'
import type { People } from '../people.ts'
import type { Random } from '../random.ts'
import type { SliceRecords } from '../records.ts'
import { addPupil } from './school.ts'

/** The sectors' files, and what they hold on each child. */
export interface SectorFiles {
  /** By the child's key, then by sector. */
  readonly records: ReadonlyMap<string, Readonly<Record<string, SliceRecords>>>
  /** By path below the folder of all sectors. */
  readonly contents: ReadonlyMap<string, string>
}

export function createSectorFiles(people: People, canaries: Canaries, random: Random): SectorFiles {
  const contents = new Map<string, string>()
  const add = (path: string, content: unknown): void => void contents.set(path, JSON.stringify(content))
  const school = createFintCollections()
  const parents = new Map(people.parents.map((parent) => [parent.key, createParentFiles(parent, canaries, random)]))
  const households = new Map([...parents].map(([key, { household }]) => [key, household]))
  const contacts: object[] = []
  const parentSupport: object[] = []
  const records = new Map<string, Readonly<Record<string, SliceRecords>>>()
  for (const child of people.children) {
    const health = createHealthFiles(child, canaries, random)
    const welfare = createCaseFiles(child, people.today, canaries, random)
    const nav = createNavRecords(child, households, canaries, random)
    records.set(child.key, {
      school: addPupil({ child, set: school, canaries, random }),
      health: health.slices,
      childWelfare: welfare.slices,
      nav: nav.slices,
    })
    add(`health/${child.key}.json`, health.bundle)
    contents.set(`child-welfare/${child.key}.xml`, welfare.message)
    contacts.push(...welfare.contacts)
    parentSupport.push(...welfare.parentSupport)
    for (const [file, content] of Object.entries(nav.files)) add(`nav/${child.key}/${file}`, content)
  }
  for (const [key, { files }] of parents) {
    for (const [file, content] of Object.entries(files)) add(`nav/${key}/${file}`, content)
  }
  add('child-welfare/samsyn-kontaktperson.json', contacts)
  add('child-welfare/samsyn-foreldrestotte.json', parentSupport)
  for (const [file, content] of school.toFiles()) contents.set(`school/${file}`, content)
  return { records, contents }
}

/** Writes them below a folder. */
export async function writeContents(contents: SectorFiles['contents'], root: string): Promise<void> {
  for (const [path, content] of contents) {
    const file = join(root, path)
    await mkdir(join(file, '..'), { recursive: true })
    await writeFile(file, content)
  }
}
