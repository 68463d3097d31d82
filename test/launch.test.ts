import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const START_TIMEOUT_MS = 120_000

interface Run {
  readonly process: ChildProcess
  readonly output: { stdout: string; stderr: string }
  readonly ended: Promise<number | null>
}

const runs: Run[] = []

function run(script: string, env: Readonly<Record<string, string>>, ...args: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', `demo/src/${script}.ts`, ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()))
  const started: Run = { process: child, output, ended: new Promise((resolve) => child.once('exit', resolve)) }
  runs.push(started)
  return started
}

async function untilReady({ output, ended }: Run): Promise<string> {
  let over = false
  void ended.then(() => (over = true))
  for (;;) {
    const ready = /^ready (http:\/\/127\.0\.0\.1:\d+)$/m.exec(output.stdout)?.[1]
    if (ready !== undefined) return ready
    if (over) throw new Error(`ended before it was ready: ${output.stderr}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** What a browser does: keeps cookies, and goes where it is sent until there is a page. */
function openBrowser() {
  const cookies = new Map<string, string>()
  const visit = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(url, { ...init, redirect: 'manual', headers })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    return location === null ? response : visit(new URL(location, url).href)
  }
  return { visit }
}

afterEach(async () => {
  for (const { process: child, ended } of runs.splice(0)) {
    child.kill('SIGTERM')
    await ended
  }
})

describe('npm start', () => {
  it(
    'says one plain line when all parts are ready, serves page and health, signs people in, hands out tokens, and stops cleanly',
    async () => {
      const product = run('main', { PORT: '0' })
      const url = await untilReady(product)
      expect(product.output).toEqual({ stdout: `ready ${url}\n`, stderr: '' })

      for (const path of ['/health/live', '/health/ready']) {
        expect(await (await fetch(`${url}${path}`)).json(), path).toEqual({ status: 'ok' })
      }
      const page = await fetch(url)
      expect(page.headers.get('content-type')).toMatch(/^text\/html/)
      expect(await page.text()).toContain('<title>Samsyn</title>')

      const { visit } = openBrowser()
      const headers = { 'samsyn-console': '1' }
      expect(await (await visit(`${url}/session`, { headers })).json()).toEqual({ signedIn: false })
      const choice = await visit(`${url}/sign-in`)
      expect(await choice.text()).toContain('Ingrid Lyngblom, mor til Linnea, Håkon og Frøya</button>')
      await visit(choice.url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'persona=guardian-a',
      })
      const me = await visit(`${url}/graphql`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: '{"query":"{ me { displayName } }"}',
      })
      expect(await me.json()).toMatchObject({ data: { me: { displayName: 'Ingrid Lyngblom' } } })

      const token = run('token', { PORT: new URL(url).port }, 'coordinator')
      expect(await token.ended).toBe(0)
      expect(token.output.stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
      const claims = JSON.parse(Buffer.from(token.output.stdout.split('.')[1] ?? '', 'base64url').toString()) as {
        exp: number
      }
      expect(claims.exp - Date.now() / 1000).toBeGreaterThan(3_600)

      const story = run('story', { PORT: new URL(url).port })
      expect(await story.ended).toBe(0)
      const [, before = '', after = '', log = ''] = story.output.stdout
        .split(/^[1-4]\. /m)
        .filter((_part, at) => at !== 2)
      expect([before.includes('"attendance":{'), after.includes('"attendance":null')]).toEqual([true, true])
      expect(log).toMatch(/Kari Nordvik looked .*\n.*Ingrid Lyngblom withdrew/)

      // As a terminal's Ctrl-C does: by the process group, and again through the parent.
      product.process.kill('SIGINT')
      product.process.kill('SIGINT')
      await new Promise((resolve) => setTimeout(resolve, 20))
      product.process.kill('SIGINT')
      expect(await product.ended).toBe(0)
      await expect(fetch(url)).rejects.toThrow()
    },
    START_TIMEOUT_MS,
  )

  it(
    'on a taken port says so in one line and starts nothing',
    async () => {
      const taken = createServer()
      await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
      const { port } = taken.address() as { port: number }
      const product = run('main', { PORT: String(port) })
      expect(await product.ended).toBe(1)
      expect(product.output).toEqual({ stdout: '', stderr: `port ${port} is taken; set PORT to another\n` })
      taken.close()
    },
    START_TIMEOUT_MS,
  )

  it(
    'stopped before it is ready leaves nothing behind',
    async () => {
      const temporary = await mkdtemp(join(tmpdir(), 'launch-'))
      // What tsx has compiled it keeps in the folder for temporary files: it need not be compiled anew for this one.
      const compiled = `tsx-${process.geteuid?.()}`
      await symlink(join(tmpdir(), compiled), join(temporary, compiled))
      const product = run('main', { PORT: '0', TMPDIR: temporary })
      while ((await readdir(temporary)).every((name) => !name.startsWith('samsyn-'))) {
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      product.process.kill('SIGINT')
      expect(await product.ended).toBe(0)
      expect((await readdir(temporary)).filter((name) => name.startsWith('samsyn-'))).toEqual([])
      await rm(temporary, { recursive: true })
    },
    START_TIMEOUT_MS,
  )

  it('with a PORT that is no port says so in one line', async () => {
    const product = run('main', { PORT: 'four thousand' })
    expect(await product.ended).toBe(1)
    expect(product.output).toEqual({ stdout: '', stderr: 'PORT must be a number from 0 to 65535\n' })
  })
})

describe('npm run token', () => {
  it('without a running product says so and fails', async () => {
    const token = run('token', { PORT: '1' }, 'coordinator')
    expect(await token.ended).toBe(1)
    expect(token.output).toEqual({ stdout: '', stderr: 'nothing answers at port 1; is npm start running?\n' })
  })
})
