import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { WITHOUT_CONSENT } from '../../bench/consent-cost/without-consent.ts'
import { PLANTED_SECTORS } from '../../bench/growth/more-sectors.ts'
import { MUTANTS } from './mutants.ts'

const REPOSITORY = new URL('../../../', import.meta.url)

/** What the benchmarks change in a copy would else be found to be gone only when one of them is run. */
const CHANGED = [...MUTANTS, WITHOUT_CONSENT, PLANTED_SECTORS]

const CHANGES = CHANGED.flatMap(({ name, changes }) => changes.map((change) => ({ name, ...change })))

it.each(CHANGES)('the change $name has its place in $file', async ({ file, find, replace }) => {
  const text = await readFile(new URL(file, REPOSITORY), 'utf8')
  expect(text.split(find)).toHaveLength(2)
  expect(replace).not.toBe(find)
})
