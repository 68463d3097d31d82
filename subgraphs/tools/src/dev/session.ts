import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { buildConsole } from '@samsyn/demo/console'
import { folderOf, SECTORS } from '@samsyn/schema/policy'
import { openStage, type Stage } from './open-stage.ts'
import { readDevOptions } from './options.ts'
import { COMMANDS, runCommand } from './run-command.ts'
import { watchRoom } from './watch-room.ts'

const ROOT = new URL('../../../../', import.meta.url)

const read = readDevOptions(process.argv.slice(2))
if (!read.ok) giveUp(read.faults.join('\n'))
const { options } = read
const { sector, port, settings } = options
const folder = folderOf(sector)

const say = (text: string): void => void process.stdout.write(`${text.trimEnd()}\n`)

let stage: Stage | undefined
let isStopping = false
const stop = (): void => {
  if (isStopping) return
  isStopping = true
  // A session that hangs is not to be waited for: nothing in it is kept.
  setTimeout(() => process.exit(0), 5_000).unref()
  void (stage?.close() ?? Promise.resolve()).finally(() => process.exit(0))
}
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, stop)

say(`starting ${sector} from subgraphs/${folder}, and mocks of the others`)
const [opened] = await Promise.all([open(), buildConsole()])
if (!opened.ok) giveUp(opened.reason)
stage = opened.stage
const { stage: running } = opened

await watchRoom(ROOT, sector, async (change) => {
  if (change === 'everything') {
    say('\nWhat everything is made from has changed: starting again, with what the demo’s families have said.')
    process.send?.('again')
    return stop()
  }
  say(`\nsubgraphs/${folder} has changed`)
  say(await running.reload().catch((error: unknown) => (error as Error).message))
})

const others = SECTORS.filter((name) => name !== sector)
say(`
${sector} is served from subgraphs/${folder}, on ${settings === null ? 'the demo’s records' : 'your settings'}. Mocked: ${others.join(', ')}.
The families decide what the coordinator sees; Linnea’s is at hand. The console has them all, and the graph can be asked:
  ${running.url}
  ${running.url}/graphql    with a token: PORT=${new URL(running.url).port} npm run -s token -- coordinator

${COMMANDS}

ready ${running.url}`)

const terminal = createInterface({ input: process.stdin, ...(process.stdin.isTTY ? { output: process.stdout } : {}) })
// Ctrl-D ends it; input that was never a terminal may be over from the start.
terminal.on('close', () => process.stdin.isTTY && stop())
terminal.on('SIGINT', stop)
let last = Promise.resolve()
terminal.on('line', (line) => {
  if (line.trim() !== '') last = last.then(() => answer(line))
})

async function answer(line: string): Promise<void> {
  try {
    const said = await runCommand(line, running)
    if (said === null) stop()
    else say(said)
  } catch (error) {
    say((error as Error).message)
  }
}

async function open() {
  try {
    return await openStage({
      ...options,
      root: ROOT,
      onLog: ({ message, ...details }) => {
        if (message !== 'listening') say(`${sector}: ${String(message)} ${JSON.stringify(details)}`)
      },
      onSchema: writeTypes,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return { ok: false, reason: `port ${port} is taken: name another with --port` } as const
  }
}

/** The types that its resolvers are written against. */
function writeTypes(): Promise<void> {
  return new Promise((resolve) => {
    const types = spawn('npm', ['run', '--silent', 'subgraph:types'], { cwd: fileURLToPath(ROOT), stdio: 'ignore' })
    types.once('error', () => resolve())
    types.once('exit', (code) => {
      if (code !== 0) say('the types could not be written: npm run subgraph:types')
      resolve()
    })
  })
}

function giveUp(reason: string): never {
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}
