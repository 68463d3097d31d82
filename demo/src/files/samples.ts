import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { folderOf, type Sector } from '@samsyn/schema/policy'
import type { DemoFamilies } from '../families.ts'

const PLACE = /\{\{([\w-]+)\}\}/g

/**
 * Writes the files of a sector's `samples` folder as its own system would hold them: where a sample has `{{linnea}}`, that
 * person's identity number.
 * @throws Error for a name that is nobody's in the demo
 */
export async function writeSamples(families: DemoFamilies, sector: Sector, folder: string): Promise<void> {
  const samples = fileURLToPath(new URL(`../../../subgraphs/${folderOf(sector)}/samples/`, import.meta.url))
  for (const name of await readdir(samples)) {
    const text = await readFile(join(samples, name), 'utf8')
    const filled = text.replaceAll(PLACE, (_, key: string) => families.person(key).nationalIdentityNumber)
    await writeFile(join(folder, name), filled)
  }
}
