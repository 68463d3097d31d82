import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { serveSector } from '@samsyn/kit'
import type { PlacedReport } from './print-report.ts'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
const NAV = readFileSync(join(ROOT, 'subgraphs/nav/schema.graphql'), 'utf8')
const UNGUARDED = NAV.replace(' @consent(slice: "nav.contact")', '')
const folder = mkdtempSync(join(tmpdir(), 'samsyn-check-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

function run(...args: readonly string[]): Promise<Ended> {
  const command = ['--import', 'tsx', 'subgraphs/tools/src/check/main.ts', ...args]
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: ROOT }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
}

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('npm run subgraph:check', () => {
  it('ends with 0 where what the repository holds breaks nothing that was released', async () => {
    const { code, out } = await run('--json')
    expect((JSON.parse(out) as PlacedReport[]).flatMap(({ findings }) => findings)).toEqual([])
    expect(code).toBe(0)
  })

  it('ends with 1 and tells line, rule and mend of a file, whose sector it reads off Child', async () => {
    const file = write('unguarded.graphql', UNGUARDED)
    const line = UNGUARDED.split('\n').findIndex((text) => text.includes('contact: NavContact')) + 1
    const { code, out } = await run(file)
    expect(code).toBe(1)
    expect(out).toContain(`error  nav: NavRecord.contact  C13_SLICE_GUARDED  (${file}:${line})\n`)
    expect(out).toContain('\n  mend: Add @consent(slice: "nav.contact").\n')
    const [report] = JSON.parse((await run(file, '--json')).out) as PlacedReport[]
    expect(report).toMatchObject({ subgraph: 'nav', place: file, composes: false, ok: false })
    expect(report?.findings).toMatchObject([{ rule: 'C13_SLICE_GUARDED', line, level: 'error' }])
  })

  it('holds a subgraph against the documents of another client too', async () => {
    const manifest = write(
      'documents.json',
      JSON.stringify({ 'sha256:0': '{ child(id: "0") { nav { wealth { from } } } }' }),
    )
    const { code, out } = await run('nav', '--documents', manifest)
    expect(code).toBe(1)
    expect(out).toContain('K06_DOCUMENTS_VALID')
    expect(out).toContain('asked for by: unnamed')
  })

  it('asks a running subgraph for its SDL, with the key it shares with the gateway', async () => {
    const secret = randomBytes(32)
    const running = await serveSector({
      sector: 'nav',
      sdl: NAV,
      resolvers: {},
      createLoaders: () => null,
      config: { host: '127.0.0.1', port: 0, grantKeys: new Map([['test', secret]]) },
      log: () => undefined,
    })
    try {
      const key = write('key.txt', `test:${secret.toString('base64url')}\n`)
      expect(await run(running.url, '--sector', 'nav', '--key', key)).toMatchObject({ code: 0, err: '' })
      const other = write('other.txt', `test:${randomBytes(32).toString('base64url')}\n`)
      const refused = await run(running.url, '--sector', 'nav', '--key', other)
      expect(refused).toMatchObject({ code: 2, out: '' })
      expect(refused.err).toContain('gave no SDL to a valid grant')
    } finally {
      await running.close()
    }
  })

  it.each([
    ['nobody’s name', ['police'], 'police is no sector, no file that can be read and no address'],
    ['two subgraphs', ['nav', 'school'], 'name one subgraph, or none for all'],
    ['an address without a key', ['http://127.0.0.1:1/graphql'], 'an address needs --sector and --key'],
    ['a sector there is not', ['nav', '--sector', 'police'], '--sector must be one of '],
    ['a key that is none', ['nav', '--key', '/dev/null'], '--key must name a file with '],
    ['no manifest', ['nav', '--documents', '/dev/null'], '/dev/null is no manifest of documents'],
  ])('ends with 2 for %s', async (_, args, reason) => {
    const { code, out, err } = await run(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(reason)
  })
})
