import { buildConsole, CONSOLE_FOLDER } from './console.ts'
import { type Product, startProduct } from './product.ts'

const DEFAULT_PORT = 4000

function readPort(text: string | undefined): number {
  const port = text === undefined ? DEFAULT_PORT : Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  return giveUp('PORT must be a number from 0 to 65535')
}

function giveUp(reason: string): never {
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}

const port = readPort(process.env['PORT'])
let product: Product | undefined
let stopping = false

const stop = (): void => {
  if (stopping) return
  stopping = true
  // Before it is ready there is nothing to finish: the sectors end with this process.
  ;(product?.close() ?? Promise.resolve()).then(
    () => process.exit(0),
    () => process.exit(1),
  )
}
// Not once: a terminal's Ctrl-C reaches this process twice, by its group and through its parent.
process.on('SIGINT', stop)
process.on('SIGTERM', stop)

try {
  const [started] = await Promise.all([startProduct({ port, consoleFolder: CONSOLE_FOLDER }), buildConsole()])
  product = started
  process.stdout.write(`ready ${product.url}\n`)
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
  giveUp(`port ${port} is taken; set PORT to another`)
}
