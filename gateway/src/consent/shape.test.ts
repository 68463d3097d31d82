import { GraphQLString } from 'graphql'
import { expect, it } from 'vitest'
import { compileCopy, ShapeFault } from './shape.ts'

it.each([
  ['a text', 'PPT.conclusion', 64 * 1024],
  ['a part of a file', 'ExportPart.content', 4 * 1024 * 1024],
])('%s is taken when it is as long as any honest one, and not when it is longer', (_, coordinate, longest) => {
  const copy = compileCopy(GraphQLString, coordinate, null)
  const text = 'å'.repeat(longest)
  expect(copy(text)).toBe(text)
  expect(() => copy(`${text}å`)).toThrow(ShapeFault)
})
