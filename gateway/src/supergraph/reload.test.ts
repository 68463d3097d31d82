import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createChild } from '../testing/family.ts'
import { startTestGateway, SUPERGRAPH, type TestGateway } from '../testing/start.ts'
import { readSupergraph } from './read-source.ts'
import { type SupergraphWatch, watchSupergraph } from './watch.ts'

const CHILD = createChild(1, { slices: ['school.attendance'] })
const ATTENDANCE = `{ child(id: "${CHILD.id}") { school { attendance { registrations { start } } } } }`
/** The same graph without one field that nobody is asked for here. */
const NEXT = SUPERGRAPH.replace(/ {2}"""The office's four-digit number[^\n]*\n {2}officeNumber: String.*\n/, '')
const OFFICE = `{ child(id: "${CHILD.id}") { nav { contact { officeNumber } } } }`
/** One way round consent. */
const BAD = SUPERGRAPH.replace(' @consent(slice: "nav.benefits")', '')

describe('a supergraph that is replaced while it is served', () => {
  let test: TestGateway
  beforeAll(async () => {
    test = await startTestGateway([CHILD])
  })
  beforeEach(() => test.reset())
  afterAll(() => test.close())
  const isKnown = async (): Promise<boolean> => {
    const { body } = await test.ask(OFFICE)
    return body.errors === undefined
  }
  const isAnswered = async (): Promise<boolean> => {
    const { body } = await test.ask(ATTENDANCE)
    return body.errors === undefined && JSON.stringify(body.data).includes('"start"')
  }

  it('is asked from the next request on; what it holds no longer is not there', async () => {
    expect(NEXT).not.toBe(SUPERGRAPH)
    expect([await isKnown(), await isAnswered()]).toEqual([true, true])
    await test.gateway.reload(NEXT)
    expect([await isKnown(), await isAnswered()]).toEqual([false, true])
    await test.gateway.reload(SUPERGRAPH)
    expect([await isKnown(), await isAnswered()]).toEqual([true, true])
  })

  it('answers a request that is under way from the one it began with', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      test.subgraphs.school.respond = (response, honest) => {
        release = () => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(honest))
        resolve()
      }
    })
    const answer = test.ask(ATTENDANCE)
    await held
    await test.gateway.reload(NEXT)
    release()
    expect(JSON.stringify((await answer).body.data)).toContain('"start"')
    await test.gateway.reload(SUPERGRAPH)
  })

  // biome-ignore format: one row a case
  it.each([
    ['that goes round consent', BAD, ['C13_SLICE_GUARDED']],
    ['that is none', 'type Query { ping: Int }', expect.any(Array)],
    ['that is empty', '', expect.any(Array)],
    ['of which a part was lost', SUPERGRAPH.slice(0, 60_000), expect.any(Array)],
  ] as const)('is refused where it is one %s, and the last good one is served on', async (_what, text, rules) => {
    await expect(test.gateway.reload(text)).rejects.toMatchObject({ name: 'RefusedSupergraph', rules })
    expect(await isAnswered()).toBe(true)
    await expect.poll(async () => (await test.gateway.readiness()).missing, { timeout: 10_000 }).toEqual(['supergraph'])
    expect((await test.gateway.readiness()).status).toBe('ok')
    await test.gateway.reload(SUPERGRAPH)
    await expect.poll(async () => (await test.gateway.readiness()).missing, { timeout: 10_000 }).toEqual([])
  })
})

describe('a supergraph that is looked for', () => {
  let folder: string
  let file: string
  let watch: SupergraphWatch | undefined
  const loaded: string[] = []
  const log: (readonly [string, object])[] = []
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samsyn-supergraph-'))
    file = join(folder, 'supergraph.graphql')
    await writeFile(file, 'first')
    loaded.length = 0
    log.length = 0
  })
  afterEach(async () => {
    await watch?.stop()
    await rm(folder, { recursive: true })
  })
  const put = async (text: string): Promise<void> => {
    // As whoever rolls one out should: nobody reads half of it.
    await writeFile(`${file}.new`, text)
    await rename(`${file}.new`, file)
  }
  const begin = (): void => {
    watch = watchSupergraph({
      read: () => readSupergraph({ file }),
      current: 'first',
      load: async (text) => {
        if (text.startsWith('bad'))
          throw Object.assign(new Error('it quotes bad'), { name: 'RefusedSupergraph', rules: ['C13'] })
        loaded.push(text)
      },
      pollMs: 10,
      log: (message, details) => log.push([message, details]),
    })
  }

  it('is served when it is another, once', async () => {
    begin()
    await put('second')
    await expect.poll(() => loaded, { timeout: 10_000 }).toEqual(['second'])
    await put('third')
    await expect.poll(() => loaded, { timeout: 10_000 }).toEqual(['second', 'third'])
    expect(log).toEqual([
      ['a new supergraph is served', {}],
      ['a new supergraph is served', {}],
    ])
  })

  it('is said of once where it is refused, by rule, and the next good one is served', async () => {
    begin()
    await put('bad')
    await expect.poll(() => log.length, { timeout: 10_000 }).toBe(1)
    await put('good')
    await expect.poll(() => loaded, { timeout: 10_000 }).toEqual(['good'])
    expect(log[0]).toEqual([
      'a new supergraph is refused: the last one is served',
      { reason: 'RefusedSupergraph', rules: 'C13' },
    ])
  })

  it('may be away: that is said once, and nothing else happens', async () => {
    begin()
    await rm(file)
    await expect
      .poll(() => log, { timeout: 10_000 })
      .toEqual([['the supergraph cannot be read: the last one is served', { reason: 'ENOENT' }]])
    await put('back')
    await expect.poll(() => loaded, { timeout: 10_000 }).toEqual(['back'])
  })
})
