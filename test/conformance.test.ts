import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SUITE = 'subgraphs/kit/src/conformance/main.ts'
const KEY = `test:${randomBytes(32).toString('base64url')}`
const TIMEOUT_MS = 180_000

interface Report {
  readonly sector: string
  readonly conforms: boolean
  readonly checks: readonly { readonly id: string; readonly level: string; readonly result: string }[]
}

let folder: string
let keyFile: string
const running: ChildProcess[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samsyn-conformance-'))
  keyFile = join(folder, 'key')
  await writeFile(keyFile, `${KEY}\n`)
  expect((await run('demo/src/records.ts', folder)).code).toBe(0)
}, TIMEOUT_MS)

afterAll(async () => {
  for (const child of running) {
    child.kill('SIGTERM')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  await rm(folder, { recursive: true, force: true })
})

const start = (script: string, args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

async function run(
  script: string,
  ...args: readonly string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(script, args, {})
  const text = { out: '', err: '' }
  child.stdout?.on('data', (chunk: Buffer) => (text.out += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (text.err += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...text }
}

/** Starts a sector over the records the demo writes for it, and waits for its address. */
async function startSector(name: string): Promise<string> {
  const child = start(`subgraphs/${name}/src/main.ts`, [], {
    PORT: '0',
    GRANT_KEYS: KEY,
    SOURCE_FOLDER: join(folder, name),
  })
  running.push(child)
  child.stderr?.resume()
  for await (const line of createInterface({ input: child.stdout as Readable })) {
    const { message, url } = JSON.parse(line) as { message: string; url?: string }
    if (message === 'listening' && url !== undefined) {
      child.stdout?.resume()
      return url
    }
  }
  throw new Error(`${name} ended before it listened`)
}

describe('the conformance suite', () => {
  it.each([
    ['school', 'school'],
    ['health', 'health'],
    ['child-welfare', 'childWelfare'],
    ['nav', 'nav'],
  ])(
    'finds nothing against %s, and skips nothing',
    async (name, sector) => {
      const url = await startSector(name)
      const json = join(folder, `${name}.json`)
      const { code, out, err } = await run(SUITE, '--url', url, '--sector', sector, '--key', keyFile, '--json', json)
      const report = JSON.parse(await readFile(json, 'utf8')) as Report
      expect(report.checks.filter(({ result }) => result !== 'pass')).toEqual([])
      expect({ code, err, sector: report.sector, conforms: report.conforms }).toEqual({
        code: 0,
        err: '',
        sector,
        conforms: true,
      })
      expect(report.checks.length).toBeGreaterThanOrEqual(40)
      for (const { id } of report.checks) expect(out).toContain(`\n${id}  `)
    },
    TIMEOUT_MS,
  )

  it(
    'ends with 1 when a MUST is not kept, and says which',
    async () => {
      const url = await startSector('nav')
      const { code, out } = await run(SUITE, '--url', url, '--sector', 'health', '--key', keyFile)
      expect(code).toBe(1)
      expect(out).toMatch(/^G01 {2}MUST {4}fail/m)
    },
    TIMEOUT_MS,
  )

  it(
    'ends with 1 when nothing answers',
    async () => {
      const { code, out, err } = await run(
        SUITE,
        '--url',
        'http://127.0.0.1:1/graphql',
        '--sector',
        'nav',
        '--key',
        keyFile,
      )
      expect({ code, err }).toEqual({ code: 1, err: '' })
      expect(out).toMatch(/^G01 {2}MUST {4}fail/m)
    },
    TIMEOUT_MS,
  )

  it(
    'ends with 2 and every fault when the command is not understood',
    async () => {
      const { code, out, err } = await run(SUITE, '--url', 'http://subgraph.example/graphql', '--sector', 'police')
      expect({ code, out }).toEqual({ code: 2, out: '' })
      for (const flag of ['--url must', '--sector must', '--key must']) expect(err).toContain(flag)
    },
    TIMEOUT_MS,
  )
})
