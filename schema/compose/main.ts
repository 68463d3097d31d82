import { checkSupergraph, releaseSupergraph, writeSupergraph } from './supergraph-file.ts'

const root = new URL('../../', import.meta.url)
const perform = process.argv.includes('--check')
  ? checkSupergraph
  : process.argv.includes('--release')
    ? releaseSupergraph
    : writeSupergraph
const faults = await perform(root)
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length === 0 ? 0 : 1
