import { GraphQLError, type GraphQLErrorOptions, type GraphQLFormattedError } from 'graphql'

/** Every error code a client can meet, with what it says. Each is documented here once and never renamed. */
export const ERROR_CODES = {
  UNAUTHENTICATED: 'No token, or not one of a configured issuer.',
  RATE_LIMITED: 'Too many requests. Ask again after the time in `Retry-After`.',
  OVERLOADED: 'The gateway has more to do than it can answer in time. Ask again after the time in `Retry-After`.',
  BAD_REQUEST: 'The request is not one of GraphQL over HTTP.',
  DOCUMENT_NOT_TRUSTED: 'The document is none of those the gateway runs.',
  GRAPHQL_PARSE_FAILED: 'The query is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The query does not fit the schema.',
  OPERATION_RESOLUTION_FAILURE: 'The operation named is not in the document.',
  OPERATION_TOO_LARGE: 'The operation asks for more than the gateway answers at once.',
  BAD_USER_INPUT: 'A variable is missing or of the wrong type.',
  SOURCE_UNAVAILABLE: 'A slice is shared, and its source does not answer. Said of shared slices only.',
  REGISTRY_UNAVAILABLE: 'The consent registry does not answer, so nothing is shown.',
  ANSWER_OUTDATED: 'Something changed while the answer was being made. Ask again.',
  INTERNAL: 'The query could not be answered.',
} as const

export type ErrorCode = keyof typeof ERROR_CODES

/**
 * An error whose message we wrote for a client: it names no person, no value and nothing of the inside. Of any other
 * error a client sees the code's own text only.
 */
export class ClientError extends GraphQLError {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string = ERROR_CODES[code], options: GraphQLErrorOptions = {}) {
    super(message, { ...options, extensions: { ...options.extensions, code } })
    this.name = 'ClientError'
    this.code = code
  }
}

/** The code a client sees of an error, whoever threw it and however often it was wrapped. */
export function readCode(error: unknown): ErrorCode {
  const own = findClientError(error)
  if (own !== undefined) return own.code
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined
  return isErrorCode(code) ? code : 'INTERNAL'
}

/**
 * Makes of any error what a client may see: a code, the text of a `ClientError` or else of the code, and where in the
 * client's own document or answer it is. Messages of graphql-js and of Apollo quote what the client sent, so none passes.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const own = findClientError(error)
  const code = readCode(error)
  const slice = own?.extensions['slice']
  return {
    message: own?.message ?? ERROR_CODES[code],
    ...(code === 'INTERNAL' || formatted.locations === undefined ? {} : { locations: formatted.locations }),
    ...(code === 'INTERNAL' || formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: { code, ...(slice === undefined ? {} : { slice }) },
  }
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code)
}

function findClientError(error: unknown): ClientError | undefined {
  if (error instanceof ClientError) return error
  return error instanceof GraphQLError ? findClientError(error.originalError) : undefined
}
