import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server'
import type { FastifyReply } from 'fastify'
import type { MediaType } from './choose-media-type.ts'
import type { GraphqlRequest } from './read-request.ts'

/**
 * Runs a request through Apollo Server and sends its answer. Of the client's headers Apollo sees none, but for the media
 * type chosen for the answer: no header asks for a plan, a trace or a time.
 */
export async function execute<C extends BaseContext>(
  apollo: ApolloServer<C>,
  request: GraphqlRequest & { readonly query: string },
  { reply, mediaType, context }: { readonly reply: FastifyReply; readonly mediaType: MediaType; readonly context: C },
): Promise<FastifyReply> {
  const { query, operationName, variables } = request
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      headers: new HeaderMap([
        ['content-type', 'application/json'],
        ['accept', mediaType],
      ]),
      search: '',
      body: { query, operationName, variables },
    },
    context: () => Promise.resolve(context),
  })
  // Without `@defer` there is no answer in parts.
  if (answer.body.kind !== 'complete') throw new TypeError('an answer in parts')
  return reply
    .code(answer.status ?? 200)
    .type(`${mediaType}; charset=utf-8`)
    .send(answer.body.string)
}
