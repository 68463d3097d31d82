import { expect, test } from 'vitest'
import { compareFields, FIELD_TABLE, type FieldTable, readFieldTable } from './field-table.ts'

const NONE = { added: [], removed: [], changed: [] }

function changeFirst(change: (slice: FieldTable['slices'][number]) => Partial<FieldTable['slices'][number]>) {
  const [first, ...rest] = FIELD_TABLE.slices
  if (first === undefined) throw new Error('the table is empty')
  return { ...FIELD_TABLE, slices: [{ ...first, ...change(first) }, ...rest] }
}

test('a table that was downloaded is read back as it was', () => {
  const read = readFieldTable(JSON.stringify(FIELD_TABLE))
  expect(read === null ? null : compareFields(read, FIELD_TABLE)).toEqual(NONE)
})

test.each(['', '{}', 'null', '{"slices":[{}],"legalTable":[]}'])('%j is no such table', (text) => {
  expect(readFieldTable(text)).toBeNull()
})

test('a field that a sector adds is new, and one it takes away is gone', () => {
  const without = changeFirst(({ fields }) => ({ fields: fields.slice(1) }))
  const path = FIELD_TABLE.slices[0]?.fields[0]?.path
  expect(compareFields(without, FIELD_TABLE)).toEqual({ ...NONE, added: [path] })
  expect(compareFields(FIELD_TABLE, without)).toEqual({ ...NONE, removed: [path] })
})

test('a field is changed when the rule of its slice is', () => {
  const paths = FIELD_TABLE.slices[0]?.fields.map((field) => field.path)
  expect(
    compareFields(
      changeFirst(() => ({ rule: 'B' })),
      FIELD_TABLE,
    ),
  ).toEqual({ ...NONE, changed: paths })
})
