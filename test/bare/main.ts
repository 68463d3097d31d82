import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type RunningBare, startBare } from './bare.ts'

const { values } = parseArgs({ options: { supergraph: { type: 'string' }, port: { type: 'string', default: '4000' } } })
const { supergraph } = values
const port = Number(values.port)
if (supergraph === undefined || !Number.isInteger(port)) {
  process.stderr.write('npm run gateway:bare -- --supergraph <url or file> --port <n>\n')
  process.exit(64)
}

async function readSupergraph(place: string): Promise<string> {
  if (!/^https?:/.test(place)) return readFile(place, 'utf8')
  const response = await fetch(place)
  if (!response.ok) throw new Error(`the supergraph's URL answered ${response.status}`)
  return response.text()
}

async function start(place: string): Promise<RunningBare> {
  try {
    return await startBare(await readSupergraph(place), port)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}

const bare = await start(supergraph)
process.stdout.write(`without consent, for suites alone: ${bare.url}/graphql\n`)

let stopping: Promise<void> | undefined
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void (stopping ??= bare.close()))
