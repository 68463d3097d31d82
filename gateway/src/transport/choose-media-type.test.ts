import { expect, it } from 'vitest'
import { chooseMediaType } from './choose-media-type.ts'

const JSON_TYPE = 'application/json'
const RESPONSE_TYPE = 'application/graphql-response+json'

// biome-ignore format: one row a header
const CASES: readonly (readonly [accept: string | undefined, type: string | null])[] = [
  [undefined, JSON_TYPE],
  ['', JSON_TYPE],
  ['*/*', JSON_TYPE],
  ['application/*', JSON_TYPE],
  [JSON_TYPE, JSON_TYPE],
  ['application/json; charset=utf-8', JSON_TYPE],
  ['APPLICATION/JSON', JSON_TYPE],
  [RESPONSE_TYPE, RESPONSE_TYPE],
  [`${RESPONSE_TYPE}, application/json;q=0.9`, RESPONSE_TYPE],
  [`application/json;q=0.9,${RESPONSE_TYPE}`, RESPONSE_TYPE],
  [`${JSON_TYPE}, ${RESPONSE_TYPE}`, RESPONSE_TYPE],
  [`${RESPONSE_TYPE};q=0.1, ${JSON_TYPE}`, JSON_TYPE],
  [`${RESPONSE_TYPE};q=0.1, */*`, JSON_TYPE],
  [`${RESPONSE_TYPE}, */*`, RESPONSE_TYPE],
  [`${JSON_TYPE};q=0, */*`, RESPONSE_TYPE],
  [`${JSON_TYPE};q=0, ${RESPONSE_TYPE};q=0, */*`, null],
  ['text/html, */*;q=0.1', JSON_TYPE],
  ['text/html', null],
  ['text/event-stream', null],
  ['multipart/mixed', null],
  ['application/json;q=0', null],
  ['application/json;q=x', null],
  ['application/json;q=2', null],
  ['json', null],
]

it.each(CASES)('accepting %j, a client gets %s', (accept, type) => {
  expect(chooseMediaType(accept)).toBe(type)
})
