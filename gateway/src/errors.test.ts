import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { ClientError, ERROR_CODES, formatError, readCode } from './errors.ts'

const SECRET = 'person 05868500001 at https://10.0.0.7/ in /srv/gateway'

const format = (error: unknown): unknown =>
  formatError(error instanceof GraphQLError ? error.toJSON() : { message: SECRET, path: [SECRET] }, error)

describe('a client sees', () => {
  it('what we wrote for clients, however it was wrapped', () => {
    const own = new ClientError('OPERATION_TOO_LARGE', 'Ask for less.')
    const wrapped = new GraphQLError(SECRET, {
      originalError: new GraphQLError(SECRET, { originalError: own }),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', secret: SECRET },
    })
    for (const error of [own, wrapped]) {
      expect(format(error)).toEqual({ message: 'Ask for less.', extensions: { code: 'OPERATION_TOO_LARGE' } })
    }
  })

  it('where in its own document or answer it is, and which slice', () => {
    const error = new ClientError('SOURCE_UNAVAILABLE', 'The source does not answer.', {
      path: ['child', 'nav', 0],
      extensions: { slice: 'nav.benefits', secret: SECRET },
    })
    expect(format(error)).toEqual({
      message: 'The source does not answer.',
      path: ['child', 'nav', 0],
      extensions: { code: 'SOURCE_UNAVAILABLE', slice: 'nav.benefits' },
    })
  })

  it("of a library's error its code, in our own words", () => {
    const error = new GraphQLError(SECRET, { extensions: { code: 'GRAPHQL_PARSE_FAILED', exception: SECRET } })
    expect(format(error)).toEqual({
      message: ERROR_CODES.GRAPHQL_PARSE_FAILED,
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    })
  })

  it.each([
    ['an error of another kind', new TypeError(SECRET)],
    ['an error without a code', new GraphQLError(SECRET, { path: [SECRET] })],
    ['an error with a code that is none of ours', new GraphQLError(SECRET, { extensions: { code: SECRET } })],
    ['an error with a code every object has', new GraphQLError(SECRET, { extensions: { code: 'constructor' } })],
    ['an error whose code is no text', new GraphQLError(SECRET, { extensions: { code: ['INTERNAL'] } })],
    ['what is no error', SECRET],
    ['nothing', undefined],
  ])('of %s that something went wrong, and nothing else', (_description, error) => {
    expect(format(error)).toEqual({ message: ERROR_CODES.INTERNAL, extensions: { code: 'INTERNAL' } })
    expect(readCode(error)).toBe('INTERNAL')
  })
})
