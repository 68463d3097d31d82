import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { findJsonFault, parseJson } from './json.ts'

const FAULTS: readonly (readonly [rule: string, text: string, place: string])[] = [
  ['an empty file is refused at its start', '', 'line 1, column 1'],
  ['a truncated object is refused at its end', '{\n  "a": 1,\n', 'line 3, column 1'],
  ['a string that never ends is refused where it begins', '{\n  "a": "Time på BU', 'line 2, column 8'],
  ['a comma before a closing brace is refused', '{"a": [1, 2,], "b": 3}', 'line 1, column 13'],
  ['a missing comma is refused', '{"a": 1\n "b": 2}', 'line 2, column 2'],
  ['a bracket that closes a brace is refused', '{"a": 1]', 'line 1, column 8'],
  ['a member without a name is refused', '{1: 2}', 'line 1, column 2'],
  ['a member without a value is refused', '{"a"}', 'line 1, column 5'],
  ['a number with a leading zero is refused', '[01]', 'line 1, column 3'],
  ['a word that is no JSON word is refused', '[true, nei]', 'line 1, column 8'],
  ['a bare control character in a string is refused', '["a\tb"]', 'line 1, column 2'],
  ['an unknown escape is refused', '["\\x"]', 'line 1, column 2'],
  ['a second document is refused', '{} {}', 'line 1, column 4'],
]

it.each(FAULTS)('%s', (_rule, text, place) => {
  expect(parseJson(Buffer.from(text))).toEqual({ ok: false, place, reason: 'is not JSON' })
})

it('text that is not UTF-8 is refused', () => {
  expect(parseJson(Buffer.from('"Testvik å"', 'latin1'))).toEqual({
    ok: false,
    place: 'whole file',
    reason: 'is not UTF-8',
  })
})

it('a byte order mark is no part of the text', () => {
  expect(parseJson(Buffer.from('\uFEFF{"navn": "Máret Eŋgá"}'))).toEqual({ ok: true, value: { navn: 'Máret Eŋgá' } })
})

describe('the place of a JSON fault', () => {
  const CASES: readonly (readonly [description: string, text: string, offset: number])[] = [
    ['cut off inside a string: where the string begins', '{"a": "bcd', 6],
    ['cut off after a comma', '{"a": 1, ', 9],
    ['an unquoted key', '{a: 1}', 1],
    ['a trailing comma', '[1, 2, ]', 7],
    ['a bracket that closes another', '{"a": [1}', 8],
    ['a missing colon', '{"a" 1}', 5],
    ['a value where a key must be', '{1: 2}', 1],
    ['two values', '{} {}', 3],
    ['a control character in a string', '["a\nb"]', 1],
    ['an unknown escape', '["a\\x"]', 1],
    ['a number with a leading zero', '[01]', 2],
    ['NaN', '[NaN]', 1],
    ['a lone comma', ',', 0],
    ['nested too deep for recursion, never closed', '['.repeat(200_000), 200_000],
  ]
  test.each(CASES)('%s', (_description, text, offset) => {
    expect(() => JSON.parse(text)).toThrow()
    expect(findJsonFault(text)).toBe(offset)
  })

  test('no place is named in what JSON.parse accepts', () => {
    fc.assert(fc.property(fc.json(), (text) => findJsonFault(text) === text.length))
  })

  test('a stray character is found where it stands, or where the token it breaks begins', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'grapheme-ascii' }), fc.nat(), (text, seed) => {
        const at = seed % (text.length + 1)
        const fault = findJsonFault(`${text.slice(0, at)}\u0000${text.slice(at)}`)
        expect(fault).toBeLessThanOrEqual(at)
        expect(text.slice(fault, at)).toMatch(/^("|[\w.+-]*$)/)
      }),
    )
  })
})
