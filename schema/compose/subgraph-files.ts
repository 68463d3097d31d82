import { readFile } from 'node:fs/promises'
import { folderOf, SECTORS } from '../policy/vocabulary.ts'
import type { SubgraphService } from './compose.ts'
import { REGISTRY } from './part.ts'

/** The subgraphs of the repository: each in a folder of its own, with its SDL in `schema.graphql`. */

export type SubgraphFiles =
  | { readonly ok: true; readonly subgraphs: readonly SubgraphService[] }
  | { readonly ok: false; readonly faults: readonly string[] }

/**
 * The SDL of the registry and of every sector.
 * @param root the repository, with a trailing slash
 * @returns one line per file that is not there; with any, none of the others.
 */
export async function readSubgraphs(root: URL): Promise<SubgraphFiles> {
  const faults: string[] = []
  const subgraphs: SubgraphService[] = []
  for (const name of [REGISTRY, ...SECTORS] as const) {
    const folder = name === REGISTRY ? REGISTRY : folderOf(name)
    const path = `subgraphs/${folder}/schema.graphql`
    const sdl = await readIfThere(new URL(path, root))
    // A gateway is told where its subgraphs are; the file holds no address that anyone could mistake for one.
    if (sdl !== undefined) subgraphs.push({ name, url: `http://${folder}.invalid/graphql`, sdl })
    else faults.push(`${path} is not there`)
  }
  return faults.length === 0 ? { ok: true, subgraphs } : { ok: false, faults }
}

export async function readIfThere(file: URL): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
