import { readFile } from 'node:fs/promises'
import { readSubgraphs } from '@samsyn/schema/compose'
import { SECTORS } from '@samsyn/schema/policy'
import { checkSubgraph } from './check-subgraph.ts'
import { readDocuments } from './find-uses.ts'
import { readOptions, USAGE } from './options.ts'
import { placeReport, printReport } from './print-report.ts'
import { type Candidate, readCandidate } from './read-candidate.ts'

const ROOT = new URL('../../../../', import.meta.url)

const read = readOptions(process.argv.slice(2))
if (!read.ok) giveUp(...read.faults, '', USAGE)
const { options } = read

const candidates: Candidate[] = []
for (const target of options.target === undefined ? SECTORS : [options.target]) {
  const result = await readCandidate(target, { ...options, root: ROOT })
  if (!result.ok) giveUp(result.reason)
  candidates.push(result.candidate)
}
const files = await readSubgraphs(ROOT)
if (!files.ok) giveUp(...files.faults)
const manifests = [new URL('console/trusted-documents.json', ROOT), ...options.documents]
const documents = (await Promise.all(manifests.map(readManifest))).flat()
const released = {
  supergraphSdl: await readFile(new URL('schema/released/supergraph.graphql', ROOT), 'utf8'),
  apiSdl: await readFile(new URL('schema/released/api.graphql', ROOT), 'utf8'),
}

const reports = []
for (const candidate of candidates) {
  const others = files.subgraphs.filter(({ name }) => name !== candidate.name)
  const report = await checkSubgraph({ ...candidate, others, released, documents })
  reports.push(placeReport(report, candidate))
}
process.stdout.write(options.json ? `${JSON.stringify(reports, null, 2)}\n` : reports.map(printReport).join('\n'))
process.exitCode = reports.every(({ ok }) => ok) ? 0 : 1

async function readManifest(file: string | URL) {
  try {
    return readDocuments(await readFile(file, 'utf8'))
  } catch {
    return giveUp(`${file.toString()} is no manifest of documents: npm run trusted-documents`)
  }
}

function giveUp(...lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(2)
}
