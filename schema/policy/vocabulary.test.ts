import { expect, it } from 'vitest'
import { folderOf, isPurpose, PURPOSES, SECTORS } from './vocabulary.ts'

it('a purpose is one of the four, letter for letter', () => {
  expect(PURPOSES.every(isPurpose)).toBe(true)
  for (const other of ['coordination', 'RESEARCH', '', null, undefined, 1, PURPOSES])
    expect(isPurpose(other)).toBe(false)
})

it('a sector’s folder is its name in kebab-case', () => {
  expect(SECTORS.slice(0, 4).map(folderOf)).toEqual(['school', 'health', 'child-welfare', 'nav'])
})
