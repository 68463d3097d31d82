import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { undoAtExit } from './clean-up.ts'

/** A process of ours that can be made to misbehave. */
export interface ServerProcess {
  readonly pid: number
  /** The last lines it wrote, on either stream. */
  readonly lines: readonly string[]
  readonly channel: ChildProcess
  /** Resolves when it is gone, with its exit code; `null`: a signal ended it. */
  readonly gone: Promise<number | null>
  isGone(): boolean
  /** Nobody has the time to do anything about it. */
  kill(): Promise<void>
  /** It and its children stand still, with every connection open, until they are resumed. */
  pause(): void
  resume(): void
  /** Sends it a signal, and waits for its end. */
  stop(signal: NodeJS.Signals): Promise<number | null>
}

const KEPT_LINES = 400

export function startProcess(
  command: string,
  args: readonly string[],
  options: SpawnOptions & {
    readonly input?: string
    readonly onLine?: (line: string) => void
    /** What ends it when this process does. */
    readonly lastSignal?: NodeJS.Signals
  },
): ServerProcess {
  const { input, onLine, lastSignal = 'SIGKILL', ...spawnOptions } = options
  const child = spawn(command, [...args], {
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...spawnOptions,
  })
  const { pid } = child
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    readLines(stream, (line) => {
      lines.push(line)
      if (lines.length > KEPT_LINES) lines.shift()
      onLine?.(line)
    })
  // One that ends before it has read its input says why on its own.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(input)
  let isGone = false
  const forget = undoAtExit(() => {
    signalTree(pid, 'SIGCONT')
    child.kill(lastSignal)
  })
  const gone = new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => {
      isGone = true
      forget()
      reject(error)
    })
    child.once('exit', (code) => {
      isGone = true
      forget()
      resolve(code)
    })
  })
  gone.catch(() => undefined)
  const stop = async (signal: NodeJS.Signals): Promise<number | null> => {
    // One that stands still would never see it.
    if (!isGone) signalTree(pid, 'SIGCONT')
    if (!isGone) child.kill(signal)
    return gone
  }
  return {
    pid: pid ?? -1,
    lines,
    channel: child,
    gone,
    isGone: () => isGone,
    kill: async () => {
      if (!isGone) child.kill('SIGKILL')
      await gone
    },
    pause: () => signalTree(pid, 'SIGSTOP'),
    resume: () => signalTree(pid, 'SIGCONT'),
    stop,
  }
}

function readLines(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  let rest = ''
  stream?.setEncoding('utf8')
  stream?.on('data', (chunk: string) => {
    const parts = `${rest}${chunk}`.split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) onLine(part)
  })
}

/** To a process and the children it has now. */
function signalTree(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  for (const one of [pid, ...listChildren(pid)]) {
    try {
      process.kill(one, signal)
    } catch {
      // It has gone meanwhile.
    }
  }
}

/** From /proc; where there is none, a process is taken to have no children. */
function listChildren(pid: number): readonly number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => (readParent(name) === pid ? [Number(name)] : []))
  } catch {
    return []
  }
}

function readParent(pid: string): number | null {
  try {
    // proc(5): the command's name stands in brackets, and may hold anything; the parent is the second field after it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}
