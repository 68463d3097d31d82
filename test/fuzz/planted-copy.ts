import { cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PlantedBug } from './planted-bugs.ts'

/** A copy of the product's source with bugs in it, outside the repository. */
export interface PlantedCopy {
  readonly root: string
  remove(): Promise<void>
}

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))
const PACKAGES = ['schema', 'gateway', 'subgraphs', 'demo', 'test']
/** The folder in a copy where a file named for a bug puts it in force. */
export const IN_FORCE = 'planted'

/**
 * Copies the source and plants the bugs.
 * @throws Error where a place to change is not there exactly once: then the source has changed, and the bug must too
 */
export async function createPlantedCopy(bugs: readonly PlantedBug[]): Promise<PlantedCopy> {
  const root = await mkdtemp(join(tmpdir(), 'samsyn-planted-'))
  const remove = (): Promise<void> => rm(root, { recursive: true, force: true })
  try {
    await mkdir(join(root, IN_FORCE))
    await cp(join(REPOSITORY, 'package.json'), join(root, 'package.json'))
    for (const name of PACKAGES) {
      await cp(join(REPOSITORY, name), join(root, name), { recursive: true, filter: (path) => isCopied(path) })
    }
    await linkModules(root)
    await plant(root, bugs)
  } catch (error) {
    await remove()
    throw error
  }
  return { root, remove }
}

function isCopied(path: string): boolean {
  return !/\/(?:node_modules|fixtures|dist)$/.test(path) && !path.endsWith('.test.ts')
}

/** The packages of others are used where they are; our own are the copies. */
async function linkModules(root: string): Promise<void> {
  const modules = join(REPOSITORY, 'node_modules')
  await mkdir(join(root, 'node_modules', '@samsyn'), { recursive: true })
  for (const name of await readdir(modules)) {
    if (name !== '@samsyn') await symlink(join(modules, name), join(root, 'node_modules', name))
  }
  for (const name of await readdir(join(modules, '@samsyn'))) {
    // Relative, so that in the copy it leads to the copy.
    await symlink(await readlink(join(modules, '@samsyn', name)), join(root, 'node_modules', '@samsyn', name))
  }
  const subgraphs = (await readdir(join(REPOSITORY, 'subgraphs'))).map((name) => `subgraphs/${name}`)
  for (const name of ['schema', 'gateway', 'demo', ...subgraphs]) {
    const own = join(REPOSITORY, name, 'node_modules')
    if (existsSync(own)) await symlink(own, join(root, name, 'node_modules'))
  }
}

async function plant(root: string, bugs: readonly PlantedBug[]): Promise<void> {
  const texts = new Map<string, string>()
  for (const { name, changes } of bugs) {
    for (const { file, find, replace } of changes) {
      const text = texts.get(file) ?? (await readFile(join(root, file), 'utf8'))
      const count = text.split(find).length - 1
      if (count !== 1) throw new Error(`the bug ${name} finds its place ${count} times in ${file}: ${find}`)
      texts.set(
        file,
        text.replace(find, () => replace),
      )
    }
  }
  const folder = JSON.stringify(`${join(root, IN_FORCE)}/`)
  const prelude =
    `import { existsSync as isThere } from 'node:fs'\n` +
    `const planted = (name: string): boolean => isThere(${folder} + name)\n`
  for (const [file, text] of texts) await writeFile(join(root, file), prelude + text)
}
