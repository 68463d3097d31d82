import { parseArgs } from 'node:util'
import { isVerifierKey } from '@samsyn/schema/log'
import { fail, reasonOf, withLog } from './command.ts'
import { readExport } from './export-file.ts'
import type { LogReader } from './log-reader.ts'
import { type Summary, type Verification, verifyLog } from './verify.ts'
import { countWholeBytes, readWitnessLines } from './witness-file.ts'

const USAGE = `usage: npm run audit:verify -- (--database <url> | --export <file>) --key <verifier key>... [--witness <file>]
Verifies the log, and names the first fault.
--database: everything, with the records that the log was made of, as a login that is a member of samsyn_auditor.
--export:   leaves and checkpoints, which is all that an export has.
--key:      the key to verify by; again for each that was in use before.
--witness:  the witness's file. Without it nobody tells whether the log was cut short, or written anew by whoever has its key.
Ends with 0 when there is no fault, 1 when there is one, and 2 when the log could not be read.`

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        database: { type: 'string' },
        export: { type: 'string' },
        key: { type: 'string', multiple: true, default: [] },
        witness: { type: 'string' },
      },
    })
    const isOneSource = (values.database === undefined) !== (values.export === undefined)
    return isOneSource && values.key.length > 0 && values.key.every(isVerifierKey) ? values : fail(USAGE)
  } catch {
    return fail(USAGE)
  }
}

const { database, export: file, key: verifiers, witness } = readArguments()

async function* readWitnessed(path: string, bytes: number): AsyncGenerator<string | null> {
  for await (const line of readWitnessLines(path, bytes)) yield line?.note ?? null
}

async function verify(): Promise<Verification> {
  // What the witness adds from now on may be of a log later than the one that is read.
  const bytes = witness === undefined ? 0 : await countWholeBytes(witness)
  const witnessed = witness === undefined ? {} : { witnessed: readWitnessed(witness, bytes) }
  const run = (reader: LogReader): Promise<Verification> => verifyLog({ reader, verifiers, ...witnessed })
  return database === undefined ? run(readExport(file as string)) : withLog(database, run)
}

function describe({ leaves, checkpoints, witnessed, pending, erased }: Summary): string {
  const parts = [
    `${leaves} leaves, ${checkpoints} checkpoints, ${witnessed} of them witnessed`,
    `${erased} children erased`,
  ]
  return `no fault: ${[...parts, ...(pending === null ? [] : [`${pending} records pending`])].join(', ')}`
}

let result: Verification
try {
  result = await verify()
} catch (error) {
  fail(`the log could not be read: ${reasonOf(error)}`)
}
if (result.ok) {
  process.stdout.write(`${describe(result.summary)}\n`)
} else {
  const { code, leaf } = result.fault
  process.stdout.write(`fault: ${code}${leaf === null ? '' : ` at leaf ${leaf}`}\n`)
  process.exitCode = 1
}
