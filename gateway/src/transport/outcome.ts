import type { FastifyReply } from 'fastify'
import { ERROR_CODES, type ErrorCode } from '../errors.ts'

/**
 * What came of a request, for whoever counts: that it was answered, an error code, or that the client was gone before. Of
 * an answer it says nothing of what was in it: not whether a child was found, nor whether something was withheld.
 */
export type Outcome = 'ANSWERED' | 'ABANDONED' | ErrorCode
export const OUTCOMES: readonly Outcome[] = ['ANSWERED', 'ABANDONED', ...(Object.keys(ERROR_CODES) as ErrorCode[])]

const outcomes = new WeakMap<FastifyReply, Outcome>()

export function noteOutcome(reply: FastifyReply, outcome: Outcome): void {
  outcomes.set(reply, outcome)
}

export function readOutcome(reply: FastifyReply): Outcome {
  return outcomes.get(reply) ?? 'ABANDONED'
}
