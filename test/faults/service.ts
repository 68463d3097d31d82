import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ServerProcess, startProcess } from './server-process.ts'

/** A part of the product as a process, on one port whenever it runs. */
export interface Service {
  readonly url: string
  /**
   * Resolves when it listens.
   * @param shiftMs how far its clock is off
   * @throws Error when it ends before, or takes a minute
   */
  start(shiftMs?: number): Promise<void>
  /** What it logged since it was last started, the latest lines. */
  readLog(): readonly Readonly<Record<string, unknown>>[]
  isRunning(): boolean
  kill(): Promise<void>
  pause(): void
  resume(): void
  /** SIGTERM. Resolves with the exit code; `null`: a signal ended it. */
  terminate(): Promise<number | null>
  close(): Promise<void>
}

const START_WITHIN_MS = 90_000
const SHIFT_CLOCK = fileURLToPath(new URL('shift-clock.ts', import.meta.url))

/** @param env has HOST and PORT; beside it the process gets PATH and nothing else of ours */
export function createService(
  root: string,
  main: string,
  env: Readonly<Record<string, string>>,
  input?: string,
): Service {
  let running: ServerProcess | null = null
  const start = (shiftMs = 0): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`${main} did not start in time`))
      }, START_WITHIN_MS)
      const shift = shiftMs === 0 ? [] : ['--import', SHIFT_CLOCK]
      const started = startProcess(process.execPath, ['--import', 'tsx', ...shift, join(root, main)], {
        cwd: root,
        env: { PATH: process.env['PATH'], CLOCK_SHIFT_MS: String(shiftMs), ...env },
        stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe', 'ipc'],
        ...(input === undefined ? {} : { input }),
        onLine: (line) => {
          if (readLine(line)['message'] !== 'listening') return
          clearTimeout(timer)
          resolve()
        },
      })
      running = started
      const fail = (reason: unknown): void => {
        clearTimeout(timer)
        reject(new Error(`${main} ended with ${String(reason)}: ${started.lines.slice(-20).join('\n')}`))
      }
      started.gone.then(fail, fail)
    })
  const close = async (): Promise<void> => {
    running?.resume()
    await running?.kill()
  }
  return {
    url: `http://${env['HOST']}:${env['PORT']}`,
    start,
    readLog: () => (running?.lines ?? []).map(readLine),
    isRunning: () => running !== null && !running.isGone(),
    kill: async () => {
      await running?.kill()
    },
    pause: () => running?.pause(),
    resume: () => running?.resume(),
    terminate: async () => (running === null ? 0 : running.stop('SIGTERM')),
    close,
  }
}

/** A line that is no JSON is one of Node's own, on standard error. */
function readLine(line: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return { message: line }
  }
}
