import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { readDevOptions, USAGE } from './options.ts'

/**
 * Runs sessions of the product, one after another: what everything is made from is loaded once in a process, so when that
 * changes the process is another.
 */

const SESSION = fileURLToPath(new URL('session.ts', import.meta.url))

const args = process.argv.slice(2)
const read = readDevOptions(args)
if (!read.ok) {
  process.stderr.write(`${[...read.faults, '', USAGE].join('\n')}\n`)
  process.exit(2)
}

let session: ChildProcess
// A terminal sends its Ctrl-C to the session too.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => session.kill('SIGTERM'))
start()

function start(): void {
  let again = false
  session = fork(SESSION, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  session.once('message', () => (again = true))
  session.once('exit', (code) => (again ? start() : process.exit(code ?? 1)))
}
