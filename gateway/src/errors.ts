import type { GraphQLFormattedError } from 'graphql'

/** Every error code a client can meet. Each is documented here once and never renamed. */
export const ERROR_CODES = {
  UNAUTHENTICATED: 'No token, or not one of a configured issuer.',
  BAD_REQUEST: 'The request is not one of GraphQL over HTTP.',
  GRAPHQL_PARSE_FAILED: 'The query is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The query does not fit the schema.',
  OPERATION_RESOLUTION_FAILURE: 'The operation named is not in the document.',
  OPERATION_TOO_LARGE: 'The operation asks for children in more places than the gateway answers at once.',
  BAD_USER_INPUT: 'A variable is missing or of the wrong type.',
  SOURCE_UNAVAILABLE: 'A slice is shared, and its source does not answer. Said of shared slices only.',
  REGISTRY_UNAVAILABLE: 'The consent registry does not answer, so nothing is shown.',
  ANSWER_OUTDATED: 'Something changed while the answer was being made. Ask again.',
  INTERNAL: 'The query could not be answered.',
} as const

export type ErrorCode = keyof typeof ERROR_CODES

/** Lets through only what was written for a client: no internals, whatever the error. */
export function formatError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const code = formatted.extensions?.['code']
  if (typeof code !== 'string' || !Object.hasOwn(ERROR_CODES, code))
    return { message: ERROR_CODES.INTERNAL, extensions: { code: 'INTERNAL' } }
  const slice = formatted.extensions?.['slice']
  return {
    message: formatted.message,
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: { code, ...(slice === undefined ? {} : { slice }) },
  }
}
