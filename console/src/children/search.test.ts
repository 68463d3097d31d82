import { describe, expect, test } from 'vitest'
import { findByName } from './search.ts'

const all = ['Biret Áile Guttorm', 'Åse Østby', 'Ase Lyng'].map((displayName) => ({ displayName }))

describe('a search among the children', () => {
  test.each([
    ['', ['Biret Áile Guttorm', 'Åse Østby', 'Ase Lyng']],
    ['guttorm  aile', ['Biret Áile Guttorm']],
    ['åse', ['Åse Østby']],
    ['ase', ['Ase Lyng']],
    ['nobody', []],
  ])('for "%s" finds %j', (wanted, found) => {
    expect(findByName(all, wanted).map(({ displayName }) => displayName)).toEqual(found)
  })
})
