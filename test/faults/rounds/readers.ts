import { Agent } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { Random } from '../../fuzz/random.ts'
import type { GatewayReplica } from '../cluster.ts'
import type { FaultChild } from '../people.ts'
import type { Reading } from './find-unrecorded.ts'
import { findReceived, READ } from './received.ts'
import { type Sent, send } from './send.ts'
import type { Stand } from './stand.ts'

/** A reading with how it went. */
export interface Read extends Reading, Pick<Sent, 'outcome' | 'status' | 'reason'> {
  readonly gateway: GatewayReplica
  /** Of the first error that the answer tells of. */
  readonly code: string | null
}

/** Readers who ask again as soon as they have an answer. */
export interface Readers {
  /** All readings that have ended, in the order in which they did. */
  readonly reads: readonly Read[]
  stop(): Promise<void>
}

export interface ReadersOptions {
  readonly random: Random
  /** Of each reader the child they read; one child may be read by many. */
  readonly children: readonly FaultChild[]
  /** One of these for each reading; all if not given. */
  readonly gateways?: readonly GatewayReplica[]
  /** All that is shared if not given. */
  readonly query?: string
}

/** Who is refused a connection asks again a little later, as a client does. */
const REFUSED_PAUSE_MS = 20

export function startReaders({ cluster, token }: Stand, options: ReadersOptions): Readers {
  const { random, children, gateways = cluster.gateways, query = READ } = options
  const agent = new Agent({ keepAlive: true })
  const reads: Read[] = []
  const stopping = new AbortController()
  const readOver = async ({ id }: FaultChild): Promise<void> => {
    while (!stopping.signal.aborted) {
      const gateway = random.pick(gateways)
      const sent = await send(gateway.url, { token, query, variables: { id } }, agent)
      const { outcome, status, reason, from, to, text } = sent
      const code = readErrorCode(text)
      reads.push({ child: id, received: findReceived(text), from, to, outcome, status, reason, gateway, code })
      if (outcome !== 'WHOLE') await setTimeout(REFUSED_PAUSE_MS)
    }
  }
  const reading = children.map(readOver)
  return {
    reads,
    stop: async () => {
      stopping.abort()
      await Promise.all(reading)
      agent.destroy()
    },
  }
}

function readErrorCode(text: string): string | null {
  try {
    const { errors } = JSON.parse(text) as { errors?: readonly { readonly extensions?: { readonly code?: string } }[] }
    return errors === undefined ? null : (errors[0]?.extensions?.code ?? 'no code')
  } catch {
    return 'no JSON'
  }
}
