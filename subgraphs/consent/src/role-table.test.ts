import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ROLE_TABLE } from '@samsyn/schema/policy'

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** The table of the README: who has each area. */
function readRoleTable(): Record<string, readonly string[]> {
  const section = README.split('## Who may see and do what')[1]?.split('\n## ')[0] ?? ''
  const [head = [], , ...rows] = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  return Object.fromEntries(
    rows.map((cells) => [cells[1]?.replaceAll('`', ''), head.filter((_, column) => cells[column] === '×')]),
  )
}

it('the README tells who may see and do what as the code has it', () => {
  const sort = (capacities: readonly string[]): readonly string[] => capacities.toSorted()
  const coded = Object.fromEntries(Object.entries(ROLE_TABLE).map(([area, all]) => [area, sort(all)]))
  const told = Object.fromEntries(Object.entries(readRoleTable()).map(([area, all]) => [area, sort(all)]))
  expect(told).toEqual(coded)
})
