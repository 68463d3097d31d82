import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { readSupergraph } from './read-source.ts'

let server: Server | undefined
afterEach(() => new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve()))))

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-path`
}

it('a supergraph is fetched as it is, in however many pieces', async () => {
  const url = await serve((_request, response) => {
    response.write('type Query { æ')
    response.end('rlig: Int }')
  })
  expect(await readSupergraph({ url })).toBe('type Query { ærlig: Int }')
})

const MANY = 'x'.repeat(1024 * 1024)

it.each<readonly [what: string, code: string, listener: RequestListener]>([
  ['that is not there', 'HTTP_404', (_request, response) => response.writeHead(404).end('secret')],
  [
    'that is somewhere else by now',
    'HTTP_302',
    (_request, response) => response.writeHead(302, { location: 'https://elsewhere.example/' }).end(),
  ],
  [
    'that goes on and on',
    'TOO_LONG',
    (_request, response) => {
      const write = (): void => void (response.destroyed || response.write(MANY, () => setImmediate(write)))
      write()
    },
  ],
  [
    'of which a part is lost',
    'UND_ERR_SOCKET',
    (_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('type Query {')
      setImmediate(() => response.destroy())
    },
  ],
])('one %s is none, and the fault tells neither where nor what', async (_what, code, listener) => {
  const url = await serve(listener)
  const fault = await readSupergraph({ url }).then(
    () => null,
    (error: unknown) => error as NodeJS.ErrnoException,
  )
  expect(fault?.code).toBe(code)
  expect(fault?.message).not.toMatch(/secret|elsewhere/)
})
