import { checkSupergraph, writeSupergraph } from './supergraph-file.ts'

const root = new URL('../../', import.meta.url)
const faults = process.argv.includes('--check') ? await checkSupergraph(root) : await writeSupergraph(root)
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length === 0 ? 0 : 1
