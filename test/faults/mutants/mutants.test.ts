import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { MUTANTS } from './mutants.ts'

const REPOSITORY = new URL('../../../', import.meta.url)

const CHANGES = MUTANTS.flatMap(({ name, changes }) => changes.map((change) => ({ name, ...change })))

it.each(CHANGES)('the mutant $name has its place in $file', async ({ file, find, replace }) => {
  const text = await readFile(new URL(file, REPOSITORY), 'utf8')
  expect(text.split(find)).toHaveLength(2)
  expect(replace).not.toBe(find)
})
