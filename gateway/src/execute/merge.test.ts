import { describe, expect, it } from 'vitest'
import { mergeInto } from './merge.ts'

function merge(target: object, ...told: object[]): object {
  for (const source of told) mergeInto(target as Record<string, unknown>, source as Record<string, unknown>)
  return target
}

describe('what two subgraphs tell of one thing', () => {
  it.each([
    ['is joined at every level', { a: { b: 1 } }, { a: { c: 2 }, d: 3 }, { a: { b: 1, c: 2 }, d: 3 }],
    [
      'is joined by place in lists of one length',
      { a: [{ b: 1 }, null] },
      { a: [{ c: 2 }, 3] },
      { a: [{ b: 1, c: 2 }, 3] },
    ],
    ['is joined in lists of lists', { a: [[{ b: 1 }]] }, { a: [[{ c: 2 }]] }, { a: [[{ b: 1, c: 2 }]] }],
    ['is the latter in lists of different length', { a: [{ b: 1 }, { b: 2 }] }, { a: [{ c: 3 }] }, { a: [{ c: 3 }] }],
    [
      'is the latter where they are of different shapes',
      { a: { b: 1 }, c: [1] },
      { a: [2], c: 'x' },
      { a: [2], c: 'x' },
    ],
    ['is the latter where that is null', { a: { b: 1 } }, { a: null }, { a: null }],
    ['is the former where the latter tells nothing', { a: 1 }, { a: undefined }, { a: 1 }],
  ])('%s', (_rule, target, told, expected) => {
    expect(merge(target, told)).toEqual(expected)
  })

  it('changes no prototype, of the thing or of any other', () => {
    const told = JSON.parse(
      '{"__proto__":{"a":1},"b":{"__proto__":{"a":1}},"constructor":{"prototype":{"a":1}},"toString":{"a":1}}',
    ) as object
    const target = merge({ b: { c: 2 } }, told, told)
    expect(Object.getPrototypeOf(target)).toBe(Object.prototype)
    expect(JSON.stringify(target)).toBe('{"b":{"c":2},"constructor":{"prototype":{"a":1}},"toString":{"a":1}}')
    expect(Object.hasOwn(Object.prototype, 'a') || Object.hasOwn(Object, 'a')).toBe(false)
  })
})
