import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SectorNames } from './options.ts'

const TEMPLATE = fileURLToPath(new URL('../../template/', import.meta.url))
const ENDING = '.template'
/** The files of the template that are not the room's, by the folder they go to under the room's name. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'catalogue.ts': 'schema/sdl/catalogue',
  'picture.ts': 'console/src/picture',
}

/** The new files of a sector, by path in the repository. */
export async function writeRoom(names: SectorNames, root: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  const entries = await readdir(TEMPLATE, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((file) => file.isFile())) {
    const from = join(entry.parentPath, entry.name)
    const name = from.slice(TEMPLATE.length, -ENDING.length)
    const place = ELSEWHERE[name]
    const path = place === undefined ? `subgraphs/${names.folder}/${name}` : `${place}/${names.folder}.ts`
    files.set(path, fill(await readFile(from, 'utf8'), names))
  }
  const sdl = `subgraphs/${names.folder}/schema.graphql`
  files.set(sdl, `${await readHeader(root)}\n${files.get(sdl) ?? ''}`)
  return files
}

/** Links and directives, word for word as every sector has them. */
async function readHeader(root: string): Promise<string> {
  const text = await readFile(join(root, 'schema/sdl/consent.graphql'), 'utf8')
  return text.slice(text.indexOf('extend schema'))
}

function fill(text: string, { sector, folder, type, constant, words }: SectorNames): string {
  const values: Readonly<Record<string, string>> = { sector, folder, Type: type, CONSTANT: constant, ...words }
  return text.replaceAll(/__(\w+?)__/g, (whole, name: string) => values[name] ?? whole)
}
