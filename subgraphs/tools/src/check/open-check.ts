import { readFile } from 'node:fs/promises'
import { readSubgraphs } from '@samsyn/schema/compose'
import { checkSubgraph } from './check-subgraph.ts'
import { type KnownDocument, readDocuments } from './find-uses.ts'
import { type PlacedReport, placeReport } from './print-report.ts'
import type { Candidate } from './read-candidate.ts'

export type OpenCheckResult =
  | { readonly ok: true; readonly check: (candidate: Candidate) => Promise<PlacedReport> }
  | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Reads what subgraphs are held against: the others as they are in the repository, what was released last, the console's
 * documents and those of the manifests.
 * @param root the repository, with a trailing slash
 */
export async function openCheck(root: URL, manifests: readonly string[]): Promise<OpenCheckResult> {
  const files = await readSubgraphs(root)
  if (!files.ok) return files
  const documents: KnownDocument[] = []
  for (const manifest of [new URL('console/trusted-documents.json', root), ...manifests]) {
    try {
      documents.push(...readDocuments(await readFile(manifest, 'utf8')))
    } catch {
      return { ok: false, faults: [`${manifest.toString()} is no manifest of documents: npm run trusted-documents`] }
    }
  }
  const released = {
    supergraphSdl: await readFile(new URL('schema/released/supergraph.graphql', root), 'utf8'),
    apiSdl: await readFile(new URL('schema/released/api.graphql', root), 'utf8'),
  }
  return {
    ok: true,
    check: async (candidate) => {
      const others = files.subgraphs.filter(({ name }) => name !== candidate.name)
      return placeReport(await checkSubgraph({ ...candidate, others, released, documents }), candidate)
    },
  }
}
