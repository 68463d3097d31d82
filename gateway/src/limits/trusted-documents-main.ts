import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildSchema } from 'graphql'
import { type SourceFile, writeManifest } from './write-manifest.ts'

const USAGE = `usage: npm run trusted-documents -- --out <file> [--check] <files or folders>
Writes the manifest of every operation in .graphql files, scripts and JSON maps of documents.
--check: writes nothing, and fails when the file is not what would be written.`

const SCHEMA = new URL('../../../schema/api.graphql', import.meta.url)
/** A JSON file is read when it is named itself: a folder has others. */
const SOURCES = /\.(graphql|gql|[cm]?[jt]sx?)$/

function fail(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(1)
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { out: { type: 'string' }, check: { type: 'boolean', default: false } },
    })
    return values.out === undefined || positionals.length === 0
      ? fail([USAGE])
      : { out: values.out, check: values.check, paths: positionals }
  } catch {
    return fail([USAGE])
  }
}

/** A file that is named is read whatever it is called; of a folder, the sources. */
async function listFiles(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  const own = entries.filter(({ name }) => name !== 'node_modules' && !name.startsWith('.'))
  const inner = await Promise.all(own.map(({ name }) => listFiles(join(path, name))))
  return inner.flat().filter((file) => SOURCES.test(file))
}

async function readSources(paths: readonly string[]): Promise<readonly SourceFile[]> {
  try {
    const names = (await Promise.all(paths.map(listFiles))).flat().toSorted()
    return await Promise.all(names.map(async (name) => ({ name, content: await readFile(name, 'utf8') })))
  } catch (error) {
    return fail([error instanceof Error ? error.message : String(error)])
  }
}

const { out, check, paths } = readArguments()
const files = await readSources(paths)
const result = writeManifest(files, buildSchema(await readFile(SCHEMA, 'utf8')))
if (!result.ok) fail(result.faults)
if (check) {
  const present = await readFile(out, 'utf8').catch(() => null)
  if (present !== result.manifest) fail([`${out} is not up to date: run the command without --check`])
} else {
  await writeFile(out, result.manifest)
}
process.stdout.write(`${out}: ${result.count} trusted documents\n`)
