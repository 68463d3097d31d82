import { expect, test } from 'vitest'
import type { Sector } from '../generated/graphql.ts'
import { groupBySector } from './by-sector.ts'

test('a sector newer than the console comes after those it knows, and is not lost', () => {
  const sectors = ['leisure', 'nav', 'school', 'leisure'] as unknown as readonly Sector[]
  expect(groupBySector(sectors, (sector) => sector)).toEqual([
    ['school', ['school']],
    ['nav', ['nav']],
    ['leisure', ['leisure', 'leisure']],
  ])
})
