import { LogProofsDocument } from '../generated/graphql.ts'
import type { FailureCode } from '../graph/client.ts'
import type { Session } from '../session/session.ts'
import type { Proof } from './verify-proof.ts'

export type FoundProof =
  | { readonly status: 'found'; readonly proof: Proof; readonly checkpoint: Proof['checkpoint'] }
  /** The log has no checkpoint with the entry yet. */
  | { readonly status: 'pending' }
  | { readonly status: 'failed'; readonly code: FailureCode }

/** How many times a checkpoint may come between a proof and the log's newest before it is a fault. */
const MOST_RACES = 3

/** The proof of one entry, and the log's newest checkpoint. Proofs are long, and so only asked for when someone wants one. */
export async function findProof(ask: Session['ask'], child: string, entry: string): Promise<FoundProof> {
  let after: string | null = null
  let races = 0
  while (true) {
    const result: Awaited<ReturnType<typeof askPage>> = await askPage(ask, child, after)
    if (!result.ok) return { status: 'failed', code: result.code }
    const { child: told, logCheckpoint } = result.answer.data
    const page = told?.accessLog
    const found = page?.nodes.find(({ id }) => id === entry)
    if (found !== undefined) {
      if (found.proof === null || logCheckpoint === null) return { status: 'pending' }
      const isSameTree = found.proof.checkpoint.note === logCheckpoint.note
      if (isSameTree || ++races === MOST_RACES) {
        return { status: 'found', proof: found.proof, checkpoint: logCheckpoint }
      }
    } else if (page?.pageInfo.hasNextPage === true) {
      after = page.pageInfo.endCursor
    } else {
      return { status: 'failed', code: 'INTERNAL' }
    }
  }
}

function askPage(ask: Session['ask'], child: string, after: string | null) {
  return ask(LogProofsDocument, { child, after })
}
