import { expect, it } from 'vitest'
import { isPurpose, PURPOSES } from './vocabulary.ts'

it('a purpose is one of the four, letter for letter', () => {
  expect(PURPOSES.every(isPurpose)).toBe(true)
  for (const other of ['coordination', 'RESEARCH', '', null, undefined, 1, PURPOSES])
    expect(isPurpose(other)).toBe(false)
})
