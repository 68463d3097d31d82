import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createSector } from './create-sector.ts'
import { readNames, USAGE } from './options.ts'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))

const read = readNames(process.argv.slice(2))
if (!read.ok) giveUp(2, `${read.fault}\n\n${USAGE}`)
const { names } = read
const result = await createSector(names, ROOT)
if (!result.ok) giveUp(1, result.fault)
// A line that has grown too long is for the formatter; the graph and the console's types follow from the new SDL.
const sources = [...result.created, ...result.changed].filter((path) => /\.(?:ts|graphql|json)$/.test(path))
run('biome', 'format', '--write', ...sources.filter((path) => path !== 'package-lock.json'))
run('npm', 'run', '--silent', 'compose')
run('npm', 'run', '--silent', 'subgraph:types')
run('npm', 'run', '--silent', 'settings')
run('npm', 'run', '--silent', 'generate', '--workspace', 'console')
run(
  'npm',
  'run',
  '--silent',
  'trusted-documents',
  '--',
  '--out',
  'console/trusted-documents.json',
  'console/src/generated',
)

const lines = [
  `${names.sector} is a sector. New: subgraphs/${names.folder}, schema/sdl/catalogue/${names.folder}.ts`,
  `and console/src/picture/${names.folder}.ts.`,
  `Changed: ${result.changed.join(', ')}, and what follows from them.`,
  '',
  `  npm run check                              types, lint, the composition proof`,
  `  npx vitest run subgraphs/${names.folder}`,
  `  npm run subgraph:check -- ${names.folder}`,
  `  npm start                                  the whole product, with the new sector`,
  '',
  'Yours to decide before a family is asked: the terms in schema/policy/slices.ts (parents and youth together, three',
  `months, the highest sensitivity, until then) and the words in schema/sdl/catalogue/${names.folder}.ts.`,
]
process.stdout.write(`${lines.join('\n')}\n`)

function run(command: string, ...args: readonly string[]): void {
  const inPath = command === 'npm' ? command : `node_modules/.bin/${command}`
  const { status, stdout, stderr } = spawnSync(inPath, args, { cwd: ROOT, encoding: 'utf8' })
  if (status !== 0) giveUp(1, `${command} ${args.join(' ')} failed\n${stdout}${stderr}`)
}

function giveUp(code: number, reason: string): never {
  process.stderr.write(`${reason}\n`)
  process.exit(code)
}
