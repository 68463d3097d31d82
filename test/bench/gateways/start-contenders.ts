import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { findPort } from '../../faults/find-port.ts'
import { failWhenGone, spawnNode, startBenchProcess } from './bench-process.ts'
import type { Contender, ContenderName } from './contenders.ts'
import type { PlainStart } from './servers/start.ts'

/** Starts the gateways that know no consent, each with what its makers document for speed, on the gateways' core. */

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url))
const READY_WITHIN_MS = 60_000
const ASK_AGAIN_MS = 100

export interface Started {
  readonly contender: Contender
  readonly close: () => Promise<void>
}

/** @param script says its URL on its channel when it listens */
export async function startScript(
  name: ContenderName,
  script: 'servers/floor.ts' | 'servers/apollo.ts',
  start: PlainStart,
  core: number | null,
): Promise<Started> {
  const { process, said } = await startBenchProcess({
    args: ['--import', 'tsx', pathOf(script)],
    // @apollo/gateway reports its use to its maker unless told not to.
    env: { APOLLO_TELEMETRY_DISABLED: '1' },
    input: start,
    core,
  })
  const { url } = said as { readonly url: string }
  const contender = { name, url, pid: process.pid, database: null, records: null }
  return { contender, close: () => process.close() }
}

export interface HiveOptions {
  /** Plans and executes with Hive Router's Rust parts. */
  readonly rust: boolean
  /** Sends one request to a subgraph for all that ask it the same at the same time. */
  readonly deduplicate: boolean
}

/**
 * Starts Hive Gateway by its own command line.
 * @param supergraphFile with the URLs of the subgraphs in it
 */
export async function startHive(
  name: ContenderName,
  { rust, deduplicate }: HiveOptions,
  supergraphFile: string,
  core: number | null,
): Promise<Started> {
  const port = await findPort()
  const server = spawnNode({
    args: [
      pathOf('../hive/node_modules/@graphql-hive/gateway/dist/bin.js'),
      'supergraph',
      supergraphFile,
      '--config-path',
      pathOf('../hive/hive.config.mjs'),
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--fork',
      '1',
    ],
    env: { BENCH_HIVE_DEDUPLICATE: String(deduplicate), BENCH_HIVE_RUST: String(rust) },
    input: null,
    core,
  })
  const origin = `http://127.0.0.1:${port}`
  try {
    await Promise.race([waitUntilReady(`${origin}/readiness`), failWhenGone(server)])
  } catch (error) {
    await server.kill()
    throw error
  }
  const contender = { name, url: `${origin}/graphql`, pid: server.pid, database: null, records: null }
  return { contender, close: () => server.kill() }
}

async function waitUntilReady(url: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS
  while (performance.now() < deadline) {
    const response = await fetch(url).catch(() => null)
    if (response?.ok === true) return
    await setTimeout(ASK_AGAIN_MS)
  }
  throw new Error('Hive Gateway does not get ready')
}
