import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OPEN_ACCESS } from './access.ts'
import { openSourceClient, type SourceClient, type SourceRequest } from './client.ts'
import { startDeadline } from './deadline.ts'
import { SourceUnavailable } from './failure.ts'
import { LASTING_FAULTS, PASSING_FAULTS, type StandIn, type StandInFault, startStandIn } from './stand-in.ts'

const BODY = '{"navn":"Ærfugl"}'
const REQUEST: SourceRequest = { path: 'records', accept: ['application/json'] }
const LIMIT = 1_000

let server: StandIn
let client: SourceClient

beforeEach(async () => {
  server = await startStandIn(({ path }) =>
    path.startsWith('/api/') ? { headers: { 'content-type': 'application/json', etag: '"1"' }, body: BODY } : null,
  )
  client = openSourceClient({ url: new URL(`${server.url}/api`), access: OPEN_ACCESS, answerLimitBytes: LIMIT })
})
afterEach(async () => {
  await client.close()
  await server.close()
})

/** Long, and over soon after: a reading's time may be short without the test being so. */
const read = (request: SourceRequest = REQUEST, ms = 20_000) => client.read(request, startDeadline(ms))
const fails = (kind: string) => expect.objectContaining({ name: 'Error', kind }) as SourceUnavailable

describe('an answer', () => {
  it('is read to its last byte, with what names its version', async () => {
    expect(await read()).toEqual({ body: Buffer.from(BODY), etag: '"1"' })
    expect(server.requests[0]?.headers).toMatchObject({ accept: 'application/json', 'accept-encoding': 'identity' })
  })

  it('that has not changed is not given again', async () => {
    server.break(
      (response) => response.writeHead(304).end(),
      ({ headers }) => headers['if-none-match'] === '"1"',
    )
    expect(await read({ ...REQUEST, etag: '"1"' })).toEqual({ body: null, etag: '"1"' })
  })

  it('at the address itself is asked for without a slash at its end', async () => {
    server.break((response) => response.writeHead(200, { 'content-type': 'application/json' }).end(BODY))
    await read({ ...REQUEST, path: '' })
    expect(server.requests.map(({ path }) => path)).toEqual(['/api'])
  })
})

const KINDS: Readonly<Record<string, readonly [kind: string, requests: number]>> = {
  'says 429 each time': ['AWAY', 4],
  'says 429 and to wait an hour': ['AWAY', 1],
  'says 500': ['ODD_STATUS', 1],
  'says 503 each time': ['AWAY', 4],
  'says 401': ['DENIED', 1],
  'says 403': ['DENIED', 1],
  'says 404': ['NOT_FOUND', 1],
  'says 206, and gives a part': ['ODD_STATUS', 1],
  'says 304 unasked': ['ODD_STATUS', 1],
  'leads to another host': ['REDIRECTED', 1],
  'leads to itself': ['REDIRECTED', 1],
  'ends the connection': ['UNREACHABLE', 4],
  'ends the connection in the middle': ['UNREACHABLE', 4],
  'gives a page for people': ['WRONG_TYPE', 1],
  'gives what it should as another type': ['WRONG_TYPE', 1],
  'gives what it should in another character set': ['WRONG_TYPE', 1],
  'says that it is compressed': ['WRONG_TYPE', 1],
}

describe('a source', () => {
  it.each(Object.entries(KINDS))(
    'that %s gives nothing, and is asked again only where that may help',
    async (name, [kind, requests]) => {
      server.break(LASTING_FAULTS[name] as StandInFault)
      await expect(read()).rejects.toEqual(fails(kind))
      expect(server.requests).toHaveLength(requests)
    },
  )

  it.each(['never answers', 'begins, and never ends'])(
    'that %s is left when the time for the reading is up',
    async (name) => {
      server.break(LASTING_FAULTS[name] as StandInFault)
      await expect(read(REQUEST, 100)).rejects.toEqual(fails('LATE'))
      expect(server.requests).toHaveLength(1)
    },
  )

  it('that asks for patience is left when the time for the reading is up, and not after it', async () => {
    server.break((response) => response.writeHead(429, { 'retry-after': '25' }).end())
    await expect(read(REQUEST, 100)).rejects.toEqual(fails('LATE'))
    expect(server.requests).toHaveLength(1)
  })

  it('is not asked where the time is up already', async () => {
    await expect(client.read(REQUEST, AbortSignal.abort())).rejects.toEqual(fails('LATE'))
    expect(server.requests).toHaveLength(0)
  })

  it.each(Object.entries(PASSING_FAULTS))(
    'that %s is asked once more, and the answer is whole',
    async (_name, fault) => {
      server.break(fault, undefined, 1)
      expect((await read()).body?.toString()).toBe(BODY)
      expect(server.requests).toHaveLength(2)
    },
  )

  it('is sent a search again as it was', async () => {
    server.break(PASSING_FAULTS['says 502 once'] as StandInFault, undefined, 1)
    await read({ ...REQUEST, method: 'POST', body: 'identifier=1', headers: { 'content-type': 'text/plain' } })
    expect(server.requests.map(({ method, body }) => [method, body])).toEqual([
      ['POST', 'identifier=1'],
      ['POST', 'identifier=1'],
    ])
  })

  it.each<readonly [string, StandInFault]>([
    [
      'says so',
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('x'.repeat(LIMIT + 1)),
    ],
    [
      'does not say how much',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        const more = (): void => {
          if (!response.destroyed) response.write('x'.repeat(100), () => setImmediate(more))
        }
        more()
      },
    ],
  ])('that gives more than any honest answer, and %s, is left', async (_rule, fault) => {
    server.break(fault)
    await expect(read()).rejects.toEqual(fails('TOO_LARGE'))
  })

  it('has nothing of what was sent or received in the failure', async () => {
    server.break((response) => response.writeHead(500).end('14831750031'))
    const failure = await read({ ...REQUEST, path: 'records?number=14831750031' }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(SourceUnavailable)
    const { message, stack, cause } = failure as SourceUnavailable
    expect(`${message} ${stack} ${JSON.stringify(cause)} ${JSON.stringify(failure)}`).not.toMatch(
      /14831750031|127\.0\.0\.1/,
    )
  })

  it('that is not there at all is unreachable', async () => {
    await server.close()
    await expect(read()).rejects.toEqual(fails('UNREACHABLE'))
    server = await startStandIn(() => null)
  })
})

describe('a link', () => {
  it.each<readonly [link: string, path: string | null]>([
    ['records?page=2', 'records?page=2'],
    ['/api/records?page=2', 'records?page=2'],
    ['HERE/api/records?page=2', 'records?page=2'],
    ['/api/../api/records', 'records'],
    ['/records', null],
    ['/apis/records', null],
    ['../records', null],
    ['/api/../records', null],
    ['/api/%2e%2e/records', null],
    ['//elsewhere.example/api/records', null],
    ['https://elsewhere.example/api/records', null],
    ['HERE.elsewhere.example/api/records', null],
    ['http://127.0.0.1:1/api/records', null],
    ['file:///api/records', null],
    ['http://', null],
  ])('%s is followed to %s', (link, path) => {
    const resolve = (): string => client.resolve(link.replace('HERE', server.url))
    if (path === null) expect(resolve).toThrow(fails('ASTRAY'))
    else expect(resolve()).toBe(path)
  })
})
