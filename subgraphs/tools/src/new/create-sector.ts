import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { listDockerRows } from './docker-rows.ts'
import { lockWorkspace } from './lock-workspace.ts'
import type { SectorNames } from './options.ts'
import { insertRow, listRows } from './rows.ts'
import { writeRoom } from './write-room.ts'

export type CreateResult =
  | { readonly ok: true; readonly created: readonly string[]; readonly changed: readonly string[] }
  | { readonly ok: false; readonly fault: string }

const LOCK = 'package-lock.json'

/**
 * Writes a sector's room and its rows. Nothing is written where something of the same name is there.
 * @param root the repository
 * @throws Error where a list is not as it was when this was written
 */
export async function createSector(names: SectorNames, root: string): Promise<CreateResult> {
  const created = await writeRoom(names, root)
  const taken = [`subgraphs/${names.folder}`, ...created.keys()].find((path) => existsSync(join(root, path)))
  if (taken !== undefined) return { ok: false, fault: `${taken} is there already` }
  const changed = new Map<string, string>()
  for (const row of [...listRows(names), ...listDockerRows(names)]) {
    const text = changed.get(row.file) ?? (await readFile(join(root, row.file), 'utf8'))
    changed.set(row.file, insertRow(text, row))
  }
  const manifest = created.get(`subgraphs/${names.folder}/package.json`) ?? ''
  changed.set(LOCK, lockWorkspace(await readFile(join(root, LOCK), 'utf8'), manifest, names))
  for (const [path, text] of [...created, ...changed]) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  return { ok: true, created: [...created.keys()], changed: [...changed.keys()] }
}
