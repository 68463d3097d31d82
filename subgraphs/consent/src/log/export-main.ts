import { parseArgs } from 'node:util'
import { fail, reasonOf, withLog } from './command.ts'
import { writeExport } from './export-file.ts'

const USAGE = `usage: npm run audit:export -- --database <url> --out <file>
Writes the log's leaves and checkpoints to a file that is not there yet. It tells of nobody: there are no records and no keys
in it. Whoever has it can verify that the log was not changed, and not what was recorded.`

function readArguments(): { readonly database: string; readonly out: string } {
  try {
    const { values } = parseArgs({ options: { database: { type: 'string' }, out: { type: 'string' } } })
    const { database, out } = values
    if (database !== undefined && out !== undefined) return { database, out }
  } catch {
    // Told below.
  }
  return fail(USAGE)
}

const { database, out } = readArguments()
try {
  await withLog(database, (reader) => writeExport(reader, out))
} catch (error) {
  fail(`the log could not be exported: ${reasonOf(error)}`)
}
