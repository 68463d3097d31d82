import { text } from 'node:stream/consumers'
import type { SubgraphName } from '../subgraphs/answer.ts'

/** What the gateways that know no consent are started with: JSON on standard input. */
export interface PlainStart {
  /** The URL of each. */
  readonly subgraphs: Readonly<Record<SubgraphName, string>>
  /** With these URLs in it. */
  readonly supergraphSdl: string
}

export async function readStart(): Promise<PlainStart> {
  return JSON.parse(await text(process.stdin)) as PlainStart
}
