import { cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))
/** As `.gitignore` has it, and what is heavy and no source. */
const IGNORED = /\/(?:node_modules|dist|coverage|screenshots|\.git|\.turbo|\.stryker-tmp|\.env)(?:\/|$)/

/**
 * Copies what a clone and `npm ci` would give: the product's source, and the packages of others where they are.
 * @returns the copy's folder
 */
export async function copyRepository(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'samsyn-clone-'))
  try {
    await cp(REPOSITORY, root, { recursive: true, filter: (path) => !IGNORED.test(path.slice(REPOSITORY.length - 1)) })
    await linkModules(root)
    return root
  } catch (error) {
    await rm(root, { recursive: true, force: true })
    throw error
  }
}

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
  const lock = JSON.parse(await readFile(join(REPOSITORY, 'package-lock.json'), 'utf8')) as { packages: object }
  for (const workspace of Object.keys(lock.packages)) {
    const own = join(REPOSITORY, workspace, 'node_modules')
    if (workspace === '' || workspace.includes('node_modules') || !existsSync(own)) continue
    await symlink(own, join(root, workspace, 'node_modules'))
  }
}
