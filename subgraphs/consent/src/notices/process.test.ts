import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text as readText } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { ENGINES } from '../testing.ts'
import { serveNotices, type TestNotices } from './testing-notices.ts'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
const REQUIRED = {
  GRANT_KEYS: `test:${Buffer.alloc(32, 7).toString('base64url')}`,
  HELP_NAME: 'Testvik kommune',
  HELP_PHONE: '00 00 00 00',
}
const SENDER = { MAIL_FROM: 'ikke-svar@samsyn.example', PRODUCT_URL: 'https://samsyn.example/' }

interface Line {
  readonly message: string
  readonly url?: string
  readonly sent?: number
}

describe.skipIf(!ENGINES.includes('PostgreSQL'))('the processes of one registry', () => {
  let notices: TestNotices
  let url: string
  let folder: string
  const running: ChildProcess[] = []

  beforeEach(async () => {
    notices = await serveNotices('PostgreSQL')
    const { rows } = await notices.staff.registry.pool.query('SELECT current_database() AS name')
    const server = new URL(inject('postgres') as string)
    server.pathname = `/${(rows[0] as { name: string }).name}`
    url = server.href
    folder = await mkdtemp(join(tmpdir(), 'samsyn-outbox-'))
  })
  afterEach(async () => {
    for (const process of running.splice(0)) process.kill('SIGKILL')
    await rm(folder, { recursive: true })
    await notices.staff.close()
  })

  const start = (settings: Readonly<Record<string, string>>): ChildProcess => {
    const started = spawn(process.execPath, ['--import', 'tsx', MAIN], {
      env: { PATH: process.env['PATH'], DATABASE_URL: url, ...REQUIRED, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.push(started)
    return started
  }
  const stop = async (): Promise<readonly unknown[]> => {
    const ended = running.map((process) => once(process, 'exit'))
    for (const process of running) process.kill('SIGTERM')
    return (await Promise.all(ended)).map(([code]) => code as unknown)
  }
  /** Hands over each line a process writes; done once it listens, and answers: then it can be told to end. */
  const readLines = async (process: ChildProcess, onLine: (line: Line) => void): Promise<void> => {
    const lines = createInterface({ input: process.stdout as NodeJS.ReadableStream })
    const service = await new Promise<string>((resolve) => {
      lines.on('line', (text) => {
        const line = JSON.parse(text) as Line
        onLine(line)
        if (line.url !== undefined) resolve(line.url)
      })
    })
    expect((await fetch(new URL('/health', service))).status).toBe(200)
  }

  it('tell each person once, whichever of them does it', async () => {
    await notices.agree('linnea', 10, ['school.attendance'], 'ingrid', 'pal')
    await notices.agree('ante', 10, ['school.attendance'], 'gro')
    const processes = [1, 2].map(() => start({ OUTBOX_FOLDER: folder, ...SENDER }))
    let listening: readonly Promise<void>[] = []
    await new Promise<void>((resolve) => {
      let sent = 0
      listening = processes.map((process) =>
        readLines(process, (line) => {
          sent += line.sent ?? 0
          if (sent === 3) resolve()
        }),
      )
    })
    await Promise.all(listening)
    expect(await stop()).toEqual([0, 0])
    expect(await readdir(folder)).toHaveLength(3)
  })

  it('say once that nothing is sent, where nobody has said where to', async () => {
    const lines: string[] = []
    await readLines(start({}), ({ message }) => lines.push(message))
    expect(await stop()).toEqual([0])
    expect(lines).toEqual(['notices are not sent: neither OUTBOX_FOLDER nor SMTP_URL is set', 'listening'])
  })

  it('do not start while nobody has said whom messages are from', async () => {
    const process = start({ SMTP_URL: 'smtp://post.example' })
    const [faults, [code]] = await Promise.all([
      readText(process.stderr as NodeJS.ReadableStream),
      once(process, 'exit'),
    ])
    expect(code).toBe(78)
    expect(faults.trim().split('\n')).toEqual([
      'configuration: MAIL_FROM is not set',
      'configuration: PRODUCT_URL is not set',
    ])
  })
})
