import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { GatewayConfig } from '../config.ts'
import { startTestIssuer, type TestIssuer } from './issuer.ts'
import { COORDINATOR } from './family.ts'
import { PURPOSE_HEADER } from '../identity/caller.ts'
import { SUBGRAPHS, type SubgraphName } from '../supergraph/load.ts'
import { SUPERGRAPH } from './start.ts'
import { type StandIn, startStandIn } from './stand-in.ts'

const MAIN = fileURLToPath(new URL('run-main.ts', import.meta.url))
const WIDE = { requests: 1_000_000, seconds: 60 }

/** What a gateway process asks and trusts, in this process: an issuer, and stand-ins for the subgraphs. */
export interface Surroundings {
  readonly subgraphs: Readonly<Record<SubgraphName, StandIn>>
  readonly config: GatewayConfig
  /** Headers of a coordinator's request. */
  readonly headers: Readonly<Record<string, string>>
  close(): Promise<void>
}

export async function openSurroundings(): Promise<Surroundings> {
  const issuer: TestIssuer = await startTestIssuer()
  const see = ({ id }: { id: string }) => ({ id, myCapacity: 'TEAM' })
  const entries = SUBGRAPHS.map(
    async (name) => [name, await (name === 'consent' ? startStandIn({ child: see }) : startStandIn())] as const,
  )
  const subgraphs = Object.fromEntries(await Promise.all(entries)) as Record<SubgraphName, StandIn>
  const upstream = ({ url, key }: StandIn) => ({ url, key })
  return {
    subgraphs,
    config: {
      host: '127.0.0.1',
      port: 0,
      tls: null,
      supergraphSdl: SUPERGRAPH,
      upstreams: Object.fromEntries(SUBGRAPHS.map((name) => [name, upstream(subgraphs[name])])) as never,
      upstreamTimeoutMs: 20_000,
      upstreamTls: null,
      requestTimeoutMs: 60_000,
      eventsPollMs: 5_000,
      shedAboveMs: 60_000,
      issuers: [issuer.config],
      signIn: null,
      rates: { caller: WIDE, organisation: WIDE, refusedTokens: WIDE, shared: null },
      trustedProxies: [],
      trustedDocuments: null,
      introspection: false,
      consoleFolder: null,
    },
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await issuer.sign(issuer.claimsOf(COORDINATOR.nationalIdentityNumber))}`,
      [PURPOSE_HEADER]: 'COORDINATION',
    },
    close: async () => {
      await Promise.all([...Object.values(subgraphs), issuer].map((one) => one.close()))
    },
  }
}

type Line = Readonly<Record<string, unknown>> & { readonly message: string }

export interface GatewayProcess {
  readonly process: ChildProcess
  /** Lines it logged so far. */
  readonly log: readonly Line[]
  /** The first line with a message, once there is one. */
  heard(message: string): Promise<Line>
  /** Its code, once it has ended by itself; `null`: by a signal. */
  readonly ended: Promise<number | null>
}

export function startGatewayProcess(config: GatewayConfig, databaseUrl: string, drainMs: number): GatewayProcess {
  const process = fork(MAIN, {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  process.send({ config, databaseUrl, drainMs })
  const log: Line[] = []
  const listeners = new Set<() => void>()
  createInterface({ input: process.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    log.push(JSON.parse(line) as Line)
    for (const listener of listeners) listener()
  })
  const ended = once(process, 'exit').then(([code]) => code as number | null)
  return {
    process,
    log,
    ended,
    heard: (message) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = log.find((one) => one.message === message)
          if (line === undefined) return
          listeners.delete(look)
          resolve(line)
        }
        listeners.add(look)
        void ended.then(() => reject(new Error(`it ended before it said "${message}": ${JSON.stringify(log)}`)))
        look()
      }),
  }
}
