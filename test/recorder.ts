import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What one subgraph received. */
export interface RecordedRequest {
  readonly subgraph: string
  readonly query: string
  /** The ids of the children it was asked about; empty for the registry. */
  readonly children: readonly string[]
  /** Both as they were on the wire. */
  readonly body: string
  readonly grant: string
}

/** Stands between the gateway and the subgraphs, passes everything on and keeps what was asked. */
export interface Recorder {
  readonly requests: RecordedRequest[]
  readonly route: (subgraph: string, url: string) => string
  close(): Promise<void>
}

export async function startRecorder(): Promise<Recorder> {
  const requests: RecordedRequest[] = []
  const targets = new Map<string, string>()
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const subgraph = (request.url ?? '').slice(1)
    const body = await readBody(request)
    const { query, variables } = JSON.parse(body) as {
      query: string
      variables?: { representations?: { id: string }[] }
    }
    const grant = String(request.headers['samsyn-grant'])
    requests.push({ subgraph, query, children: (variables?.representations ?? []).map(({ id }) => id), body, grant })
    const answer = await fetch(targets.get(subgraph) ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'samsyn-grant': grant },
      body,
    })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
  }
  const server = createServer((request, response) => {
    // A subgraph that is down is down for the gateway too.
    pass(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    requests,
    route: (subgraph, url) => {
      targets.set(subgraph, url)
      return `${origin}/${subgraph}`
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
