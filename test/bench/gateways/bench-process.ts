import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { type ServerProcess, startProcess } from '../../faults/server-process.ts'
import { pin } from './pin.ts'

/** A process of the bench that speaks over Node's channel. It ends with the bench, however that ends. */
export interface BenchProcess {
  readonly pid: number
  /** Sends a message and resolves with the next that comes. @throws Error when it ends before it answers */
  ask(message: string): Promise<unknown>
  close(): Promise<void>
}

const REPORTED_LINES = 20
const END_WITHIN_MS = 5_000

export interface BenchCommand {
  /** Of Node. */
  readonly args: readonly string[]
  /** Beside PATH and NODE_ENV. */
  readonly env?: Readonly<Record<string, string>>
  /** For standard input, as JSON. */
  readonly input: unknown
  /** The core it runs on; `null`: whichever its parent does. */
  readonly core: number | null
}

export function spawnNode({ args, env, input, core }: BenchCommand): ServerProcess {
  const [command, ...rest] = pin(core, [process.execPath, ...args])
  return startProcess(command, rest, {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    input: JSON.stringify(input),
  })
}

/** @returns the process and the first thing it said @throws Error when it ends before it says anything */
export async function startBenchProcess(command: BenchCommand): Promise<{ process: BenchProcess; said: unknown }> {
  const server = spawnNode(command)
  const receive = async (): Promise<unknown> => {
    const [message] = await Promise.race([once(server.channel, 'message'), failWhenGone(server)])
    return message
  }
  const said = await receive()
  return {
    said,
    process: {
      pid: server.pid,
      ask: (message) => {
        const answer = receive()
        server.channel.send(message)
        return answer
      },
      // On its own, if it can: a profile is written at the end.
      close: async () => {
        server.channel.disconnect()
        await Promise.race([server.gone, setTimeout(END_WITHIN_MS)])
        await server.kill()
      },
    },
  }
}

export async function failWhenGone(server: ServerProcess): Promise<never> {
  const code = await server.gone
  throw new Error(`a process of the bench ended with ${code}:\n${server.lines.slice(-REPORTED_LINES).join('\n')}`)
}
