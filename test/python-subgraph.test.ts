import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
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
const EXAMPLE = join(ROOT, 'subgraphs/examples/python')
const KEY = `test:${randomBytes(32).toString('base64url')}`
// Debian's own, which sees Debian's packages; another that comes first on the path does not.
const PYTHON = '/usr/bin/python3'
const isThere = spawnSync(PYTHON, ['-c', 'from graphql.language.ast import Field; import jwcrypto.jwe']).status === 0
const TIMEOUT_MS = 180_000

if (!isThere) {
  process.stderr.write(
    'PYTHON PACKAGES ARE MISSING: the subgraph in Python is not tried. apt-get install python3-graphql-core python3-jwcrypto\n',
  )
}

describe.skipIf(!isThere)('the subgraph in Python', () => {
  let folder: string
  let server: ChildProcess
  let url: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samsyn-python-'))
    await writeFile(join(folder, 'key'), KEY)
    const env = { GRANT_KEYS: KEY, RECORDS: join(EXAMPLE, 'records.json'), PYTHONDONTWRITEBYTECODE: '1' }
    server = spawn(PYTHON, [join(EXAMPLE, 'main.py')], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    url = await readUrl(server)
  })

  afterAll(async () => {
    server.kill('SIGTERM')
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
    await rm(folder, { recursive: true })
  })

  it(
    'keeps every rule of the conformance suite, and leaves none untried',
    async () => {
      const json = join(folder, 'report.json')
      const flags = ['--key', join(folder, 'key'), '--children', join(EXAMPLE, 'children.json'), '--json', json]
      const code = await run('subgraphs/kit/src/conformance/main.ts', '--url', url, '--sector', 'school', ...flags)
      const report = JSON.parse(await readFile(json, 'utf8')) as Report
      expect(report.checks.filter(({ result }) => result !== 'pass')).toEqual([])
      expect(report.checks.length).toBeGreaterThanOrEqual(40)
      expect(code).toBe(0)
    },
    TIMEOUT_MS,
  )

  it(
    'is found by the check to lack what the school has released',
    async () => {
      const code = await run(
        'subgraphs/tools/src/check/main.ts',
        url,
        '--sector',
        'school',
        '--key',
        join(folder, 'key'),
      )
      expect(code).toBe(1)
    },
    TIMEOUT_MS,
  )
})

interface Report {
  readonly checks: readonly { readonly id: string; readonly result: string }[]
}

function run(script: string, ...args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', script, ...args], { cwd: ROOT }, (error) =>
      resolve(error === null ? 0 : Number(error.code)),
    )
  })
}

async function readUrl(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout as Readable })) {
    const { message, url } = JSON.parse(line) as { message: string; url?: string }
    if (message === 'listening' && url !== undefined) {
      child.stdout?.resume()
      return url
    }
  }
  throw new Error('it ended before it listened')
}
