import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/**
 * Which core does what: the gateway under measurement has one for itself, and all else shares another, so that no gateway
 * is slowed by what measures it.
 */

export interface Cores {
  readonly gateway: number
  readonly bench: number
}

/** Of util-linux. */
const TASKSET = 'taskset'
const CORES: Cores = { gateway: 0, bench: 1 }

/** Moves this process, and with it all that it starts, to the bench's core. `null`: not possible here, and nothing is pinned. */
export function pinBench(): Cores | null {
  if (availableParallelism() < 2) return null
  try {
    // All its threads, as some were started before.
    execFileSync(TASKSET, ['-a', '-c', '-p', String(CORES.bench), String(process.pid)], { stdio: 'ignore' })
    return CORES
  } catch {
    return null
  }
}

/** The command that runs another one on a core; `null`: as it is. */
export function pin(core: number | null, command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  return core === null ? command : [TASKSET, '-c', String(core), ...command]
}
