import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { SECTORS, type Sector } from '../policy/vocabulary.ts'
import { composeSupergraph, type SubgraphService } from './compose.ts'
import { createFieldTable } from './field-table.ts'
import { REGISTRY } from './part.ts'
import { printFinding } from './rules.ts'

/** Where the committed supergraph, its API schema and the table of its fields are, and what they are made of. */

const FOLDERS: Readonly<Record<Sector | typeof REGISTRY, string>> = {
  consent: 'consent',
  school: 'school',
  health: 'health',
  childWelfare: 'child-welfare',
  nav: 'nav',
}
const SUPERGRAPH = 'schema/supergraph.graphql'
const API = 'schema/api.graphql'
/** Shown to the privacy officer. */
const FIELDS = 'console/src/generated/field-table.json'
const NOTICE = '# Written by `npm run compose` from the subgraphs. Do not edit.\n\n'

type ComposedFiles =
  | { readonly ok: true; readonly files: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Composes `schema/supergraph.graphql`, `schema/api.graphql`, the part of it that clients see, and the console's table of
 * its fields, from each `subgraphs/<folder>/schema.graphql`.
 * @param root the repository, with a trailing slash
 * @returns one line per fault; with any, nothing was written.
 */
export async function writeSupergraph(root: URL): Promise<readonly string[]> {
  const composed = await composeFiles(root)
  if (!composed.ok) return composed.faults
  for (const [path, text] of composed.files) {
    await mkdir(new URL('./', new URL(path, root)), { recursive: true })
    await writeFile(new URL(path, root), text)
  }
  return []
}

/** As `writeSupergraph`, but writes nothing: a file that is not what would be written is a fault. */
export async function checkSupergraph(root: URL): Promise<readonly string[]> {
  const composed = await composeFiles(root)
  if (!composed.ok) return composed.faults
  const faults: string[] = []
  for (const [path, text] of composed.files) {
    const committed = await readIfThere(new URL(path, root))
    if (committed !== text) faults.push(`${path} is not what the subgraphs compose to: npm run compose`)
  }
  return faults
}

async function composeFiles(root: URL): Promise<ComposedFiles> {
  const faults: string[] = []
  const subgraphs: SubgraphService[] = []
  for (const name of [REGISTRY, ...SECTORS] as const) {
    const path = `subgraphs/${FOLDERS[name]}/schema.graphql`
    const sdl = await readIfThere(new URL(path, root))
    // A gateway is told where its subgraphs are; the file holds no address that anyone could mistake for one.
    if (sdl !== undefined) subgraphs.push({ name, url: `http://${FOLDERS[name]}.invalid/graphql`, sdl })
    else faults.push(`${path} is not there`)
  }
  if (faults.length > 0) return { ok: false, faults }
  const composed = composeSupergraph(subgraphs)
  if (!composed.ok) return { ok: false, faults: composed.findings.map(printFinding) }
  const files = new Map([
    [SUPERGRAPH, `${NOTICE}${composed.supergraphSdl}\n`],
    [API, `${NOTICE}${composed.apiSdl}\n`],
    [FIELDS, `${JSON.stringify(createFieldTable(composed.supergraphSdl), null, 2)}\n`],
  ])
  return { ok: true, files }
}

async function readIfThere(file: URL): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
