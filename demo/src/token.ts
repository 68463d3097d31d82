import { fetchToken } from './client.ts'
import { PERSONAS } from './personas.ts'

/** Prints a token for a persona of a running demo, and nothing else. `PORT` is the gateway's. */
const port = process.env['PORT'] ?? '4000'
try {
  const token = await fetchToken(`http://127.0.0.1:${port}`, process.argv[2] ?? '')
  if (token === undefined) throw new Error(`name one of the personas ${Object.keys(PERSONAS).join(', ')}`)
  process.stdout.write(`${token}\n`)
} catch (error) {
  const unreachable = error instanceof TypeError
  process.stderr.write(`${unreachable ? `nothing answers at port ${port}; is npm start running?` : String(error)}\n`)
  process.exitCode = 1
}
