import type { ApolloServer, BaseContext } from '@apollo/server'
import type { FastifyReply } from 'fastify'
import type { ErrorCode } from '../errors.ts'
import type { MediaType } from './choose-media-type.ts'
import { noteOutcome } from './outcome.ts'
import type { GraphqlRequest } from './read-request.ts'

/**
 * Runs a request through Apollo Server and sends its answer. Of HTTP Apollo sees nothing: what it would read there was read
 * before, and no header asks it for a plan, a trace or a time.
 */
export async function execute<C extends BaseContext>(
  apollo: ApolloServer<C>,
  request: GraphqlRequest & { readonly query: string },
  { reply, mediaType, context }: { readonly reply: FastifyReply; readonly mediaType: MediaType; readonly context: C },
): Promise<FastifyReply> {
  const { query, operationName, variables } = request
  const operation = {
    query,
    ...(operationName === null ? {} : { operationName }),
    ...(variables === null ? {} : { variables }),
  }
  const { body, http } = await apollo.executeOperation(operation, { contextValue: context })
  // Without `@defer` there is no answer in parts.
  if (body.kind !== 'single') throw new TypeError('an answer in parts')
  const { errors, data, extensions } = body.singleResult
  noteOutcome(reply, errors === undefined ? 'ANSWERED' : (errors[0]?.extensions?.['code'] as ErrorCode))
  return reply
    .code(http.status ?? 200)
    .type(`${mediaType}; charset=utf-8`)
    .send(JSON.stringify({ errors, data, extensions }))
}
