import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { generateKeys, isKeyName } from '@samsyn/schema/log'
import { fail } from './command.ts'

const USAGE = `usage: npm run audit:key -- --name <name of the log> --out <file>
Makes a log's key. The file, which must not be there yet, gets the signing key, for the sequencer alone to read. The key to
verify by is printed, and is for everybody.`

function readArguments(): { readonly name: string; readonly out: string } {
  try {
    const { name, out } = parseArgs({ options: { name: { type: 'string' }, out: { type: 'string' } } }).values
    if (name !== undefined && out !== undefined && isKeyName(name)) return { name, out }
  } catch {
    // Told below.
  }
  return fail(USAGE)
}

const { name, out } = readArguments()
const { signer, verifier } = generateKeys(name)
try {
  await writeFile(out, `${signer}\n`, { flag: 'wx', mode: 0o600 })
} catch (error) {
  fail(`cannot write ${out}: ${(error as { code?: string }).code ?? 'UNKNOWN'}`)
}
process.stdout.write(`${verifier}\n`)
