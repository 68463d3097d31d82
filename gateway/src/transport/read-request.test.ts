import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRequest } from './read-request.ts'

const read = (text: string) => readRequest(Buffer.from(text))
const refusalOf = (body: string | Buffer): unknown => {
  const result = readRequest(Buffer.from(body))
  return result.ok ? 'taken' : [result.refusal.status, result.refusal.code, result.refusal.message]
}

const NOT_JSON = 'The body is not JSON in UTF-8.'
const TWICE = 'The body has the same name twice in an object.'
const TOO_DEEP = 'The body is nested too deep or has a member with a reserved name.'

const nested = (levels: number): string => `{"query":"q","variables":{"a":${'['.repeat(levels)}${']'.repeat(levels)}}}`

describe('a body is taken', () => {
  it.each([
    ['with a query alone', '{"query":"{ a }"}', {}],
    [
      'with an operation and variables',
      '{"query":"{ a }","operationName":"A","variables":{"x":[1]}}',
      { operationName: 'A', variables: { x: [1] } },
    ],
    [
      'with nulls for what is not there',
      '{"query":"{ a }","operationName":null,"variables":null,"extensions":null,"documentId":null}',
      {},
    ],
    [
      'with extensions and members nobody knows, which have no effect',
      '{"query":"{ a }","extensions":{"a":1},"x":[{}]}',
      {},
    ],
    [
      'with the same name in different objects',
      '{"query":"{ a }","variables":{"query":{"query":1},"b":{"query":2}}}',
      { variables: { query: { query: 1 }, b: { query: 2 } } },
    ],
    [
      'with colons and quotes inside strings',
      String.raw`{"query":"{ a: b(c: \"d:\\\\\") }","operationName":"\\"}`,
      { query: String.raw`{ a: b(c: "d:\\") }`, operationName: '\\' },
    ],
    [
      'with æ, ø and å',
      '{"query":"{ a }","variables":{"navn":"Åse Bjørnstjerne Sæther"}}',
      { variables: { navn: 'Åse Bjørnstjerne Sæther' } },
    ],
    ['that names a document', '{"documentId":"sha256:ab"}', { query: null, documentId: 'sha256:ab' }],
  ])('%s', (_rule, body, expected) => {
    const request = { query: '{ a }', documentId: null, operationName: null, variables: null, ...expected }
    expect(read(body)).toEqual({ ok: true, request })
  })

  it('that is nested as deep as no input is', () => {
    expect(read(nested(30))).toMatchObject({ ok: true })
  })
})

describe('a body is refused', () => {
  // biome-ignore format: one row a fault
  const CASES: readonly (readonly [rule: string, body: string | Buffer, message: string])[] = [
    ['that is empty', '', NOT_JSON],
    ['cut short', '{"query":', NOT_JSON],
    ['with something after it', '{"query":"q"} {}', NOT_JSON],
    ['with a comma too many', '{"query":"q",}', NOT_JSON],
    ['with a byte order mark', '\uFEFF{"query":"q"}', NOT_JSON],
    ['in Latin-1', Buffer.from('{"query":"æøå"}', 'latin1'), NOT_JSON],
    ['in UTF-16', Buffer.from('{"query":"q"}', 'utf16le'), NOT_JSON],
    ['with a surrogate written as UTF-8', Buffer.from([...Buffer.from('{"query":"'), 0xed, 0xa0, 0x80, ...Buffer.from('"}')]), NOT_JSON],
    ['with an overlong slash', Buffer.from([...Buffer.from('{"query":"'), 0xc0, 0xaf, ...Buffer.from('"}')]), NOT_JSON],
    ['with a name twice', '{"query":"a","query":"b"}', TWICE],
    ['with a name twice and the same value', '{"query":"a","query":"a"}', TWICE],
    ['with a name written in two ways', String.raw`{"query":"a","qu\u0065ry":"b"}`, TWICE],
    ['with a name twice deep in a variable', '{"query":"a","variables":{"a":[{"b":{"id":1,"id":2}}]}}', TWICE],
    ['with an empty name twice', '{"query":"a","":1,"":1}', TWICE],
    ['with a name twice that is a number', '{"query":"a","variables":{"1":1,"1":2}}', TWICE],
    ['that names a prototype', '{"query":"a","__proto__":{"x":1}}', TOO_DEEP],
    ['that names a prototype in a variable', '{"query":"a","variables":{"a":[{"__proto__":null}]}}', TOO_DEEP],
    ['that names a prototype in disguise', String.raw`{"query":"a","\u005f_proto__":1}`, TOO_DEEP],
    ['nested deeper than any input', nested(31), TOO_DEEP],
    ['nested as deep as its size allows', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, TOO_DEEP],
    ['that is a list', '[]', 'The body is not one JSON object.'],
    ['that is a batch', '[{"query":"{ a }"}]', 'The body is not one JSON object.'],
    ['that is null', 'null', 'The body is not one JSON object.'],
    ['that is text', '"{ a }"', 'The body is not one JSON object.'],
    ['with no query', '{"operationName":"A"}', 'The body has no query.'],
    ['with a query that is null', '{"query":null}', 'The body has no query.'],
    ['with a query that is an object', '{"query":{"kind":"Document"}}', 'The query is not a string.'],
    ['with a query that is false', '{"query":false}', 'The query is not a string.'],
    ['with an id that is a number', '{"documentId":1}', 'The document id is not a string.'],
    ['with an operation that is a number', '{"query":"a","operationName":0}', 'The operation name is not a string.'],
    ['with variables that are a list', '{"query":"a","variables":[]}', 'The variables are not an object.'],
    ['with variables that are text', '{"query":"a","variables":"{}"}', 'The variables are not an object.'],
    ['with extensions that are false', '{"query":"a","extensions":false}', 'The extensions are not an object.'],
    ['that would store a query', '{"query":"a","extensions":{"persistedQuery":{"version":1}}}', 'Queries are not stored on request.'],
  ]
  it.each(CASES)('%s', (_rule, body, message) => {
    expect(refusalOf(body)).toEqual([400, 'BAD_REQUEST', message])
  })

  it('when there is none', () => {
    expect(readRequest(undefined)).toMatchObject({ ok: false, refusal: { status: 400 } })
  })
})

it('whatever JSON says once is taken, and the same JSON with any of its members written again is not', () => {
  const hasPrototype = (json: string): boolean => json.includes('__proto__')
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), { maxKeys: 6 }), (variables) => {
      const json = JSON.stringify(variables)
      fc.pre(!hasPrototype(json))
      expect(read(`{"query":"q","variables":${json}}`)).toMatchObject({ ok: true })
      for (const [name, value] of Object.entries(variables)) {
        const again = `${JSON.stringify(name)}:${JSON.stringify(value)}`
        expect(refusalOf(`{"query":"q","variables":{${again},${json.slice(1)}}`)).toEqual([400, 'BAD_REQUEST', TWICE])
      }
    }),
  )
})
