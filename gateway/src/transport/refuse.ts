import type { FastifyReply } from 'fastify'
import { ERROR_CODES, type ErrorCode } from '../errors.ts'
import { noteOutcome } from './outcome.ts'

/** Why a request gets no further, as an HTTP status and a code of the closed set. */
export interface Refusal {
  readonly status: number
  readonly code: ErrorCode
  readonly message?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** The one body of every refusal before GraphQL: the same bytes for the same reason, whoever asks. */
export function writeRefusal({ code, message = ERROR_CODES[code] }: Refusal): string {
  return JSON.stringify({ errors: [{ message, extensions: { code } }] })
}

export function refuse(reply: FastifyReply, refusal: Refusal): FastifyReply {
  noteOutcome(reply, refusal.code)
  return reply
    .code(refusal.status)
    .headers(refusal.headers ?? {})
    .type('application/json; charset=utf-8')
    .send(writeRefusal(refusal))
}
