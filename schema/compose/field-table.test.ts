import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SLICE_IDS } from '../policy/slices.ts'
import { createFieldTable } from './field-table.ts'

const table = createFieldTable(readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8'))
const fieldsOf = (id: string) => table.slices.find((slice) => slice.id === id)?.fields ?? []

test('every slice of the catalogue has its fields in the table, and no field is there twice', () => {
  expect(table.slices.map(({ id }) => id)).toEqual(SLICE_IDS)
  expect(table.slices.filter(({ fields }) => fields.length === 0).map(({ id }) => id)).toEqual([])
  const paths = table.slices.flatMap(({ fields }) => fields.map(({ path }) => path))
  expect(new Set(paths).size).toBe(paths.length)
})

test('a field is told by its path below the child, with its type and whether it tells where the child is', () => {
  expect(fieldsOf('school.enrolment')).toContainEqual({
    path: 'school.enrolment.startDate',
    type: 'Date',
    isLocating: false,
  })
  expect(fieldsOf('nav.contact').some(({ isLocating }) => isLocating)).toBe(true)
})

test('a rule of law not yet checked by a lawyer is marked so', () => {
  expect(table.legalTable.find(({ id }) => id === 'B-0-14')?.needsLegalReview).toBe(true)
})
