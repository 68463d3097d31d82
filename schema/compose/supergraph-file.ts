import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { composeSupergraph } from './compose.ts'
import { createFieldTable } from './field-table.ts'
import { printFinding } from './rules.ts'
import { readIfThere, readSubgraphs } from './subgraph-files.ts'

/** Where the committed supergraph, its API schema and the table of its fields are, and what was released last. */

const SUPERGRAPH = 'schema/supergraph.graphql'
const API = 'schema/api.graphql'
/** Shown to the privacy officer. */
const FIELDS = 'console/src/generated/field-table.json'
/** What `npm run subgraph:check` holds a subgraph against. */
const RELEASED: Readonly<Record<string, string>> = {
  [SUPERGRAPH]: 'schema/released/supergraph.graphql',
  [API]: 'schema/released/api.graphql',
}
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

/**
 * As `writeSupergraph`, and keeps a copy as what has been released: for when it goes to the gateways, and not before.
 */
export async function releaseSupergraph(root: URL): Promise<readonly string[]> {
  const faults = await writeSupergraph(root)
  if (faults.length > 0) return faults
  await mkdir(new URL('schema/released/', root), { recursive: true })
  for (const [from, to] of Object.entries(RELEASED)) await copyFile(new URL(from, root), new URL(to, root))
  return []
}

async function composeFiles(root: URL): Promise<ComposedFiles> {
  const read = await readSubgraphs(root)
  if (!read.ok) return read
  const composed = composeSupergraph(read.subgraphs)
  if (!composed.ok) return { ok: false, faults: composed.findings.map(printFinding) }
  const files = new Map([
    [SUPERGRAPH, `${NOTICE}${composed.supergraphSdl}\n`],
    [API, `${NOTICE}${composed.apiSdl}\n`],
    [FIELDS, `${JSON.stringify(createFieldTable(composed.supergraphSdl), null, 2)}\n`],
  ])
  return { ok: true, files }
}
