import { createFamilies } from './families.ts'
import { writeSectorFiles } from './files/index.ts'

/**
 * Writes what the sectors' systems hold about the demo's children, each sector in a folder of its own, as of one day:
 * the children's numbers then are those the conformance suite asks about when it is given no others.
 */
const REFERENCE_DAY = '2026-11-02'

const [folder, ...others] = process.argv.slice(2)
if (folder === undefined || others.length > 0) {
  process.stderr.write('npm run records -- <folder>\n')
  process.exit(2)
}
const folders = await writeSectorFiles(createFamilies(REFERENCE_DAY), folder)
process.stdout.write(`${Object.values(folders).join('\n')}\n`)
