import table from '../generated/field-table.json'

/** Every field that a sector can show, made from the supergraph. */
export type FieldTable = typeof table
export const FIELD_TABLE: FieldTable = table

export interface FieldRow {
  readonly path: string
  readonly type: string
  readonly isLocating: boolean
  readonly slice: FieldTable['slices'][number]
}

export function listFields({ slices }: FieldTable): readonly FieldRow[] {
  return slices.flatMap((slice) => slice.fields.map((field) => ({ ...field, slice })))
}

export interface FieldChanges {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Another type, rule, sensitivity or longest consent, or another word on whether it tells where the child is. */
  readonly changed: readonly string[]
}

/** How the fields of a later table differ from an earlier one's, by their paths. */
export function compareFields(earlier: FieldTable, later: FieldTable): FieldChanges {
  const [before, after] = [describeFields(earlier), describeFields(later)]
  return {
    added: [...after.keys()].filter((path) => !before.has(path)),
    removed: [...before.keys()].filter((path) => !after.has(path)),
    changed: [...after].filter(([path, told]) => before.has(path) && before.get(path) !== told).map(([path]) => path),
  }
}

function describeFields(of: FieldTable): ReadonlyMap<string, string> {
  return new Map(
    listFields(of).map(({ path, type, isLocating, slice: { id, rule, sensitivity, longestMonths } }) => [
      path,
      JSON.stringify([type, isLocating, id, rule, sensitivity, longestMonths]),
    ]),
  )
}

/** A table that was downloaded earlier; `null` for any other text. */
export function readFieldTable(text: string): FieldTable | null {
  try {
    const read = JSON.parse(text) as Partial<FieldTable> | null
    const isTable =
      Array.isArray(read?.slices) &&
      read.slices.every((slice) => typeof slice?.id === 'string' && Array.isArray(slice.fields)) &&
      Array.isArray(read.legalTable)
    return isTable ? (read as FieldTable) : null
  } catch {
    return null
  }
}
