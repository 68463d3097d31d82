import { describe, expect, it } from 'vitest'
import { judgeHead, limitAnswer, readAnswer } from './answer.ts'

const read = (text: string | Buffer): unknown => {
  const outcome = readAnswer([Buffer.from(text as string)])
  return outcome instanceof Error ? outcome.message : outcome
}
const LONG = ' '.repeat(64 * 1024)

describe('the body of an answer', () => {
  it.each<readonly [string, string | Buffer, unknown]>([
    ['an object is read', '{"data":{"navn":"Åse"}}', { data: { navn: 'Åse' } }],
    ['a list is none', '[]', 'no answer of GraphQL'],
    ['null is none', 'null', 'no answer of GraphQL'],
    ['text is none', '"data"', 'no answer of GraphQL'],
    ['nothing is none', '', 'no answer of GraphQL'],
    ['two answers are none', '{"data":{}}{"data":{}}', 'no answer of GraphQL'],
    ['an answer with more behind it is none', '{"data":{}}\n<!-- -->', 'no answer of GraphQL'],
    ['one that begins with a mark of order is none', '\uFEFF{"data":{}}', 'no answer of GraphQL'],
    ['NaN is no number', '{"data":NaN}', 'no answer of GraphQL'],
    ['half a letter is no text', Buffer.from([0x7b, 0x22, 0xc3, 0x22, 0x3a, 0x31, 0x7d]), 'no answer of GraphQL'],
    [
      'half of a pair of surrogates, written in bytes, is no text',
      Buffer.from('7b22eda08022 3a317d'.replace(' ', ''), 'hex'),
      'no answer of GraphQL',
    ],
    ['of a key that stands twice the last counts, once', '{"data":1,"data":2}', { data: 2 }],
  ])('%s', (_rule, body, expected) => expect(read(body)).toEqual(expected))

  it('may come in pieces that cut a letter in two', () => {
    const bytes = Buffer.from('{"data":"blåbær"}')
    expect(readAnswer([...bytes].map((byte) => Buffer.of(byte)))).toEqual({ data: 'blåbær' })
  })

  it.each([
    ['lists within lists', `${'['.repeat(40_000)}${']'.repeat(40_000)}`],
    ['objects within objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['a great many lists', `[${'[],'.repeat(100_001)}0]`],
    ['a great many objects', `[${'{},'.repeat(100_001)}0]`],
    ['lists within lists behind a text with a quotation mark in it', `["\\\\\\"",${'['.repeat(70_000)}`],
  ])('is not parsed when it is %s', (_rule, json) => {
    expect(read(`{"data":${json}}`)).toBe('too large')
  })

  it.each([
    ['brackets within a text', '['.repeat(1000)],
    ['quotation marks within a text', '"['.repeat(1000)],
    ['backslashes at the end of a text', '\\'.repeat(1000)],
    ['backslashes and quotation marks', '\\"[['.repeat(1000)],
  ])('is parsed when it is long and holds %s', (_rule, text) => {
    const answer = { data: { [text]: text } }
    expect(read(LONG + JSON.stringify(answer))).toEqual(answer)
  })

  it('is refused by the parser when a text in it never ends', () => {
    expect(read(`${LONG}{"data":"${'['.repeat(1000)}`)).toBe('no answer of GraphQL')
  })
})

describe('the head of an answer', () => {
  const JSON_TYPE = { 'content-type': 'application/json' }
  it.each<readonly [string, number, Parameters<typeof judgeHead>[1], string | undefined]>([
    ['200 with JSON is good', 200, JSON_TYPE, undefined],
    [
      'so is the media type of GraphQL',
      200,
      { 'content-type': 'application/graphql-response+json; charset=utf-8' },
      undefined,
    ],
    ['media types are written in any case', 200, { 'content-type': 'Application/JSON;charset=UTF-8' }, undefined],
    ['a proxy that says that nobody is there', 503, JSON_TYPE, 'away'],
    ['a key that is not known any more', 401, JSON_TYPE, 'refused'],
    ['a fault inside', 500, JSON_TYPE, 'refused'],
    ['a redirect', 307, { ...JSON_TYPE, location: 'https://x.example/' }, 'refused'],
    ['no content', 204, {}, 'refused'],
    ['a part', 206, JSON_TYPE, 'refused'],
    ['no media type', 200, {}, 'no answer of GraphQL'],
    ['HTML', 200, { 'content-type': 'text/html' }, 'no answer of GraphQL'],
    [
      'a media type that only begins as JSON does',
      200,
      { 'content-type': 'application/jsonp' },
      'no answer of GraphQL',
    ],
    ['two media types', 200, { 'content-type': ['application/json', 'text/html'] as never }, 'no answer of GraphQL'],
    ['a compressed body', 200, { ...JSON_TYPE, 'content-encoding': 'gzip' }, 'no answer of GraphQL'],
    ['a body said to be too long', 200, { ...JSON_TYPE, 'content-length': '1001' }, 'too large'],
    ['a body said to be as long as may be', 200, { ...JSON_TYPE, 'content-length': '1000' }, undefined],
  ])('%s', (_rule, status, headers, expected) => expect(judgeHead(status, headers, 1000)?.message).toBe(expected))
})

it('an answer may be longer about more children, and never endless', () => {
  const limits = [1, 2, 10, 50].map(limitAnswer)
  expect(limits).toEqual([786_432, 1_048_576, 3_145_728, 8_388_608])
})
