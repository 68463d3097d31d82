import { rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createPlantedCopy, type PlantedCopy } from '../../fuzz/planted-copy.ts'
import { undoAtExit } from '../clean-up.ts'
import type { Mutant } from './mutants.ts'

/**
 * Copies the source and makes a mutant's changes in it.
 * @throws Error where a place to change is not there exactly once: then the source has changed, and the mutant must too
 */
export async function createMutantCopy({ name, changes }: Mutant): Promise<PlantedCopy> {
  const copy = await createPlantedCopy([])
  const forget = undoAtExit(() => rmSync(copy.root, { recursive: true, force: true }))
  const remove = async (): Promise<void> => {
    forget()
    await copy.remove()
  }
  try {
    for (const { file, find, replace } of changes) {
      const path = join(copy.root, file)
      const text = await readFile(path, 'utf8')
      const count = text.split(find).length - 1
      if (count !== 1) throw new Error(`the mutant ${name} finds its place ${count} times in ${file}: ${find}`)
      await writeFile(
        path,
        text.replace(find, () => replace),
      )
    }
  } catch (error) {
    await remove()
    throw error
  }
  return { root: copy.root, remove }
}
